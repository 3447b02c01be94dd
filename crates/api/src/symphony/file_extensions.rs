//! Kinds of files that may be uploaded, by extension.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Symphony, followers::Pagination};
use crate::{auth::SessionToken, catalogue, endpoint};

endpoint! {
    /// Lists the extensions of files that may be attached.
    pub ListAllowedTypes(Symphony, SessionToken, Member): GET "/v1/files/allowedTypes" -> Vec<String> {}
}

endpoint! {
    /// Lists extensions, a page at a time.
    ///
    /// Errors: `Invalid` for what is no cursor of this list, and for two.
    pub ListFileExtensions(Symphony, SessionToken, Member): GET "/file_ext/v1/allowed_extensions" -> FileExtensions {
        query {
            /// At most so many, 1 to 1,000. Default 100.
            limit: Option<u64>,
            /// Those before this cursor.
            before: Option<String>,
            /// Those after this cursor.
            after: Option<String>,
        }
    }
}

endpoint! {
    /// Adds an extension, or replaces it. Upper and lower case are the same.
    ///
    /// Errors: `Invalid` when path and body differ, and for `SYSTEM` with an extension that the system does not know.
    pub PutFileExtension(Symphony, SessionToken, UserProvisioning): PUT "/file_ext/v1/allowed_extensions/{extension}" -> FileExtension {
        path {
            /// Which.
            extension: String,
        }
        body = #[doc = "What it shall be."] file_extension: FileExtension
    }
}

endpoint! {
    /// Removes an extension.
    ///
    /// Errors: `Invalid` for one that is not there.
    pub DeleteFileExtension(Symphony, SessionToken, UserProvisioning): DELETE "/file_ext/v1/allowed_extensions/{extension}" -> () {
        path {
            /// Which.
            extension: String,
        }
    }
}

catalogue![ListAllowedTypes, ListFileExtensions, PutFileExtension, DeleteFileExtension];

/// An extension.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FileExtension {
    /// With its point, such as `.txt`; at most 64 characters, in lower case.
    pub extension: String,
    /// Whether such files go to people of the company. Default true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope_internal: Option<bool>,
    /// Whether they go to others. Default false.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope_external: Option<bool>,
    /// Whether they are taken from other pods. Default false.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope_xpod: Option<bool>,
    /// `SYSTEM` for those that the system knows, else `CUSTOMER`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A page of extensions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct FileExtensions {
    /// They.
    pub data: Vec<FileExtension>,
    /// Where there are more, under the name that other lists have.
    pub pagination: Pagination,
    /// The same under the name that this list asks for.
    pub paging: Pagination,
}
