//! What the embedded backend can do with events beyond WorkDrive's documented operations.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{
    auth::Session,
    catalogue, endpoint,
    endpoint::Binary,
    lenient,
    page::Paged,
    workdrive::{
        EventId, Meta, UserId,
        events::{Event, EventKind, Guest, RepeatScope, Rsvp},
    },
};

endpoint! {
    /// One event, with its place among the occurrences and its guests (capability `events.item`).
    ///
    /// Errors: `NotFound` when there is none that the caller may see.
    pub GetEvent(Rotunda, Session, Member): GET "/events/{id}" -> Event {
        path {
            /// Which one.
            id: EventId,
        }
    }
}

endpoint! {
    /// Says whether the caller goes (capability `events.rsvp`).
    ///
    /// Errors: `NotFound`; `Conflict` when the event is over.
    pub SetRsvp(Rotunda, Session, Member): PUT "/events/{id}/rsvp" -> Event {
        path {
            /// Which one.
            id: EventId,
        }
        body {
            /// The answer.
            rsvp: Rsvp,
            /// To which occurrences it applies; past ones are left out. Default: this one.
            repeat: Option<RepeatScope>,
        }
    }
}

endpoint! {
    /// Notes that the caller is there; who checks in goes (capability `events.rsvp`).
    ///
    /// From half an hour before the event until its end, else `Conflict`. Again: the first time stays.
    pub CheckIn(Rotunda, Session, Member): POST "/events/{id}/check-in" -> Event {
        path {
            /// Which one.
            id: EventId,
        }
    }
}

endpoint! {
    /// Lists who was invited and who answered, by name (capability `events.rsvp`).
    pub ListGuests(Rotunda, Session, Member): GET "/events/{id}/guests" -> GuestPage {
        path {
            /// Which event.
            id: EventId,
        }
        query {
            /// Only those with this answer.
            rsvp: Option<Rsvp>,
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
        }
    }
}

endpoint! {
    /// Says when people are busy, and nothing else of what they do (capability `events.busy`).
    ///
    /// Busy is who goes, may go, or was invited and has not answered. Errors: `Invalid` for more than 50 people or 62 days;
    /// `NotFound` for an unknown person.
    pub ListBusyTimes(Rotunda, Session, Member): GET "/busy-times" -> Vec<BusyPerson> {
        query {
            /// Whose, at most 50.
            #[serde(default)]
            users: Vec<UserId>,
            /// From when.
            from: DateTime<Utc>,
            /// Until when, at most 62 days later.
            to: DateTime<Utc>,
        }
    }
}

endpoint! {
    /// One event as an iCalendar file (capability `events.calendar`).
    pub DownloadEvent(Rotunda, Session, Member): GET "/events/{id}/calendar" -> Binary {
        path {
            /// Which one.
            id: EventId,
        }
    }
}

endpoint! {
    /// The events that the caller may see and that happen between two moments, as an iCalendar file (capability `events.calendar`).
    ///
    /// Errors: `Invalid` for more than 366 days, or more than 2,000 events.
    pub DownloadCalendar(Rotunda, Session, Member): GET "/calendar" -> Binary {
        query {
            /// From when.
            from: DateTime<Utc>,
            /// Until when.
            to: DateTime<Utc>,
            /// Only those to which the caller goes.
            only_going: Option<bool>,
            /// Only of this kind.
            kind: Option<EventKind>,
            /// Only meetings.
            only_meeting: Option<bool>,
            /// Only in the category of this name.
            category: Option<String>,
            /// Only what begins and ends in this time.
            only_within: Option<bool>,
        }
    }
}

impl Paged for ListGuests {
    type Item = Guest;
    fn items(page: GuestPage) -> Vec<Guest> {
        page.guests
    }
    fn next(&self, page: &GuestPage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

catalogue![GetEvent, SetRsvp, CheckIn, ListGuests, ListBusyTimes, DownloadEvent, DownloadCalendar];

/// A page of guests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GuestPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub guests: Vec<Guest>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// When a person is busy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BusyPerson {
    /// Who.
    pub user: UserId,
    /// When, in order; none of them touch.
    #[serde(default)]
    pub times: Vec<BusyTime>,
}

/// A time in which somebody is busy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BusyTime {
    /// From when.
    #[serde(deserialize_with = "crate::time::moment")]
    pub from: DateTime<Utc>,
    /// Until when.
    #[serde(deserialize_with = "crate::time::moment")]
    pub to: DateTime<Utc>,
}
