//! Notifications.

use api::{
    rotunda::{notifications::*, outbox::ListOutbox},
    workdrive::{UserId, notifications::*},
};
use rotunda_server::config::{Config, Sms, Smtp};
use serde_json::json;

use crate::{
    on_both,
    world::{ADA, BEN, DAN, EVE, NOBODY, World, refusal},
};

fn notification(medium: Medium, users: &[UserId]) -> NewNotification {
    NewNotification {
        title: "Fire drill".to_owned(),
        description: "<b>At ten</b>".to_owned(),
        medium,
        emails: vec![],
        receiver_user_ids: users.to_vec(),
    }
}

fn send(notification: NewNotification) -> SendNotification {
    SendNotification { notification }
}

fn list() -> ListNotifications {
    ListNotifications { before: None, limit: None }
}

on_both! {
    async fn people_are_told_in_the_app_and_read_it(world) {
        let (dan, ada) = (world.browser(DAN).await, world.browser(ADA).await);
        let sent = dan.call(&send(notification(Medium::Push, &[ADA, BEN, ADA]))).await.unwrap();
        let told: Vec<_> = sent.receivers.iter().map(|receiver| (receiver.to.clone(), receiver.outcome)).collect();
        assert_eq!(told, [(ADA.to_string(), Outcome::Delivered), (BEN.to_string(), Outcome::Delivered)]);
        dan.call(&send(notification(Medium::InApp, &[ADA]))).await.unwrap();
        let page = ada.call(&list()).await.unwrap();
        assert_eq!((page.unread, page.more, page.notifications.len()), (2, false, 2));
        assert_eq!((page.notifications[0].medium, page.notifications[1].medium), (Medium::InApp, Medium::Push));
        assert_eq!(page.notifications[0].text, "<b>At ten</b>", "kept as written");
        assert_eq!(page.notifications[0].sender.as_ref().map(|user| user.id), Some(DAN));
        let latest = page.notifications[0].id;
        let older = ada.call(&ListNotifications { before: Some(latest), limit: Some(1) }).await.unwrap();
        assert_eq!((older.notifications[0].id, older.more), (page.notifications[1].id, false));
        assert!(ada.call(&ListNotifications { before: None, limit: Some(1) }).await.unwrap().more);

        ada.call(&ReadNotifications { id: Some(latest) }).await.unwrap();
        let page = ada.call(&list()).await.unwrap();
        assert_eq!((page.unread, page.notifications[0].is_read, page.notifications[1].is_read), (1, true, false));
        ada.call(&ReadNotifications { id: None }).await.unwrap();
        assert_eq!(ada.call(&list()).await.unwrap().unread, 0);
        let ben = world.browser(BEN).await;
        assert_eq!(ben.call(&list()).await.unwrap().unread, 1, "everybody reads their own");
        assert_eq!(refusal(ben.call(&ReadNotifications { id: Some(latest) }).await).0, 404);
        assert_eq!(refusal(ben.call(&ListNotifications { before: None, limit: Some(101) }).await), (400, Some("limit".to_owned())));
        let stranger = world.stranger();
        assert_eq!(refusal(stranger.call(&list()).await).0, 401);
        assert_eq!(refusal(stranger.call(&ReadNotifications { id: None }).await).0, 401);
    }

    async fn e_mails_go_to_the_outbox(world) {
        let dan = world.browser(DAN).await;
        let asked = NewNotification { emails: vec!["X@example.org".to_owned(), "x@example.org".to_owned()], ..notification(Medium::Email, &[EVE]) };
        let sent = dan.call(&send(asked)).await.unwrap();
        let told: Vec<_> = sent.receivers.iter().map(|receiver| (receiver.to.clone(), receiver.outcome)).collect();
        assert_eq!(told, [("x@example.org".to_owned(), Outcome::Kept), (EVE.to_string(), Outcome::Kept)]);
        let outbox = dan.call(&ListOutbox { cur_page: None, per_page: None }).await.unwrap();
        let mut to: Vec<_> = outbox.mails.iter().map(|mail| (mail.receiver.as_str(), mail.subject.as_str())).collect();
        to.sort_unstable();
        assert_eq!(to, [("eve@example.com", "Fire drill"), ("x@example.org", "Fire drill")]);
    }

    async fn w1_the_printed_get_is_taken_with_a_body_and_with_a_query(world) {
        let dan = world.browser(DAN).await;
        let body = json!({ "title": "a", "medium": "INAPP", "receiverUserIds": [ADA, BEN] }).to_string();
        assert_eq!(dan.json("GET", "/api/notifications/send", &body).await.0, 200);
        let query = format!("/api/notifications/send?title=b%20c&medium=INAPP&recieverUserIds={ADA}&recieverUserIds={BEN}");
        assert_eq!(dan.json("GET", &query, "").await.0, 200);
        let page = world.browser(ADA).await.call(&list()).await.unwrap();
        assert_eq!(page.notifications.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["b c", "a"]);
        let one = format!("/api/notifications/send?title=d&medium=INAPP&receiverUserIds={ADA}");
        assert_eq!(dan.json("GET", &one, "").await.0, 200);
        let (status, _, _) = dan.get(&one).await;
        assert_eq!(status, 403, "a link of another site must not send anything");
        assert_eq!(world.number("SELECT COUNT(*) FROM notifications").await, 5);
    }

    async fn sending_is_refused_field_by_field(world) {
        let dan = world.browser(DAN).await;
        let good = || notification(Medium::InApp, &[ADA]);
        let many: Vec<_> = (0..501).map(|n| format!("a{n}@example.com")).collect();
        let refused = [
            (NewNotification { title: " ".to_owned(), ..good() }, 400, "title"),
            (NewNotification { title: "x\r\nBcc: y@example.com".to_owned(), ..good() }, 400, "title"),
            (NewNotification { description: "x".repeat(5_001), ..good() }, 400, "description"),
            (notification(Medium::Push, &[]), 400, "receiverUserIds"),
            (notification(Medium::Email, &[]), 400, "emails"),
            (NewNotification { emails: vec!["nobody".to_owned()], ..notification(Medium::Email, &[]) }, 400, "emails"),
            (NewNotification { emails: many, ..notification(Medium::Email, &[]) }, 400, "emails"),
            (notification(Medium::InApp, &[ADA, UserId(NOBODY)]), 404, "receiverUserIds"),
            (notification(Medium::Sms, &[ADA]), 409, "medium"),
        ];
        for (notification, status, field) in refused {
            assert_eq!(refusal(dan.call(&send(notification)).await), (status, Some(field.to_owned())));
        }
        let (status, body) = dan.json("POST", "/api/notifications/send", r#"{"title":"x","medium":"FAX"}"#).await;
        assert_eq!((status.as_u16(), &body["field"]), (400, &json!("medium")));
        assert!(body["message"].as_str().unwrap().contains("INAPP"), "the allowed values are named: {body}");
        assert_eq!(refusal(world.browser(ADA).await.call(&send(good())).await).0, 403);
        assert_eq!(refusal(world.stranger().call(&send(good())).await).0, 401);
        assert_eq!(world.number("SELECT COUNT(*) FROM notifications").await, 0);
    }
}

#[tokio::test]
async fn text_messages_go_to_the_provider() {
    let smtp = Smtp { url: "smtp://127.0.0.1:1".to_owned(), from: "rotunda@example.com".to_owned() };
    let sms = Sms { address: "{phone}@sms.example.com".to_owned() };
    let world = World::with(Config { smtp: Some(smtp), sms: Some(sms), ..Config::default() }, None).await;
    world.sql("UPDATE users SET phone = '+45 12-34' WHERE email = 'ada@example.com'").await;
    let sent = world.browser(DAN).await.call(&send(notification(Medium::Sms, &[ADA, BEN]))).await.unwrap();
    assert_eq!(sent.receivers.iter().map(|it| it.outcome).collect::<Vec<_>>(), [Outcome::Queued, Outcome::Unreachable]);
    assert_eq!(world.number("SELECT COUNT(*) FROM mails WHERE receiver = '451234@sms.example.com'").await, 1);
}
