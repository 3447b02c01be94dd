//! What Symphony's own console does and its pod's documents do not have: service accounts with their keys.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{auth::Session, catalogue, endpoint, lenient, symphony::Uid};

pub mod barriers;
pub mod certificates;
pub mod disclaimers;
pub mod mine;

endpoint! {
    /// Lists the service accounts by name.
    pub ListServiceAccounts(Rotunda, Session, OrgAdmin): GET "/symphony/service-accounts" -> Vec<ServiceAccount> {}
}

endpoint! {
    /// Makes a service account.
    ///
    /// Errors: `Invalid` for a user name or e-mail address that another account has, and for what is no public key.
    pub CreateServiceAccount(Rotunda, Session, OrgAdmin): POST "/symphony/service-accounts" -> 201 ServiceAccount {
        body {
            /// Name by which it signs in, 1 to 100 letters, digits, points, hyphens, underscores or `@`.
            username: String,
            /// Name as shown, 1 to 100 characters.
            display_name as "displayName": String,
            /// E-mail address.
            email: String,
            /// The public key of an RSA pair of 2048 bits or more, as PEM.
            public_key as "publicKey": String,
            /// What it may do besides being in chats.
            #[serde(default, deserialize_with = "lenient::list")]
            roles: Vec<ServiceRole>,
        }
    }
}

endpoint! {
    /// Changes a service account; what is left out stays. The key before opens the door for three more days.
    pub UpdateServiceAccount(Rotunda, Session, OrgAdmin): PATCH "/symphony/service-accounts/{uid}" -> ServiceAccount {
        path {
            /// Number.
            uid: Uid,
        }
        body {
            /// A new public key.
            public_key as "publicKey": Option<String>,
            /// What it may do besides being in chats.
            roles: Option<Vec<ServiceRole>>,
            /// Whether it can sign in.
            is_active as "isActive": Option<bool>,
        }
    }
}

catalogue![ListServiceAccounts, CreateServiceAccount, UpdateServiceAccount];

/// A service account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ServiceAccount {
    /// Number.
    pub uid: Uid,
    /// Name by which it signs in.
    pub username: String,
    /// Name as shown.
    pub display_name: String,
    /// E-mail address.
    pub email: String,
    /// What it may do besides being in chats.
    #[serde(default)]
    pub roles: Vec<ServiceRole>,
    /// Whether it can sign in.
    pub is_active: bool,
    /// When it was made.
    #[serde(deserialize_with = "crate::time::moment")]
    pub created_at: DateTime<Utc>,
}

/// What a service account may do besides being in chats, in the vendor's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ServiceRole {
    /// Makes and changes accounts.
    UserProvisioning,
    /// Keeps people apart.
    ScopeManagement,
    /// Sees streams and messages of all.
    ContentManagement,
    /// Reads the audit trail.
    AuditTrailManagement,
}
