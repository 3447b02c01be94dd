//! `GET /api/events`.

use api::{page::Paged as _, workdrive::events::*};
use chrono::TimeDelta;

use super::{all, at, delete, hour, list, make, set_clock, titles};
use crate::{
    on_both,
    world::{ADA, BEN, refusal},
};

fn until_now() -> ListEvents {
    ListEvents { from_date: None, ..all() }
}

on_both! {
    async fn list_events_without_a_range_has_what_began_latest_first(world) {
        set_clock(&world, "2027-03-02T12:00");
        let ada = world.browser(ADA).await;
        for (title, start) in [("now", "2027-03-02T11:30"), ("old", "2027-01-01T09:00"), ("new", "2027-04-01T09:00"), ("past", "2027-03-01T09:00")] {
            make(&ada, hour(title, start)).await;
        }
        assert_eq!(titles(&ada, &until_now()).await, ["now", "past", "old"]);
        let time = Some(at("2027-02-01T00:00"));
        assert_eq!(titles(&ada, &ListEvents { time, ..until_now() }).await, ["old"]);
        let past = ListEvents { only_past: Some(true), ..until_now() };
        assert_eq!(titles(&ada, &past).await, ["past", "old"]);
        assert_eq!(titles(&ada, &ListEvents { include_happening_now: Some(true), ..past.clone() }).await, ["now", "past", "old"]);
        assert_eq!(titles(&ada, &ListEvents { time, ..past.clone() }).await, ["old"]);
        let to_date = Some(at("2027-01-31T00:00"));
        assert_eq!(titles(&ada, &ListEvents { to_date, ..past }).await, ["old"]);
        assert_eq!(titles(&ada, &all()).await, ["old", "past", "now", "new"], "a range is earliest first");
    }

    async fn a_range_has_what_begins_and_ends_in_it(world) {
        let ada = world.browser(ADA).await;
        make(&ada, hour("at the beginning", "2026-12-16T00:00")).await;
        make(&ada, hour("until the end", "2026-12-30T22:59")).await;
        make(&ada, hour("over the end", "2026-12-30T23:30")).await;
        make(&ada, hour("over the beginning", "2026-12-15T23:30")).await;
        let long = EventBody { end_date_time: Some(at("2026-12-20T00:00")), ..hour("long", "2026-11-20T00:00") };
        make(&ada, long).await;
        let range = |more| format!("/api/events?per_page=1000&fromDate=2026-12-16T00:00:00&toDate=2026-12-30T23:59:59&{more}");
        let get = async |path: String| {
            let (status, _, body) = ada.get(&path).await;
            assert_eq!(status, 200, "{path}");
            let page: EventPage = serde_json::from_slice(&body).unwrap();
            page.events.into_iter().map(|event| event.title).collect::<Vec<_>>()
        };
        assert_eq!(get(range("")).await, ["at the beginning", "until the end"]);
        let now = "include_happening_now=true&time=2026-12-16T00:00:00";
        assert_eq!(get(range(now)).await, ["long", "over the beginning", "at the beginning", "until the end"], "also what is going on at its beginning");
        assert_eq!(get("/api/events?fromDate=2026-12-16&toDate=2026-12-30".to_owned()).await, ["at the beginning", "until the end"], "days");
    }

    async fn w25_torn_times_are_read_and_w48_both_sets_of_names(world) {
        let ada = world.browser(ADA).await;
        make(&ada, EventBody { user_ids: Some(vec![BEN]), ..hour("x", "2022-12-17T09:00") }).await;
        let torn = "/api/events?fromDate=2022-12-16%20T%2000%20:%2000%20:%2000&toDate=2022-12-30%20T%2023%20:%2059%20:%2059&include_recent_rsvps=true&per_page=1000&time=2022-12-16%20T%2000%20:%2000%20:%2000";
        let (status, _, body) = ada.get(torn).await;
        let page: EventPage = serde_json::from_slice(&body).unwrap();
        assert_eq!((status.as_u16(), page.events[0].rsvp_users.len()), (200, 1), "the document's own example");
        for (query, field) in [
            ("fromDate=soon", "fromDate"), ("toDate=2026-13-01", "toDate"), ("time=x", "time"), ("filter=PARTY", "filter"),
            ("per_page=0", "per_page"), ("per_page=1001", "per_page"), ("cur_page=0", "cur_page"), ("onlyGoing=perhaps", "onlyGoing"),
            ("fromDate=2026-02-01&toDate=2026-01-01", "toDate"),
        ] {
            let (status, _, body) = ada.get(&format!("/api/events?{query}")).await;
            let refused: serde_json::Value = serde_json::from_slice(&body).unwrap();
            assert_eq!((status.as_u16(), refused["field"].as_str()), (400, Some(field)), "{query}: {refused}");
        }
        assert_eq!(refusal(world.stranger().call(&all()).await).0, 401);
    }

    async fn flags_and_filters_narrow_a_list(world) {
        world.sql("INSERT INTO categories (id, module_code, name) VALUES ('01920000-0000-7000-8000-0000000000c1', 4, 'Social')").await;
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        make(&ada, EventBody { category: Some("Social".to_owned()), ..hour("party", "2026-12-01T09:00") }).await;
        make(&ada, EventBody { is_meeting: Some(true), ..hour("meeting", "2026-12-02T09:00") }).await;
        make(&ada, EventBody { kind: Some(EventKind::Livestream), ..hour("stream", "2026-12-03T09:00") }).await;
        let of = |kind| ListEvents { filter: Some(kind), ..all() };
        assert_eq!(titles(&ben, &of(EventKind::Livestream)).await, ["stream"]);
        assert_eq!(titles(&ben, &of(EventKind::Event)).await, ["party", "meeting"]);
        for none in [EventKind::Post, EventKind::Faq, EventKind::Course] {
            assert_eq!(titles(&ben, &of(none)).await, [""; 0], "no event is of that kind");
        }
        assert_eq!(titles(&ben, &ListEvents { category: Some("Social".to_owned()), ..all() }).await, ["party"]);
        assert_eq!(titles(&ben, &ListEvents { category: Some("Other".to_owned()), ..all() }).await, [""; 0]);
        assert_eq!(titles(&ben, &ListEvents { only_meeting: Some(true), ..all() }).await, ["meeting"]);
        let going = ListEvents { only_going: Some(true), ..all() };
        assert_eq!((titles(&ada, &going).await, titles(&ben, &going).await), (vec!["meeting".to_owned()], vec![]));
        assert_eq!(titles(&ben, &ListEvents { external_events: Some(true), ..all() }).await.len(), 3);
    }

    async fn pages_follow_each_other_without_gap_or_double(world) {
        let ada = world.browser(ADA).await;
        let mut made = Vec::new();
        for number in 0..7 {
            // Some at the same moment.
            made.push(make(&ada, hour(&number.to_string(), ["2026-12-01T09:00", "2026-12-02T09:00"][number % 2])).await.id);
        }
        make(&world.browser(BEN).await, EventBody { permissions: None, ..hour("hidden", "2026-12-01T09:00") }).await;
        let mut asked = Some(ListEvents { per_page: Some(3), ..all() });
        let mut seen = Vec::new();
        while let Some(request) = asked {
            let page = ada.call(&request).await.unwrap();
            assert_eq!((page.meta.total_results, page.meta.total_pages), (7, 3));
            asked = request.next(&page);
            seen.extend(page.events.into_iter().map(|event| (event.start_date_time, event.id)));
        }
        assert!(seen.is_sorted() && seen.len() == 7);
        made.sort_unstable();
        let mut ids: Vec<_> = seen.into_iter().map(|(_, id)| id).collect();
        ids.sort_unstable();
        assert_eq!(ids, made);
    }

    /// What a page shows does not depend on what lies outside its range, and neither does what it costs.
    async fn a_list_by_range_reads_its_range_of_the_index(world) {
        let ada = world.browser(ADA).await;
        make(&ada, hour("x", "2026-12-01T09:00")).await;
        let range = "SELECT e.id FROM events e WHERE e.starts_at >= 1764547200000 AND e.starts_at <= 1767225600000 \
            AND (e.author_id = 'x' OR e.audience_id IN (SELECT audience_id FROM audience_members WHERE kind = 'all')) ORDER BY e.starts_at, e.id LIMIT 10";
        if world.backend.database.engine == rotunda_server::database::Engine::Sqlite {
            let plan = sqlx::query(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {range}")));
            let plan = plan.fetch_all(&world.backend.database.pool).await.unwrap();
            let steps: Vec<String> = plan.iter().map(|row| sqlx::Row::get(row, "detail")).collect();
            assert!(steps[0].contains("USING COVERING INDEX events_by_time (starts_at>? AND starts_at<?)"), "{steps:?}");
            assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE FOR ORDER BY")), "{steps:?}");
        }
    }

    async fn a_deleted_event_is_in_no_list(world) {
        let ada = world.browser(ADA).await;
        let id = make(&ada, hour("x", "2026-12-01T09:00")).await.id;
        ada.call(&delete(id, None)).await.unwrap();
        assert_eq!(list(&ada, &all()).await, []);
        let far = ListEvents { from_date: Some(at("2026-12-01T09:00") + TimeDelta::days(30_000)), ..all() };
        assert_eq!(list(&ada, &far).await, []);
    }
}
