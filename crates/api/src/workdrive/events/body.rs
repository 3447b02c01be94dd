//! An event as a request has it.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{EventKind, ExternalLink, Repeat, kind};
use crate::{
    lenient, time,
    workdrive::{FileId, Permissions, UserId},
};

/// An event to make or change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
    #[schemars(with = "Option<u8>", range(min = 2, max = 3))]
    pub kind: Option<EventKind>,
    /// E-mail addresses of guests from elsewhere, at most 100.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some_list")]
    pub external_user_emails: Option<Vec<String>>,
    /// Name of a category of the module Event. An empty text removes it.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
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
