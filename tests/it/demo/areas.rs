//! What the personas find in each area, asked as the app asks.

use axum::body::Body;
use http::{Request, StatusCode, header};
use rotunda_server::router;
use serde_json::Value;

use super::DEMOS;
use crate::world::Client;

/// A browser in which a persona is signed in.
async fn persona(key: &str) -> Client {
    let stranger = Client::new(&router(&DEMOS[0].backend), None);
    let request = Request::post(format!("/app/personas/{key}/sign-in")).header("x-rotunda", "1");
    let (status, headers, _) = stranger.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(status, StatusCode::OK);
    let cookie = headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
    Client::new(&router(&DEMOS[0].backend), Some(cookie))
}

async fn answer(client: &Client, path: &str) -> Value {
    let (status, _, body) = client.get(path).await;
    let body = serde_json::from_slice(&body).unwrap();
    assert_eq!(status, StatusCode::OK, "{path}: {body}");
    body
}

/// How many things a list has, over all pages.
fn total(answer: &Value) -> u64 {
    let total = answer.pointer("/meta/totalResults").and_then(Value::as_u64);
    total.or_else(|| answer.as_array().map(|all| all.len() as u64)).unwrap_or_else(|| panic!("no total in {answer}"))
}

#[test]
fn every_area_has_something_for_everybody() {
    DEMOS[0].runtime.block_on(async {
        let [mila, annika, rasmus] = [persona("employee").await, persona("head").await, persona("admin").await];
        for (path, counts) in [
            ("/api/documents", [9, 9, 9]),
            ("/api/faqs", [12, 15, 12]),
            ("/api/photos", [10, 10, 9]),
            ("/api/videos", [3, 4, 3]),
            ("/api/tasks", [10, 4, 1]),
            ("/api/courses", [4, 4, 4]),
            ("/api/enforcement-templates", [4, 4, 4]),
            ("/api/sso", [7, 6, 5]),
            ("/api/group-chats?my_group_chats=true", [5, 3, 3]),
        ] {
            for (client, count) in [&mila, &annika, &rasmus].into_iter().zip(counts) {
                assert_eq!(total(&answer(client, path).await), count, "{path}");
            }
        }
    });
}

#[test]
fn conversations_wait_where_the_persona_stopped_reading() {
    DEMOS[0].runtime.block_on(async {
        let mila = persona("employee").await;
        let page = answer(&mila, "/app/conversations").await;
        let waiting = |conversation: &Value| {
            let title = conversation["group"]["title"].as_str().unwrap().to_owned();
            (title, conversation["unread"].as_u64().unwrap(), conversation["mentions"].as_u64().unwrap())
        };
        let all: Vec<_> = page["conversations"].as_array().unwrap().iter().map(waiting).collect();
        let waiting: Vec<_> = all.iter().filter(|(_, unread, _)| *unread > 0).cloned().collect();
        let expected = [("Lumi 3 launch room", 4, 1), ("Acoustics", 2, 1), ("Omar El-Sayed", 1, 0)];
        assert_eq!(waiting, expected.map(|(title, unread, mentions)| (title.to_owned(), unread, mentions)));
        let launch = page["conversations"][0]["group"]["id"].as_str().unwrap();
        let messages = answer(&mila, &format!("/app/conversations/{launch}/messages?limit=200")).await;
        let messages = messages["messages"].as_array().unwrap().clone();
        assert_eq!(messages.len(), 26);
        assert!(messages.iter().any(|message| !message["replyOfMsgId"].is_null()), "a reply");
        assert!(
            messages.iter().any(|message| message.pointer("/files/files/0/mime") == Some(&Value::from("image/jpeg"))),
            "a picture"
        );
        assert!(messages.iter().any(|message| message["reactions"][0]["count"].as_u64() > Some(1)), "reactions");
        let found = answer(&mila, "/app/messages?search=apples").await;
        assert_eq!(found["messages"].as_array().unwrap().len(), 1, "{found}");
    });
}

#[test]
fn some_notifications_are_unread() {
    DEMOS[0].runtime.block_on(async {
        for (key, count, unread) in [("employee", 5, 3), ("head", 4, 3), ("admin", 1, 1)] {
            let page = answer(&persona(key).await, "/app/notifications").await;
            let shown = page["notifications"].as_array().unwrap().len();
            assert_eq!((shown, page["unread"].as_u64().unwrap()), (count, unread), "{key}");
        }
    });
}

#[test]
fn customer_service_has_customers_and_conversations_of_most_kinds() {
    DEMOS[0].runtime.block_on(async {
        let rasmus = persona("admin").await;
        let page = answer(&rasmus, "/v1/endusers?pageLimit=100").await;
        let customers = page["data"].as_array().unwrap();
        assert_eq!(customers.len(), 14);
        assert!(customers.iter().all(|customer| customer["customAttributes"].as_array().unwrap().len() == 2));
        let mut kinds = std::collections::BTreeSet::new();
        let mut count = 0;
        for customer in customers {
            let path = format!("/v1/endusers/{}/conversations", customer["id"].as_str().unwrap());
            for conversation in answer(&rasmus, &path).await["data"].as_array().unwrap() {
                kinds.insert(conversation["_type"].as_str().unwrap().to_owned());
                count += 1;
            }
        }
        assert_eq!((count, kinds.len()), (16, 9), "{kinds:?}");
        assert_eq!(
            answer(&rasmus, "/v1/endusers?email=SIV%40ahlgren.example").await["data"][0]["displayName"],
            "Siv Ahlgren"
        );
    });
}

