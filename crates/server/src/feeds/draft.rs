//! What an item will say: the fields of a new one, or those of an old one with changes, held to the rules.

use ::api::{
    rotunda::feeds::Stream,
    workdrive::{
        FileId, Permissions, Place, PostId, UserId,
        posts::{LinkPreview, PostBody},
    },
};
use sqlx::AnyConnection;

use super::{code, tags};
use crate::{
    audiences,
    database::{Fields, Sql},
    refusal::Refusal,
};

pub(crate) mod rules;

/// An item's contents.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) permissions: Permissions,
    pub(super) text: String,
    pub(super) tags: Vec<String>,
    pub(super) mentions: Vec<UserId>,
    pub(super) tagged: Vec<UserId>,
    pub(super) files: Vec<FileId>,
    pub(super) links: Vec<String>,
    pub(super) link_previews: Vec<LinkPreview>,
    pub(super) gif: Option<String>,
    pub(super) place: Option<Place>,
    pub(super) title: Option<String>,
    pub(super) category_id: Option<String>,
    pub(super) cover: Option<FileId>,
}

impl Draft {
    /// Reads the contents of an item, and who may see it.
    pub(super) async fn read(connection: &mut AnyConnection, id: PostId) -> Result<Self, sqlx::Error> {
        let row = sqlx::query(
            "SELECT p.*, a.permissions FROM posts p JOIN audiences a ON a.id = p.audience_id WHERE p.id = $1",
        );
        let row = row.bind(id.to_string()).fetch_one(connection).await?;
        let (address, coordinates) = (row.maybe_text("place_address")?, row.maybe_text("place_coordinates")?);
        let place = (address.is_some() || coordinates.is_some())
            .then(|| Place { text_address: address.unwrap_or_default(), coordinates });
        Ok(Self {
            permissions: row.json("permissions")?,
            text: row.maybe_text("text")?.unwrap_or_default(),
            tags: row.json("tags")?,
            mentions: row.json("mentions")?,
            tagged: row.json("tagged")?,
            files: row.json("files")?,
            links: row.json("links")?,
            link_previews: row.json("link_previews")?,
            gif: row.maybe_text("gif")?,
            place,
            title: row.maybe_text("news_title")?,
            category_id: row.maybe_text("category_id")?,
            cover: row.maybe_parsed("cover")?,
        })
    }

    /// Takes over what `body` has, and holds all of it to the rules. What is absent stays, what is empty is removed.
    pub(super) async fn change(
        &mut self,
        connection: &mut AnyConnection,
        author: UserId,
        stream: Stream,
        body: PostBody,
    ) -> Result<(), Refusal> {
        rules::status(body.status.as_deref())?;
        self.change_text(body.post_text, body.tags, body.mention);
        if let Some(permissions) = body.permissions {
            if body.tagged_user_ids.is_none() && !permissions.tagged_users.is_empty() {
                self.tagged.clone_from(&permissions.tagged_users);
            }
            self.permissions = permissions;
        }
        if let Some(tagged) = body.tagged_user_ids {
            self.tagged = tagged;
        }
        distinct(&mut self.tagged);
        // Who is tagged sees it besides.
        self.permissions.tagged_users.clone_from(&self.tagged);
        if let Some(links) = body.links {
            self.link_previews.retain(|preview| preview.link.as_ref().is_some_and(|link| links.contains(link)));
            self.links = links;
        }
        if let Some(gif) = body.gif {
            self.gif = Some(gif).filter(|gif| !gif.is_empty());
        }
        if let Some(place) = body.location {
            self.place = rules::place(place)?;
        }
        let had = std::mem::take(&mut self.files);
        let kept_cover = self.cover;
        self.files = body.file_ids.unwrap_or_else(|| had.clone());
        distinct(&mut self.files);
        self.change_news(connection, stream, body.news_title, body.category, body.cover_image).await?;
        self.check(stream)?;
        rules::people_exist(connection, "mention", &self.mentions).await?;
        rules::people_exist(connection, "taggedUserIds", &self.tagged).await?;
        audiences::check(connection, &self.permissions).await?;
        let new = self.files.iter().copied().filter(|id| !had.contains(id)).collect::<Vec<_>>();
        rules::usable(connection, "fileIds", author, &new, "%").await?;
        let new_cover = self.cover.filter(|id| kept_cover != Some(*id));
        rules::usable(connection, "coverImage", author, new_cover.as_slice(), "image/%").await
    }

