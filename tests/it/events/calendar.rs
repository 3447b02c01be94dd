//! Events as iCalendar files.

use api::workdrive::{Permissions, events::*};

use super::{hour, make};
use crate::{
    on_both,
    world::{ADA, BEN, Client, EVE},
};

async fn file(client: &Client, path: &str) -> String {
    let (status, headers, body) = client.get(path).await;
    assert_eq!(
        (status.as_u16(), headers["content-type"].to_str().unwrap()),
        (200, "text/calendar; charset=utf-8"),
        "{path}"
    );
    assert!(headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    String::from_utf8(body.to_vec()).unwrap()
}

/// The lines of a file, with the continued ones put together again.
fn lines(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

on_both! {
    async fn one_event_is_a_calendar_file(world) {
        let ada = world.browser(ADA).await;
        let body = EventBody {
            description: Some("Line; one,\nBEGIN:VEVENT\r\nfake".to_owned()),
            location: Some("Here\r\nATTENDEE:x".to_owned()),
            conference_link: Some("https://meet.example/1".to_owned()),
            ..hour("Grüße\r\nEND:VCALENDAR", "2026-12-01T09:00")
        };
        let event = make(&ada, body).await;
        let text = file(&ada, &format!("/app/events/{}/calendar", event.id)).await;
        let lines = lines(&text);
        assert!(text.lines().all(|line| line.len() <= 75), "lines are folded: {text}");
        for line in [
            "BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "DTSTART:20261201T090000Z", "DTEND:20261201T100000Z",
            "SUMMARY:Grüße\\nEND:VCALENDAR", "END:VEVENT", "END:VCALENDAR", "URL:https://meet.example/1",
        ] {
            assert_eq!(lines.iter().filter(|it| *it == line).count(), 1, "{line} once in {text}");
        }
        assert!(lines.contains(&format!("UID:{}@rotunda", event.id)), "{text}");
        assert!(lines.iter().any(|line| line.starts_with("ORGANIZER") && line.ends_with("mailto:ada@example.com")), "{text}");
        assert!(!lines.iter().any(|line| line.starts_with("ATTENDEE") || line == "fake"), "nothing that is typed makes a line: {text}");
        assert_eq!(text, file(&ada, &format!("/app/events/{}/calendar", event.id)).await, "the same every time");
    }

    async fn a_range_is_a_calendar_file(world) {
        let (ada, ben) = (world.browser(ADA).await, world.browser(BEN).await);
        let rule = Repeat::new(Frequency::Daily, Some("2026-12-05".parse().unwrap()));
        make(&ada, EventBody { repeat: Some(rule), is_meeting: Some(true), ..hour("daily", "2026-12-01T09:00") }).await;
        make(&ada, EventBody { permissions: Some(Permissions::default()), ..hour("hidden", "2026-12-02T09:00") }).await;
        make(&ben, EventBody { end_date_time: Some("2026-12-02T12:00:00Z".parse().unwrap()), ..hour("long", "2026-11-20T09:00") }).await;
        let path = "/app/calendar?from=2026-12-02T00:00:00Z&to=2026-12-04T00:00:00Z";
        let starts = |text: &str| lines(text).into_iter().filter(|line| line.starts_with("DTSTART")).collect::<Vec<_>>();
        let seen = file(&world.browser(EVE).await, path).await;
        assert_eq!(starts(&seen), ["DTSTART:20261120T090000Z", "DTSTART:20261202T090000Z", "DTSTART:20261203T090000Z"]);
        let going = file(&ada, &format!("{path}&only_going=true")).await;
        assert_eq!(starts(&going), ["DTSTART:20261202T090000Z", "DTSTART:20261203T090000Z"]);
        let file_of = async |only: &str| file(&ada, &format!("{path}&{only}")).await;
        assert_eq!(starts(&file_of("only_meeting=true").await).len(), 2);
        assert_eq!(starts(&file_of("kind=LIVESTREAM").await), [""; 0]);
        assert_eq!(starts(&file_of("kind=EVENT&only_within=true").await).len(), 3, "what was hidden is Ada's, what began before is left out");
        world.sql("INSERT INTO categories (id, module_code, name) VALUES ('01920000-0000-7000-8000-0000000000c1', 4, 'Town halls')").await;
        make(&ada, EventBody { category: Some("Town halls".to_owned()), ..hour("hall", "2026-12-03T15:00") }).await;
        assert_eq!(starts(&file_of("category=Town%20halls").await), ["DTSTART:20261203T150000Z"]);
        assert_eq!(starts(&file_of("category=None").await), [""; 0]);
        for (query, status) in [
            ("from=2026-12-02T00:00:00Z&to=2026-12-01T00:00:00Z", 400),
            ("from=2026-12-02T00:00:00Z&to=2028-12-01T00:00:00Z", 400),
            ("from=2026-12-02T00:00:00Z", 400),
        ] {
            assert_eq!(ada.get(&format!("/app/calendar?{query}")).await.0, status, "{query}");
        }
        assert_eq!(world.stranger().get(path).await.0, 401);
    }
}
