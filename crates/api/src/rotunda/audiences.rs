//! Choosing who sees a thing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rotunda;
use crate::{
    auth::Session,
    catalogue, endpoint,
    workdrive::{GroupId, LocationId, Permissions, UserStub},
};

endpoint! {
    /// Lists the groups and locations that an audience can be made of.
    pub ListAudienceChoices(Rotunda, Session, Member): GET "/audience-choices" -> AudienceChoices {}
}

endpoint! {
    /// Says who would see a thing of the caller with these permissions.
    ///
    /// Errors: `Invalid` for an unknown person, group or location.
    pub PreviewAudience(Rotunda, Session, Member): POST "/audience-preview" -> AudiencePreview {
        body =
            /// The permissions to try.
            permissions: Permissions,
    }
}

catalogue![ListAudienceChoices, PreviewAudience];

/// What an audience can be made of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct AudienceChoices {
    /// Security groups, by name.
    pub groups: Vec<Choice<GroupId>>,
    /// Locations, by name.
    pub locations: Vec<Choice<LocationId>>,
    /// How many people the caller's team has, the caller not counted.
    pub team: u64,
    /// How many friends the caller has.
    pub friends: u64,
    /// How many people the organization has, the caller not counted.
    pub everyone: u64,
}

/// A group or location.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Choice<Id> {
    /// Id.
    pub id: Id,
    /// Name.
    pub name: String,
    /// How many people belong to it.
    #[serde(default)]
    pub members: u64,
}

/// Who would see a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AudiencePreview {
    /// How many people, the author not counted.
    pub count: u64,
    /// A few of them, at most 8.
    pub sample: Vec<UserStub>,
}