    /// Tags and mentions are those given and those in the text; with a new text the ones in the old go.
    fn change_text(
        &mut self,
        text: Option<String>,
        given_tags: Option<Vec<String>>,
        given_mentions: Option<Vec<UserId>>,
    ) {
        let old = tags::collect(&[], &self.text);
        let apart = |tag: &String| !old.iter().any(|old| tags::key(old) == tags::key(tag));
        let given_tags = given_tags.unwrap_or_else(|| self.tags.iter().filter(|tag| apart(tag)).cloned().collect());
        let old = tags::mentioned(&self.text);
        let given_mentions =
            given_mentions.unwrap_or_else(|| self.mentions.iter().copied().filter(|id| !old.contains(id)).collect());
        if let Some(text) = text {
            self.text = text;
        }
        self.tags = tags::collect(&given_tags, &self.text);
        self.mentions = tags::mentioned(&self.text).into_iter().chain(given_mentions).collect();
        distinct(&mut self.mentions);
    }

    async fn change_news(
        &mut self,
        connection: &mut AnyConnection,
        stream: Stream,
        title: Option<String>,
        category: Option<String>,
        cover: Option<String>,
    ) -> Result<(), Refusal> {
        if stream == Stream::Posts {
            let given = [("newsTitle", &title), ("category", &category), ("coverImage", &cover)];
            return match given.iter().find(|(_, value)| value.as_deref().is_some_and(|text| !text.is_empty())) {
                Some((field, _)) => Err(Refusal::invalid(field, format!("only news have a {field}"))),
                None => Ok(()),
            };
        }
        if let Some(title) = title {
            self.title = Some(title.trim().to_owned()).filter(|title| !title.is_empty());
        }
        match category.as_deref() {
            None => {}
            Some("") => self.category_id = None,
            Some(name) => {
                let mut sql = Sql::new("SELECT id FROM categories WHERE module_code = ");
                sql.bind(code(stream)).push(" AND name = ").bind(name.to_owned());
                let row = sql.row(connection).await?.ok_or_else(|| Refusal::invalid("category", "no such category"))?;
                self.category_id = Some(row.text("id")?);
            }
        }
        match cover.as_deref() {
            None => {}
            Some("") => self.cover = None,
            Some(id) => {
                self.cover =
                    Some(id.parse().map_err(|_| Refusal::invalid("coverImage", "the cover is the id of a file"))?)
            }
        }
        Ok(())
    }

    fn check(&self, stream: Stream) -> Result<(), Refusal> {
        rules::text(&self.text)?;
        rules::tags(&self.tags)?;
        rules::count("fileIds", "files", self.files.len(), rules::FILES)?;
        rules::count("mention", "mentions", self.mentions.len(), rules::PEOPLE)?;
        rules::count("taggedUserIds", "tagged people", self.tagged.len(), rules::PEOPLE)?;
        rules::count("links", "links", self.links.len(), rules::LINKS)?;
        for link in &self.links {
            rules::address("links", link, &["http", "https"])?;
        }
        if let Some(gif) = &self.gif {
            rules::address("gif", gif, &["https"])?;
        }
        if stream == Stream::News {
            return rules::title(self.title.as_deref());
        }
        if self.text.trim().is_empty() && self.files.is_empty() && self.gif.is_none() && self.links.is_empty() {
            return Err(Refusal::invalid("postText", "a post needs a text, a file, a GIF or a link"));
        }
        Ok(())
    }
}

/// Keeps the first of each.
fn distinct<T: Copy + PartialEq>(items: &mut Vec<T>) {
    let mut kept = Vec::with_capacity(items.len());
    for item in items.drain(..) {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    *items = kept;
}
