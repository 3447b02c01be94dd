//! Repeated events, also across changes of the clock.

use api::{
    rotunda::events::GetEvent,
    workdrive::{
        Permissions, UserId,
        events::{Frequency::*, *},
    },
};
use chrono::{DateTime, Utc};
use serde_json::json;

use super::{all, at, change, delete, hour, list, make, titles};
use crate::{
    on_both,
    world::{ADA, BEN, Client, EVE, refusal},
};

fn repeat(frequency: Frequency, last: &str) -> Option<Repeat> {
    Some(Repeat::new(frequency, Some(last.parse().unwrap())))
}

fn series(zone: &str, start: &str, frequency: Frequency, last: &str) -> EventBody {
    EventBody { repeat: repeat(frequency, last), time_zone: Some(zone.to_owned()), ..hour("x", start) }
}

fn begin(start: &str) -> EventBody {
    EventBody { start_date_time: Some(at(start)), ..EventBody::default() }
}

fn called(title: &str) -> EventBody {
    EventBody { title: Some(title.to_owned()), ..EventBody::default() }
}

fn starts(events: &[Event]) -> Vec<DateTime<Utc>> {
    events.iter().map(|event| event.start_date_time).collect()
}

fn times(texts: &[&str]) -> Vec<DateTime<Utc>> {
    texts.iter().map(|text| at(text)).collect()
}

async fn everything(client: &Client) -> Vec<Event> {
    list(client, &all()).await
}

/// A series across a change of the clock that is edited in the middle.
struct Edited {
    name: &'static str,
    zone: &'static str,
    start: &'static str,
    frequency: Frequency,
    last: &'static str,
    /// Which occurrence is changed, from 0, how many with it, and when it begins then.
    edit: (usize, RepeatScope, &'static str),
    expected: &'static [&'static str],
}

const EDITED: [Edited; 9] = [
    Edited {
        name: "Berlin: one before the change moves alone",
        zone: "Europe/Berlin",
        start: "2026-10-12T07:00",
        frequency: Weekly,
        last: "2026-11-02",
        edit: (1, RepeatScope::One, "2026-10-20T12:00"),
        expected: &["2026-10-12T07:00", "2026-10-20T12:00", "2026-10-26T08:00", "2026-11-02T08:00"],
    },
    Edited {
        name: "Berlin: from the second on an hour later, by the wall clock",
        zone: "Europe/Berlin",
        start: "2026-10-12T07:00",
        frequency: Weekly,
        last: "2026-11-02",
        edit: (1, RepeatScope::Following, "2026-10-19T08:00"),
        expected: &["2026-10-12T07:00", "2026-10-19T08:00", "2026-10-26T09:00", "2026-11-02T09:00"],
    },
    Edited {
        name: "Berlin: all, said in winter, holds in summer",
        zone: "Europe/Berlin",
        start: "2026-10-12T07:00",
        frequency: Weekly,
        last: "2026-11-02",
        edit: (3, RepeatScope::All, "2026-11-02T09:00"),
        expected: &["2026-10-12T08:00", "2026-10-19T08:00", "2026-10-26T09:00", "2026-11-02T09:00"],
    },
    Edited {
        name: "Berlin: all a day later, and none falls off the end",
        zone: "Europe/Berlin",
        start: "2026-10-12T07:00",
        frequency: Weekly,
        last: "2026-11-02",
        edit: (0, RepeatScope::All, "2026-10-13T07:00"),
        expected: &["2026-10-13T07:00", "2026-10-20T07:00", "2026-10-27T08:00", "2026-11-03T08:00"],
    },
    Edited {
        name: "New York: following, on the day of the change",
        zone: "America/New_York",
        start: "2026-03-06T15:00",
        frequency: Daily,
        last: "2026-03-10",
        edit: (2, RepeatScope::Following, "2026-03-08T13:00"),
        expected: &["2026-03-06T15:00", "2026-03-07T15:00", "2026-03-08T13:00", "2026-03-09T13:00", "2026-03-10T13:00"],
    },
    Edited {
        name: "New York: monthly, all on the 15th instead of the 10th",
        zone: "America/New_York",
        start: "2026-02-10T15:00",
        frequency: Monthly,
        last: "2026-04-30",
        edit: (1, RepeatScope::All, "2026-03-15T14:00"),
        expected: &["2026-02-15T15:00", "2026-03-15T14:00", "2026-04-15T14:00"],
    },
    Edited {
        name: "Kolkata: every other week, following a day earlier",
        zone: "Asia/Kolkata",
        start: "2026-03-20T03:30",
        frequency: BiWeekly,
        last: "2026-05-01",
        edit: (1, RepeatScope::Following, "2026-04-02T03:30"),
        expected: &["2026-03-20T03:30", "2026-04-02T03:30", "2026-04-16T03:30", "2026-04-30T03:30"],
    },
    Edited {
        name: "Auckland: all, past the end of summer",
        zone: "Pacific/Auckland",
        start: "2026-03-25T20:00",
        frequency: Weekly,
        last: "2026-04-09",
        edit: (0, RepeatScope::All, "2026-03-25T21:00"),
        expected: &["2026-03-25T21:00", "2026-04-01T21:00", "2026-04-08T22:00"],
    },
    Edited {
        name: "Auckland: following into the next local day",
        zone: "Pacific/Auckland",
        start: "2026-09-22T21:00",
        frequency: Daily,
        last: "2026-09-28",
        edit: (3, RepeatScope::Following, "2026-09-26T12:30"),
        expected: &[
            "2026-09-22T21:00",
            "2026-09-23T21:00",
            "2026-09-24T21:00",
            "2026-09-26T12:30",
            "2026-09-27T11:30",
            "2026-09-28T11:30",
        ],
    },
];

