//! What Qwil's own console does and its API does not: keys.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{auth::Session, catalogue, endpoint, ids, qwil::codes::Permission, workdrive::UserId};

endpoint! {
    /// Lists the keys of Qwil, the latest first, without their secrets.
    pub ListQwilKeys(Rotunda, Session, OrgAdmin): GET "/qwil/keys" -> Vec<QwilKey> {}
}

endpoint! {
    /// Makes a system key of Qwil; only this answer has its secret.
    pub CreateQwilKey(Rotunda, Session, OrgAdmin): POST "/qwil/keys" -> 201 NewQwilKey {
        body {
            /// What it is for, 1 to 100 characters.
            name: String,
            /// What it may do, at least one thing.
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

catalogue![ListQwilKeys, CreateQwilKey, RotateQwilKey, UpdateQwilKey, RevokeQwilKey];

ids! {
    /// A key of Qwil; not its secret.
    QwilKeyId,
}

/// A key of Qwil, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QwilKey {
    /// Id.
    pub id: QwilKeyId,
    /// What goes into the header of the key.
    pub key: String,
    /// What it is for.
    pub name: String,
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
    pub created_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    #[serde(default)]
    pub used_at: Option<DateTime<Utc>>,
}

/// A key of Qwil with a secret that was just made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
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
