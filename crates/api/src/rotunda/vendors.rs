//! Which backends there are and what they can do.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{auth::Session, catalogue, endpoint};

endpoint! {
    /// Lists the vendors behind this installation with what each can do beyond its documented operations.
    pub ListVendors(Rotunda, Session, Member): GET "/vendors" -> Vec<VendorInfo> {}
}

catalogue![ListVendors];

/// A backend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VendorInfo {
    /// Short name, e.g. `workdrive`.
    pub name: String,
    /// Name for people, e.g. `WorkDrive`.
    pub title: String,
    /// Where its operations are served from.
    pub mode: Mode,
    /// What it can do beyond what the vendor documents.
    #[serde(default)]
    pub capabilities: Vec<Capability>,
}

/// Where a vendor's operations are served from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// By the embedded backend.
    Embedded,
    /// By the vendor's own service, through us.
    Upstream,
}

/// Something that a backend can do beyond what the vendor documents. The app shows no control that none announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Capability {
    /// Comments on posts and news.
    #[serde(rename = "feeds.comments")]
    FeedsComments,
    /// Reactions to posts and news.
    #[serde(rename = "feeds.reactions")]
    FeedsReactions,
    /// One post or news item by its id.
    #[serde(rename = "feeds.item")]
    FeedsItem,
    /// Taking back a deletion.
    #[serde(rename = "feeds.restore")]
    FeedsRestore,
    /// Streams of one tag, author or category.
    #[serde(rename = "feeds.filter")]
    FeedsFilter,
    /// One event by its id.
    #[serde(rename = "events.item")]
    EventsItem,
    /// Saying whether one goes to an event, checking in, and who goes.
    #[serde(rename = "events.rsvp")]
    EventsRsvp,
    /// When people are busy.
    #[serde(rename = "events.busy")]
    EventsBusy,
    /// Events as files for other calendars.
    #[serde(rename = "events.calendar")]
    EventsCalendar,
    /// Conversations as their members have them: unread counts, history, search, drafts, direct ones.
    #[serde(rename = "chats.mine")]
    ChatsMine,
    /// Chats with clients as who is in them has them.
    #[serde(rename = "chats.clients")]
    ChatsClients,
    /// Rooms and instant messages as who is in them has them.
    #[serde(rename = "chats.streams")]
    ChatsStreams,
    /// What one has written and not sent, in all one's windows.
    #[serde(rename = "chats.drafts")]
    ChatsDrafts,
    /// Conversations with all customers.
    #[serde(rename = "customers.conversations")]
    CustomersConversations,
    /// Making and taking courses.
    #[serde(rename = "courses.steps")]
    CoursesSteps,
    /// A list of one's notifications.
    #[serde(rename = "notifications.list")]
    NotificationsList,
    /// Reading the organization.
    #[serde(rename = "organization.read")]
    OrganizationRead,
    /// E-mails that were sent or kept.
    #[serde(rename = "outbox")]
    Outbox,
    /// Who would see a thing with given permissions.
    #[serde(rename = "audience.preview")]
    AudiencePreview,
    /// Notices of changes as they happen.
    #[serde(rename = "live")]
    Live,
    /// Making API tokens and keys.
    #[serde(rename = "tokens")]
    Tokens,
    /// Custom attributes of end users.
    #[serde(rename = "customers.attributes")]
    CustomersAttributes,
    /// How the anonymization of end users stands.
    #[serde(rename = "customers.anonymizations")]
    CustomersAnonymizations,
    /// One that this version does not know.
    #[serde(other)]
    Unknown,
}
