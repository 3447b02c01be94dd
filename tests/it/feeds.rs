//! Posts and news.

use api::{
    rotunda::feeds::Stream,
    workdrive::{
        Permissions,
        news::ListNews,
        posts::{CreatePost, ListPosts, Post, PostBody},
    },
};
use chrono::{DateTime, Utc};

use crate::world::{Client, World};

mod comments;
mod lists;
mod reactions;
mod restoring;
mod writing;

/// A post for everyone.
fn said(text: &str) -> PostBody {
    let permissions = Some(Permissions { public: true, ..Permissions::default() });
    PostBody { post_text: Some(text.to_owned()), permissions, ..PostBody::default() }
}

/// A post for nobody else.
fn private(text: &str) -> PostBody {
    PostBody { permissions: None, ..said(text) }
}

async fn post(client: &Client, body: PostBody) -> Post {
    client.call(&CreatePost { post: body }).await.unwrap()
}

fn now(world: &World) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(world.backend.clock.now()).unwrap()
}

fn list(world: &World) -> ListPosts {
    ListPosts { time: now(world), per_page: None, sort_key: None, cur_page: None, tag: None, user: None }
}

fn news(world: &World) -> ListNews {
    ListNews { time: now(world), per_page: None, sort_key: None, cur_page: None, tag: None, user: None, category: None }
}

fn texts(posts: &[Post]) -> Vec<&str> {
    posts.iter().map(|post| post.post_text.as_deref().unwrap_or_default()).collect()
}

const POSTS: Stream = Stream::Posts;
