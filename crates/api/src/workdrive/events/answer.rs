//! An event as an answer has it.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{EventKind, ExternalLink, Repeat, Rsvp, kind};
use crate::{
    lenient, time,
    workdrive::{ConversationId, EventId, File, Meta, Permissions, SeriesId, UserId, UserStub},
};

/// A page of events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub events: Vec<Event>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// An event; one occurrence, where it repeats.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
    /// The conversation that it belongs to. Not in the document.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub conversation_id: Option<ConversationId>,
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
    #[schemars(with = "Option<u8>")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Occurrence {
    /// From 1, by time.
    pub number: u64,
    /// How many there are.
    pub count: u64,
}

/// A guest of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
