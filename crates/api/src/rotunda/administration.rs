//! What administrators need besides the vendors' operations: which ones there are, who may administer, and what was done.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Rotunda, sessions::Role};
use crate::{auth::Session, catalogue, endpoint, ids, workdrive::UserId};

endpoint! {
    /// Lists every operation of every vendor, and which of them the caller may call.
    pub ListOperations(Rotunda, Session, Administration): GET "/operations" -> Vec<Operation> {}
}

endpoint! {
    /// Describes one operation as one of OpenAPI 3.1.
    ///
    /// Its address is in `x-method` and `x-path`, what its schemas refer to in `components`.
    ///
    /// Errors: `NotFound`.
    pub DescribeOperation(Rotunda, Session, Administration): GET "/operations/{id}" -> Value {
        path {
            /// [`Operation::id`].
            id: String,
        }
    }
}

endpoint! {
    /// Lists the names of fields in a language, by their names on the wire, and what numbers mean, by the English words.
    ///
    /// In English only of those whose names on the wire nobody would read as words.
    ///
    /// Errors: `NotFound` for a language in which they are not known.
    pub ListFieldNames(Rotunda, Session, Administration): GET "/field-names/{language}" -> Value {
        path {
            /// BCP 47, e.g. `de`.
            language: String,
        }
    }
}

endpoint! {
    /// Lists what administrators did, latest first.
    ///
    /// Errors: `Invalid` for more than 200 rows.
    pub ListAudit(Rotunda, Session, OrgAdmin): GET "/audit" -> AuditPage {
        query {
            /// Only acts before this one in the list, for the next page.
            before: Option<AuditId>,
            /// Only acts whose operation, address, outcome or person has this in it, in any case.
            text: Option<String>,
            /// Only acts at this vendor, e.g. `workdrive`.
            vendor: Option<String>,
            /// Only acts that succeeded, or that failed.
            succeeded: Option<bool>,
            /// Only acts from this moment on.
            #[serde(default, deserialize_with = "crate::time::some_moment")]
            since: Option<DateTime<Utc>>,
            /// Only acts before this moment.
            #[serde(default, deserialize_with = "crate::time::some_moment")]
            until: Option<DateTime<Utc>>,
            /// Rows per page, 1 to 200. Default 50.
            per_page: Option<u64>,
        }
    }
}

endpoint! {
    /// Lists who administers anything, by name.
    pub ListAdministrators(Rotunda, Session, OrgAdmin): GET "/administrators" -> Vec<Administrator> {}
}

endpoint! {
    /// Says what somebody may do. Their account at Symphony keeps the roles it has.
    ///
    /// Errors: `NotFound`; `Forbidden` for somebody who may do more than the caller, for a role above the caller's, and for oneself.
    pub SetRole(Rotunda, Session, OrgAdmin): PUT "/people/{id}/role" -> () {
        path {
            /// Person.
            id: UserId,
        }
        body {
            /// What they may do from now on.
            role: Role,
        }
    }
}

catalogue![ListOperations, DescribeOperation, ListFieldNames, ListAudit, ListAdministrators, SetRole];

ids! {
    /// An act of administration; later ones are greater.
    AuditId,
}

/// An operation, and whether the caller may call it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Operation {
    /// `workdrive_CreateUser`.
    pub id: String,
    /// Vendor's short name.
    pub vendor: String,
    /// Short name of the vendor that the document is of: Symphony's operations are several APIs.
    pub family: String,
    /// HTTP method.
    pub method: String,
    /// The whole path with its placeholders.
    pub path: String,
    /// The first sentence of its description.
    pub summary: String,
    /// The names that the vendors' documents have for it; none for what is ours.
    #[serde(default)]
    pub documented: Vec<String>,
    /// Whether only administrators may call it.
    pub administrative: bool,
    /// Why the caller may not call it: the role that it takes; nothing when they may.
    pub needs: Option<String>,
}

/// Who administers something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Administrator {
    /// Person.
    pub user: UserId,
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// What they may do.
    pub role: Role,
}

/// Some acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AuditPage {
    /// Rows.
    pub acts: Vec<Act>,
    /// What `before` takes for the next page; nothing on the last one.
    pub next: Option<AuditId>,
}

/// Something that an administrator did, or tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Act {
    /// Id.
    pub id: AuditId,
    /// When.
    #[serde(deserialize_with = "crate::time::moment")]
    pub at: DateTime<Utc>,
    /// Who.
    pub user: UserId,
    /// What they were called then.
    pub name: String,
    /// What they could do then.
    pub role: Role,
    /// Vendor's short name.
    pub vendor: String,
    /// Id of the operation.
    pub operation: String,
    /// HTTP method.
    pub method: String,
    /// Path and query.
    pub address: String,
    /// The body that was sent, without secrets; long texts are cut.
    pub sent: Option<Value>,
    /// What the thing was like before, where the vendor says it at the same address.
    pub before: Option<Value>,
    /// What it was like afterwards, likewise.
    pub after: Option<Value>,
    /// HTTP status of the answer.
    pub status: u16,
    /// Why it failed.
    pub failure: Option<String>,
}
