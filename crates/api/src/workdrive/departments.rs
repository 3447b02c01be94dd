//! Departments: one for each user, each with heads.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DepartmentId, Meta, OrgId, UserId, UserStub, WorkDrive};
use crate::{auth::ApiKey, catalogue, endpoint, lenient, page::Paged};

endpoint! {
    /// Lists the departments of the organization, by name.
    ///
    /// `GET /api/departments`
    pub ListDepartments(WorkDrive, ApiKey, Member): GET "/departments" -> DepartmentPage {
        query {
            /// Page, from 1. Default 1.
            cur_page: Option<u64>,
            /// Rows per page, 1 to 100. Default 10.
            per_page: Option<u64>,
        }
    }
}

endpoint! {
    /// Makes a department with its first members.
    ///
    /// `POST /api/departments`. A department needs a head: members are heads unless they say `isAdmin: false`, as the document has it
    /// for a new department. Without `members` it makes a location, because the vendor's document says so for that operation.
    /// Errors: `Invalid` without a head, `Conflict` for a name that is taken, for a member who has moved meanwhile, and for the only
    /// head of another department; `NotFound` for an unknown member.
    pub CreateDepartment(WorkDrive, ApiKey, UserAdmin): POST "/departments" -> 201 Department {
        body {
            /// Name, 1 to 100 characters.
            name: String,
            /// First members.
            #[serde(default, deserialize_with = "lenient::some_list")]
            members: Option<Vec<NewMember>>,
        }
    }
}

endpoint! {
    /// Renames a department.
    ///
    /// `PATCH /api/departments/{id}`. Errors: `Conflict` for a name that is taken.
    pub UpdateDepartment(WorkDrive, ApiKey, UserAdmin): PATCH "/departments/{id}" -> Department {
        path {
            /// Department.
            id: DepartmentId,
        }
        body {
            /// Name, 1 to 100 characters.
            name: String,
        }
    }
}

endpoint! {
    /// Deletes a department; its members stay without one.
    ///
    /// `DELETE /api/departments/{id}`
    pub DeleteDepartment(WorkDrive, ApiKey, UserAdmin): DELETE "/departments/{id}" -> () {
        path {
            /// Department.
            id: DepartmentId,
        }
    }
}

endpoint! {
    /// Adds heads and takes one away. New heads become members; who is a head no more stays one.
    ///
    /// `PATCH /api/departments/{id}/admin`. Errors: `Conflict` when no head would be left, here or where a new one comes from.
    pub UpdateDepartmentHead(WorkDrive, ApiKey, UserAdmin): PATCH "/departments/{id}/admin" -> Department {
        path {
            /// Department.
            id: DepartmentId,
        }
        body {
            /// New heads.
            #[serde(default, deserialize_with = "lenient::list")]
            add: Vec<NewMember>,
            /// Who is to be a head no more: one user, as documented.
            #[serde(default, deserialize_with = "lenient::some")]
            remove: Option<UserId>,
        }
    }
}

endpoint! {
    /// Adds members, taking them from their departments, and takes members away.
    ///
    /// `POST /api/departments/{id}/members`. Errors: `Conflict` when no head would be left, here or where a member comes from, and for a
    /// member who has moved meanwhile.
    pub UpdateDepartmentMembers(WorkDrive, ApiKey, UserAdmin): POST "/departments/{id}/members" -> DepartmentMembers {
        path {
            /// Department.
            id: DepartmentId,
        }
        body {
            /// New members; heads when they say `isAdmin: true`.
            #[serde(default, deserialize_with = "lenient::list")]
            add_members as "addMembers": Vec<NewMember>,
            /// Who leaves.
            #[serde(default, deserialize_with = "lenient::list")]
            remove_members as "removeMembers": Vec<UserId>,
        }
    }
}

endpoint! {
    /// A department with all its members, by family name.
    ///
    /// `GET /api/departments/{id}/members`; not in pages, as documented.
    pub GetDepartmentMembers(WorkDrive, ApiKey, Member): GET "/departments/{id}/members" -> DepartmentMembers {
        path {
            /// Department.
            id: DepartmentId,
        }
    }
}

catalogue![
    ListDepartments,
    CreateDepartment,
    UpdateDepartment,
    DeleteDepartment,
    UpdateDepartmentHead,
    UpdateDepartmentMembers,
    GetDepartmentMembers,
];

impl Paged for ListDepartments {
    type Item = DepartmentRow;
    fn items(page: DepartmentPage) -> Vec<DepartmentRow> {
        page.departments
    }
    fn next(&self, page: &DepartmentPage) -> Option<Self> {
        (page.meta.next_page > 0).then(|| Self { cur_page: Some(page.meta.next_page), ..self.clone() })
    }
}

/// A page of departments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DepartmentPage {
    /// Rows.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub departments: Vec<DepartmentRow>,
    /// Where it stands.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub meta: Meta,
}

/// A department in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DepartmentRow {
    /// Id.
    pub id: DepartmentId,
    /// Name.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub name: String,
    /// How many active members it has.
    #[serde(default, deserialize_with = "lenient::number")]
    pub member_count: u64,
    /// Its heads, by family name.
    #[serde(default, deserialize_with = "lenient::list")]
    pub admins: Vec<UserStub>,
}

/// A department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Department {
    /// Id.
    pub id: DepartmentId,
    /// When it was made.
    #[serde(default, deserialize_with = "crate::time::some_moment")]
    pub created_at: Option<DateTime<Utc>>,
    /// When it last changed, its members included.
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
    /// `DEPARTMENT`; its values are not documented.
    #[serde(default, rename = "type", deserialize_with = "lenient::optional")]
    pub kind: Option<String>,
    /// Name.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub name: String,
}

/// A department with its members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DepartmentMembers {
    /// Id.
    pub id: DepartmentId,
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
    /// `DEPARTMENT`; its values are not documented.
    #[serde(default, rename = "type", deserialize_with = "lenient::optional")]
    pub kind: Option<String>,
    /// Name.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub name: String,
    /// Its heads.
    #[serde(default, deserialize_with = "lenient::list")]
    pub department_heads: Vec<UserId>,
    /// Its active members, heads among them.
    #[serde(default, deserialize_with = "lenient::list")]
    pub members: Vec<UserStub>,
}

/// Someone to be in a department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewMember {
    /// User.
    pub id: UserId,
    /// Whether they shall head it. Unless given: yes in a new department and as a new head, else no.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub is_admin: Option<bool>,
    /// Their department until now. When given and not true any more the change is refused.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub existing_dept: Option<DepartmentId>,
    /// Whether they head another department. For the reader only: the backend knows.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::some")]
    pub is_department_head: Option<bool>,
}
