//! Making, changing and deleting single events.

use api::workdrive::{EventId, FileId, Permissions, UserId, events::*, users::DeleteUser};
use serde_json::json;

use super::{all, at, change, delete, hour, list, make, public, titles};
use crate::{
    library::{AUDIENCES, browsers, mp4, png},
    on_both,
    world::{ADA, BEN, CARA, DAN, EVE, NOBODY, refusal},
};

on_both! {
    async fn create_event_keeps_every_field_and_update_event_what_is_absent(world) {
        world.sql("INSERT INTO categories (id, module_code, name) VALUES ('01920000-0000-7000-8000-0000000000c1', 4, 'Corporate Events')").await;
        let ada = world.browser(ADA).await;
        let (poster, film) = (png(&ada).await, mp4(&ada).await);
        let made = make(&ada, EventBody {
            description: Some("A <script>alert(1)</script>".to_owned()),
            external_link: Some(vec![ExternalLink { title: "Agenda".to_owned(), url: "https://a.example/x".to_owned() }]),
            user_ids: Some(vec![BEN, EVE, BEN]),
            conference_link: Some("https://meet.example/1".to_owned()),
            location: Some(" Havnelyset 14 ".to_owned()),
            poster_id: Some(poster.id.to_string()),
            is_virtual: Some(true),
            tags: Some(vec!["launch".to_owned()]),
            kind: Some(EventKind::Livestream),
            external_user_emails: Some(vec![" Guest@Example.COM ".to_owned()]),
            category: Some("Corporate Events".to_owned()),
            video_preview_ids: Some(vec![film.id]),
            time_zone: Some("Europe/Berlin".to_owned()),
            ..hour(" Launch ", "2026-12-01T09:00")
        }).await;
        assert_eq!((&*made.title, made.kind, made.is_virtual), ("Launch", Some(EventKind::Livestream), true));
        assert_eq!(made.description.as_deref(), Some("A <script>alert(1)</script>"), "whoever shows it escapes it");
        assert_eq!((made.location.as_deref(), made.time_zone.as_deref()), (Some("Havnelyset 14"), Some("Europe/Berlin")));
        assert_eq!((made.start_date_time, made.end_date_time), (at("2026-12-01T09:00"), at("2026-12-01T10:00")));
        assert_eq!(made.poster.as_ref().map(|file| file.id), Some(poster.id));
        assert_eq!(made.external_attendees, ["guest@example.com"]);
        assert_eq!(made.category.as_deref(), Some("Corporate Events"));
        assert_eq!(made.creator.as_ref().map(|person| person.id), Some(ADA));
        assert_eq!((made.repeat_id, made.repeat_config, made.occurrence), (None, None, None));
        let guests: Vec<_> = made.rsvp_users.iter().map(|guest| (guest.user.id, guest.rsvp)).collect();
        assert_eq!(guests, [(BEN, None), (EVE, None)]);
        let live = made.livestream.as_ref().unwrap();
        assert_eq!((live.event, live.duration, live.in_progress), (Some(made.id), 60, false));
        assert_eq!(live.file.as_ref().map(|file| file.id), Some(film.id));

        let renamed = EventBody { title: Some("Launch day".to_owned()), ..EventBody::default() };
        let changed = ada.call(&change(made.id, None, renamed)).await.unwrap();
        assert!(changed.updated_at > made.updated_at);
        assert_eq!(changed.livestream.as_ref().unwrap().title.as_deref(), Some("Launch day"));
        let same = Event {
            title: made.title.clone(),
            livestream: made.livestream.clone(),
            updated_at: made.updated_at,
            ..changed
        };
        assert_eq!(same, made);
        let bare = EventBody {
            description: Some(String::new()),
            external_link: Some(Vec::new()),
            user_ids: Some(Vec::new()),
            conference_link: Some(String::new()),
            location: Some(String::new()),
            poster_id: Some(String::new()),
            tags: Some(Vec::new()),
            external_user_emails: Some(Vec::new()),
            category: Some(String::new()),
            video_preview_ids: Some(Vec::new()),
            kind: Some(EventKind::Event),
            ..EventBody::default()
        };
        let changed = ada.call(&change(made.id, None, bare)).await.unwrap();
        assert_eq!((changed.description, changed.conference_link, changed.location), (None, None, None));
        assert_eq!((changed.poster, changed.category, changed.livestream), (None, None, None));
        assert!(changed.external_link.is_empty() && changed.tags.is_empty() && changed.external_attendees.is_empty());
        assert!(changed.rsvp_users.is_empty() && &*changed.title == "Launch day");
        let moved = EventBody { start_date_time: Some(at("2026-12-02T07:00")), ..EventBody::default() };
        let changed = ada.call(&change(made.id, None, moved)).await.unwrap();
        assert_eq!((changed.start_date_time, changed.end_date_time), (at("2026-12-02T07:00"), at("2026-12-02T08:00")), "its length stays");
    }

    async fn an_audience_and_an_invitation_decide_who_sees_an_event(world) {
        let browsers = browsers(&world).await;
        let ada = &browsers[0].1;
        for (guests, more) in [(vec![], vec![]), (vec![DAN], vec![DAN])] {
            for (set, expected) in AUDIENCES {
                let mut permissions = Permissions::default();
                set(&mut permissions);
                let body = EventBody { permissions: Some(permissions), user_ids: Some(guests.clone()), ..hour("x", "2026-12-01T09:00") };
                let id = make(ada, body).await.id;
                for (user, browser) in &browsers {
                    let sees = *user == ADA || expected.contains(user) || more.contains(user);
                    assert_eq!(list(browser, &all()).await.iter().any(|event| event.id == id), sees, "{user} {expected:?} {guests:?}");
                    let get = browser.call(&api::rotunda::events::GetEvent { id }).await;
                    if sees { assert_eq!(get.unwrap().id, id) } else { assert_eq!(refusal(get).0, 404) }
                }
                ada.call(&delete(id, None)).await.unwrap();
            }
        }
    }

    async fn to_others_the_people_of_the_permissions_come_empty(world) {
        let (ada, dan) = (world.browser(ADA).await, world.browser(DAN).await);
        let permissions = Permissions { users: vec![DAN], ..Permissions::default() };
        let made = make(&ada, EventBody { permissions: Some(permissions.clone()), user_ids: Some(vec![BEN]), ..hour("x", "2026-12-01T09:00") }).await;
        assert_eq!(made.permissions, Some(permissions), "the invited are no part of them");
        assert_eq!(list(&dan, &all()).await[0].permissions, Some(Permissions::default()));
    }

    async fn only_its_maker_changes_an_event_and_an_administrator_deletes_it_too(world) {
        let ada = world.browser(ADA).await;
        let id = make(&ada, hour("x", "2026-12-01T09:00")).await.id;
        let alone = make(&ada, EventBody { permissions: None, ..hour("alone", "2026-12-01T09:00") }).await.id;
        let body = || EventBody { title: Some("y".to_owned()), ..EventBody::default() };
        for (caller, status) in [(world.browser(BEN).await, 403), (world.stranger(), 401)] {
            assert_eq!(refusal(caller.call(&change(id, None, body())).await).0, status);
            assert_eq!(refusal(caller.call(&delete(id, None)).await).0, status);
        }
        let dan = world.browser(DAN).await;
        assert_eq!(refusal(dan.call(&change(id, None, body())).await).0, 403);
        assert_eq!(refusal(dan.call(&change(alone, None, body())).await).0, 404, "and administrators see no more");
        assert_eq!(refusal(dan.call(&delete(alone, None)).await).0, 404);
        dan.call(&delete(id, None)).await.unwrap();
        assert_eq!(refusal(ada.call(&delete(id, None)).await).0, 404);
        assert_eq!(refusal(ada.call(&change(EventId(NOBODY), None, body())).await).0, 404);
        assert_eq!(refusal(world.stranger().call(&CreateEvent { event: hour("x", "2026-12-01T09:00") }).await).0, 401);
        let key = world.api_key(EVE).await;
        world.stranger().call_with(&key, &CreateEvent { event: hour("By key", "2026-12-01T09:00") }).await.unwrap();
        assert_eq!(titles(&world.browser(BEN).await, &all()).await, ["By key"]);
        ada.call(&delete(alone, None)).await.unwrap();
        assert_eq!(world.number("SELECT COUNT(*) FROM event_series").await, 1, "nothing is left of what was deleted");
    }

    async fn create_event_refuses_what_breaks_a_rule(world) {
        let ada = world.browser(ADA).await;
        let good = || hour("x", "2026-12-01T09:00");
        let long = |count: usize| Some("x".repeat(count));
        let link = |url: &str| Some(vec![ExternalLink { title: String::new(), url: url.to_owned() }]);
        let foreign = png(&world.browser(BEN).await).await.id;
        let nobody = || Some(vec![UserId(NOBODY)]);
        for (field, status, event) in [
            ("title", 400, EventBody { title: None, ..good() }),
            ("title", 400, EventBody { title: Some("  ".to_owned()), ..good() }),
            ("title", 400, EventBody { title: long(201), ..good() }),
            ("description", 400, EventBody { description: long(5_001), ..good() }),
            ("location", 400, EventBody { location: long(2_001), ..good() }),
            ("externalLink", 400, EventBody { external_link: link("javascript:alert(1)"), ..good() }),
            ("externalLink", 400, EventBody { external_link: Some(vec![ExternalLink { title: String::new(), url: "https://a.example".to_owned() }; 11]), ..good() }),
            ("conferenceLink", 400, EventBody { conference_link: Some("ftp://a.example".to_owned()), ..good() }),
            ("startDateTime", 400, EventBody { start_date_time: None, ..good() }),
            ("startDateTime", 400, EventBody { start_date_time: Some("1800-01-01T00:00:00Z".parse().unwrap()), end_date_time: None, duration: Some(5), ..good() }),
            ("endDateTime", 400, EventBody { end_date_time: None, ..good() }),
            ("endDateTime", 400, EventBody { end_date_time: None, duration: Some(0), ..good() }),
            ("endDateTime", 400, EventBody { end_date_time: Some(at("2026-12-01T08:59")), ..good() }),
            ("endDateTime", 400, EventBody { end_date_time: Some(at("2027-01-01T09:01")), ..good() }),
            ("endDateTime", 400, EventBody { end_date_time: None, duration: Some(u32::MAX), ..good() }),
            ("posterId", 400, EventBody { poster_id: Some(foreign.to_string()), ..good() }),
            ("posterId", 400, EventBody { poster_id: Some("x".to_owned()), ..good() }),
            ("videoPreviewIds", 400, EventBody { video_preview_ids: Some(vec![FileId(NOBODY)]), ..good() }),
            ("videoPreviewIds", 400, EventBody { video_preview_ids: Some(vec![FileId(NOBODY); 6]), ..good() }),
            ("tags", 400, EventBody { tags: Some(vec!["x".to_owned(); 21]), ..good() }),
            ("tags", 400, EventBody { tags: Some(vec!["x y".to_owned()]), ..good() }),
            ("type", 400, EventBody { kind: Some(EventKind::Faq), ..good() }),
            ("type", 400, EventBody { kind: Some(EventKind::Livestream), is_meeting: Some(true), ..good() }),
            ("externalUserEmails", 400, EventBody { external_user_emails: Some(vec!["a@b.example".to_owned(); 101]), ..good() }),
            ("category", 400, EventBody { category: Some("Company".to_owned()), ..good() }),
            ("timeZone", 400, EventBody { time_zone: Some("Mars/Olympus".to_owned()), ..good() }),
            ("permissions", 400, EventBody { permissions: Some(Permissions { users: nobody().unwrap(), ..public() }), ..good() }),
            ("userIds", 404, EventBody { user_ids: nobody(), ..good() }),
            ("userIds", 400, EventBody { user_ids: Some(vec![BEN; 101]), ..good() }),
            ("conversationId", 404, EventBody { conversation_id: Some(NOBODY.to_string()), ..good() }),
        ] {
            assert_eq!(refusal(ada.call(&CreateEvent { event }).await), (status, Some(field.to_owned())), "{field}");
        }
        for email in ["x", "a@b", "a@@b.example", "a b@c.example", "a@b.example\r\nBcc: c@d.example", "<a@b.example>"] {
            let event = EventBody { external_user_emails: Some(vec![email.to_owned()]), ..good() };
            assert_eq!(refusal(ada.call(&CreateEvent { event }).await).1.as_deref(), Some("externalUserEmails"), "{email:?}");
        }
        assert_eq!(world.number("SELECT COUNT(*) FROM event_series").await, 0, "and nothing is left of it");
    }

    async fn of_two_changes_at_once_none_is_lost(world) {
        let ada = world.browser(ADA).await;
        let made = make(&ada, hour("x", "2026-12-01T09:00")).await;
        let seen = |title: &str, event: &Event| EventBody { title: Some(title.to_owned()), updated_at: event.updated_at, ..EventBody::default() };
        let first = ada.call(&change(made.id, None, seen("one", &made))).await.unwrap();
        assert_eq!(refusal(ada.call(&change(made.id, None, seen("two", &made))).await).0, 409, "somebody was quicker");
        ada.call(&change(made.id, None, seen("three", &first))).await.unwrap();
        // Without a version each change touches its own fields only, even at the same moment.
        let place = change(made.id, None, EventBody { location: Some("Here".to_owned()), ..EventBody::default() });
        let tags = change(made.id, None, EventBody { tags: Some(vec!["a".to_owned()]), ..EventBody::default() });
        let (one, two) = tokio::join!(ada.call(&place), ada.call(&tags));
        assert_ne!(one.unwrap().updated_at, two.unwrap().updated_at, "each change is a version");
        let now = list(&ada, &all()).await.remove(0);
        assert_eq!((now.title.as_str(), now.location.as_deref(), now.tags.len()), ("three", Some("Here"), 1));
        // Of two with the same version one wins.
        let (left, right) = (change(made.id, None, seen("left", &now)), change(made.id, None, seen("right", &now)));
        let (one, two) = tokio::join!(ada.call(&left), ada.call(&right));
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
    }

    async fn who_leaves_hands_events_on_and_goes_to_none(world) {
        let (ada, cara) = (world.browser(ADA).await, world.browser(CARA).await);
        let hers = make(&ada, hour("hers", "2027-12-01T09:00")).await.id;
        let other = EventBody { is_meeting: Some(true), user_ids: Some(vec![ADA]), ..hour("other", "2027-12-01T09:00") };
        make(&world.browser(BEN).await, other).await;
        world.browser(DAN).await.call(&DeleteUser { id: ADA, assignee: None, bulk: None }).await.unwrap();
        let location = EventBody { location: Some("Here".to_owned()), ..EventBody::default() };
        let changed = cara.call(&change(hers, None, location)).await.unwrap();
        assert_eq!(changed.created_by, Some(CARA), "her supervisor has it now");
        assert_eq!(world.number("SELECT COUNT(*) FROM event_people").await, 1, "only Ben goes to his own");
    }

    async fn w9_an_event_is_made_at_the_evident_address_too(world) {
        let ada = world.browser(ADA).await;
        let body = json!({ "title": "x", "startDateTime": "2026-12-01T09:00:00Z", "endDateTime": "2026-12-01T10:00:00Z", "isMeeting": true });
        for path in ["/api/events", "/api/events/meeting"] {
            let (status, made) = ada.json("POST", path, &body.to_string()).await;
            assert_eq!((status.as_u16(), &made["isMeeting"], &made["going"]), (201, &json!(true), &json!(1)), "{path}");
        }
    }

    async fn w37_w38_w40_and_w65_other_names_and_forms_are_read(world) {
        let ada = world.browser(ADA).await;
        let film = mp4(&ada).await.id;
        for kind in [json!(2), json!("2"), json!("LIVESTREAM")] {
            let body = json!({
                "title": "x", "startDateTime": "2026-12-01T09:00:00Z", "endtDateTime": "2026-12-01T10:00:00Z", "location:": "Here",
                "videoPreviews": film, "type": kind,
            });
            let (status, made) = ada.json("POST", "/api/events/meeting", &body.to_string()).await;
            assert_eq!((status.as_u16(), &made["type"], &made["location"]), (201, &json!(2), &json!("Here")));
            assert_eq!(made["endDateTime"], "2026-12-01T10:00:00Z");
            assert_eq!(made["livestream"]["file"]["id"], film.to_string());
        }
        for kind in [json!(1), json!(9), json!("PARTY")] {
            let (status, refused) = ada.json("POST", "/api/events/meeting", &json!({ "title": "x", "type": kind }).to_string()).await;
            assert_eq!((status.as_u16(), refused["field"].as_str()), (400, Some(if kind == json!(1) { "startDateTime" } else { "type" })));
        }
        let (_, refused) = ada.json("POST", "/api/events/meeting", r#"{"title":"x","type":"PARTY"}"#).await;
        assert!(refused["message"].as_str().unwrap().contains("LIVESTREAM"), "{refused}");
    }

    async fn a_duration_stands_for_a_missing_end(world) {
        let ada = world.browser(ADA).await;
        let body = EventBody { end_date_time: None, duration: Some(90), ..hour("x", "2026-12-01T09:00") };
        assert_eq!(make(&ada, body).await.end_date_time, at("2026-12-01T10:30"));
        let body = EventBody { duration: Some(90), ..hour("x", "2026-12-01T09:00") };
        assert_eq!(make(&ada, body).await.end_date_time, at("2026-12-01T10:00"), "the end counts");
        assert_eq!(make(&world.browser(CARA).await, EventBody { duration: Some(0), ..hour("x", "2026-12-01T09:00") }).await.time_zone.as_deref(), Some("UTC"));
    }
}
