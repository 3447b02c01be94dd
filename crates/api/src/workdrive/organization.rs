//! The organization: what it says about itself.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{File, FileId, OrgId, UserId, WorkDrive};
use crate::{auth::ApiKey, catalogue, endpoint, lenient};

endpoint! {
    /// Makes the organization and its first administrator, who is invited by e-mail.
    ///
    /// `POST /api/organization`. The answer has an access token of that administrator, shown this once. Errors: `Conflict` where there is an
    /// organization already: the embedded backend serves one; `Invalid` for `ldap`: it signs people in by itself.
    pub CreateOrganization(WorkDrive, ApiKey, SuperAdmin): POST "/organization" -> 201 NewOrganization {
        body {
            /// Name, 1 to 100 characters.
            name: String,
            /// The first administrator.
            admin: FirstAdmin,
            /// How people sign in. Default `internal`.
            auth: Option<AuthChoice>,
        }
    }
}

endpoint! {
    /// Changes what the organization says about itself.
    ///
    /// `PATCH /api/organization/{id}`. What is not sent stays; an empty text takes a value away. Errors: `NotFound` for another organization.
    pub UpdateOrganization(WorkDrive, ApiKey, OrgAdmin): PATCH "/organization/{id}" -> Organization {
        path {
            /// Organization.
            id: OrgId,
        }
        body = /// What changes.
        organization: OrganizationChange
    }
}

catalogue![CreateOrganization, UpdateOrganization];

/// The first administrator of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FirstAdmin {
    /// Given name.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub first_name: String,
    /// Family name.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub last_name: String,
    /// E-mail address.
    pub email: String,
}

/// How people sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AuthChoice {
    /// The way.
    pub method: AuthMethod,
}

/// A way to sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AuthMethod {
    /// With a password that the backend keeps.
    Internal,
    /// Against a directory.
    Ldap,
}

/// A change of the organization.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrganizationChange {
    /// Logo: an uploaded picture of the caller's.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub file_id: Option<FileId>,
    /// Name, 1 to 100 characters.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Name in law, at most 200 characters.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub legal_name: Option<String>,
    /// Hosts or addresses, at most 10.
    #[serde(default, deserialize_with = "lenient::some_list", skip_serializing_if = "Option::is_none")]
    pub websites: Option<Vec<String>>,
    /// Postal address; replaces the whole.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// E-mail address.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone number, at most 40 characters.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// What it does, at most 2,000 characters.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Branch, at most 100 characters.
    #[serde(default, deserialize_with = "lenient::some", skip_serializing_if = "Option::is_none")]
    pub industry: Option<String>,
}

/// A postal address; each part at most 200 characters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Address {
    /// First line.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub street1: Option<String>,
    /// Second line.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub street2: Option<String>,
    /// City.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub city: Option<String>,
    /// State or province.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub state: Option<String>,
    /// Postal code.
    #[serde(default, deserialize_with = "lenient::text")]
    pub zip: Option<String>,
}

/// The organization.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    /// Id.
    pub id: OrgId,
    /// When it was made.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub created_at: Option<DateTime<Utc>>,
    /// When it last changed.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub updated_at: Option<DateTime<Utc>>,
    /// `ACTIVE`.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub status: Option<String>,
    /// The name in letters that a host may have.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub subdomain: Option<String>,
    /// The organization above; the embedded backend has none.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub parent_org_id: Option<OrgId>,
    /// Name.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub name: String,
    /// Name in law.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub legal_name: Option<String>,
    /// Hosts or addresses.
    #[serde(default, deserialize_with = "lenient::some_list")]
    pub websites: Option<Vec<String>>,
    /// Postal address.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub address: Option<Address>,
    /// Logo.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub file: Option<File>,
    /// E-mail address.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub email: Option<String>,
    /// Telephone number.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub phone: Option<String>,
    /// What it does.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub description: Option<String>,
    /// Branch.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub industry: Option<String>,
    /// How people sign in; a text where it is made, a list where it is changed.
    #[serde(default, deserialize_with = "lenient::list")]
    pub auth_method: Vec<AuthMethod>,
}

/// An organization that was just made.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewOrganization {
    /// Id.
    pub id: OrgId,
    /// When it was made.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub created_at: Option<DateTime<Utc>>,
    /// `null`: it has not changed.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub updated_at: Option<DateTime<Utc>>,
    /// `ACTIVE`.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub status: Option<String>,
    /// The name in letters that a host may have.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub subdomain: Option<String>,
    /// The organization above.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub parent_org_id: Option<OrgId>,
    /// Name.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub name: String,
    /// Name in law.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub legal_name: Option<String>,
    /// How people sign in.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub auth_method: Option<AuthMethod>,
    /// Who made it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub created_by: Option<UserId>,
    /// An access token of the first administrator: a secret.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub access_token: String,
}

impl std::fmt::Debug for NewOrganization {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewOrganization").field("id", &self.id).field("name", &self.name).finish_non_exhaustive()
    }
}
