//! Requests that cannot be read: each gets a refusal in the vendor's shape that names the field.

use api::{
    catalogue,
    endpoint::{Access, EndpointInfo, FieldInfo, Place},
};
use axum::body::Body;
use http::{Request, header};
use serde_json::{Value, json};

use crate::world::{ADA, Client, DAN, World};

/// A value that reads as the type, as it stands in JSON.
fn fitting(rust_type: &str) -> Value {
    let inner = rust_type.trim().trim_start_matches("Option<").trim_end_matches('>').trim();
    let last = inner.rsplit("::").next().unwrap_or(inner).trim();
    match last {
        "u64" | "u32" | "ModuleCode" => json!(1),
        "i64" => json!(1),
        "bool" => json!(true),
        "String" => json!("text"),
        "Stream" => json!("posts"),
        "Role" => json!("help_desk"),
        "SortKey" => json!("a"),
        "DateTime<Utc" | "DateTime<Utc>" | "Utc" => json!("2026-01-01T00:00:00Z"),
        "PostBody" | "Permissions" | "VideoMeta" | "EventBody" | "NewUser" | "OrganizationChange" | "UserChange"
        | "DocumentBody" | "Knowledge" | "NewEndUser" | "EndUserPatch" => json!({}),
        values if values.starts_with("BTreeMap<") => json!({}),
        "SortDirection" => json!("ASC"),
        "TaskFilter" => json!("INDEPENDENT_TASKS_CREATED_BY_ME"),
        "TaskBody" => json!({ "title": "text", "status": "draft" }),
        "SsoBody" => json!({ "type": "QUICK_LINK", "name": "text", "link": "https://x.example" }),
        "FirstAdmin" => json!({ "firstName": "text", "lastName": "text", "email": "text@example.com" }),
        "AuthChoice" => json!({ "method": "internal" }),
        "NewNotification" => json!({ "title": "text", "medium": "INAPP", "receiverUserIds": [] }),
        "GroupType" => json!("ROOM"),
        "GroupChatChange" | "NewMessage" => json!({}),
        "NewGroupChat" => json!({ "groupType": "ROOM" }),
        "NewMeeting" => json!({ "title": "text", "startDateTime": "2026-01-01T00:00:00Z" }),
        "CourseFilter" => json!("ALL_COURSES"),
        "CourseBody" => json!({ "title": "text", "steps": [] }),
        "EventKind" => json!("EVENT"),
        "RepeatScope" => json!("one"),
        "Rsvp" => json!("going"),
        "Upload" => json!({ "name": "a.txt", "mime": "text/plain", "data": "YQ==" }),
        "Uid" => json!(1),
        "StreamId" | "Mid" => json!("text"),
        "MessageSearchQuery" | "MessageIds" | "V2AdminStreamFilter" => json!({}),
        "OneUid" => json!({ "id": 1 }),
        "V3RoomAttributes" | "V2RoomAttributes" | "RoomAttributes" | "RoomCreate" | "V1ImAttributes"
        | "StreamFilter" | "UserSearchQuery" => json!({}),
        "RoomSearchCriteria" => json!({ "query": "text" }),
        "PresenceStatus" => json!({ "category": "BUSY" }),
        "UserPresence" => json!({ "category": "BUSY", "userId": 1 }),
        "ConnectionRequest" => json!({ "userId": 1 }),
        "ApplicationDetail" | "CompanyCert" | "CompanyCertAttributes" => json!({}),
        "StringId" => json!({ "id": "text" }),
        "Protocol" => json!({ "scheme": "text" }),
        "FileExtension" => json!({ "extension": ".txt" }),
        "V2UserCreate" | "UserCreate" => json!({ "userAttributes": {} }),
        "V2UserAttributes" | "UserAttributes" | "UserFilter" | "UserStatus" | "UserSuspension" => json!({}),
        "AvatarUpdate" => json!({ "image": "text" }),
        "DelegateAction" => json!({ "userId": 1, "action": "ADD" }),
        "DisclaimerFormat" => json!("TEXT"),
        "QwilKeyKind" => json!("system"),
        "ChatSource" => json!("qwil"),
        "RequestAnswer" => json!("approve"),
        "PhotoFilter" => json!("all_photos"),
        list if list.starts_with("Vec<") => json!([]),
        id if id.ends_with("Id") => json!("00000000-0000-0000-0000-000000000000"),
        other => panic!("give a value for {other} here, for the tests of wrong types"),
    }
}

