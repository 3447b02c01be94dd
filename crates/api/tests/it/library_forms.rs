//! The examples that the vendor's document prints for videos, photos, documents and FAQs, repaired where they are no JSON, are read.

use std::fmt::Debug;

use bytes::Bytes;
use rotunda_api::{
    endpoint::{Answer, BadRequest, Endpoint, Parts},
    workdrive::{
        documents::*,
        faqs::*,
        knowledge::{Expiry, Knowledge},
        photos::*,
        videos::*,
    },
};
use serde_json::{Value, json};

const ID: &str = "f5743644-c8ce-4bbe-a9bd-dfdd18dce445";

fn request<E: Endpoint>(query: &str, body: &Value) -> Result<E, BadRequest> {
    let path = E::INFO.fields.iter().filter(|field| field.name == "id" || field.name == "kbId");
    let path = path.map(|field| (field.name.to_owned(), ID.to_owned())).collect();
    E::from_parts(&Parts { path, query: query.to_owned(), body: Bytes::from(body.to_string()) })
}

/// Read, written and read again.
fn answer<T: Answer + PartialEq + Debug>(body: &Value) -> T {
    let read = T::read(&Bytes::from(body.to_string())).unwrap();
    assert_eq!(T::read(&read.write().unwrap()).unwrap(), read);
    read
}

fn permissions() -> Value {
    json!({
        "users": [ID], "groups": [ID], "locations": [ID], "taggedUsers": [ID],
        "public": true, "friends": true, "onlyMe": true, "team": true,
    })
}

fn user() -> Value {
    json!({
        "id": ID, "firstName": "string", "lastName": "string", "picture": {}, "cover": {}, "color": "string", "online": true,
        "availability": 1, "designation": {}, "department": {}, "availabilityStatusText": "string", "phone": "string",
        "email": "user@example.com", "status": "user@example.com",
    })
}

fn meta() -> Value {
    json!({ "perPage": 0, "totalPages": 0, "totalResults": 0, "curPage": 0, "nextPage": 0 })
}

#[test]
fn w70_videos() {
    let video = json!({
        "id": ID, "createdAt": "2022-10-20T09:24:34.581Z", "updatedAt": "2022-10-20T09:24:34.581Z", "createdBy": "string",
        "updatedBy": "string", "title": "string", "description": "string", "source": 0, "videoFileId": "string",
        "user": user(), "thumbnailFileId": "string", "meta": {},
    });
    let page: VideoPage = answer(&json!({ "videos": [video], "meta": meta() }));
    assert_eq!((page.videos[0].source, &page.videos[0].meta, page.videos[0].video_file_id), (0, &None, None));
    let made: CreateVideo = request("", &json!({
        "title": "Testing Video", "description": "This is the testing Video", "videoFileId": ID, "thumbnailFileId": ID,
        "meta": {}, "permissions": permissions(),
    }))
    .unwrap();
    assert_eq!((made.meta, made.source, made.permissions.unwrap().users.len()), (None, None, 1));
    for form in [json!("https://youtu.be/1"), json!({ "url": "https://youtu.be/1" })] {
        let made: CreateVideo = request("", &json!({ "title": "x", "meta": form })).unwrap();
        assert_eq!(made.meta.unwrap().url, "https://youtu.be/1");
    }
    assert!(request::<CreateVideo>("", &json!({ "title": "x", "meta": { "href": 1 } })).is_err());
    // W26: the example has no value there.
    let list: ListVideos = request("isFollowing=false&per_page=28&search=&cur_page=1", &json!({})).unwrap();
    assert_eq!((list.is_following, list.per_page, list.search.as_deref()), (Some(false), Some(28), Some("")));
}

#[test]
fn w66_photos() {
    let photo = json!({
        "id": ID, "createdAt": "2022-10-20T19:03:51.880Z", "updatedAt": "2022-10-20T19:03:51.880Z", "createdBy": "string",
        "updatedBy": "string", "title": "string", "description": "string", "photo": {}, "user": user(),
    });
    let page: PhotoPage = answer(&json!({ "photos": [photo], "meta": meta() }));
    assert!(page.photos[0].photo.is_none() && page.photos[0].user.is_some());
    let body = json!({ "title": "Testing Photo", "description": "x", "fileId": ID, "permissions": permissions() });
    assert_eq!(request::<CreatePhoto>("", &body).unwrap().title.as_deref(), Some("Testing Photo"));
    let names = ["all_photos", "friends_photos", "only_me_photos", "tagged_photos", "team_photos"];
    for name in names {
        let list: ListPhotos = request(&format!("cur_page=1&per_page=5&filter={name}"), &json!({})).unwrap();
        assert_eq!(serde_json::to_value(list.filter).unwrap(), name);
    }
    assert!(request::<ListPhotos>("filter=true", &json!({})).is_err());
}

