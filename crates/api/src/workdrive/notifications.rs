//! Notifications that somebody sends to people.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{UserId, WorkDrive};
use crate::{auth::ApiKey, catalogue, endpoint, lenient};

endpoint! {
    /// Sends a notification.
    ///
    /// The document prints `GET /api/notifications/send` with a body; the backend takes that too, with the fields in the query. It documents
    /// no answer; this one says what became of it for each receiver. Errors: `Conflict` for `SMS` where no provider is set up,
    /// `NotFound` for somebody who is not there.
    pub SendNotification(WorkDrive, ApiKey, OrgAdmin): POST "/notifications/send" -> SentNotification {
        body = /// The notification.
        notification: NewNotification
    }
}

catalogue![SendNotification];

/// A notification to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewNotification {
    /// Subject, 1 to 200 characters, one line.
    pub title: String,
    /// Text, at most 5,000 characters.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub description: String,
    /// How it reaches people.
    pub medium: Medium,
    /// E-mail addresses, at most 500; needed for `EMAIL` unless users are named.
    #[serde(default, deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<String>,
    /// Users, at most 500; needed for all media but `EMAIL`. The document's table spells it `recieverUserIds`.
    #[serde(
        default,
        alias = "recieverUserIds",
        deserialize_with = "lenient::list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub receiver_user_ids: Vec<UserId>,
}

/// How a notification reaches people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Medium {
    /// By e-mail.
    Email,
    /// As a text message.
    Sms,
    /// In the app, and by the browser while the app is open.
    Push,
    /// In the app.
    InApp,
}

/// What became of a notification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SentNotification {
    /// Each receiver once, in the order of the request.
    #[serde(default, deserialize_with = "lenient::list")]
    pub receivers: Vec<Receiver>,
}

/// What became of it for one receiver.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Receiver {
    /// E-mail address or user id.
    pub to: String,
    /// How far it is.
    pub outcome: Outcome,
}

/// How far a notification is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// They have it.
    Delivered,
    /// It is on its way.
    Queued,
    /// It stays in the outbox: no mail server is set up.
    Kept,
    /// Not sent: the user has no telephone number.
    Unreachable,
}
