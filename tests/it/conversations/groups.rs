//! Group chats.

use api::{
    rotunda::events::GetEvent,
    workdrive::{ConversationId, EventId, FileId, UserId, group_chats::*},
};
use serde_json::{Value, json};

use super::{all_groups, group, list, make, room};
use crate::{
    on_both,
    world::{ADA, BEN, CARA, DAN, EVE, NOBODY, refusal},
};

fn change(id: ConversationId, group: GroupChatChange) -> UpdateGroupChat {
    UpdateGroupChat { id, group }
}

on_both! {
    async fn a_group_is_made_listed_changed_and_deleted(world) {
        let (ada, ben, eve) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(EVE).await);
        world.sql("INSERT INTO categories (id, module_code, name) VALUES ('c', 3, 'Projects')").await;
        let new = NewGroupChat {
            description: Some(" Plans ".to_owned()),
            category: Some("Projects".to_owned()),
            is_private: Some(false),
            ..group(" Launch ", &[BEN, ADA])
        };
        let made = ada.call(&CreateGroupChat { group: new }).await.unwrap();
        assert_eq!((made.title.as_str(), made.description.as_deref(), made.category.as_deref()), ("Launch", Some("Plans"), Some("Projects")));
        assert_eq!((made.is_channel, made.is_private, made.admins.clone()), (true, false, Some(vec![ADA])));
        assert_eq!(made.participants.unwrap().iter().map(|it| it.id).collect::<Vec<_>>(), [BEN, ADA]);
        let secret = make(&ada, group("Secret", &[BEN])).await;
        let talk = make(&ada, room(&[BEN, CARA])).await;

        let titles = async |client: &crate::world::Client, asked: ListGroupChats| {
            client.call(&asked).await.unwrap().conversations.into_iter().map(|it| it.title).collect::<Vec<_>>()
        };
        assert_eq!(titles(&eve, all_groups()).await, ["Launch"], "private ones are for their members");
        assert_eq!(titles(&ben, all_groups()).await, ["Cara Ångström, Ada Lovelace", "Secret", "Launch"], "a room has its people's names");
        let rooms = ListGroupChats { group_type: Some(GroupType::Room), include_participants: Some(true), ..all_groups() };
        assert_eq!(ben.call(&rooms).await.unwrap().conversations[0].participants.as_ref().unwrap().len(), 3);
        let mine = ListGroupChats { my_group_chats: Some(true), ..all_groups() };
        assert_eq!(titles(&eve, mine).await, [""; 0]);
        let early = ListGroupChats { time: Some(chrono::DateTime::UNIX_EPOCH), ..all_groups() };
        assert_eq!(titles(&ben, early).await, [""; 0]);
        let page = ben.call(&ListGroupChats { per_page: Some(2), ..all_groups() }).await.unwrap();
        assert_eq!((page.meta.total_results, page.meta.next_page), (3, 2));

        let renamed = GroupChatChange { title: Some("Launch 2".to_owned()), category: Some(String::new()), ..GroupChatChange::default() };
        let changed = ada.call(&change(made.id, renamed)).await.unwrap();
        assert_eq!((changed.title.as_str(), changed.category, changed.description.as_deref()), ("Launch 2", None, Some("Plans")));
        ada.call(&DeleteGroupChats { id: vec![secret, talk] }).await.unwrap();
        assert_eq!(titles(&ben, all_groups()).await, ["Launch 2"]);
    }

    async fn making_is_refused_field_by_field(world) {
        let ada = world.browser(ADA).await;
        let refused = [
            (group(" ", &[]), 400, "title"),
            (group(&"x".repeat(101), &[]), 400, "title"),
            (NewGroupChat { description: Some("x".repeat(1_001)), ..group("x", &[]) }, 400, "description"),
            (NewGroupChat { category: Some("Nothing".to_owned()), ..group("x", &[]) }, 400, "category"),
            (NewGroupChat { file_id: Some(FileId(NOBODY)), ..group("x", &[]) }, 400, "fileId"),
            (group("x", &[UserId(NOBODY)]), 404, "members"),
            (NewGroupChat { title: Some("x".to_owned()), ..room(&[]) }, 400, "title"),
            (NewGroupChat { is_private: Some(false), ..room(&[]) }, 400, "isPrivate"),
        ];
        for (group, status, field) in refused {
            assert_eq!(refusal(ada.call(&CreateGroupChat { group }).await), (status, Some(field.to_owned())));
        }
        let (status, body) = ada.json("POST", "/api/group-chats", r#"{"groupType":"CLUB"}"#).await;
        assert_eq!((status.as_u16(), &body["field"]), (400, &json!("groupType")));
        assert!(body["message"].as_str().unwrap().contains("CHAT_GROUP"), "{body}");
        assert_eq!(refusal(world.stranger().call(&CreateGroupChat { group: group("x", &[]) }).await).0, 401);
        assert_eq!(refusal(world.stranger().call(&all_groups()).await).0, 401);
        assert_eq!(world.number("SELECT COUNT(*) FROM conversations").await, 0);
    }

    async fn only_administrators_change_and_delete(world) {
        let (ada, ben, eve, stranger) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(EVE).await, world.stranger());
        let id = make(&ada, group("Launch", &[BEN])).await;
        let none = GroupChatChange::default;
        let delete = DeleteGroupChats { id: vec![id] };
        assert_eq!((refusal(ben.call(&change(id, none())).await).0, refusal(ben.call(&delete).await).0), (403, 403));
        assert_eq!((refusal(eve.call(&change(id, none())).await).0, refusal(eve.call(&delete).await).0), (404, 404));
        assert_eq!((refusal(stranger.call(&change(id, none())).await).0, refusal(stranger.call(&delete).await).0), (401, 401));
        let unknown = ConversationId(NOBODY);
        assert_eq!(refusal(ada.call(&change(unknown, none())).await).0, 404);
        assert_eq!(refusal(ada.call(&DeleteGroupChats { id: vec![id, unknown] }).await).0, 404, "all or none");
        assert_eq!(refusal(ada.call(&DeleteGroupChats { id: vec![] }).await), (400, Some("id".to_owned())));

        let last = GroupChatChange { removed_admins: vec![ADA], ..none() };
        assert_eq!(refusal(ada.call(&change(id, last)).await), (409, Some("removedAdmins".to_owned())));
        let stranger_admin = GroupChatChange { new_admins: vec![EVE], ..none() };
        assert_eq!(refusal(ada.call(&change(id, stranger_admin)).await), (404, Some("newAdmins".to_owned())));
        let handed = GroupChatChange { new_admins: vec![BEN], removed_admins: vec![ADA], ..none() };
        assert_eq!(ada.call(&change(id, handed)).await.unwrap().admins, Some(vec![BEN]));
        assert_eq!(refusal(ada.call(&change(id, none())).await).0, 403);
        assert_eq!(refusal(world.browser(DAN).await.call(&delete).await).0, 404, "he does not see it");
        ben.call(&delete).await.unwrap();
    }

    async fn w14_group_chats_are_deleted_by_query_and_by_path(world) {
        let ada = world.browser(ADA).await;
        let (a, b, c) = (make(&ada, group("a", &[])).await, make(&ada, group("b", &[])).await, make(&ada, group("c", &[])).await);
        assert_eq!(ada.json("DELETE", &format!("/api/group-chats?id={a}&id={b}"), "").await.0, 200);
        assert_eq!(world.number("SELECT COUNT(*) FROM conversations").await, 1);
        assert_eq!(ada.json("DELETE", &format!("/api/group-chats/{c}"), "").await.0, 200);
        assert_eq!(world.number("SELECT COUNT(*) FROM conversations").await, 0);
    }

    async fn w8_a_meeting_is_an_event_of_the_conversation(world) {
        let (ada, ben, eve) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(EVE).await);
        let id = make(&ada, group("Launch", &[BEN, CARA])).await;
        let body = json!({ "title": "Stand-up", "startDateTime": "2026-12-01T08:00:00Z", "endDateTime": "2026-12-01T08:15:00Z" });
        let (status, made) = ada.json("POST", &format!("/api/{id}/meeting"), &body.to_string()).await;
        assert_eq!((status.as_u16(), &made["conversationId"]), (201, &json!(id)), "{made}");
        let event: EventId = made["id"].as_str().unwrap().parse().unwrap();
        assert_eq!(ben.call(&GetEvent { id: event }).await.unwrap().title, "Stand-up", "everybody in it is invited");
        let said = ben.call(&list(id)).await.unwrap().messages;
        assert_eq!(said[0].event.as_ref().map(|it| (it.id, it.title.as_str())), Some((event, "Stand-up")));

        // As the document prints it.
        let mut printed = body.clone();
        printed["conversationId"] = json!(id);
        printed["userIds"] = json!([BEN]);
        let (status, made) = ada.json("POST", "/api/group-chats", &printed.to_string()).await;
        assert_eq!((status.as_u16(), &made["title"]), (201, &json!("Stand-up")), "{made}");
        let event: EventId = made["id"].as_str().unwrap().parse().unwrap();
        assert_eq!(refusal(world.browser(CARA).await.call(&GetEvent { id: event }).await).0, 404, "only Ben is invited");
        let (status, _) = ada.json("POST", &format!("/api/group-chats?conversationId={id}"), &body.to_string()).await;
        assert_eq!(status, 201);

        let path = format!("/api/{id}/meeting");
        let with = |name: &str, value: Value| {
            let mut body = body.clone();
            body[name] = value;
            body.to_string()
        };
        let refused = async |client: &crate::world::Client, path: &str, body: &str| {
            let (status, body) = client.json("POST", path, body).await;
            (status.as_u16(), body["field"].as_str().map(str::to_owned))
        };
        assert_eq!(refused(&ada, &path, &with("userIds", json!([EVE]))).await, (404, Some("userIds".to_owned())));
        assert_eq!(refused(&ada, &path, &with("title", json!(""))).await, (400, Some("title".to_owned())));
        assert_eq!(refused(&eve, &path, &body.to_string()).await.0, 404);
        assert_eq!(refused(&world.stranger(), &path, &body.to_string()).await.0, 401);
        assert_eq!(refused(&ada, "/api/group-chats", &body.to_string()).await.0, 404, "of no conversation");
        let event = with("conversationId", json!(NOBODY));
        assert_eq!(refused(&ada, "/api/events/meeting", &event).await, (404, Some("conversationId".to_owned())));
    }
}
