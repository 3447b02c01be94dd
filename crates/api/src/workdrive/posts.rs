//! Posts, and the shapes that news share with them.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{File, FileId, Meta, Permissions, Place, PostId, UserId, UserStub, WorkDrive};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged};

endpoint! {
    /// Lists the posts that the caller may see, posted up to `time`.
    ///
    /// `GET /api/posts`. The cursor is the time: ask again with the time of the oldest post to go on. `cur_page`, `tag` and `user`
    /// are ours (capability `feeds.filter`); the vendor ignores them.
    pub ListPosts(WorkDrive, ApiKey, Member): GET "/posts" -> PostPage {
        query {
            /// Nothing newer than this; itself included.
            time: DateTime<Utc>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
            /// Order. Default most recent first.
            sort_key: Option<SortKey>,
            /// Page, from 1, among the posts up to `time`. Default 1.
            cur_page: Option<u64>,
            /// Only with this tag, without `#`.
            tag: Option<String>,
            /// Only by this author.
            user: Option<UserId>,
        }
    }
}

endpoint! {
    /// Publishes a post. It needs a text or any media.
    ///
    /// `POST /api/posts`. Errors: `Invalid` for an empty post, an unknown person, group, location or file.
    pub CreatePost(WorkDrive, ApiKey, Member): POST "/posts" -> 201 Post {
        body =
            /// What it says.
            post: PostBody,
    }
}

endpoint! {
    /// Changes a post of one's own; what is absent stays.
    ///
    /// Printed as `PATCH /api/posts/id`, meant with the id in its place. Errors: `NotFound`; `Forbidden` for another's post.
    pub UpdatePost(WorkDrive, ApiKey, Member): PATCH "/posts/{id}" -> Post {
        path {
            /// Post.
            id: PostId,
        }
        body =
            /// What it says.
            post: PostBody,
    }
}

endpoint! {
    /// Deletes a post of one's own; an admin of the organization deletes any.
    ///
    /// Printed as `DELETE /api/posts/id`, meant with the id in its place. Errors: `NotFound`; `Forbidden` for another's post.
    pub DeletePost(WorkDrive, ApiKey, Member): DELETE "/posts/{id}" -> () {
        path {
            /// Post.
            id: PostId,
        }
    }
}

catalogue![ListPosts, CreatePost, UpdatePost, DeletePost];

impl Paged for ListPosts {
    type Item = Post;
    fn items(page: PostPage) -> Vec<Post> {
        page.posts
    }
    fn next(&self, page: &PostPage) -> Option<Self> {
        let step = next_step(self.time, self.per_page, self.sort_key, &page.posts, page.meta)?;
        Some(Self { time: step.0, cur_page: step.1, ..self.clone() })
    }
}

/// Where the page after this one starts: a time, or a page number where the order is not by time.
pub(super) fn next_step(
    time: DateTime<Utc>,
    per_page: Option<u64>,
    sort_key: Option<SortKey>,
    posts: &[Post],
    meta: Meta,
) -> Option<(DateTime<Utc>, Option<u64>)> {
    if sort_key.unwrap_or_default() != SortKey::Recent {
        return (meta.next_page > 0).then_some((time, Some(meta.next_page)));
    }
    let oldest = posts.last()?.posted_at;
    if oldest < time {
        return (posts.len() as u64 >= per_page.unwrap_or(10)).then_some((oldest, None));
    }
    // The page's posts all carry the cursor's own time: the same request again would not get on.
    (meta.next_page > 0).then_some((time, Some(meta.next_page)))
}

/// The order of a stream.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum SortKey {
    /// Most recent first.
    #[default]
    #[serde(rename = "a")]
    Recent,
    /// Most reactions first.
    #[serde(rename = "b")]
    MostReacted,
    /// Most comments first.
    #[serde(rename = "c")]
    MostCommented,
}

