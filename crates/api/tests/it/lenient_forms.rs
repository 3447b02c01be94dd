//! Every form that the documents print for one field is read; what cannot be meant is refused.

use bytes::Bytes;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use rotunda_api::{
    endpoint::{Answer, Endpoint, Parts},
    workdrive::{
        UserStub,
        news::CreateNews,
        posts::{CreatePost, ListPosts, Post, PostBody, PostPage},
        users::{User, UserPage},
    },
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::any;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// A post with some members replaced.
fn post(members: Value) -> Post {
    let mut post = json!({ "id": id(1), "postedAt": "2022-12-16T06:47:09.531Z", "user": { "id": id(2) } });
    post.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    serde_json::from_value(post).unwrap()
}

fn body(members: &Value) -> Result<PostBody, rotunda_api::endpoint::BadRequest> {
    let parts = Parts { body: Bytes::from(members.to_string()), ..Parts::default() };
    CreatePost::from_parts(&parts).map(|request| request.post)
}

#[test]
fn files_are_one_a_list_a_wrapped_list_or_nothing() {
    let file = json!({ "id": id(7), "name": "a.png", "isImage": true });
    for form in [file.clone(), json!([file]), json!({ "files": [file] }), json!([file, null, {}])] {
        let files = post(json!({ "files": form })).files;
        assert_eq!(files.len(), 1, "{form}");
        assert_eq!(files[0].name, "a.png");
    }
    for form in [json!(null), json!({}), json!([]), json!([{}]), json!({ "files": [] })] {
        assert!(post(json!({ "files": form })).files.is_empty(), "{form}");
    }
}

#[test]
fn link_previews_reactions_and_links_are_one_or_many() {
    let preview = json!({ "title": "t", "description": {}, "image": null, "link": "https://a.example/" });
    assert_eq!(post(json!({ "linkPreviews": preview })).link_previews[0].link.as_deref(), Some("https://a.example/"));
    assert_eq!(post(json!({ "reactions": [{}] })).reactions, []);
    assert_eq!(post(json!({ "links": "https://a.example/" })).links, ["https://a.example/"]);
    assert_eq!(body(&json!({ "links": "https://a.example/" })).unwrap().links.unwrap(), ["https://a.example/"]);
    assert_eq!(body(&json!({ "links": null })).unwrap().links, None);
}

#[test]
fn tags_are_a_text_or_a_list_with_or_without_hash() {
    for form in [json!("#one #two"), json!("one,two"), json!(["#one", "two"]), json!(["one", " #two ", ""])] {
        assert_eq!(body(&json!({ "tags": form })).unwrap().tags.unwrap(), ["one", "two"], "{form}");
        assert_eq!(post(json!({ "tags": form })).tags, ["one", "two"], "{form}");
    }
    assert_eq!(body(&json!({ "tags": "" })).unwrap().tags, Some(vec![]), "empty removes");
    assert_eq!(body(&json!({})).unwrap().tags, None, "absent stays");
}

#[test]
fn mentions_and_files_to_attach_are_one_or_many() {
    for form in [json!(id(3)), json!([id(3)])] {
        let body = body(&json!({ "mention": form, "fileIds": form, "taggedUserIds": form })).unwrap();
        assert_eq!((body.mention.unwrap()[0].0, body.file_ids.unwrap()[0].0), (id(3), id(3)));
        assert_eq!(body.tagged_user_ids.unwrap()[0].0, id(3));
    }
}

#[test]
fn pictures_are_an_address_an_object_or_nothing() {
    let stub = |picture: Value| {
        serde_json::from_value::<UserStub>(json!({ "id": id(1), "picture": picture })).unwrap().picture
    };
    assert_eq!(stub(json!("/a.png")).unwrap().thumbnail, "/a.png");
    assert_eq!(stub(json!({ "url": "/a.png", "thumbnail": "/s.png" })).unwrap().thumbnail, "/s.png");
    assert_eq!(stub(json!({ "cdn": "https://cdn.example/a.png" })).unwrap().url, "https://cdn.example/a.png");
    for nothing in [json!({}), json!(null), json!(20), json!([])] {
        assert_eq!(stub(nothing.clone()), None, "{nothing}");
    }
}

#[test]
fn people_are_read_as_lists_requests_and_samples_print_them() {
    let stub = json!({
        "id": id(1), "availability": "ACTIVE", "designation": { "name": "Audiologist" }, "department": {}, "status": "a@b.example",
        "unknown": [1, 2],
    });
    let stub: UserStub = serde_json::from_value(stub).unwrap();
    assert_eq!((stub.availability, stub.designation.as_deref(), stub.department), (None, Some("Audiologist"), None));
    let user: User =
        serde_json::from_value(json!({ "id": id(1), "location": {}, "reportsToObj": {}, "picture": {} })).unwrap();
    assert_eq!((user.location, user.reports_to_obj, user.is_department_head), (None, None, false));
}

#[test]
fn categories_and_covers_are_read_in_both_directions() {
    assert_eq!(post(json!({ "category": {} })).category, None);
    assert_eq!(post(json!({ "category": { "name": "Featured" } })).category.as_deref(), Some("Featured"));
    assert_eq!(post(json!({ "coverImage": { "id": id(9) } })).cover_image.unwrap().id.0, id(9));
    assert_eq!(post(json!({ "coverImage": "" })).cover_image, None);
    assert_eq!(body(&json!({ "category": {} })).unwrap().category, None);
    assert_eq!(body(&json!({ "coverImage": id(9) })).unwrap().cover_image, Some(id(9).to_string()));
}

#[test]
fn numbers_may_be_texts() {
    let page =
        br#"{"posts":[],"meta":{"perPage":"5","totalPages":2,"totalResults":null,"curPage":"1","nextPage":" 2 "}}"#;
    let meta = PostPage::read(&Bytes::from_static(page)).unwrap().meta;
    assert_eq!((meta.per_page, meta.total_results, meta.next_page), (5, 0, 2));
    let parts =
        Parts { query: "time=2022-10-17T09:21:41.247Z&per_page=5&sort_key=a&cur_page=".to_owned(), ..Parts::default() };
    let list = ListPosts::from_parts(&parts).unwrap();
    assert_eq!((list.per_page, list.cur_page), (Some(5), None), "an empty argument counts as absent");
}

#[test]
fn an_empty_body_is_an_empty_object() {
    assert_eq!(CreateNews::from_parts(&Parts::default()).unwrap().news, PostBody::default());
}

#[test]
fn a_wrong_type_in_any_field_of_a_new_post_is_refused() {
    let fields = [
        "permissions",
        "postText",
        "status",
        "tags",
        "mention",
        "fileIds",
        "taggedUserIds",
        "gif",
        "links",
        "newsTitle",
        "category",
        "coverImage",
        "location",
    ];
    for field in fields {
        for wrong in [json!(true), json!([[7]]), json!(-1.5), json!({ "unknown": 1 })] {
            if wrong.is_object() && ["permissions", "location"].contains(&field) {
                continue; // Unknown members are ignored, there as everywhere.
            }
            let read = body(&json!({ field: wrong }));
            assert!(read.is_err(), "{field} = {wrong} was read as {read:?}");
        }
    }
    assert!(body(&json!({ "permissions": { "public": "yes" } })).is_err());
    assert!(body(&json!({ "permissions": { "users": ["nobody"] } })).is_err());
    assert!(body(&json!({ "permissions": [] })).is_err());
    assert!(body(&json!({ "location": { "textAddress": 7 } })).is_err());
    for all in [json!([]), json!("text"), json!(null)] {
        assert!(body(&all).is_err(), "{all}");
    }
}

#[test]
fn null_or_an_absent_member_never_loses_an_answer() {
    let mut runner = TestRunner::deterministic();
    let post = any::post().new_tree(&mut runner).unwrap().current();
    let file = any::file().new_tree(&mut runner).unwrap().current();
    let stub = any::stub().new_tree(&mut runner).unwrap().current();
    let mut post = serde_json::to_value(post).unwrap();
    post["files"] = json!([file]);
    post["mentions"] = json!([stub]);
    each_member_without::<PostPage>(&json!({ "posts": [post], "meta": { "nextPage": 0 } }));
    let mut user = serde_json::to_value(stub).unwrap();
    user.as_object_mut()
        .unwrap()
        .extend(json!({ "isExpert": true, "isDepartmentHead": true }).as_object().unwrap().clone());
    each_member_without::<UserPage>(&json!({ "users": [user], "meta": { "nextPage": 0 } }));
}

/// Reads `sample` with each member in turn set to `null`, then left out. Ids, authors and times must be there.
fn each_member_without<T: Answer>(sample: &Value) {
    const REQUIRED: &[&str] = &["id", "postedAt", "user", "url", "thumbnail"];
    for pointer in members(sample, "") {
        let name = pointer.rsplit('/').next().unwrap();
        if REQUIRED.contains(&name) || name.parse::<usize>().is_ok() {
            continue;
        }
        let mut changed = sample.clone();
        *changed.pointer_mut(&pointer).unwrap() = Value::Null;
        T::read(&Bytes::from(changed.to_string())).map(drop).unwrap_or_else(|e| panic!("{pointer} = null: {e}"));
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        if let Some(parent) = changed.pointer_mut(parent).unwrap().as_object_mut() {
            parent.remove(name);
        }
        T::read(&Bytes::from(changed.to_string())).map(drop).unwrap_or_else(|e| panic!("without {pointer}: {e}"));
    }
}

fn members(value: &Value, at: &str) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(name, child)| (format!("{at}/{name}"), child)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(i, child)| (format!("{at}/{i}"), child)).collect(),
        _ => vec![],
    };
    children
        .into_iter()
        .flat_map(|(pointer, child)| [vec![pointer.clone()], members(child, &pointer)].concat())
        .collect()
}