#[test]
fn w77_documents() {
    let file = json!({ "id": ID, "mime": "string", "processing": {}, "metadata": {}, "size": 0, "isDoc": true, "owner": user() });
    let document = json!({
        "id": ID, "name": {}, "metadata": {}, "isPublished": true, "updatedAt": "2022-10-21T05:41:12.836Z",
        "expiry": "2022-10-21T05:41:12.836Z", "file": file, "tags": ["string"], "category": "string", "owners": [user()],
        "bookmarkId": {}, "linkPreview": [{ "title": "string", "link": "string" }],
    });
    let page: DocumentPage = answer(&json!({ "docs": [document], "meta": meta() }));
    assert_eq!((&page.docs[0].name, page.docs[0].owners.len(), page.docs[0].link_preview.len()), (&None, 1, 1));
    let body = json!({
        "name": "string", "ownerIds": [ID], "expiry": "2022-10-21T05:44:06.323Z", "tags": ["string"], "category": "string",
        "docUrl": "string", "link": "string", "docId": ID, "permissions": permissions(),
    });
    let echoed: NewDocument = answer(&body);
    assert_eq!((echoed.id, echoed.document.name.as_deref()), (None, Some("string")), "the vendor's answer has no id");
    assert_eq!(request::<CreateDocument>("publish=true", &body).unwrap().document, echoed.document);
    for name in ["docUrl", "docURL"] {
        let body = json!({ "name": "x", name: "https://a.example/" });
        let made: CreateDocument = request("", &body).unwrap();
        assert_eq!(made.document.doc_url.as_deref(), Some("https://a.example/"), "W39");
    }
    let change: UpdateDocument = request("", &json!({
        "docId": "string", "docUrl": "string",
        "kb": {
            "name": "string", "newOwnerIds": [ID], "removeOwnerIds": [ID], "expiry": "2022-10-21T06:49:44.790Z",
            "tags": ["string"], "category": "string", "link": "string", "isPublished": true, "permissions": permissions(),
        },
        "permissions": permissions(),
    }))
    .unwrap();
    assert_eq!(change.kb.unwrap().is_published, Some(true));
}

#[test]
fn an_expiry_is_a_time_an_empty_text_or_absent() {
    let read = |value: Value| serde_json::from_value::<Knowledge>(json!({ "expiry": value })).map(|it| it.expiry);
    assert!(read(json!("2022-10-21T05:44:06.323Z")).unwrap().unwrap().0.is_some());
    assert_eq!(read(json!("")).unwrap(), Some(Expiry(None)), "empty removes");
    assert_eq!(read(json!(null)).unwrap(), None, "absent stays");
    assert!(read(json!("soon")).is_err() && read(json!(7)).is_err());
}

#[test]
fn w27_w28_faqs() {
    let row = json!({
        "id": ID, "question": "I have some queries related to refund policy", "answer": "Refund Policy has a lot of aspects",
        "description": "feel free to contact us", "category": "Refund Policy", "tags": "Refund, Policy", "owners": [ID],
        "bookmarkId": {},
    });
    let page: FaqPage = answer(&json!({ "data": [row], "meta": meta() }));
    assert_eq!(
        (&*page.data[0].tags, page.data[0].owners.len()),
        (&["Refund".to_owned(), "Policy".to_owned()][..], 1),
        "W57"
    );
    let qas = json!([{ "question": "string", "answer": "string", "description": "string" }]);
    let kb = json!({ "name": {}, "ownerIds": [ID], "expiry": "2022-10-21T07:54:29.801Z", "tags": ["string"], "category": "string" });
    let body = json!({ "kb": kb, "qas": qas, "permissions": permissions() });
    let echoed: Faq = answer(&body);
    assert_eq!((echoed.id, &echoed.kb.name, echoed.qas.len()), (None, &None, 1));
    let made: CreateFaq = request("publish=true", &body).unwrap();
    assert_eq!((made.kb, made.qas, made.publish), (Some(echoed.kb), echoed.qas, Some(true)));
    for (updated, new) in [("updatedQAs", "newQas"), ("updatedQas", "newQAs")] {
        let change: UpdateFaq = request(
            "",
            &json!({
                "kb": { "name": "string", "newOwnerIds": [ID], "removeOwnerIds": [ID], "link": "string" },
                updated: [{ "id": ID, "question": "string", "answer": "string", "description": "string" }],
                new: qas, "removeQuestionIds": [ID], "qas": qas, "permissions": permissions(),
            }),
        )
        .unwrap();
        let counts =
            (change.updated_qas.len(), change.new_qas.len(), change.remove_question_ids.len(), change.qas.len());
        assert_eq!(counts, (1, 1, 1, 1), "W41: {updated}, {new}");
    }
}
