//! Items as they are sent: rows, and what stands beside them, read in as few questions as there are tables.

use std::collections::{HashMap, HashSet};

use ::api::{
    rotunda::feeds::Stream,
    workdrive::{
        FileId, Permissions, Place, PostId, UserId, UserStub,
        posts::{LinkPreview, Post, Reaction},
    },
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{code, reactions};
use crate::{
    Backend,
    audiences::shown_to,
    clock,
    database::{Fields, Sql},
    media, people,
    refusal::Refusal,
};

/// The items with these ids, in this order, as `me` sees them. Who may see them has been decided before.
pub(super) async fn load(
    backend: &Backend,
    connection: &mut AnyConnection,
    me: UserId,
    ids: &[PostId],
) -> Result<Vec<Post>, Refusal> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT p.*, a.permissions, c.name AS category FROM posts p JOIN audiences a ON a.id = p.audience_id \
         LEFT JOIN categories c ON c.id = p.category_id WHERE p.id IN ",
    );
    sql.list(ids);
    let rows = sql.rows(connection).await?;
    let rows = rows.iter().map(Stored::of).collect::<Result<Vec<_>, _>>()?;
    let reactions = reactions::of_posts(connection, me, ids).await?;
    let people =
        rows.iter().flat_map(Stored::people).chain(reactions.values().flat_map(|some| some.people.iter().copied()));
    let people = people::stubs(backend, connection, people.collect::<HashSet<_>>()).await?;
    let files = media::files(backend, connection, rows.iter().flat_map(Stored::files).collect::<HashSet<_>>()).await?;
    let stubs = |ids: &[UserId]| ids.iter().filter_map(|id| people.get(id).cloned()).collect::<Vec<UserStub>>();
    let mut posts: HashMap<PostId, Post> = HashMap::with_capacity(rows.len());
    for row in rows {
        let some = reactions.get(&row.id);
        let Some(user) = people.get(&row.author).cloned() else { continue };
        let post = Post {
            id: row.id,
            posted_at: clock::time(row.posted_at),
            edited_at: row.edited_at.map(clock::time),
            comments_count: row.comments,
            files: row.files.iter().filter_map(|id| files.get(id).cloned()).collect(),
            link_previews: row.link_previews,
            tags: row.tags,
            reactions: some.map(|some| some.kinds.clone()).unwrap_or_default(),
            mentions: stubs(&row.mentions),
            tagged_users: stubs(&row.tagged),
            reaction_users: some.map(|some| stubs(&some.people)).unwrap_or_default(),
            gif: row.gif,
            links: row.links,
            location: row.place,
            category: row.category,
            cover_image: row.cover.and_then(|id| files.get(&id).cloned()),
            permissions: Some(shown_to(row.permissions, row.author == me)),
            // Posts have no title, whatever is stored.
            news_title: row.news_title.filter(|_| row.stream == Stream::News),
            post_text: row.text,
            user,
        };
        posts.insert(row.id, post);
    }
    Ok(ids.iter().filter_map(|id| posts.remove(id)).collect())
}

/// A row of `posts`.
struct Stored {
    id: PostId,
    stream: Stream,
    author: UserId,
    permissions: Permissions,
    posted_at: i64,
    edited_at: Option<i64>,
    text: Option<String>,
    tags: Vec<String>,
    mentions: Vec<UserId>,
    tagged: Vec<UserId>,
    files: Vec<FileId>,
    links: Vec<String>,
    link_previews: Vec<LinkPreview>,
    gif: Option<String>,
    place: Option<Place>,
    news_title: Option<String>,
    category: Option<String>,
    cover: Option<FileId>,
    comments: u64,
}

impl Stored {
    fn of(row: &AnyRow) -> Result<Self, sqlx::Error> {
        let (address, coordinates) = (row.maybe_text("place_address")?, row.maybe_text("place_coordinates")?);
        let place = (address.is_some() || coordinates.is_some())
            .then(|| Place { text_address: address.unwrap_or_default(), coordinates });
        Ok(Self {
            id: row.parsed("id")?,
            stream: if row.int("stream")? == code(Stream::News) { Stream::News } else { Stream::Posts },
            author: row.parsed("author_id")?,
            permissions: row.json("permissions")?,
            posted_at: row.int("posted_at")?,
            edited_at: row.maybe_int("edited_at")?,
            text: row.maybe_text("text")?,
            tags: row.json("tags")?,
            mentions: row.json("mentions")?,
            tagged: row.json("tagged")?,
            files: row.json("files")?,
            links: row.json("links")?,
            link_previews: row.json("link_previews")?,
            gif: row.maybe_text("gif")?,
            place,
            news_title: row.maybe_text("news_title")?,
            category: row.maybe_text("category")?,
            cover: row.maybe_parsed("cover")?,
            comments: row.int("comment_count")?.unsigned_abs(),
        })
    }

    fn people(&self) -> impl Iterator<Item = UserId> {
        std::iter::once(self.author).chain(self.mentions.iter().copied()).chain(self.tagged.iter().copied())
    }

    fn files(&self) -> impl Iterator<Item = FileId> {
        self.files.iter().copied().chain(self.cover)
    }
}

/// The reactions to one item.
#[derive(Debug, Default)]
pub(super) struct Reactions {
    /// Most frequent first.
    pub(super) kinds: Vec<Reaction>,
    /// Some of the people who reacted.
    pub(super) people: Vec<UserId>,
}
