//! Single sign-on entries and quick links: of a user, a department, a location, or everybody.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DepartmentId, File, FileId, LocationId, OrgId, SsoId, UserId, UserStub, WorkDrive};
use crate::{auth::ApiKey, catalogue, endpoint, lenient};

endpoint! {
    /// Lists entries, by order and name.
    ///
    /// `GET /api/sso`; a bare array, not in pages. Of the parameters one counts, in this order: `location`, `department`, `manage`. Without
    /// any it lists what the caller is to see: everybody's entries, those of their location and department, and their own.
    /// Errors: `Forbidden` for a place that is not the caller's and for `manage`, unless the caller is an administrator.
    pub ListSso(WorkDrive, ApiKey, Member): GET "/sso" -> Vec<Sso> {
        query {
            /// Those for everybody.
            manage: Option<bool>,
            /// Those of this location.
            location: Option<LocationId>,
            /// Those of this department.
            department: Option<DepartmentId>,
        }
    }
}

endpoint! {
    /// Makes an entry: for everybody with `manage`, else for the location or department that it names, else for the caller alone.
    ///
    /// `POST /api/sso`. Errors: `Invalid` for an address that is missing or that a browser must not open, `Forbidden` for all but the
    /// caller's own unless the caller is an administrator, `NotFound` for an unknown location or department.
    pub CreateSso(WorkDrive, ApiKey, Member): POST "/sso" -> 201 Sso {
        query {
            /// For everybody; what the body says of location and department is ignored then.
            manage: Option<bool>,
        }
        body = /// The entry.
        entry: SsoBody
    }
}

catalogue![ListSso, CreateSso];

/// What an entry leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum SsoKind {
    /// An address that opens.
    #[serde(rename = "QUICK_LINK")]
    QuickLink,
    /// A service that signs the user in by OAuth.
    #[serde(rename = "SSO")]
    Sso,
}

/// A new entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SsoBody {
    /// What it leads to.
    #[serde(rename = "type")]
    pub kind: SsoKind,
    /// Name, 1 to 100 characters.
    pub name: String,
    /// Where the user grants access; may hold `{{redirect_uri}}`. Needed for single sign-on.
    #[serde(default, rename = "authorizationURI", deserialize_with = "lenient::some")]
    pub authorization_uri: Option<String>,
    /// Where a token is had for the grant. Needed for single sign-on.
    #[serde(default, rename = "tokenURI", deserialize_with = "lenient::some")]
    pub token_uri: Option<String>,
    /// Where a token is renewed. Needed for single sign-on.
    #[serde(default, rename = "refreshURI", deserialize_with = "lenient::some")]
    pub refresh_uri: Option<String>,
    /// Where one is signed in with a token; may hold `{{access_token}}`. Needed for single sign-on.
    #[serde(default, rename = "loginURL", deserialize_with = "lenient::some")]
    pub login_url: Option<String>,
    /// Place among the others, from 0, which is the default.
    #[serde(default, deserialize_with = "lenient::some")]
    pub order: Option<u32>,
    /// Picture, uploaded by the caller.
    #[serde(default, deserialize_with = "lenient::some")]
    pub file_id: Option<FileId>,
    /// For this department.
    #[serde(default, deserialize_with = "lenient::some")]
    pub department_id: Option<DepartmentId>,
    /// For this location; counts before the department.
    #[serde(default, deserialize_with = "lenient::some")]
    pub location_id: Option<LocationId>,
    /// Address. Needed for a quick link.
    #[serde(default, deserialize_with = "lenient::some")]
    pub link: Option<String>,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Sso {
    /// Id.
    pub id: SsoId,
    /// When it was made.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub created_at: Option<DateTime<Utc>>,
    /// When it last changed.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub updated_at: Option<DateTime<Utc>>,
    /// Who made it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub created_by: Option<UserId>,
    /// Who last changed it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub updated_by: Option<UserId>,
    /// What it leads to; `None` for a kind that this version does not know.
    #[serde(default, rename = "type", deserialize_with = "lenient::optional")]
    pub kind: Option<SsoKind>,
    /// Name. The document's answers lack it; the embedded backend sends it.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub name: String,
    /// See [`SsoBody::authorization_uri`].
    #[serde(default, rename = "authorizationURI", deserialize_with = "lenient::optional")]
    pub authorization_uri: Option<String>,
    /// See [`SsoBody::token_uri`].
    #[serde(default, rename = "tokenURI", deserialize_with = "lenient::optional")]
    pub token_uri: Option<String>,
    /// See [`SsoBody::refresh_uri`].
    #[serde(default, rename = "refreshURI", deserialize_with = "lenient::optional")]
    pub refresh_uri: Option<String>,
    /// See [`SsoBody::login_url`].
    #[serde(default, rename = "loginURL", deserialize_with = "lenient::optional")]
    pub login_url: Option<String>,
    /// Organization.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub org_id: Option<OrgId>,
    /// The location whose it is.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub location_id: Option<LocationId>,
    /// The department whose it is.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub department_id: Option<DepartmentId>,
    /// Place among the others.
    #[serde(default, deserialize_with = "lenient::number")]
    pub order: u64,
    /// Picture.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub file: Option<File>,
    /// The user whose it is.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub user: Option<UserStub>,
    /// Address of a quick link.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub link: Option<String>,
}