on_both! {
    async fn series_are_edited_in_the_middle_across_a_change_of_the_clock(world) {
        let ada = world.browser(ADA).await;
        for Edited { name, zone, start, frequency, last, edit: (number, scope, to), expected } in EDITED {
            make(&ada, series(zone, start, frequency, last)).await;
            let before = everything(&ada).await;
            let edited = before[number].id;
            let answer = ada.call(&change(edited, Some(scope), begin(to))).await.unwrap();
            assert_eq!((answer.id, answer.start_date_time), (edited, at(to)), "{name}");
            let after = everything(&ada).await;
            assert_eq!(starts(&after), times(expected), "{name}");
            assert!(after.iter().all(|event| event.end_date_time - event.start_date_time == chrono::TimeDelta::hours(1)), "{name}");
            let (mut old, mut new): (Vec<_>, Vec<_>) = (before.iter().map(|it| it.id).collect(), after.iter().map(|it| it.id).collect());
            old.sort_unstable();
            new.sort_unstable();
            assert_eq!(old, new, "{name}: each stays the same event");
            for event in after.iter().rev() {
                ada.call(&delete(event.id, Some(RepeatScope::One))).await.unwrap();
            }
            assert_eq!(world.number("SELECT COUNT(*) FROM event_series").await, 0, "{name}");
        }
    }

    async fn a_repeated_event_is_one_row_an_occurrence(world) {
        let ada = world.browser(ADA).await;
        let body = EventBody { user_ids: Some(vec![BEN]), is_meeting: Some(true), permissions: None, ..series("Europe/Berlin", "2026-03-28T08:00", Daily, "2026-03-31") };
        let first = make(&ada, body).await;
        assert_eq!(first.occurrence, Some(Occurrence { number: 1, count: 4 }));
        assert_eq!(first.repeat_config, repeat(Daily, "2026-03-31"));
        let events = everything(&world.browser(BEN).await).await;
        assert_eq!(starts(&events), times(&["2026-03-28T08:00", "2026-03-29T07:00", "2026-03-30T07:00", "2026-03-31T07:00"]));
        assert!(events.iter().all(|event| event.repeat_id == first.repeat_id && event.repeat_id.is_some()));
        assert!(events.iter().all(|event| event.going == 1 && event.is_meeting), "its maker goes to each");
        let third = ada.call(&GetEvent { id: events[2].id }).await.unwrap();
        assert_eq!(third.occurrence, Some(Occurrence { number: 3, count: 4 }));
        assert_eq!(third.rsvp_users.iter().map(|guest| guest.user.id).collect::<Vec<_>>(), [ADA, BEN]);
    }

    async fn w79_every_form_of_repeat_is_read(world) {
        let ada = world.browser(ADA).await;
        for (frequency, count) in [(json!(86_400), 31), (json!("604800"), 5), (json!(1_209_600), 3), (json!("monthly"), 1), (json!("biWeekly"), 3)] {
            let ends = json!({ "config": { "type": "on", "date": "2026-01-31" } });
            let body = json!({
                "title": "x", "startDateTime": "2026-01-01T08:00:00.000Z", "endDateTime": "2026-01-01T08:58:00.000Z",
                "repeat": { "config": { "type": "frequency", "frequency": frequency, "ends": ends } },
            });
            let (status, made) = ada.json("POST", "/api/events/meeting", &body.to_string()).await;
            assert_eq!((status.as_u16(), &made["occurrence"]["count"]), (201, &json!(count)), "{frequency}: {made}");
            let id = made["id"].as_str().unwrap();
            let (status, refused) = ada.json("DELETE", &format!("/api/events/{id}?repeat=some"), "").await;
            assert_eq!((status.as_u16(), &refused["field"]), (400, &json!("repeat")));
            assert!(refused["message"].as_str().unwrap().contains("following"), "{refused}");
            let (status, _) = ada.json("DELETE", &format!("/api/events/{id}?repeat=all"), "").await;
            assert_eq!((status.as_u16(), everything(&ada).await.len()), (200, 0));
        }
        for wrong in [json!({ "frequency": 5 }), json!({ "type": "rule" }), json!({ "ends": { "config": { "type": "on", "date": "soon" } } }), json!({ "ends": 7 }), json!({ "ends": { "config": { "type": "on" } } })] {
            let mut config = json!({ "type": "frequency", "frequency": 86_400 });
            config.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
            let body = json!({ "title": "x", "startDateTime": "2026-01-01T08:00:00Z", "endDateTime": "2026-01-01T09:00:00Z", "repeat": { "config": config } });
            let (status, refused) = ada.json("POST", "/api/events/meeting", &body.to_string()).await;
            assert_eq!((status.as_u16(), refused["field"].as_str()), (400, Some("repeat")), "{wrong}");
        }
    }

    async fn a_repetition_has_a_cap_and_a_default_end(world) {
        let ada = world.browser(ADA).await;
        let refused = async |event: EventBody| refusal(ada.call(&CreateEvent { event }).await);
        let field = (400, Some("repeat".to_owned()));
        assert_eq!(refused(series("UTC", "2026-01-01T08:00", Daily, "2027-01-02")).await, field, "367 days");
        assert_eq!(refused(series("UTC", "2026-01-01T08:00", Daily, "9999-01-02")).await, field);
        assert_eq!(refused(series("UTC", "2026-01-01T08:00", Daily, "2025-12-31")).await, field, "ends before it begins");
        assert_eq!(world.number("SELECT COUNT(*) FROM events").await, 0);
        let year = EventBody { repeat: Some(Repeat::new(Daily, None)), ..hour("x", "2026-01-01T08:00") };
        let made = make(&ada, year).await;
        assert_eq!(made.occurrence.unwrap().count, 365);
        assert_eq!(made.repeat_config, repeat(Daily, "2026-12-31"), "it says until when");
    }

    async fn one_the_following_or_all_are_changed_and_deleted(world) {
        let (ada, eve) = (world.browser(ADA).await, world.browser(EVE).await);
        make(&ada, series("UTC", "2026-05-01T08:00", Daily, "2026-05-06")).await;
        let ids: Vec<_> = everything(&ada).await.iter().map(|event| event.id).collect();
        ada.call(&change(ids[1], None, called("one"))).await.unwrap();
        assert_eq!(titles(&ada, &all()).await, ["x", "one", "x", "x", "x", "x"]);
        let place = EventBody { location: Some("Here".to_owned()), ..EventBody::default() };
        ada.call(&change(ids[4], Some(RepeatScope::All), place)).await.unwrap();
        let now = everything(&ada).await;
        assert!(now.iter().all(|event| event.location.as_deref() == Some("Here")) && now[1].title == "one", "what was changed alone stays");
        let following = ada.call(&change(ids[3], Some(RepeatScope::Following), called("rest"))).await.unwrap();
        assert_eq!(titles(&ada, &all()).await, ["x", "one", "x", "rest", "rest", "rest"]);
        assert_eq!(following.occurrence, Some(Occurrence { number: 1, count: 3 }), "an event of its own from here on");
        let now = everything(&ada).await;
        assert_ne!(now[2].repeat_id, now[3].repeat_id);
        assert_eq!((now[0].repeat_config, now[3].repeat_config), (repeat(Daily, "2026-05-03"), repeat(Daily, "2026-05-06")));
        let hidden = EventBody { permissions: Some(Permissions::default()), ..EventBody::default() };
        ada.call(&change(ids[0], Some(RepeatScope::All), hidden)).await.unwrap();
        assert_eq!(titles(&eve, &all()).await, ["rest", "rest", "rest"]);
        ada.call(&delete(ids[4], None)).await.unwrap();
        ada.call(&delete(ids[1], Some(RepeatScope::Following))).await.unwrap();
        assert_eq!(starts(&everything(&ada).await), times(&["2026-05-01T08:00", "2026-05-04T08:00", "2026-05-06T08:00"]));
        let left = ada.call(&GetEvent { id: ids[5] }).await.unwrap();
        assert_eq!(left.occurrence, Some(Occurrence { number: 2, count: 2 }));
        ada.call(&delete(ids[5], Some(RepeatScope::All))).await.unwrap();
        assert_eq!(starts(&everything(&ada).await), times(&["2026-05-01T08:00"]));
    }

    async fn what_is_not_sent_stays_as_each_has_it(world) {
        let (ada, ben, eve) = (world.browser(ADA).await, world.browser(BEN).await, world.browser(EVE).await);
        make(&ada, EventBody { permissions: None, user_ids: Some(vec![BEN]), ..series("UTC", "2027-05-01T08:00", Daily, "2027-05-03") }).await;
        let ids: Vec<_> = everything(&ada).await.iter().map(|event| event.id).collect();
        let body = |users: Option<Vec<UserId>>, permissions: Option<Permissions>| EventBody { user_ids: users, permissions, ..EventBody::default() };
        ada.call(&change(ids[1], None, body(Some(vec![EVE]), None))).await.unwrap();
        let friends = Permissions { friends: true, ..Permissions::default() };
        ada.call(&change(ids[0], Some(RepeatScope::All), body(None, Some(friends.clone())))).await.unwrap();
        let guests = async |id| {
            let event = ada.call(&GetEvent { id }).await.unwrap();
            event.rsvp_users.iter().map(|guest| guest.user.id).collect::<Vec<_>>()
        };
        assert_eq!((guests(ids[0]).await, guests(ids[1]).await), (vec![BEN], vec![EVE]), "each has its own guests");
        assert_eq!((everything(&ben).await.len(), everything(&eve).await.len()), (2, 3), "Eve is a friend");
        ada.call(&change(ids[2], None, body(None, Some(Permissions::default())))).await.unwrap();
        ada.call(&change(ids[0], Some(RepeatScope::All), body(Some(Vec::new()), None))).await.unwrap();
        assert_eq!(everything(&ada).await.into_iter().map(|event| event.permissions.unwrap()).collect::<Vec<_>>(), [friends.clone(), friends, Permissions::default()]);
        assert_eq!((everything(&ben).await.len(), everything(&eve).await.len()), (0, 2));
    }

    async fn what_was_deleted_alone_stays_so_when_the_others_move(world) {
        let ada = world.browser(ADA).await;
        make(&ada, series("UTC", "2026-05-01T08:00", Daily, "2026-05-04")).await;
        let ids: Vec<_> = everything(&ada).await.iter().map(|event| event.id).collect();
        ada.call(&delete(ids[1], None)).await.unwrap();
        ada.call(&change(ids[2], Some(RepeatScope::All), begin("2026-05-03T10:00"))).await.unwrap();
        assert_eq!(starts(&everything(&ada).await), times(&["2026-05-01T10:00", "2026-05-03T10:00", "2026-05-04T10:00"]));
        let longer = EventBody { repeat: repeat(Daily, "2026-05-06"), ..EventBody::default() };
        ada.call(&change(ids[0], Some(RepeatScope::All), longer)).await.unwrap();
        let longer = ["2026-05-01T10:00", "2026-05-03T10:00", "2026-05-04T10:00", "2026-05-05T10:00", "2026-05-06T10:00"];
        assert_eq!(starts(&everything(&ada).await), times(&longer));
        let weekly = EventBody { repeat: repeat(Weekly, "2026-05-20"), ..EventBody::default() };
        ada.call(&change(ids[0], Some(RepeatScope::All), weekly)).await.unwrap();
        assert_eq!(starts(&everything(&ada).await), times(&["2026-05-01T10:00", "2026-05-08T10:00", "2026-05-15T10:00"]), "another frequency begins anew");
    }

    async fn a_single_event_becomes_a_repeated_one_with_its_guests(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let made = make(&ada, EventBody { permissions: None, user_ids: Some(vec![BEN]), ..hour("x", "2026-05-01T08:00") }).await;
        let body = EventBody { repeat: repeat(Weekly, "2026-05-15"), ..EventBody::default() };
        let changed = ada.call(&change(made.id, None, body)).await.unwrap();
        assert_eq!((changed.id, changed.occurrence.unwrap().count), (made.id, 3));
        assert_eq!(starts(&everything(&ben).await), times(&["2026-05-01T08:00", "2026-05-08T08:00", "2026-05-15T08:00"]));
        let guests = EventBody { user_ids: Some(vec![EVE]), ..EventBody::default() };
        ada.call(&change(made.id, Some(RepeatScope::Following), guests)).await.unwrap();
        assert_eq!((everything(&ben).await.len(), everything(&world.browser(EVE).await).await.len()), (0, 3));
    }

    async fn another_repetition_is_not_for_one_occurrence(world) {
        let ada = world.browser(ADA).await;
        make(&ada, series("Europe/Berlin", "2026-05-31T08:00", Monthly, "2026-10-31")).await;
        let ids: Vec<_> = everything(&ada).await.iter().map(|event| event.id).collect();
        assert_eq!(ids.len(), 4, "months without a 31st are left out");
        let refused = async |scope, event| refusal(ada.call(&change(ids[1], scope, event)).await);
        let field = |name: &str| (400, Some(name.to_owned()));
        assert_eq!(refused(None, EventBody { repeat: repeat(Daily, "2026-10-31"), ..EventBody::default() }).await, field("repeat"));
        assert_eq!(refused(None, EventBody { time_zone: Some("UTC".to_owned()), ..EventBody::default() }).await, field("timeZone"));
        let same = EventBody { repeat: repeat(Monthly, "2026-10-31"), time_zone: Some("Europe/Berlin".to_owned()), ..called("y") };
        ada.call(&change(ids[1], None, same)).await.unwrap();
        let all = Some(RepeatScope::All);
        assert_eq!(refused(all, EventBody { repeat: repeat(Monthly, "2026-06-30"), ..EventBody::default() }).await, field("repeat"), "it would end before");
        assert_eq!(refused(all, begin("2026-08-01T08:00")).await, field("startDateTime"), "the second of them would not be there");
        assert_eq!(starts(&everything(&ada).await), times(&["2026-05-31T08:00", "2026-07-31T08:00", "2026-08-31T08:00", "2026-10-31T09:00"]), "and nothing happened");
    }

    async fn another_time_zone_keeps_the_moment_that_is_sent_and_moves_the_others(world) {
        let ada = world.browser(ADA).await;
        make(&ada, series("UTC", "2026-10-23T08:00", Daily, "2026-10-26")).await;
        let id = everything(&ada).await[0].id;
        let body = EventBody { time_zone: Some("Europe/Berlin".to_owned()), ..EventBody::default() };
        ada.call(&change(id, Some(RepeatScope::All), body)).await.unwrap();
        assert_eq!(starts(&everything(&ada).await), times(&["2026-10-23T08:00", "2026-10-24T08:00", "2026-10-25T09:00", "2026-10-26T09:00"]));
    }

    async fn of_two_changes_of_a_series_at_once_none_is_lost(world) {
        let ada = world.browser(ADA).await;
        make(&ada, series("UTC", "2026-05-01T08:00", Daily, "2026-05-10")).await;
        let ids: Vec<_> = everything(&ada).await.iter().map(|event| event.id).collect();
        let (one, two, three) = (
            change(ids[5], Some(RepeatScope::Following), called("late")),
            change(ids[7], Some(RepeatScope::All), EventBody { location: Some("Here".to_owned()), ..EventBody::default() }),
            delete(ids[2], None),
        );
        let (one, two, three) = tokio::join!(ada.call(&one), ada.call(&two), ada.call(&three));
        one.unwrap();
        three.unwrap();
        let now = everything(&ada).await;
        assert_eq!(now.iter().filter(|event| event.title == "late").count(), 5);
        assert_eq!(now.len(), 9);
        // The second was about all that were one event when its turn came, or was told that this changed.
        match two {
            Ok(_) => assert!(now.iter().filter(|event| event.location.is_some()).count() >= 4),
            refused => assert_eq!(refusal(refused).0, 409),
        }
    }
}
