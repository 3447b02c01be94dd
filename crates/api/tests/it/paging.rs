//! The next page is the next request.

use chrono::{DateTime, Utc};
use rotunda_api::{
    page::Paged,
    rotunda::{
        comments::{CommentId, CommentPage, ListComments},
        feeds::Stream,
    },
    workdrive::{
        Meta, PostId,
        news::{ListNews, NewsPage},
        posts::{ListPosts, Post, PostPage, SortKey},
        users::{ListUsers, UserPage},
    },
};
use serde_json::json;
use uuid::Uuid;

fn at(second: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(second, 0).unwrap()
}

fn post(second: i64) -> Post {
    let user = json!({ "id": Uuid::nil() });
    serde_json::from_value(json!({ "id": Uuid::from_u128(1), "postedAt": at(second), "user": user })).unwrap()
}

fn page(seconds: &[i64], next_page: u64) -> PostPage {
    PostPage { posts: seconds.iter().copied().map(post).collect(), meta: Meta { next_page, ..Meta::default() } }
}

fn list(sort_key: Option<SortKey>) -> ListPosts {
    ListPosts { time: at(100), per_page: Some(3), sort_key, cur_page: None, tag: Some("launch".to_owned()), user: None }
}

#[test]
fn recent_posts_go_on_at_the_time_of_the_oldest() {
    let next = list(None).next(&page(&[100, 90, 80], 0)).unwrap();
    assert_eq!(next, ListPosts { time: at(80), ..list(None) }, "everything but the time stays");
}

#[test]
fn a_page_that_is_not_full_is_the_last() {
    assert_eq!(list(None).next(&page(&[90, 80], 0)), None);
    assert_eq!(list(None).next(&page(&[], 0)), None);
    let ten = ListPosts { per_page: None, ..list(None) };
    assert!(ten.next(&page(&[90; 10], 0)).is_some(), "ten rows unless told");
    assert_eq!(ten.next(&page(&[90; 9], 0)), None);
}

#[test]
fn a_page_of_ties_with_the_cursor_goes_on_by_page() {
    let next = list(None).next(&page(&[100, 100, 100], 2)).unwrap();
    assert_eq!((next.time, next.cur_page), (at(100), Some(2)));
    let after = next.next(&page(&[100, 90, 80], 3)).unwrap();
    assert_eq!((after.time, after.cur_page), (at(80), None), "by time again as soon as it can");
    assert_eq!(next.next(&page(&[100, 100], 0)), None);
}

#[test]
fn other_orders_go_by_page_and_keep_the_time() {
    for order in [SortKey::MostReacted, SortKey::MostCommented] {
        let next = list(Some(order)).next(&page(&[10, 90, 50], 2)).unwrap();
        assert_eq!((next.time, next.cur_page), (at(100), Some(2)));
        assert_eq!(next.next(&page(&[20], 0)), None);
    }
}

#[test]
fn news_go_on_like_posts() {
    let first = ListNews {
        time: at(100),
        per_page: Some(1),
        sort_key: None,
        cur_page: None,
        tag: None,
        user: None,
        category: Some("Product".to_owned()),
    };
    let page = NewsPage { news: vec![post(40)], meta: Meta::default() };
    assert_eq!(first.next(&page), Some(ListNews { time: at(40), ..first.clone() }));
}

#[test]
fn users_go_on_while_there_is_a_next_page() {
    let first = ListUsers { cur_page: None, per_page: Some(2), department: None, location: None, status: None };
    let page = |next_page| UserPage { users: vec![], meta: Meta { next_page, ..Meta::default() } };
    assert_eq!(first.next(&page(2)).unwrap().cur_page, Some(2));
    assert_eq!(first.next(&page(0)), None);
}

#[test]
fn comments_go_on_after_the_last_one() {
    let first = ListComments { stream: Stream::News, id: PostId(Uuid::nil()), after: None, limit: None };
    let comment =
        |n| json!({ "id": Uuid::from_u128(n), "text": "x", "user": { "id": Uuid::nil() }, "createdAt": at(1) });
    let page = |left| -> CommentPage {
        serde_json::from_value(json!({ "comments": [comment(1), comment(2)], "left": left })).unwrap()
    };
    assert_eq!(first.next(&page(5)).unwrap().after, Some(CommentId(Uuid::from_u128(2))));
    assert_eq!(first.next(&page(0)), None);
}
