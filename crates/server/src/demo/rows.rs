//! Stores demo data: everything in one transaction, many rows a statement.

use std::{
    collections::{HashMap, HashSet},
    error::Error,
};

use api::workdrive::{FileId, UserId, posts::LinkPreview};
use batch::{Batch, Value, int, text};
use sqlx::AnyConnection;

use super::{
    PASSWORD,
    content::{Asset, Content, Person, Post, Source},
    render::Rendered,
};
use crate::{
    Backend,
    audiences::Audience,
    database, media,
    people::{rebuild_chains, sort_name, words},
    sessions,
};

mod batch;
mod chats;
mod clients;
mod customers;
mod desk;
mod events;
mod library;
mod rooms;
mod tasks;

/// The name of the company.
pub(super) const COMPANY: &str = "Stilla";

type Failure = Box<dyn Error + Send + Sync>;

/// Whether anybody is there already.
pub(super) async fn has_people(backend: &Backend) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("SELECT COUNT(*) FROM users").fetch_one(&backend.database.pool).await?;
    Ok(database::number(&row)? > 0)
}

/// Stores files and rows.
pub(super) async fn save(
    backend: &Backend,
    content: Content,
    drawn: &HashMap<Source, Rendered>,
) -> Result<(), Failure> {
    let now = backend.clock.now();
    for file in &content.files {
        let drawn = drawn.get(&file.source).ok_or("a file was not drawn")?;
        let path = path(file, &content.people);
        if let Some(thumbnail) = &drawn.thumbnail {
            backend.media.put(&media::thumbnail_path(&path), thumbnail.clone()).await?;
        }
        backend.media.put(&path, drawn.bytes.clone()).await?;
    }
    let password = sessions::passwords::hash(PASSWORD).map_err(|e| format!("cannot hash the password: {e:?}"))?;
    let mut tx = backend.database.write().await?;
    names(&mut tx, &content).await?;
    people(&mut tx, &content, &password, now).await?;
    files(&mut tx, &content, drawn).await?;
    events::save(&mut tx, &content, now).await?;
    library::save(&mut tx, &content).await?;
    tasks::save(&mut tx, &content, now).await?;
    chats::save(&mut tx, &content).await?;
    desk::save(&mut tx, &content, now).await?;
    customers::save(&mut tx, &content).await?;
    clients::save(backend, &mut tx, &content, now).await?;
    rooms::save(&mut tx, &content, now).await?;
    posts(&mut tx, content).await?;
    crate::feeds::recount(&mut tx).await?;
    tx.commit().await?;
    Ok(())
}

fn path(file: &Asset, people: &[Person]) -> String {
    media::path(UserId(people[file.owner].id), FileId(file.id))
}

async fn names(tx: &mut AnyConnection, content: &Content) -> Result<(), sqlx::Error> {
    for (table, named) in [("departments", &content.departments), ("locations", &content.locations)] {
        let mut batch = Batch::new(table, &["id", "name"]);
        for (id, name) in named {
            batch.add(tx, [text(id), text(name)]).await?;
        }
        batch.finish(tx).await?;
    }
    let mut groups = Batch::new("groups", &["id", "name"]);
    for (id, name, _) in &content.groups {
        groups.add(tx, [text(id), text(name)]).await?;
    }
    groups.finish(tx).await?;
    let mut categories = Batch::new("categories", &["id", "module_code", "name", "color"]);
    for (id, module, name, color) in &content.categories {
        categories.add(tx, [text(id), int(module.0), text(name), text(color)]).await?;
    }
    categories.finish(tx).await
}

async fn people(tx: &mut AnyConnection, content: &Content, password: &str, now: i64) -> Result<(), sqlx::Error> {
    let mut users = Batch::new(
        "users",
        &[
            "id",
            "email",
            "user_name",
            "password",
            "role",
            "status",
            "persona",
            "first_name",
            "last_name",
            "sort_name",
            "designation",
            "department_id",
            "location_id",
            "reports_to",
            "is_department_head",
            "is_expert",
            "bio",
            "phone",
            "availability",
            "picture",
            "created_at",
            "updated_at",
        ],
    );
    let mut found = Batch::new("user_words", &["word", "user_id"]);
    for person in &content.people {
        users.add(tx, user(person, content, password, now)).await?;
    }
    users.finish(tx).await?;
    for person in &content.people {
        for word in words(&person.first_name, &person.last_name, &person.email) {
            found.add(tx, [text(word), text(person.id)]).await?;
        }
    }
    found.finish(tx).await?;
    rebuild_chains(tx).await?;
    let mut members = Batch::new("group_members", &["group_id", "user_id"]);
    for (group, _, of) in &content.groups {
        for &person in of {
            members.add(tx, [text(group), text(content.people[person].id)]).await?;
        }
    }
    members.finish(tx).await?;
    let mut friends = Batch::new("friendships", &["user_id", "friend_id"]);
    for &(a, b) in &content.friends {
        let (a, b) = (content.people[a].id, content.people[b].id);
        friends.add(tx, [text(a), text(b)]).await?;
        friends.add(tx, [text(b), text(a)]).await?;
    }
    friends.finish(tx).await
}