#[test]
fn staff_has_clients_and_chats_with_them() {
    DEMOS[0].runtime.block_on(async {
        let (rasmus, mila) = (persona("admin").await, persona("employee").await);
        let list = "/entity-service/sys-api/entity-memberships/list?per_page=200&entity_user_xref_status_type=5";
        let total =
            async |kind: u8| answer(&rasmus, &format!("{list}&entity_user_xref_type={kind}")).await["total"].clone();
        assert_eq!((total(1).await, total(2).await), (60.into(), 8.into()));
        let pending = list.replace("_type=5", "_type=2");
        assert_eq!(answer(&rasmus, &format!("{pending}&entity_user_xref_type=2")).await["total"], 1);
        let groups = answer(&rasmus, "/entity-service/sys-api/groups/list?group_status_type=3").await;
        assert_eq!(groups["total"], 3);
        let chats = answer(&rasmus, "/entity-service/sys-api/chats/list").await;
        let chats = chats["chats"].as_array().unwrap();
        let count: u64 = chats.iter().map(|chat| chat["last_seq"].as_u64().unwrap()).sum();
        assert_eq!((chats.len(), count), (5, 32));
        assert_eq!(chats[0]["title"], "Lumi 3 in your windows");
        let contacts = answer(&mila, "/chat-service/api/contacts/list?contact_type=2").await;
        assert_eq!(contacts["total"], 6);
        let chat = format!("/chat-service/api/chats?chat_uuid={}", chats[0]["chat_uuid"].as_str().unwrap());
        assert_eq!(answer(&mila, &chat).await["chat"]["members"].as_array().unwrap().len(), 4);
    });
}

#[test]
fn rooms_and_instant_messages_wait_for_the_personas() {
    DEMOS[0].runtime.block_on(async {
        let mine = "/app/symphony/mine/streams";
        for (key, count, waiting) in [
            ("employee", 7, vec![("Field data: feedback canceller", 3, 1), ("Incident bridge", 2, 1)]),
            ("head", 7, vec![("Supplier desk", 3, 1), ("Incident bridge", 4, 0), ("Board preparation", 2, 1)]),
            ("admin", 6, vec![("Regulatory affairs", 2, 0)]),
        ] {
            let page = answer(&persona(key).await, mine).await;
            let streams = page["streams"].as_array().unwrap();
            assert_eq!(streams.len(), count, "{key}: {page}");
            let one = |name: &str| {
                let is_it = |one: &&Value| one.pointer("/stream/attributes/roomName") == Some(&Value::from(name));
                streams.iter().find(is_it).unwrap_or_else(|| panic!("{key} is not in {name}"))
            };
            for (name, unread, mentions) in waiting {
                assert_eq!(
                    (&one(name)["unread"], &one(name)["mentions"]),
                    (&unread.into(), &mentions.into()),
                    "{key}: {name}"
                );
            }
            let ims = streams.iter().filter(|one| one.pointer("/stream/attributes/members").is_some());
            assert!(
                ims.filter(|one| one["unread"].as_u64() > Some(0)).count() > 0,
                "{key} has no instant message to read"
            );
        }
    });
}

#[test]
fn messages_of_rooms_have_all_that_messages_may_have() {
    DEMOS[0].runtime.block_on(async {
        let mila = persona("employee").await;
        let mine = "/app/symphony/mine/streams";
        let put_away = answer(&mila, &format!("{mine}?archived=true")).await;
        assert_eq!(put_away.pointer("/streams/0/stream/attributes/roomName"), Some(&Value::from("Lumi 2 sunset")));
        assert_eq!(put_away.pointer("/streams/0/stream/isActive"), Some(&Value::from(false)));
        let page = answer(&mila, mine).await;
        let mut all = Vec::new();
        for stream in page["streams"].as_array().unwrap() {
            let id = stream.pointer("/stream/id").and_then(Value::as_str).unwrap();
            let history = answer(&mila, &format!("{mine}/{id}/messages?limit=200")).await;
            assert_eq!(history["moreBefore"], false);
            all.extend(history["messages"].as_array().unwrap().clone());
        }
        let says = |part: &str| all.iter().any(|one| one["message"]["message"].as_str().unwrap().contains(part));
        for part in [
            "<pre>",
            "<code>",
            "<ul>",
            "<ol>",
            "<a href=",
            "<b>",
            "data-entity-id=\"mention1\"",
            "data-entity-id=\"keyword",
        ] {
            assert!(says(part), "no message has {part}");
        }
        assert!(!says("@{"), "every handle is known");
        assert!(all.iter().any(|one| one["replyTo"]["message"].is_string()), "an answer");
        let picture = all.iter().find_map(|one| one["files"].get(0)).expect("a picture");
        assert_eq!(mila.get(picture["thumbnail"].as_str().unwrap()).await.0, StatusCode::OK);
        let found = answer(&mila, "/app/symphony/mine/messages?search=violin").await;
        assert_eq!(found["messages"].as_array().unwrap().len(), 3, "{found}");
        let conversations = answer(&mila, "/app/conversations").await;
        let with_omar = conversations["conversations"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["group"]["title"] == "Omar El-Sayed");
        assert_eq!(with_omar.expect("a direct one").pointer("/direct/online"), Some(&Value::from(true)));
    });
}
