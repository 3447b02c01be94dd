//! Locations: offices and sites, at most one for each user.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{LocationId, Meta, OrgId, UserId, UserStub, WorkDrive};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged};

endpoint! {
    /// Lists the locations of the organization, by name.
    ///
    /// `GET /api/locations`
    pub ListLocations(WorkDrive, ApiKey, Member): GET "/locations" -> LocationPage {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
        }
    }
}

endpoint! {
    /// Makes a location.
    ///
    /// `POST /api/locations`; the document prints the path of departments, which is taken too. Errors: `Conflict` for a name that is taken.
    pub CreateLocation(WorkDrive, ApiKey, UserAdmin): POST "/locations" -> 201 Location {
        body {
            /// Name, 1 to 100 characters.
            name: String,
        }
    }
}

endpoint! {
    /// Renames a location.
    ///
    /// `PATCH /api/locations/{id}`. Errors: `Conflict` for a name that is taken.
    pub UpdateLocation(WorkDrive, ApiKey, UserAdmin): PATCH "/locations/{id}" -> Location {
        path {
            /// Location.
            id: LocationId,
        }
        body {
            /// Name, 1 to 100 characters.
            name: String,
        }
    }
}

endpoint! {
    /// Deletes a location; its people stay without one, and audiences that name it reach nobody through it.
    ///
    /// `DELETE /api/locations/{id}`
    pub DeleteLocation(WorkDrive, ApiKey, UserAdmin): DELETE "/locations/{id}" -> () {
        path {
            /// Location.
            id: LocationId,
        }
    }
}

endpoint! {
    /// Adds people, taking them from their locations, and takes people away.
    ///
    /// `POST /api/locations/{id}/members`
    pub UpdateLocationMembers(WorkDrive, ApiKey, UserAdmin): POST "/locations/{id}/members" -> LocationMembers {
        path {
            /// Location.
            id: LocationId,
        }
        body {
            /// Who comes.
            #[serde(default, deserialize_with = "lenient::list")]
            add_members as "addMembers": Vec<UserId>,
            /// Who leaves. Whoever is not there is passed over.
            #[serde(default, deserialize_with = "lenient::list")]
            remove_members as "removeMembers": Vec<UserId>,
        }
    }
}

endpoint! {
    /// A location with all its people, by family name.
    ///
    /// `GET /api/locations/{id}/members`; not in pages, as documented.
    pub GetLocationMembers(WorkDrive, ApiKey, Member): GET "/locations/{id}/members" -> LocationMembers {
        path {
            /// Location.
            id: LocationId,
        }
    }
}

catalogue![ListLocations, CreateLocation, UpdateLocation, DeleteLocation, UpdateLocationMembers, GetLocationMembers];

impl Paged for ListLocations {
    type Item = Location;
    fn items(page: LocationPage) -> Vec<Location> {
        page.locations
    }
    fn next(&self, page: &LocationPage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

/// A page of locations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LocationPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub locations: Vec<Location>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// A location.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Location {
    /// Id.
    pub id: LocationId,
    /// When it was made.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub created_at: Option<DateTime<Utc>>,
    /// When it last changed, its people included.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub updated_at: Option<DateTime<Utc>>,
    /// Who made it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub created_by: Option<UserId>,
    /// Who last changed it.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub updated_by: Option<UserId>,
    /// Who made it again: the name that the answer of its creation has.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::optional")]
    pub added_by: Option<UserId>,
    /// Organization.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub org_id: Option<OrgId>,
    /// Name.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub name: String,
    /// How many active people are there; in lists.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::optional")]
    pub member_count: Option<u64>,
}

/// A location with its people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LocationMembers {
    /// Id.
    pub id: LocationId,
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
    /// Organization.
    #[serde(default, deserialize_with = "lenient::optional")]
    pub org_id: Option<OrgId>,
    /// Name.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub name: String,
    /// Its active people.
    #[serde(default, deserialize_with = "lenient::list")]
    pub members: Vec<UserStub>,
}
