//! The examples that the vendor's document prints for events are read, and every form in which it names a thing.

use bytes::Bytes;
use rotunda_api::{
    endpoint::{Answer, BadRequest, Endpoint, Parts},
    workdrive::events::*,
};
use serde_json::{Value, json};

const ID: &str = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

fn body(body: &Value) -> Result<EventBody, BadRequest> {
    CreateEvent::from_parts(&Parts { body: Bytes::from(body.to_string()), ..Parts::default() }).map(|it| it.event)
}

fn query(query: &str) -> Result<ListEvents, BadRequest> {
    ListEvents::from_parts(&Parts { query: query.to_owned(), ..Parts::default() })
}

/// The document's request.
fn printed() -> Value {
    json!({
        "permissions": { "public": true, "friends": false, "onlyMe": false, "team": false },
        "title": "new testing Event", "description": "new testing event",
        "externalLink": [{ "title": "", "url": "https://www.google.com/" }],
        "userIds": [ID], "conferenceLink": "string", "location": "https://www.google.com/maps/d/viewer?ie=UTF8",
        "startDateTime": "2022-09-14T07:58:00.000Z", "endDateTime": "2022-09-14T08:58:00.000Z", "posterId": ID,
        "conversationId": "string", "isVirtual": false, "tags": ["string"], "type": "2", "externalUserEmails": ["string"],
        "category": "Corporate Events", "isMeeting": false,
        "repeat": { "config": { "type": "frequency", "frequency": 86400, "ends": { "config": { "type": "on", "date": "2022-09-15" } } } },
        "videoPreviewIds": [ID], "duration": 0,
    })
}

#[test]
fn the_printed_request_is_read_and_written_as_it_was_but_for_the_type() {
    let read = body(&printed()).unwrap();
    assert_eq!((read.kind, read.duration), (Some(EventKind::Livestream), Some(0)));
    assert_eq!(read.repeat.unwrap().last_day(), Some("2022-09-15".parse().unwrap()));
    let parts = CreateEvent { event: read }.to_parts().unwrap();
    let mut written: Value = serde_json::from_slice(&parts.body).unwrap();
    let mut expected = printed();
    expected["type"] = json!(2);
    for time in ["startDateTime", "endDateTime"] {
        expected[time] = json!(expected[time].as_str().unwrap().replace(".000", ""));
    }
    // The lists that the example's permissions lack are empty.
    for list in ["users", "groups", "locations"] {
        assert_eq!(written["permissions"].as_object_mut().unwrap().remove(list), Some(json!([])));
    }
    assert_eq!(written, expected);
}

#[test]
fn w37_w38_and_w40_the_names_of_the_table_are_read() {
    let read =
        body(&json!({ "endtDateTime": "2022-09-14T08:58:00Z", "videoPreviews": [ID], "location:": "x" })).unwrap();
    assert!(read.end_date_time.is_some() && read.video_preview_ids.unwrap().len() == 1);
    assert_eq!(read.location.as_deref(), Some("x"));
}

#[test]
fn w65_a_type_is_a_number_a_text_or_a_name() {
    for form in [json!(2), json!("2"), json!("LIVESTREAM")] {
        assert_eq!(body(&json!({ "type": form })).unwrap().kind, Some(EventKind::Livestream));
    }
    for nothing in [json!(null), json!({})] {
        assert_eq!(body(&json!({ "type": nothing })).unwrap().kind, None);
    }
    for wrong in [json!(0), json!(6), json!("livestream"), json!([2]), json!(true)] {
        assert!(body(&json!({ "type": wrong })).is_err(), "{wrong}");
    }
}

#[test]
fn w75_one_video_may_stand_for_many() {
    assert_eq!(body(&json!({ "videoPreviewIds": ID })).unwrap().video_preview_ids.unwrap().len(), 1);
}

#[test]
fn w79_a_frequency_is_seconds_or_a_title() {
    let of =
        |frequency: Value| body(&json!({ "repeat": { "config": { "type": "frequency", "frequency": frequency } } }));
    for (frequency, seconds) in
        [(Frequency::Daily, 86_400), (Frequency::Weekly, 604_800), (Frequency::BiWeekly, 1_209_600)]
    {
        for form in [json!(seconds), json!(seconds.to_string()), json!(frequency.title())] {
            assert_eq!(of(form).unwrap().repeat.unwrap().config.frequency, frequency);
        }
        assert_eq!(serde_json::to_value(frequency).unwrap(), json!(seconds));
    }
    assert_eq!(of(json!("monthly")).unwrap().repeat, Some(Repeat::new(Frequency::Monthly, None)));
    for wrong in [json!(1), json!("yearly"), json!(null)] {
        assert!(of(wrong.clone()).is_err(), "{wrong}");
    }
    assert_eq!(body(&json!({ "repeat": {} })).unwrap().repeat, None);
}