/// A page of posts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PostPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub posts: Vec<Post>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// A post or a news item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Post {
    /// Id.
    pub id: PostId,
    /// Text in Markdown; mentions stand in it as `@[Name](user:ID)`.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub post_text: Option<String>,
    /// When it was published.
    #[serde(deserialize_with = "crate::time::moment")]
    pub posted_at: DateTime<Utc>,
    /// When its text or media last changed; ours.
    #[serde(default, deserialize_with = "crate::time::some_moment", skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<DateTime<Utc>>,
    /// How many comments it has.
    #[serde(default, deserialize_with = "lenient::number")]
    pub comments_count: u64,
    /// Author.
    pub user: UserStub,
    /// Media; the document prints one object, meant is a list.
    #[serde(default, deserialize_with = "lenient::list")]
    pub files: Vec<File>,
    /// Previews of the links in it.
    #[serde(default, deserialize_with = "lenient::list")]
    pub link_previews: Vec<LinkPreview>,
    /// Tags, without `#`.
    #[serde(default, deserialize_with = "lenient::tag_list")]
    pub tags: Vec<String>,
    /// Reactions, most frequent first. The document leaves the members open; these are ours.
    #[serde(default, deserialize_with = "lenient::list")]
    pub reactions: Vec<Reaction>,
    /// People mentioned in the text.
    #[serde(default, deserialize_with = "lenient::list")]
    pub mentions: Vec<UserStub>,
    /// People tagged.
    #[serde(default, deserialize_with = "lenient::list")]
    pub tagged_users: Vec<UserStub>,
    /// Address of an animated picture.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub gif: Option<String>,
    /// Links.
    #[serde(default, deserialize_with = "lenient::list")]
    pub links: Vec<String>,
    /// Some of the people who reacted.
    #[serde(default, deserialize_with = "lenient::list")]
    pub reaction_users: Vec<UserStub>,
    /// Where it was written or is about.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub location: Option<Place>,
    /// Title; news only.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub news_title: Option<String>,
    /// Category's name; news only.
    #[serde(default, deserialize_with = "lenient::text", skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Wide picture above the title; news only.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub cover_image: Option<File>,
    /// Who may see it; ours. To others than the author the lists of people come empty.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Permissions>,
}

/// One kind of reaction to a thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Reaction {
    /// One emoji.
    #[serde(deserialize_with = "lenient::or_default")]
    pub emoji: String,
    /// How many people reacted so.
    #[serde(deserialize_with = "lenient::number")]
    pub count: u64,
    /// Whether the caller is one of them.
    #[serde(deserialize_with = "lenient::or_default")]
    pub mine: bool,
}

/// What stands behind a link.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct LinkPreview {
    /// Title of the page.
    #[serde(deserialize_with = "lenient::text")]
    pub title: Option<String>,
    /// What the page says of itself.
    #[serde(deserialize_with = "lenient::text")]
    pub description: Option<String>,
    /// Address of a picture.
    #[serde(deserialize_with = "lenient::text")]
    pub image: Option<String>,
    /// The link.
    #[serde(deserialize_with = "lenient::text")]
    pub link: Option<String>,
}

/// The fields of a post or news item to create or change. In a change, what is absent stays and what is empty is removed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct PostBody {
    /// Who may see it. Default in a new one: the author only.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub permissions: Option<Permissions>,
    /// Text in Markdown, at most 20,000 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_text: Option<String>,
    /// `PUBLISHED`, the only documented value; may be absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Tags, at most 20 of at most 50 characters. One string of tags is accepted too.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::tags")]
    pub tags: Option<Vec<String>>,
    /// People mentioned in the text.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some_list")]
    pub mention: Option<Vec<UserId>>,
    /// Uploaded pictures, videos and documents, at most 20, in the order to show.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some_list")]
    pub file_ids: Option<Vec<FileId>>,
    /// People tagged.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some_list")]
    pub tagged_user_ids: Option<Vec<UserId>>,
    /// Address of an animated picture, `https`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gif: Option<String>,
    /// Links, `http` or `https`, at most 10.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some_list")]
    pub links: Option<Vec<String>>,
    /// Title, required for news, at most 200 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub news_title: Option<String>,
    /// Name of a category of the module News.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub category: Option<String>,
    /// File id of an uploaded picture; news only. An empty text removes the cover.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub cover_image: Option<String>,
    /// Where it was written or is about.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub location: Option<Place>,
}
