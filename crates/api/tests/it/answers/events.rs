//! Answers about events.

use proptest::{collection::vec, option::of, prelude::*};
use rotunda_api::{
    rotunda::events::*,
    workdrive::{EventId, SeriesId, UserId, events::*},
};

use super::goes_round;
use crate::any::{
    check, event_kind, external_link, file, id, meta, permissions, repeat, rsvp, some_text, stub, tag, text, time,
};

fn guest() -> impl Strategy<Value = Guest> {
    let times = proptest::array::uniform2(of(time()));
    (stub(), times, of(rsvp())).prop_map(|(user, [invited, checkin], rsvp)| Guest { user, invited, rsvp, checkin })
}

fn livestream() -> impl Strategy<Value = Livestream> {
    (of(id(EventId)), some_text(), any::<u64>(), of(time()), any::<bool>(), of(file()), of(stub())).prop_map(
        |(event, title, duration, scheduled_for, in_progress, file, user)| Livestream {
            event,
            title,
            duration,
            scheduled_for,
            in_progress,
            file,
            user,
        },
    )
}

fn event() -> BoxedStrategy<Event> {
    let head = (id(EventId), of(id(UserId)), text(), proptest::array::uniform6(some_text()), any::<[bool; 3]>());
    let times = (time(), time(), proptest::array::uniform3(of(time())));
    let lists = (vec(external_link(), 0..2), vec(tag(), 0..3), vec(guest(), 0..2), vec(text(), 0..2));
    let parts = (of(file()), of(livestream()), of(stub()), of(permissions()));
    let rest = (any::<u64>(), of(rsvp()), of(event_kind()), of(repeat()), of(id(SeriesId)), of(any::<[u64; 2]>()));
    (head, times, lists, parts, rest)
        .prop_map(|(head, (start, end, [created_at, updated_at, my_checkin]), lists, parts, rest)| {
            let [description, conference_link, location, event_source, category, time_zone] = head.3;
            let [is_external_event, is_virtual, is_meeting] = head.4;
            Event {
                id: head.0,
                created_at,
                updated_at,
                created_by: head.1,
                updated_by: head.1,
                title: head.2,
                description,
                external_link: lists.0,
                is_external_event,
                conference_link,
                location,
                start_date_time: start,
                end_date_time: end,
                conversation_id: None,
                is_virtual,
                event_source,
                poster: parts.0,
                going: rest.0,
                my_rsvp: rest.1,
                my_checkin,
                tags: lists.1,
                kind: rest.2,
                category,
                livestream: parts.1,
                rsvp_users: lists.2,
                creator: parts.2,
                external_attendees: lists.3,
                repeat_config: rest.3,
                repeat_id: rest.4,
                is_meeting,
                time_zone,
                permissions: parts.3,
                occurrence: rest.5.map(|[number, count]| Occurrence { number, count }),
            }
        })
        .boxed()
}

#[test]
fn events_and_guests() {
    check((vec(event(), 0..2), vec(guest(), 0..2), meta()), |(events, guests, meta)| {
        goes_round(&EventPage { events, meta })?;
        goes_round(&GuestPage { guests, meta })
    });
}

#[test]
fn busy_times() {
    let times = vec((time(), time()).prop_map(|(from, to)| BusyTime { from, to }), 0..3);
    let people = vec((id(UserId), times).prop_map(|(user, times)| BusyPerson { user, times }), 0..3);
    check(people, |people| goes_round(&people));
}