fn user(person: &Person, content: &Content, password: &str, now: i64) -> [Value; 22] {
    [
        text(person.id),
        text(&person.email),
        text(&person.handle),
        text(password),
        text(person.role.name()),
        text("ACTIVE"),
        Value::Text(person.persona.map(str::to_owned)),
        text(&person.first_name),
        text(&person.last_name),
        text(sort_name(&person.first_name, &person.last_name)),
        text(&person.title),
        text(content.departments[person.department].0),
        text(content.locations[person.location].0),
        Value::Text(person.reports_to.map(|above| content.people[above].id.to_string())),
        int(person.heads_department),
        int(person.is_expert),
        text(&person.bio),
        text(&person.phone),
        int(1),
        text(person.picture),
        int(now),
        int(now),
    ]
}

async fn files(
    tx: &mut AnyConnection,
    content: &Content,
    drawn: &HashMap<Source, Rendered>,
) -> Result<(), sqlx::Error> {
    let mut files = Batch::new(
        "files",
        &[
            "id",
            "owner_id",
            "module_code",
            "name",
            "mime",
            "size",
            "width",
            "height",
            "path",
            "thumbnail_mime",
            "created_at",
            "uploaded_at",
        ],
    );
    for file in &content.files {
        let Some(drawn) = drawn.get(&file.source) else { continue };
        let row = [
            text(file.id),
            text(content.people[file.owner].id),
            int(file.module_code),
            text(&file.name),
            text(drawn.mime),
            Value::Int(i64::try_from(drawn.bytes.len()).ok()),
            Value::Int(drawn.size.map(|(width, _)| width.into())),
            Value::Int(drawn.size.map(|(_, height)| height.into())),
            text(path(file, &content.people)),
            Value::Text(drawn.thumbnail.as_ref().map(|_| "image/jpeg".to_owned())),
            int(file.created_at),
            int(file.created_at),
        ];
        files.add(tx, row).await?;
    }
    files.finish(tx).await
}

async fn posts(tx: &mut AnyConnection, content: Content) -> Result<(), sqlx::Error> {
    let people = content.people;
    let mut audiences = HashSet::new();
    let mut posts = Batch::new("posts", &POST);
    let mut tags = Batch::new("post_tags", &["tag", "post_id"]);
    let mut reactions = Batch::new("reactions", &["post_id", "emoji", "user_id", "created_at"]);
    let mut comments = Batch::new("comments", &["id", "post_id", "author_id", "text", "created_at"]);
    // A post's tags, reactions and comments follow once the post itself is stored.
    let mut waiting: Vec<Post> = Vec::new();
    let mut left = content.posts;
    loop {
        let next = left.next();
        if waiting.len() == 1000 || next.is_none() {
            posts.finish(tx).await?;
            for post in waiting.drain(..) {
                for tag in post.tags.iter().map(|tag| tag.to_lowercase()).collect::<HashSet<_>>() {
                    tags.add(tx, [text(tag), text(post.id)]).await?;
                }
                for reaction in post.reactions {
                    let person = people[reaction.person].id;
                    reactions.add(tx, [text(post.id), text(reaction.emoji), text(person), int(reaction.at)]).await?;
                }
                for comment in post.comments {
                    let author = people[comment.author].id;
                    comments
                        .add(tx, [text(comment.id), text(post.id), text(author), text(comment.text), int(comment.at)])
                        .await?;
                }
            }
        }
        let Some(post) = next else { break };
        let author = people[post.author].id;
        let audience = Audience::of(UserId(author), &post.audience);
        if audiences.insert(audience.id) {
            audience.save(tx).await?;
        }
        posts.add(tx, row(&post, author, audience.id)).await?;
        waiting.push(post);
    }
    tags.finish(tx).await?;
    reactions.finish(tx).await?;
    comments.finish(tx).await
}

const POST: [&str; 19] = [
    "id",
    "stream",
    "author_id",
    "audience_id",
    "posted_at",
    "text",
    "tags",
    "mentions",
    "files",
    "links",
    "place_address",
    "place_coordinates",
    "news_title",
    "category_id",
    "cover",
    "reaction_count",
    "comment_count",
    "tagged",
    "link_previews",
];

fn row(post: &Post, author: uuid::Uuid, audience: i64) -> [Value; 19] {
    let list = |items: Vec<String>| Value::Text(Some(serde_json::Value::from(items).to_string()));
    let ids = |ids: &[uuid::Uuid]| list(ids.iter().map(ToString::to_string).collect());
    let count = |items: usize| Value::Int(i64::try_from(items).ok());
    let previews: Vec<_> = post.links.iter().map(preview).collect();
    let (address, point) = post.place.clone().unzip();
    [
        text(post.id),
        int(post.stream),
        text(author),
        int(audience),
        int(post.posted_at),
        Value::Text((!post.text.is_empty()).then(|| post.text.clone())),
        list(post.tags.clone()),
        ids(&post.mentions),
        ids(&post.files),
        list(post.links.iter().map(|[address, ..]| address.clone()).collect()),
        Value::Text(address),
        Value::Text(point.flatten()),
        Value::Text(post.title.clone()),
        Value::Text(post.category.map(|id| id.to_string())),
        Value::Text(post.cover.map(|id| id.to_string())),
        count(post.reactions.len()),
        count(post.comments.len()),
        text("[]"),
        Value::Text(serde_json::to_string(&previews).ok()),
    ]
}

fn preview([link, title, description]: &[String; 3]) -> LinkPreview {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    LinkPreview { title: some(title), description: some(description), image: None, link: some(link) }
}
