//! WorkDrive, the intranet: its error body and the shapes that its resources share.
//!
//! Source: the vendor's API page. Every call carries the header `X-API-KEY`, the access token of one user; error bodies are not
//! documented there, only the statuses 400, 401, 403, 404, 500 and 503.

use std::fmt;

use http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    endpoint::{EndpointInfo, Vendor},
    error::{ErrorKind, VendorError},
    ids,
};

pub mod access_tokens;
mod audience;
pub mod categories;
pub mod courses;
pub mod departments;
pub mod documents;
pub mod enforcement_templates;
pub mod events;
pub mod faqs;
mod file;
pub mod group_chats;
pub mod knowledge;
pub mod locations;
pub mod media;
pub mod messages;
pub mod module_codes;
pub mod news;
pub mod notifications;
pub mod organization;
pub mod photos;
pub mod posts;
pub mod security_groups;
pub mod sso;
pub mod tasks;
mod user_stub;
pub mod users;
pub mod videos;

pub use audience::Permissions;
pub use file::{File, MP4, Picture};
pub use user_stub::UserStub;

/// WorkDrive.
#[derive(Debug)]
pub struct WorkDrive;

impl Vendor for WorkDrive {
    const NAME: &'static str = "workdrive";
    const BASE: &'static str = "/api";
    type Error = WorkDriveError;
}

/// All its endpoints.
pub(crate) const ENDPOINTS: &[&[EndpointInfo]] = &[
    users::ENDPOINTS,
    users::changes::ENDPOINTS,
    organization::ENDPOINTS,
    notifications::ENDPOINTS,
    courses::ENDPOINTS,
    posts::ENDPOINTS,
    news::ENDPOINTS,
    categories::ENDPOINTS,
    module_codes::ENDPOINTS,
    media::ENDPOINTS,
    departments::ENDPOINTS,
    locations::ENDPOINTS,
    security_groups::ENDPOINTS,
    access_tokens::ENDPOINTS,
    sso::ENDPOINTS,
    events::ENDPOINTS,
    tasks::ENDPOINTS,
    enforcement_templates::ENDPOINTS,
    videos::ENDPOINTS,
    photos::ENDPOINTS,
    documents::ENDPOINTS,
    faqs::ENDPOINTS,
    group_chats::ENDPOINTS,
    messages::ENDPOINTS,
];

ids! {
    /// A user.
    UserId,
    /// An organization, the tenant.
    OrgId,
    /// A department.
    DepartmentId,
    /// A location: an office, a site.
    LocationId,
    /// A security group.
    GroupId,
    /// A post or a news item; both live in one id space.
    PostId,
    /// An uploaded file.
    FileId,
    /// A single sign-on entry or quick link.
    SsoId,
    /// An event: one occurrence, where it repeats.
    EventId,
    /// A conversation.
    ConversationId,
    /// A message.
    MessageId,
    /// A repeated event: all its occurrences.
    SeriesId,
    /// A task.
    TaskId,
    /// An enforcement template.
    TemplateId,
    /// A course.
    CourseId,
    /// A category.
    CategoryId,
    /// A video.
    VideoId,
    /// A photo.
    PhotoId,
    /// A document.
    DocumentId,
    /// A FAQ, or one question of it; both live in one id space.
    FaqId,
}

/// The body of an error.
///
/// Inferred from the vendor's framework, whose default body this is; `field` is ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WorkDriveError {
    /// The HTTP status again.
    #[serde(default, deserialize_with = "crate::lenient::or_default")]
    pub status_code: u16,
    /// For a person.
    #[serde(default, deserialize_with = "message")]
    pub message: String,
    /// The status in words.
    #[serde(default, deserialize_with = "crate::lenient::or_default")]
    pub error: String,
    /// Wire name of the field at fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl fmt::Display for WorkDriveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.message.is_empty() { &self.error } else { &self.message })
    }
}

impl VendorError for WorkDriveError {
    fn from_kind(kind: ErrorKind, message: String, field: Option<&str>) -> Self {
        let status: StatusCode = kind.status();
        let error = status.canonical_reason().unwrap_or_default().to_owned();
        Self { status_code: status.as_u16(), message, error, field: field.map(str::to_owned) }
    }
    fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }
}

/// The framework sends one message, or a list of them when several fields are wrong.
fn message<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    crate::lenient::list::<D, String>(deserializer).map(|messages| messages.join("; "))
}

/// Where a page stands among all pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Meta {
    /// Rows per page.
    #[serde(deserialize_with = "crate::lenient::number")]
    pub per_page: u64,
    /// How many pages there are.
    #[serde(deserialize_with = "crate::lenient::number")]
    pub total_pages: u64,
    /// How many rows there are.
    #[serde(deserialize_with = "crate::lenient::number")]
    pub total_results: u64,
    /// This page, from 1.
    #[serde(deserialize_with = "crate::lenient::number")]
    pub cur_page: u64,
    /// The next page; 0 at the end.
    #[serde(deserialize_with = "crate::lenient::number")]
    pub next_page: u64,
}

/// An address or a point.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Place {
    /// The address as written by a person, at most 200 characters. Empty in a change: remove the place.
    #[serde(deserialize_with = "crate::lenient::or_default")]
    pub text_address: String,
    /// `latitude,longitude` in degrees.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::lenient::text")]
    pub coordinates: Option<String>,
}
