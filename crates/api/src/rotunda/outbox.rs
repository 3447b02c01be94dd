//! The e-mails that the embedded backend sends, or keeps when no mail server is set up.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{auth::Session, catalogue, endpoint, ids, workdrive::Meta};

endpoint! {
    /// Lists the e-mails, latest first.
    pub ListOutbox(Rotunda, Session, OrgAdmin): GET "/outbox" -> Outbox {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
        }
    }
}

endpoint! {
    /// Sends an e-mail again that failed, or that was kept until a mail server was set up.
    ///
    /// Errors: `Conflict` without a mail server, `NotFound` for one that is sent or waits.
    pub RetryMail(Rotunda, Session, OrgAdmin): POST "/outbox/{id}/retry" -> () {
        path {
            /// E-mail.
            id: MailId,
        }
    }
}

catalogue![ListOutbox, RetryMail];

ids! {
    /// An e-mail.
    MailId,
}

/// A page of e-mails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Outbox {
    /// Whether a mail server is set up.
    pub sends: bool,
    /// Rows.
    pub mails: Vec<OutboxMail>,
    /// Where it stands.
    pub meta: Meta,
}

/// An e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OutboxMail {
    /// Id.
    pub id: MailId,
    /// Address.
    pub receiver: String,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// How far it is.
    pub state: MailState,
    /// When it was written.
    #[serde(deserialize_with = "crate::time::moment")]
    pub created_at: DateTime<Utc>,
    /// When it was sent.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub sent_at: Option<DateTime<Utc>>,
    /// Why the last attempt failed.
    pub failure: Option<String>,
}

/// How far an e-mail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MailState {
    /// Stays here: no mail server is set up.
    Kept,
    /// Is sent soon, or again.
    Waiting,
    /// The mail server has it.
    Sent,
    /// Was tried eight times.
    Failed,
}
