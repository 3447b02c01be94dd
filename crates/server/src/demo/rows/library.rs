//! Stores the documents, FAQs, photos and videos of a demo.

use std::collections::BTreeSet;

use api::workdrive::UserId;
use sqlx::AnyConnection;

use super::{
    Failure,
    batch::{Batch, Value, int, json, maybe, maybe_int, text},
};
use crate::{
    audiences::Audience,
    demo::{
        content::{Content, Person, id},
        library::{Item, Kind},
    },
    people::split,
};

pub(super) async fn save(tx: &mut AnyConnection, content: &Content) -> Result<(), Failure> {
    let mut audiences = BTreeSet::new();
    let mut items = Vec::new();
    for item in &content.library {
        let audience = Audience::of(UserId(content.people[item.author].id), &item.audience);
        if audiences.insert(audience.id) {
            audience.save(tx).await?;
        }
        items.push((item, audience.id));
    }
    let of = |kind: Kind| items.iter().copied().filter(move |(item, _)| item.kind == kind);
    documents(tx, of(Kind::Document), &content.people).await?;
    faqs(tx, of(Kind::Faq), &content.people).await?;
    photos(tx, of(Kind::Photo), &content.people).await?;
    videos(tx, of(Kind::Video), &content.people).await?;
    Ok(())
}

/// Id, author, audience, when it was made, when and by whom it was changed.
fn head(item: &Item, audience: i64, people: &[Person]) -> [Value; 6] {
    let author = people[item.author].id;
    [text(item.id), text(author), int(audience), int(item.made_at), int(item.made_at), text(author)]
}

/// Name, tags, category, expiry and whether it is published.
fn shelf(item: &Item) -> [Value; 5] {
    [text(&item.title), json(&item.tags), maybe(item.category), maybe_int(item.expires_at), int(item.is_published)]
}

async fn documents<'a>(
    tx: &mut AnyConnection,
    items: impl Iterator<Item = (&'a Item, i64)> + Clone,
    people: &[Person],
) -> Result<(), sqlx::Error> {
    let mut documents = Batch::new(
        "documents",
        &[
            "id",
            "author_id",
            "audience_id",
            "created_at",
            "updated_at",
            "updated_by",
            "name",
            "tags",
            "category_id",
            "expires_at",
            "is_published",
            "url",
            "file_id",
        ],
    );
    for (item, audience) in items.clone() {
        let contents = [maybe(item.link.as_ref()), maybe(item.file)];
        documents.add(tx, head(item, audience, people).into_iter().chain(shelf(item)).chain(contents)).await?;
    }
    documents.finish(tx).await?;
    owners(tx, "document_owners", items, people).await
}

async fn owners<'a>(
    tx: &mut AnyConnection,
    table: &'static str,
    items: impl Iterator<Item = (&'a Item, i64)>,
    people: &[Person],
) -> Result<(), sqlx::Error> {
    let mut owners = Batch::new(table, &["user_id", "item_id"]);
    for (item, _) in items {
        for person in item.owners.iter().collect::<BTreeSet<_>>() {
            owners.add(tx, [text(people[*person].id), text(item.id)]).await?;
        }
    }
    owners.finish(tx).await
}

async fn faqs<'a>(
    tx: &mut AnyConnection,
    items: impl Iterator<Item = (&'a Item, i64)> + Clone,
    people: &[Person],
) -> Result<(), sqlx::Error> {
    let mut faqs = Batch::new(
        "faqs",
        &[
            "id",
            "author_id",
            "audience_id",
            "created_at",
            "updated_at",
            "updated_by",
            "name",
            "tags",
            "category_id",
            "expires_at",
            "is_published",
        ],
    );
    for (item, audience) in items.clone() {
        faqs.add(tx, head(item, audience, people).into_iter().chain(shelf(item))).await?;
    }
    faqs.finish(tx).await?;
    let mut questions = Batch::new("faq_questions", &["id", "faq_id", "position", "question", "answer", "description"]);
    for (item, _) in items.clone() {
        for (position, asked) in (1_i64..).zip(&item.questions) {
            let [question, answer, description] = asked.each_ref().map(text);
            let own = text(id(&format!("question/{}/{position}", item.id)));
            questions.add(tx, [own, text(item.id), int(position), question, answer, description]).await?;
        }
    }
    questions.finish(tx).await?;
    owners(tx, "faq_owners", items, people).await
}

async fn photos<'a>(
    tx: &mut AnyConnection,
    items: impl Iterator<Item = (&'a Item, i64)> + Clone,
    people: &[Person],
) -> Result<(), sqlx::Error> {
    let mut photos = Batch::new(
        "photos",
        &[
            "id",
            "author_id",
            "audience_id",
            "created_at",
            "updated_at",
            "updated_by",
            "title",
            "description",
            "file_id",
        ],
    );
    for (item, audience) in items.clone() {
        let contents = [text(&item.title), text(&item.text), maybe(item.file)];
        photos.add(tx, head(item, audience, people).into_iter().chain(contents)).await?;
    }
    photos.finish(tx).await?;
    let mut shown = Batch::new("photo_people", &["user_id", "photo_id"]);
    for (item, _) in items {
        for person in &item.shown {
            shown.add(tx, [text(people[*person].id), text(item.id)]).await?;
        }
    }
    shown.finish(tx).await
}

async fn videos<'a>(
    tx: &mut AnyConnection,
    items: impl Iterator<Item = (&'a Item, i64)> + Clone,
    people: &[Person],
) -> Result<(), sqlx::Error> {
    let mut videos = Batch::new(
        "videos",
        &[
            "id",
            "author_id",
            "audience_id",
            "created_at",
            "updated_at",
            "updated_by",
            "title",
            "description",
            "source",
            "url",
            "file_id",
        ],
    );
    for (item, audience) in items.clone() {
        let link = item.link.as_deref();
        let source = match link {
            Some(link) if link.contains("vimeo.com") => VIMEO,
            Some(_) => YOUTUBE,
            None => CUSTOM,
        };
        let contents = [text(&item.title), text(&item.text), int(source), maybe(link), maybe(item.file)];
        videos.add(tx, head(item, audience, people).into_iter().chain(contents)).await?;
    }
    videos.finish(tx).await?;
    let mut words = Batch::new("video_words", &["word", "video_id"]);
    for (item, _) in items {
        for word in split(&format!("{} {}", item.title, item.text)).into_iter().collect::<BTreeSet<_>>() {
            words.add(tx, [text(word), text(item.id)]).await?;
        }
    }
    words.finish(tx).await
}

/// Where a video comes from, as WorkDrive numbers it.
const YOUTUBE: i64 = 1;
const VIMEO: i64 = 2;
const CUSTOM: i64 = 3;
