//! Many end users at once: each succeeds or fails by itself, and the answer says which did.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Data, Dixa, EndUserId,
    end_users::{EndUser, EndUserPatch, NewEndUser},
};
use crate::{auth::Token, catalogue, endpoint, lenient};

endpoint! {
    /// Creates end users. The answer has an outcome for each, in their order.
    pub BulkCreateEndUsers(Dixa, Token, HelpDesk): POST "/endusers/bulk" -> 201 Data<Vec<Outcome>> {
        body {
            /// End users, 1 to 500.
            data: Vec<NewEndUser>,
        }
    }
}

endpoint! {
    /// Changes end users: what is absent stays, what is `null` is cleared. The answer has an outcome for each, in their order.
    ///
    /// Also served at `/endusers/bulk`, where the vendor's own MCP server calls it.
    pub BulkPatchEndUsers(Dixa, Token, HelpDesk): PATCH "/endusers" -> Data<Vec<Outcome>> {
        body {
            /// Changes, 1 to 500.
            data: Vec<PatchOf>,
        }
    }
}

endpoint! {
    /// Replaces end users: what is absent is cleared. The answer has an outcome for each, in their order.
    ///
    /// Also served at `/endusers/bulk`, where the vendor's own MCP server calls it.
    pub BulkUpdateEndUsers(Dixa, Token, HelpDesk): PUT "/endusers" -> Data<Vec<Outcome>> {
        body {
            /// End users, 1 to 500.
            data: Vec<UpdateOf>,
        }
    }
}

catalogue![BulkCreateEndUsers, BulkPatchEndUsers, BulkUpdateEndUsers];

/// A change of one of many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PatchOf {
    /// Whom it changes.
    pub id: EndUserId,
    /// What changes.
    #[serde(flatten)]
    pub patch: EndUserPatch,
}

/// One of many from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UpdateOf {
    /// Whom it replaces.
    pub id: EndUserId,
    /// Who they are from now on.
    #[serde(flatten)]
    pub update: NewEndUser,
}

/// What became of one of many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "_type")]
pub enum Outcome {
    /// It is done.
    #[serde(rename = "BulkActionSuccess")]
    Success {
        /// As it is now.
        data: Box<EndUser>,
    },
    /// It is not.
    #[serde(rename = "BulkActionFailure")]
    Failure {
        /// Why.
        error: BulkError,
    },
}

/// Why one of many failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BulkError {
    /// Whom it was about; absent where there is nobody yet.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::optional")]
    pub id: Option<EndUserId>,
    /// For a person, with the vendor's names of errors, such as `PhoneNumberExists`.
    pub message: String,
    /// What to branch on.
    #[serde(rename = "_type")]
    pub kind: BulkErrorKind,
}

/// Why one of many failed, as documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum BulkErrorKind {
    /// The change changes nothing.
    EmptyPatchSet,
    /// The service answered an error.
    ErrorResponse,
    /// The service failed.
    Infrastructure,
    /// What is stored contradicts itself.
    Integrity,
    /// A value that cannot be read.
    InvalidArgument,
    /// There is no such end user.
    NotFound,
    /// A value that breaks a rule.
    Validation,
    /// One that this version does not know.
    #[serde(other)]
    Unknown,
}
