//! What Qwil's own console and apps do and its API does not: keys, the organization's rules, accepting invitations, answering requests.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{
    auth::{Anonymous, Session},
    catalogue, endpoint, ids,
    qwil::{
        ChatId, MembershipId,
        codes::Permission,
        shapes::{OneMembership, OneMessage},
    },
    workdrive::UserId,
};

pub mod mine;
pub mod review;

endpoint! {
    /// Lists the keys of Qwil, the latest first, without their secrets.
    pub ListQwilKeys(Rotunda, Session, OrgAdmin): GET "/qwil/keys" -> Vec<QwilKey> {}
}

endpoint! {
    /// Makes a key of Qwil; only this answer has its secret.
    pub CreateQwilKey(Rotunda, Session, OrgAdmin): POST "/qwil/keys" -> 201 NewQwilKey {
        body {
            /// What it is for, 1 to 100 characters.
            name: String,
            /// Which of the three kinds.
            #[serde(default)]
            kind: QwilKeyKind,
            /// For whom a user key acts; the other kinds take none.
            member: Option<MembershipId>,
            /// What it may do, at least one thing that its kind can.
            #[serde(default)]
            permissions: Vec<Permission>,
            /// From which networks, such as `192.0.2.0/24`, at most 20; none: from anywhere.
            #[serde(default)]
            networks: Vec<String>,
        }
    }
}

endpoint! {
    /// Gives a key of Qwil a new secret; the old one ends at once. Only this answer has it.
    pub RotateQwilKey(Rotunda, Session, OrgAdmin): POST "/qwil/keys/{id}/rotate" -> NewQwilKey {
        path {
            /// Key.
            id: QwilKeyId,
        }
    }
}

endpoint! {
    /// Turns a key of Qwil off or on again.
    pub UpdateQwilKey(Rotunda, Session, OrgAdmin): PATCH "/qwil/keys/{id}" -> QwilKey {
        path {
            /// Key.
            id: QwilKeyId,
        }
        body {
            /// Whether it opens anything.
            is_active as "isActive": bool,
        }
    }
}

endpoint! {
    /// Revokes a key of Qwil for good.
    pub RevokeQwilKey(Rotunda, Session, OrgAdmin): DELETE "/qwil/keys/{id}" -> () {
        path {
            /// Key.
            id: QwilKeyId,
        }
    }
}

endpoint! {
    /// Gets the rules of the organization in Qwil.
    pub GetQwilRules(Rotunda, Session, OrgAdmin): GET "/qwil/rules" -> QwilRules {}
}

endpoint! {
    /// Changes the rules of the organization in Qwil; what is left out stays.
    pub UpdateQwilRules(Rotunda, Session, OrgAdmin): PATCH "/qwil/rules" -> QwilRules {
        body {
            /// Domains of staff's e-mail addresses, such as `example.com`, at most 50; none: no rule.
            email_domains as "emailDomains": Option<Vec<String>>,
            /// Networks from which staff may use chats, such as `192.0.2.0/24`, at most 20; none: from anywhere.
            staff_networks as "staffNetworks": Option<Vec<String>>,
            /// What is turned off.
            features_off as "featuresOff": Option<Vec<QwilFeature>>,
        }
    }
}

endpoint! {
    /// Accepts an invitation with the code that its letter names.
    ///
    /// Errors: `NotFound` for a code that is unknown or used.
    pub AcceptQwilInvitation(Rotunda, Anonymous, Anyone): POST "/qwil/invitations/accept" -> OneMembership {
        body {
            /// The code.
            code: String,
        }
    }
}

endpoint! {
    /// Answers a request that somebody made in a chat, or takes one's own back.
    ///
    /// Errors: `Forbidden` for what is another's to say; `Conflict` when it was answered before.
    pub AnswerQwilRequest(Rotunda, Session, Member): POST "/qwil/mine/chats/{chatId}/requests/{seq}" -> OneMessage {
        path {
            /// Chat.
            chat_id as "chatId": ChatId,
            /// The message of the request.
            seq: u64,
        }
        body {
            /// What one says.
            answer: RequestAnswer,
        }
    }
}

catalogue![
    ListQwilKeys,
    CreateQwilKey,
    RotateQwilKey,
    UpdateQwilKey,
    RevokeQwilKey,
    GetQwilRules,
    UpdateQwilRules,
    AcceptQwilInvitation,
    AnswerQwilRequest,
];

/// The kinds of keys of Qwil.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum QwilKeyKind {
    /// For administration and review.
    #[default]
    System,
    /// For chats and contacts, on behalf of anybody.
    Master,
    /// For chats and contacts of one membership.
    User,
}

/// What an organization can turn off in Qwil.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum QwilFeature {
    /// Looking up contact groups.
    Groups,
    /// Reviewing chats.
    Review,
    /// Reading chats with keys.
    Chats,
    /// User keys.
    UserKeys,
}

/// What somebody says to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RequestAnswer {
    /// Signs, or approves.
    Approve,
    /// Does not want to.
    Decline,
    /// Takes one's own request back.
    Cancel,
}

/// The rules of the organization in Qwil.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct QwilRules {
    /// Domains of staff's e-mail addresses; none: no rule.
    pub email_domains: Vec<String>,
    /// Networks from which staff may use chats; none: from anywhere.
    pub staff_networks: Vec<String>,
    /// What is turned off.
    pub features_off: Vec<QwilFeature>,
}

ids! {
    /// A key of Qwil; not its secret.
    QwilKeyId,
}

/// A key of Qwil, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct QwilKey {
    /// Id.
    pub id: QwilKeyId,
    /// What goes into the header of the key.
    pub key: String,
    /// What it is for.
    pub name: String,
    /// Which of the three kinds.
    #[serde(default)]
    pub kind: QwilKeyKind,
    /// For whom it acts, if for one alone.
    #[serde(default)]
    pub member: Option<MembershipId>,
    /// What it may do.
    pub permissions: Vec<Permission>,
    /// From which networks; none: from anywhere.
    #[serde(default)]
    pub networks: Vec<String>,
    /// Whether it opens anything.
    pub is_active: bool,
    /// Who made it.
    #[serde(default)]
    pub created_by: Option<UserId>,
    /// When it was made.
    #[serde(deserialize_with = "crate::time::moment")]
    pub created_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub used_at: Option<DateTime<Utc>>,
}

/// A key of Qwil with a secret that was just made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NewQwilKey {
    /// The key.
    pub key: QwilKey,
    /// What goes into the header of the secret; it is stored nowhere in this form.
    pub secret: String,
}

impl std::fmt::Debug for NewQwilKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewQwilKey").field("key", &self.key).finish_non_exhaustive()
    }
}
