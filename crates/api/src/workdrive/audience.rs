//! Who may see a thing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{GroupId, LocationId, UserId};
use crate::lenient;

/// Who may see a thing, beside its author. The parts add up; nothing at all means the author only.
///
/// Documented as "type string", printed as this object. What `friends` and `team` mean is not documented: see `docs/API.md`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Permissions {
    /// Everyone in the organization.
    #[serde(deserialize_with = "lenient::or_default")]
    pub public: bool,
    /// The author's friends.
    #[serde(deserialize_with = "lenient::or_default")]
    pub friends: bool,
    /// The author's team: same supervisor, the supervisors above, the people below.
    #[serde(deserialize_with = "lenient::or_default")]
    pub team: bool,
    /// The author only; outweighs everything else.
    #[serde(deserialize_with = "lenient::or_default")]
    pub only_me: bool,
    /// These people.
    #[serde(deserialize_with = "lenient::list")]
    pub users: Vec<UserId>,
    /// The members of these security groups.
    #[serde(deserialize_with = "lenient::list")]
    pub groups: Vec<GroupId>,
    /// The people at these locations.
    #[serde(deserialize_with = "lenient::list")]
    pub locations: Vec<LocationId>,
    /// People tagged in it, who see it besides.
    #[serde(deserialize_with = "lenient::list", skip_serializing_if = "Vec::is_empty")]
    pub tagged_users: Vec<UserId>,
}