#[test]
fn w25_times_of_a_query_are_moments_days_or_torn() {
    let read = query("time=2022-12-16%20T%2000%20:%2000%20:%2000&fromDate=2022-12-16&toDate=2022-12-30").unwrap();
    let text = |time: Option<chrono::DateTime<chrono::Utc>>| time.unwrap().to_rfc3339();
    assert_eq!(text(read.time), "2022-12-16T00:00:00+00:00");
    assert_eq!(text(read.from_date), "2022-12-16T00:00:00+00:00");
    assert_eq!(text(read.to_date), "2022-12-30T23:59:59+00:00", "the whole day");
    assert_eq!(text(query("time=2022-12-16T02:00:00%2B02:00").unwrap().time), "2022-12-16T00:00:00+00:00");
    assert_eq!(query("time=").unwrap().time, None);
    for wrong in ["x", "2022-12-16T", "2022-13-01", "20221216", "2022-12-16T25:00:00"] {
        assert!(query(&format!("time={wrong}")).is_err(), "{wrong}");
    }
}

#[test]
fn w74_the_printed_answer_is_read() {
    let user = json!({
        "id": ID, "firstName": "string", "lastName": "string", "picture": {}, "cover": {}, "color": "string", "online": true,
        "availability": 1, "designation": {}, "department": {}, "availabilityStatusText": "string", "phone": "string",
        "email": "user@example.com", "status": "user@example.com",
    });
    let mut guest = user.clone();
    guest
        .as_object_mut()
        .unwrap()
        .extend(json!({ "invited": "2022-10-20T06:02:13.423Z", "rsvp": "string" }).as_object().unwrap().clone());
    let time = "2022-10-20T06:02:13.423Z";
    let livestream = |whose: Value| {
        json!({
            "id": "string", "messageId": {}, "duration": 0, "startedAt": time, "endedAt": time, "type": "string", "status": "string",
            "inProgress": true, "isGroup": true, "token": {}, "conversationId": {}, "noOfParticipants": 0, "title": {},
            "userId": "string", "user": user, "scheduledFor": time, "record": true, "event": whose, "publicToken": "string",
        })
    };
    let head = json!({
        "id": ID, "createdAt": time, "updatedAt": time, "createdBy": "string", "updatedBy": "string", "title": "string",
        "description": "string", "externalLink": [{ "title": "string", "url": "string" }], "isExternalEvent": true,
        "conferenceLink": "string", "location": "string", "startDateTime": time, "endDateTime": time, "isVirtual": true,
    });
    let rest = json!({
        "eventSource": "string", "poster": {}, "going": 0, "myRsvp": "string", "myCheckin": time, "comments": 0, "tags": ["string"],
        "reactions": ["string"], "type": {}, "category": {}, "rsvpUsers": [guest], "creator": user,
        "externalAttendees": ["string"], "repeatConfig": { "config": { "extras": {}, "config": {} } }, "repeatId": {},
    });
    let event = |whose: Value| {
        let mut event = head.clone();
        event.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        event["livestream"] = livestream(whose);
        event
    };
    for whose in [json!("string"), json!(ID), json!({ "id": ID, "livestream": "string" })] {
        let meta = json!({ "perPage": 0, "totalPages": 0, "totalResults": 0, "curPage": 0, "nextPage": 0 });
        let page = json!({ "events": [event(whose.clone())], "meta": meta });
        let read = EventPage::read(&Bytes::from(page.to_string())).unwrap();
        assert_eq!(EventPage::read(&read.write().unwrap()).unwrap(), read);
        let event = &read.events[0];
        let live = event.livestream.as_ref().unwrap();
        assert_eq!((live.in_progress, live.event.is_some()), (true, whose == json!(ID)));
        assert_eq!((event.kind, event.repeat_config, event.rsvp_users.len()), (None, None, 1));
        assert_eq!(
            (event.rsvp_users[0].rsvp, event.rsvp_users[0].user.email.as_deref()),
            (None, Some("user@example.com"))
        );
    }
}
