//! Events, meetings and livestreams.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{EventId, File, FileId, Meta, Permissions, SeriesId, UserId, UserStub, WorkDrive};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged, time};

mod kind;
mod repeat;

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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExternalLink {
    /// What to show for it, at most 200 characters; may be empty.
    #[serde(deserialize_with = "lenient::or_default")]
    pub title: String,
    /// `http` or `https`.
    #[serde(deserialize_with = "lenient::or_default")]
    pub url: String,
}

/// An event to make or change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EventBody {
    /// Who may see it besides the invited, who always may. Default in a new one: nobody else.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub permissions: Option<Permissions>,
    /// Title, 1 to 200 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it is about, at most 5,000 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Links, at most 10.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some_list")]
    pub external_link: Option<Vec<ExternalLink>>,
    /// Who is invited, at most 100 people.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some_list")]
    pub user_ids: Option<Vec<UserId>>,
    /// Where one takes part from afar, `http` or `https`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conference_link: Option<String>,
    /// Where it is: an address of a map or words, at most 2,000 characters.
    #[serde(skip_serializing_if = "Option::is_none", alias = "location:")]
    pub location: Option<String>,
    /// When it begins, in the years 1970 to 2100.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "time::some_moment")]
    pub start_date_time: Option<DateTime<Utc>>,
    /// When it ends, at most 31 days later. The document's table says `endtDateTime`.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "time::some_moment", alias = "endtDateTime")]
    pub end_date_time: Option<DateTime<Utc>>,
    /// File id of an uploaded picture. An empty text removes the poster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poster_id: Option<String>,
    /// The conversation that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conversation_id: Option<String>,
    /// Whether one can take part from afar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_virtual: Option<bool>,
    /// Tags, at most 20 of at most 50 characters.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::tags")]
    pub tags: Option<Vec<String>>,
    /// Event (the default) or livestream.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none", with = "kind::number")]
    pub kind: Option<EventKind>,
    /// E-mail addresses of guests from elsewhere, at most 100.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some_list")]
    pub external_user_emails: Option<Vec<String>>,
    /// Name of a category of the module Event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Whether it is a meeting: its maker goes to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_meeting: Option<bool>,
    /// How it repeats.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub repeat: Option<Repeat>,
    /// Uploaded videos to show, at most 5. The document's table says `videoPreviews`.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some_list", alias = "videoPreviews")]
    pub video_preview_ids: Option<Vec<FileId>>,
    /// How long it takes, in minutes, when there is no `endDateTime`; the document gives no unit. 0: not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<u32>,
    /// The time zone whose clock a repeated event follows, e.g. `Europe/Copenhagen`; ours. Default: the installation's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// In a change: as last seen, so that no other change in between is lost; ours.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "time::some_moment")]
    pub updated_at: Option<DateTime<Utc>>,
}

/// A page of events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub events: Vec<Event>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// An event; one occurrence, where it repeats.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// Id.
    pub id: EventId,
    /// When it was made.
    #[serde(default, deserialize_with = "time::some_moment")]
    pub created_at: Option<DateTime<Utc>>,
    /// When it last changed; grows with every change.
    #[serde(default, deserialize_with = "time::some_moment")]
    pub updated_at: Option<DateTime<Utc>>,
    /// Who made it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub created_by: Option<UserId>,
    /// Who last changed it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub updated_by: Option<UserId>,
    /// Title.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub title: String,
    /// What it is about.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub description: Option<String>,
    /// Links.
    #[serde(default, deserialize_with = "lenient::list")]
    pub external_link: Vec<ExternalLink>,
    /// Whether it comes from a calendar elsewhere.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub is_external_event: bool,
    /// Where one takes part from afar.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub conference_link: Option<String>,
    /// Where it is.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub location: Option<String>,
    /// When it begins.
    #[serde(deserialize_with = "time::moment")]
    pub start_date_time: DateTime<Utc>,
    /// When it ends.
    #[serde(deserialize_with = "time::moment")]
    pub end_date_time: DateTime<Utc>,
    /// Whether one can take part from afar.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub is_virtual: bool,
    /// The calendar that it comes from.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub event_source: Option<String>,
    /// Picture.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub poster: Option<File>,
    /// How many people go.
    #[serde(default, deserialize_with = "lenient::number")]
    pub going: u64,
    /// What the caller said.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub my_rsvp: Option<Rsvp>,
    /// When the caller checked in.
    #[serde(default, deserialize_with = "time::some_moment")]
    pub my_checkin: Option<DateTime<Utc>>,
    /// Tags, without `#`.
    #[serde(default, deserialize_with = "lenient::tag_list")]
    pub tags: Vec<String>,
    /// Event or livestream.
    #[serde(
        default,
        rename = "type",
        serialize_with = "kind::number::serialize",
        deserialize_with = "kind::number::tolerant"
    )]
    pub kind: Option<EventKind>,
    /// Category's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub category: Option<String>,
    /// What is sent; livestreams only.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub livestream: Option<Livestream>,
    /// Guests: the first hundred, in lists as asked for.
    #[serde(default, deserialize_with = "lenient::list")]
    pub rsvp_users: Vec<Guest>,
    /// Who made it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub creator: Option<UserStub>,
    /// E-mail addresses of guests from elsewhere.
    #[serde(default, deserialize_with = "lenient::list")]
    pub external_attendees: Vec<String>,
    /// How it repeats.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub repeat_config: Option<Repeat>,
    /// What all its occurrences have in common; none for what happens once.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub repeat_id: Option<SeriesId>,
    /// Whether it is a meeting; ours.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub is_meeting: bool,
    /// The time zone whose clock it follows; ours.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// Who may see it besides the invited; ours. To others than its maker the list of people comes empty.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Permissions>,
    /// Which occurrence it is, not in lists; ours.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<Occurrence>,
}

/// Where an occurrence stands among those of its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// From 1, by time.
    pub number: u64,
    /// How many there are.
    pub count: u64,
}

/// A guest of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// The person.
    #[serde(flatten)]
    pub user: UserStub,
    /// When the person was invited; none for who came by themselves.
    #[serde(default, deserialize_with = "time::some_moment")]
    pub invited: Option<DateTime<Utc>>,
    /// What the person said.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub rsvp: Option<Rsvp>,
    /// When the person checked in; ours.
    #[serde(default, deserialize_with = "time::some_moment")]
    pub checkin: Option<DateTime<Utc>>,
}

/// What a livestream sends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Livestream {
    /// The event again.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub event: Option<EventId>,
    /// Title.
    #[serde(default, deserialize_with = "lenient::text")]
    pub title: Option<String>,
    /// How long it takes, in minutes.
    #[serde(default, deserialize_with = "lenient::number")]
    pub duration: u64,
    /// When it begins.
    #[serde(default, deserialize_with = "time::some_moment")]
    pub scheduled_for: Option<DateTime<Utc>>,
    /// Whether it is on now.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub in_progress: bool,
    /// The film.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub file: Option<File>,
    /// Who sends it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub user: Option<UserStub>,
}