/// A value that does not, unless everything does.
fn unfitting(field: &FieldInfo) -> Option<Value> {
    let fits = fitting(field.rust_type);
    let in_text = matches!(field.place, Place::Path | Place::Query);
    match fits {
        Value::String(text) if text == "text" => (!in_text).then(|| json!({ "an": "object" })),
        Value::Object(_) if !in_text => Some(json!(["a", "list"])),
        Value::Bool(_) => Some(json!("perhaps")),
        // One text stands for a list of it.
        Value::Array(_) if field.rust_type == "Vec<String>" && !in_text => Some(json!({ "an": "object" })),
        _ => Some(json!("no-such-thing")),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A request whose field `wrong`, if any, has a value of another type.
pub(crate) fn request(info: &EndpointInfo, wrong: Option<&FieldInfo>) -> Request<Body> {
    let mut path = info.full_path();
    let mut query = Vec::new();
    let mut body = serde_json::Map::new();
    let mut whole = None;
    for field in info.fields {
        let in_query = field.place == Place::Query && field.rust_type.starts_with("Vec");
        let optional = in_query || field.rust_type.starts_with("Option");
        let value = match wrong {
            Some(wrong) if wrong == field => unfitting(field).unwrap(),
            _ if optional => continue,
            _ => fitting(field.rust_type),
        };
        match field.place {
            Place::Path => path = path.replace(&format!("{{{}}}", field.name), &plain(&value)),
            Place::Query => query.push((field.name, plain(&value))),
            Place::Body => drop(body.insert(field.name.to_owned(), value)),
            Place::WholeBody => whole = Some(value),
        }
    }
    let query =
        query.iter().map(|(name, value)| format!("{name}={}", value.replace(':', "%3A"))).collect::<Vec<_>>().join("&");
    let body = whole.unwrap_or(Value::Object(body)).to_string();
    let request =
        Request::builder().method(info.method.clone()).uri(format!("{path}?{query}")).header("x-rotunda", "1");
    request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body)).unwrap()
}

async fn answer(client: &Client, request: Request<Body>) -> (u16, Value) {
    let (status, _, body) = client.send(request).await;
    (status.as_u16(), serde_json::from_slice(&body).unwrap_or_default())
}

#[tokio::test]
async fn a_wrong_type_in_any_field_is_named() {
    let world = World::on_sqlite().await;
    world.sql("UPDATE users SET role = 'super_admin' WHERE email = 'dan@example.com'").await;
    let dan = world.browser(DAN).await;
    let mut tried = 0;
    for info in catalogue::all() {
        for field in info.fields.iter().filter(|field| unfitting(field).is_some()) {
            let (status, body) = answer(&dan, request(info, Some(field))).await;
            // A path that cannot be read names nothing, but for Symphony's pod; everywhere else it is a bad request.
            let expected = if field.place == Place::Path && info.vendor != "symphony" { 404 } else { 400 };
            assert_eq!(status, expected, "{} {}: {body}", info.name, field.name);
            assert!(message(&body).is_some_and(|text| !text.is_empty()), "{}: {body}", info.name);
            if field.place != Place::WholeBody {
                let named = if info.vendor == "qwil" { &body["argument"] } else { &body["field"] };
                assert_eq!(named, field.name, "{} {}: {body}", info.name, field.name);
            }
            tried += 1;
        }
    }
    assert!(tried > 50, "only {tried} fields tried");
    assert_eq!(world.number("SELECT COUNT(*) FROM posts").await, 0);
}

