//! News: posts with a title, a category and a cover.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Meta, PostId, UserId, WorkDrive,
    posts::{Post, PostBody, SortKey, next_step},
};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged};

endpoint! {
    /// Lists the news that the caller may see, published up to `time`.
    ///
    /// `GET /api/news`. `cur_page`, `tag`, `user` and `category` are ours (capability `feeds.filter`); the vendor ignores them.
    pub ListNews(WorkDrive, ApiKey, Member): GET "/news" -> NewsPage {
        query {
            /// Nothing newer than this; itself included.
            time: DateTime<Utc>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
            /// Order. Default most recent first.
            sort_key: Option<SortKey>,
            /// Page, from 1, among the news up to `time`. Default 1.
            cur_page: Option<u64>,
            /// Only with this tag, without `#`.
            tag: Option<String>,
            /// Only by this author.
            user: Option<UserId>,
            /// Only of the category with this name.
            category: Option<String>,
        }
    }
}

endpoint! {
    /// Publishes a news item; `newsTitle` is required.
    ///
    /// `POST /api/news`. Errors: `Invalid` for a missing title, an unknown category, person, group, location or file.
    pub CreateNews(WorkDrive, ApiKey, Member): POST "/news" -> 201 Post {
        body =
            /// What it says.
            news: PostBody,
    }
}

endpoint! {
    /// Changes a news item of one's own; what is absent stays.
    ///
    /// Printed as `PATCH /api/news/id`, meant with the id in its place. Errors: `NotFound`; `Forbidden` for another's.
    pub UpdateNews(WorkDrive, ApiKey, Member): PATCH "/news/{id}" -> Post {
        path {
            /// News item.
            id: PostId,
        }
        body =
            /// What it says.
            news: PostBody,
    }
}

endpoint! {
    /// Deletes a news item of one's own; an admin of the organization deletes any.
    ///
    /// Printed as `DELETE /api/news/id`, meant with the id in its place. Errors: `NotFound`; `Forbidden` for another's.
    pub DeleteNews(WorkDrive, ApiKey, Member): DELETE "/news/{id}" -> () {
        path {
            /// News item.
            id: PostId,
        }
    }
}

catalogue![ListNews, CreateNews, UpdateNews, DeleteNews];

impl Paged for ListNews {
    type Item = Post;
    fn items(page: NewsPage) -> Vec<Post> {
        page.news
    }
    fn next(&self, page: &NewsPage) -> Option<Self> {
        let step = next_step(self.time, self.per_page, self.sort_key, &page.news, page.meta)?;
        Some(Self { time: step.0, cur_page: step.1, ..self.clone() })
    }
}

/// A page of news.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NewsPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub news: Vec<Post>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}
