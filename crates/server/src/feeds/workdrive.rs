//! `/api/posts` and `/api/news`.

use ::api::{
    rotunda::feeds::Stream,
    workdrive::{
        news::{CreateNews, DeleteNews, ListNews, NewsPage, UpdateNews},
        posts::{CreatePost, DeletePost, ListPosts, Post, PostPage, UpdatePost},
    },
};

use super::{
    list::{self, Asked},
    post, write,
};
use crate::{Backend, caller::Caller, refusal::Refusal};

pub(super) async fn list_posts(backend: Backend, caller: Caller, asked: ListPosts) -> Result<PostPage, Refusal> {
    let ListPosts { time, per_page, sort_key, cur_page, tag, user } = asked;
    let asked = Asked { stream: Stream::Posts, time, per_page, cur_page, sort_key, tag, user, category: None };
    let mut connection = backend.database.pool.acquire().await?;
    let (ids, meta) = list::page(&mut connection, caller.user, &asked).await?;
    Ok(PostPage { posts: post::load(&backend, &mut connection, caller.user, &ids).await?, meta })
}

pub(super) async fn create_post(backend: Backend, caller: Caller, asked: CreatePost) -> Result<Post, Refusal> {
    write::create(&backend, &caller, Stream::Posts, asked.post).await
}

pub(super) async fn update_post(backend: Backend, caller: Caller, asked: UpdatePost) -> Result<Post, Refusal> {
    write::update(&backend, &caller, Stream::Posts, asked.id, asked.post).await
}

pub(super) async fn delete_post(backend: Backend, caller: Caller, asked: DeletePost) -> Result<(), Refusal> {
    write::delete(&backend, &caller, Stream::Posts, asked.id).await
}

pub(super) async fn list_news(backend: Backend, caller: Caller, asked: ListNews) -> Result<NewsPage, Refusal> {
    let ListNews { time, per_page, sort_key, cur_page, tag, user, category } = asked;
    let asked = Asked { stream: Stream::News, time, per_page, cur_page, sort_key, tag, user, category };
    let mut connection = backend.database.pool.acquire().await?;
    let (ids, meta) = list::page(&mut connection, caller.user, &asked).await?;
    Ok(NewsPage { news: post::load(&backend, &mut connection, caller.user, &ids).await?, meta })
}

pub(super) async fn create_news(backend: Backend, caller: Caller, asked: CreateNews) -> Result<Post, Refusal> {
    write::create(&backend, &caller, Stream::News, asked.news).await
}

pub(super) async fn update_news(backend: Backend, caller: Caller, asked: UpdateNews) -> Result<Post, Refusal> {
    write::update(&backend, &caller, Stream::News, asked.id, asked.news).await
}

pub(super) async fn delete_news(backend: Backend, caller: Caller, asked: DeleteNews) -> Result<(), Refusal> {
    write::delete(&backend, &caller, Stream::News, asked.id).await
}
