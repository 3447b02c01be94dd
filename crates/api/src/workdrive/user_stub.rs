//! A user as embedded in other things.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DepartmentId, LocationId, Picture, UserId};
use crate::lenient;

/// Whether somebody is there, by the number in answers.
pub(super) const AVAILABILITIES: &[(i64, &str)] = &[(1, "Active"), (0, "Away")];

/// A user as embedded in other things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserStub {
    /// Id.
    pub id: UserId,
    /// Given name.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub last_name: Option<String>,
    /// Portrait.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub picture: Option<Picture>,
    /// Wide picture at the top of the profile.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub cover: Option<Picture>,
    /// Colour for initials, as CSS writes it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub color: Option<String>,
    /// Whether a session of the user is open now.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub online: Option<bool>,
    /// 1 active, 0 away.
    #[serde(default, deserialize_with = "lenient::optional")]
    #[schemars(extend("x-words" = AVAILABILITIES))]
    pub availability: Option<i64>,
    /// Job title.
    #[serde(default, deserialize_with = "lenient::text")]
    pub designation: Option<String>,
    /// Department's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub department: Option<String>,
    /// Department's id; only in places.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub department_id: Option<DepartmentId>,
    /// Location's id; only in places.
    #[serde(default, deserialize_with = "lenient::optional", skip_serializing_if = "Option::is_none")]
    pub location_id: Option<LocationId>,
    /// What the user says about being reachable.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub availability_status_text: Option<String>,
    /// Telephone number.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub phone: Option<String>,
    /// E-mail address.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub email: Option<String>,
    /// `ACTIVE`, `ARCHIVE`, `PRE_INVITED`, `INVITED` or `BLOCKED`; the vendor's samples print the e-mail address here.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub status: Option<String>,
}

impl UserStub {
    /// The name to show: given and family name, else the e-mail address, else nothing.
    #[must_use]
    pub fn display_name(&self) -> String {
        let names = [self.first_name.as_deref(), self.last_name.as_deref()];
        let name = names.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        if name.is_empty() { self.email.clone().unwrap_or_default() } else { name }
    }
}
