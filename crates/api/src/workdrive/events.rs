//! Events, meetings and livestreams.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{EventId, WorkDrive};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged, time};

mod answer;
mod body;
mod kind;
mod repeat;

pub use answer::{Event, EventPage, Guest, Livestream, Occurrence};
pub use body::EventBody;
pub use kind::EventKind;
pub use repeat::{Ends, EndsConfig, EndsKind, Frequency, Repeat, RepeatConfig, RepeatKind};

endpoint! {
    /// Lists the events that the caller may see; each occurrence of a repeated one is a row.
    ///
    /// `GET /api/events`. Given `fromDate` or `toDate`, those that begin and end between the two, earliest first. Else those that began
    /// up to `time`, latest first. The document's example has `time` equal to `fromDate`, so that with a range `time` is but the
    /// moment that counts as now. Days and moments without a zone are UTC. Errors: `Invalid` for a range that ends before it begins.
    pub ListEvents(WorkDrive, ApiKey, Member): GET "/events" -> EventPage {
        query {
            /// The moment that counts as now. Default: now; the document also says "required".
            #[serde(default, deserialize_with = "time::some_begin")]
            time: Option<DateTime<Utc>>,
            /// Page, from 1. Default 1. Ours: the document's answers have pages, its parameters have none.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 1,000. Default 10.
            per_page: Option<u64>,
            /// Those that begin at or after this. A bare day means its beginning.
            #[serde(default, deserialize_with = "time::some_begin")]
            from_date as "fromDate": Option<DateTime<Utc>>,
            /// Those that end at or before this. A bare day means its end.
            #[serde(default, deserialize_with = "time::some_end")]
            to_date as "toDate": Option<DateTime<Utc>>,
            /// Also those of calendars elsewhere; the embedded backend imports none, so this changes nothing there.
            external_events as "externalEvents": Option<bool>,
            /// Only of this kind.
            filter: Option<EventKind>,
            /// Only in the category with this name, of the module Event.
            category: Option<String>,
            /// Only those that ended up to `time`, latest first.
            only_past as "onlyPast": Option<bool>,
            /// Also those that are happening at `time`, whatever the range and `onlyPast` say.
            include_happening_now: Option<bool>,
            /// Only meetings.
            only_meeting as "onlyMeeting": Option<bool>,
            /// Only those to which the caller goes.
            only_going as "onlyGoing": Option<bool>,
            /// With `rsvpUsers`: up to ten guests of each, latest answers first. In the document's example only.
            include_recent_rsvps: Option<bool>,
        }
    }
}

endpoint! {
    /// Makes an event, a meeting or a livestream, perhaps a repeated one; answers its first occurrence.
    ///
    /// Printed as `POST /api/events/meeting` for all three. Errors: `Invalid` for a missing title or time, an event of more than 31
    /// days, more than 366 occurrences, an unknown time zone, category or file; `NotFound` for an unknown guest or conversation.
    pub CreateEvent(WorkDrive, ApiKey, Member): POST "/events/meeting" -> 201 Event {
        body =
            /// The event.
            event: EventBody,
    }
}

endpoint! {
    /// Changes an event of one's own; what is absent stays, what is empty is removed.
    ///
    /// `PATCH /api/events/{id}`. Errors: `Forbidden` for another's event; `Conflict` when it is not at `updatedAt` any more;
    /// `Invalid` for another repetition of one occurrence alone.
    pub UpdateEvent(WorkDrive, ApiKey, Member): PATCH "/events/{id}" -> Event {
        path {
            /// Event.
            id: EventId,
        }
        query {
            /// Which occurrences. Default: this one. The document names the parameter and no value of it.
            repeat as "repeat": Option<RepeatScope>,
        }
        body =
            /// What changes.
            event: EventBody,
    }
}

endpoint! {
    /// Deletes an event for good.
    ///
    /// `DELETE /api/events/{id}`. Errors: `Forbidden` for who neither made it nor is an administrator.
    pub DeleteEvent(WorkDrive, ApiKey, Member): DELETE "/events/{id}" -> () {
        path {
            /// Event.
            id: EventId,
        }
        query {
            /// Which occurrences. Default: this one.
            repeat as "repeat": Option<RepeatScope>,
        }
    }
}

catalogue![ListEvents, CreateEvent, UpdateEvent, DeleteEvent];

impl Paged for ListEvents {
    type Item = Event;
    fn items(page: EventPage) -> Vec<Event> {
        page.events
    }
    fn next(&self, page: &EventPage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

/// Which occurrences of a repeated event.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RepeatScope {
    /// This one.
    #[default]
    One,
    /// This one and all after it.
    Following,
    /// All of them.
    All,
}

/// What a guest said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rsvp {
    /// Comes.
    Going,
    /// May come.
    Maybe,
    /// Does not come.
    Not,
}

/// A link about an event.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ExternalLink {
    /// What to show for it, at most 200 characters; may be empty.
    #[serde(deserialize_with = "lenient::or_default")]
    pub title: String,
    /// `http` or `https`.
    #[serde(deserialize_with = "lenient::or_default")]
    pub url: String,
}
