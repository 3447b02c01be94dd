//! What people are told in the app.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{
    auth::Session,
    catalogue, endpoint, ids,
    workdrive::{UserStub, notifications::Medium},
};

endpoint! {
    /// Lists the caller's notifications, latest first.
    pub ListNotifications(Rotunda, Session, Member): GET "/notifications" -> NotificationPage {
        query {
            /// Only those older than this one.
            before: Option<NotificationId>,
            /// At most this many, 1 to 100. Default 20.
            limit: Option<u64>,
        }
    }
}

endpoint! {
    /// Marks the caller's notifications as read: one, or all.
    ///
    /// Errors: `NotFound` for one that the caller has not.
    pub ReadNotifications(Rotunda, Session, Member): POST "/notifications/read" -> () {
        body {
            /// Which one. Default: all.
            id: Option<NotificationId>,
        }
    }
}

catalogue![ListNotifications, ReadNotifications];

ids! {
    /// A notification.
    NotificationId,
}

/// A page of notifications.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotificationPage {
    /// Rows.
    pub notifications: Vec<Notification>,
    /// How many of all are not read.
    pub unread: u64,
    /// Whether older ones follow.
    pub more: bool,
}

/// A notification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Notification {
    /// Id.
    pub id: NotificationId,
    /// `PUSH` or `INAPP`.
    pub medium: Medium,
    /// Subject.
    pub title: String,
    /// Text.
    pub text: String,
    /// When it was sent.
    #[serde(deserialize_with = "crate::time::moment")]
    pub sent_at: DateTime<Utc>,
    /// Whether the caller has read it.
    pub is_read: bool,
    /// Who sent it.
    pub sender: Option<UserStub>,
}