#[tokio::test]
async fn a_missing_field_is_named() {
    let world = World::on_sqlite().await;
    let (status, body) = world.stranger().json("POST", "/app/sign-in", r#"{"email":"a@b.c"}"#).await;
    assert_eq!((status.as_u16(), &body["field"]), (400, &json!("password")));
    let (status, _, body) = world.browser(ADA).await.get("/api/posts").await;
    let body: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!((status.as_u16(), &body["field"], &body["statusCode"]), (400, &json!("time"), &json!(400)));
}

#[tokio::test]
async fn a_wrong_member_of_a_post_is_named() {
    let world = World::on_sqlite().await;
    let ada = world.browser(ADA).await;
    let wrong = [
        ("postText", json!(7)),
        ("permissions", json!("everyone")),
        ("permissions", json!({ "users": ["nobody"] })),
        ("tags", json!(7)),
        ("mention", json!(["x"])),
        ("fileIds", json!([1])),
        ("taggedUserIds", json!("x")),
        ("gif", json!(["x"])),
        ("links", json!({ "a": 1, "b": 2 })),
        ("newsTitle", json!(true)),
        ("category", json!(7)),
        ("coverImage", json!(7)),
        ("location", json!("Aarhus")),
        ("status", json!(1)),
    ];
    for (name, value) in wrong {
        for (method, path) in [("POST", "/api/posts"), ("POST", "/api/news")] {
            let (status, body) =
                ada.json(method, path, &json!({ "postText": "x", name: value.clone() }).to_string()).await;
            assert_eq!((status.as_u16(), &body["field"]), (400, &json!(name)), "{value}: {body}");
        }
    }
    assert_eq!(world.number("SELECT COUNT(*) FROM posts").await, 0);
}

#[tokio::test]
async fn malformed_bodies_are_refused_in_the_vendors_shape() {
    let world = World::on_sqlite().await;
    let ada = world.browser(ADA).await;
    for body in [
        "{",
        "nonsense",
        "[]",
        "\"x\"",
        "{\"postText\":\"a\\u0000b\"}",
        "{\"postText\":\"\u{0}\"}",
        "{}}",
        "\u{feff}{}",
    ] {
        let (status, answer) = ada.json("POST", "/api/posts", body).await;
        assert_eq!(
            (status.as_u16(), &answer["statusCode"], &answer["error"]),
            (400, &json!(400), &json!("Bad Request")),
            "{body:?}"
        );
        let (status, answer) = ada.json("POST", "/app/audience-preview", body).await;
        if body != "[]" || status != 200 {
            assert_eq!((status.as_u16(), &answer["code"]), (400, &json!("invalid")), "{body:?}");
        }
    }
    // `\\u0000` is a backslash and four zeros.
    let (status, _) = ada.json("POST", "/api/posts", r#"{"postText":"\\u0000"}"#).await;
    assert_eq!(status, 201);
}

#[tokio::test]
async fn every_operation_for_members_refuses_strangers() {
    let world = World::on_sqlite().await;
    for info in catalogue::all().filter(|info| info.access != Access::Anyone) {
        let (status, body) = answer(&world.stranger(), request(info, None)).await;
        assert_eq!(status, 401, "{}: {body}", info.name);
        assert!(message(&body).is_some(), "{}: {body}", info.name);
    }
}

#[tokio::test]
async fn every_operation_for_administrators_refuses_others() {
    let world = World::on_sqlite().await;
    let ada = world.browser(ADA).await;
    let mut tried = 0;
    for info in catalogue::all().filter(|info| info.access > Access::Member) {
        let (status, body) = answer(&ada, request(info, None)).await;
        assert_eq!(status, 403, "{}: {body}", info.name);
        assert!(message(&body).is_some(), "{}: {body}", info.name);
        tried += 1;
    }
    assert!(tried > 75, "only {tried} operations tried");
}

/// What an error says to a person, whoever's it is.
fn message(body: &Value) -> Option<&str> {
    body["message"].as_str().or(body["error_message"].as_str())
}

#[tokio::test]
async fn what_is_no_operation_is_not_found_in_the_vendors_shape() {
    let world = World::on_sqlite().await;
    let ada = world.browser(ADA).await;
    for (path, shape) in [
        ("/api", "statusCode"),
        ("/api/nothing", "statusCode"),
        ("/api/posts/", "statusCode"),
        ("/app/nothing", "code"),
        ("/app/posts/zzz", "code"),
        ("/app/nothing/00000000-0000-0000-0000-000000000000", "code"),
        ("/chat-service/api/nothing", "error_code"),
        ("/entity-service/nothing", "error_code"),
        ("/pod/v9/nothing", "code"),
        ("/v1/nothing", "message"),
    ] {
        let (status, headers, body) = ada.get(path).await;
        assert_eq!(status, 404, "{path}");
        assert_eq!(headers[header::CONTENT_TYPE], "application/json", "{path}");
        assert!(serde_json::from_slice::<Value>(&body).unwrap()[shape] != Value::Null, "{path}");
    }
    let (status, body) = ada.json("PUT", "/api/posts", "{}").await;
    assert_eq!((status.as_u16(), body["message"].is_string()), (405, true));
    let (status, body) = ada.json("DELETE", "/app/me", "").await;
    assert_eq!((status.as_u16(), body["code"].is_string()), (405, true));
}

#[tokio::test]
async fn a_key_alone_opens_whatever_a_session_opens() {
    let world = World::on_sqlite().await;
    world.sql("UPDATE users SET role = 'super_admin' WHERE email = 'dan@example.com'").await;
    let key = world.api_key(DAN).await;
    let mut tried = 0;
    let takes_it = |info: &&EndpointInfo| {
        info.access != Access::Anyone && info.name != "WatchNotices" && ["workdrive", "rotunda"].contains(&info.vendor)
    };
    for info in catalogue::all().filter(takes_it) {
        let mut request = request(info, None);
        request.headers_mut().remove("x-rotunda");
        request.headers_mut().insert("x-api-key", key.parse().unwrap());
        let (status, body) = answer(&world.stranger(), request).await;
        assert!(status != 401 && status != 403 || info.name == "GetMedia", "{}: {status} {body}", info.name);
        assert!(status < 500, "{}: {body}", info.name);
        tried += 1;
    }
    assert!(tried > 100, "only {tried} operations tried");
}
