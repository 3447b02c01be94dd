//! Events, meetings and livestreams.

use api::workdrive::{
    EventId, Permissions,
    events::{CreateEvent, DeleteEvent, Event, EventBody, ListEvents, RepeatScope, UpdateEvent},
};
use chrono::{DateTime, Utc};

use crate::world::{Client, World};

mod calendar;
mod guests;
mod lists;
mod repeating;
mod writing;

fn at(text: &str) -> DateTime<Utc> {
    format!("{text}:00Z").parse().unwrap()
}

fn public() -> Permissions {
    Permissions { public: true, ..Permissions::default() }
}

/// An event for everybody, of one hour.
fn hour(title: &str, start: &str) -> EventBody {
    EventBody {
        permissions: Some(public()),
        title: Some(title.to_owned()),
        start_date_time: Some(at(start)),
        end_date_time: Some(at(start) + chrono::TimeDelta::hours(1)),
        ..EventBody::default()
    }
}

/// Everything from 2020 on.
fn all() -> ListEvents {
    ListEvents {
        time: None,
        cur_page: None,
        per_page: Some(1_000),
        from_date: Some(at("2020-01-01T00:00")),
        to_date: None,
        external_events: None,
        filter: None,
        category: None,
        only_past: None,
        include_happening_now: None,
        only_meeting: None,
        only_going: None,
        include_recent_rsvps: None,
    }
}

async fn make(client: &Client, event: EventBody) -> Event {
    client.call(&CreateEvent { event }).await.unwrap()
}

fn change(id: EventId, repeat: Option<RepeatScope>, event: EventBody) -> UpdateEvent {
    UpdateEvent { id, repeat, event }
}

fn delete(id: EventId, repeat: Option<RepeatScope>) -> DeleteEvent {
    DeleteEvent { id, repeat }
}

async fn list(client: &Client, asked: &ListEvents) -> Vec<Event> {
    let page = client.call(asked).await.unwrap();
    assert_eq!(page.meta.total_results, page.events.len() as u64, "all on one page");
    page.events
}

async fn titles(client: &Client, asked: &ListEvents) -> Vec<String> {
    list(client, asked).await.into_iter().map(|event| event.title).collect()
}

/// Sets the server's clock; it never goes back.
fn set_clock(world: &World, text: &str) {
    world.backend.clock.advance(at(text).timestamp_millis() - world.backend.clock.now());
}
