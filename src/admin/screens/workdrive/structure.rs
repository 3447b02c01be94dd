//! Departments, locations and security groups, with who belongs to them.

use super::{
    super::{Action, Cell, Column, List, Part, Screen, Source},
    BODY, NOWHERE, PAGES,
};
use crate::text::{admin as t, admin_workdrive as w};

/// Departments, with heads and members.
pub(super) const DEPARTMENTS: Screen = Screen {
    key: "departments",
    title: w::departments,
    list: List {
        source: Source { operation: "workdrive_ListDepartments", rows: "/departments", paging: PAGES, ..Source::NONE },
        id: "/id",
        name: &["/name"],
        columns: &[
            Column { title: t::name, at: &["/name"], kind: Cell::Text },
            Column { title: w::first_head, at: &["/admins/0/firstName", "/admins/0/lastName"], kind: Cell::Text },
            Column { title: w::heads, at: &["/admins"], kind: Cell::Number },
            Column { title: t::members, at: &["/memberCount"], kind: Cell::Number },
        ],
        actions: &[
            Action {
                operation: "workdrive_UpdateDepartment",
                title: w::rename,
                given: &[("id", "/id")],
                initial: &[("/name", "/name")],
                ..Action::NONE
            },
            Action {
                operation: "workdrive_UpdateDepartmentHead",
                title: w::change_heads,
                given: &[("id", "/id")],
                ..Action::NONE
            },
            Action {
                operation: "workdrive_DeleteDepartment",
                title: t::delete,
                given: &[("id", "/id")],
                warning: Some(w::delete_department_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        parts: &[HEADS_AND_MEMBERS],
        ..List::NONE
    },
    actions: &[Action {
        operation: "workdrive_CreateDepartment",
        title: t::create,
        // A department needs a head, and without any member this makes a location: the form begins with one empty member.
        initial: &[("/members", "=-")],
        ..Action::NONE
    }],
};

/// Who is in a department, from the list of users: the department's own list does not say who is a head.
const HEADS_AND_MEMBERS: Part = Part {
    title: w::heads_and_members,
    given: &[("department", "/id")],
    list: List {
        source: Source { operation: "workdrive_ListUsers", rows: "/users", paging: PAGES, ..Source::NONE },
        id: "/id",
        name: &["/firstName", "/lastName"],
        columns: &[
            Column { title: t::name, at: &["/firstName", "/lastName"], kind: Cell::Text },
            Column { title: w::head, at: &["/isDepartmentHead"], kind: Cell::Text },
            Column { title: w::job_title, at: &["/designation"], kind: Cell::Text },
            Column { title: t::email, at: &["/email"], kind: Cell::Text },
        ],
        actions: &[
            Action {
                operation: "workdrive_UpdateDepartmentHead",
                title: w::make_head,
                given: &[("id", "^/id"), ("/add/id", "/id"), BODY],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_UpdateDepartmentHead",
                title: w::remove_head,
                given: &[("id", "^/id"), ("/remove", "/id"), BODY],
                warning: Some(w::remove_head_warning),
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_UpdateDepartmentMembers",
                title: t::remove,
                given: &[("id", "^/id"), ("/removeMembers", "/id"), BODY],
                warning: Some(w::remove_from_department_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        ..List::NONE
    },
    actions: &[Action {
        operation: "workdrive_UpdateDepartmentMembers",
        title: w::add_members,
        given: &[("id", "^/id"), ("/removeMembers", NOWHERE)],
        ..Action::NONE
    }],
};

/// Locations, with their people.
pub(super) const LOCATIONS: Screen = Screen {
    key: "locations",
    title: w::locations,
    list: List {
        source: Source { operation: "workdrive_ListLocations", rows: "/locations", paging: PAGES, ..Source::NONE },
        id: "/id",
        name: &["/name"],
        columns: &[
            Column { title: t::name, at: &["/name"], kind: Cell::Text },
            Column { title: t::members, at: &["/memberCount"], kind: Cell::Number },
            Column { title: t::created, at: &["/createdAt"], kind: Cell::Time },
            Column { title: t::changed, at: &["/updatedAt"], kind: Cell::Time },
        ],
        actions: &[
            Action {
                operation: "workdrive_UpdateLocation",
                title: w::rename,
                given: &[("id", "/id")],
                initial: &[("/name", "/name")],
                ..Action::NONE
            },
            Action {
                operation: "workdrive_DeleteLocation",
                title: t::delete,
                given: &[("id", "/id")],
                warning: Some(w::delete_location_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        parts: &[Part {
            title: t::members,
            given: &[("id", "/id")],
            list: List {
                source: Source { operation: "workdrive_GetLocationMembers", rows: "/members", ..Source::NONE },
                id: "/id",
                name: &["/firstName", "/lastName"],
                columns: &[
                    Column { title: t::name, at: &["/firstName", "/lastName"], kind: Cell::Text },
                    Column { title: w::job_title, at: &["/designation"], kind: Cell::Text },
                    Column { title: w::department, at: &["/department"], kind: Cell::Text },
                    Column { title: t::email, at: &["/email"], kind: Cell::Text },
                ],
                actions: &[Action {
                    operation: "workdrive_UpdateLocationMembers",
                    title: t::remove,
                    given: &[("id", "^/id"), ("/removeMembers", "/id"), BODY],
                    warning: Some(w::remove_from_location_warning),
                    bulk: true,
                    ..Action::NONE
                }],
                ..List::NONE
            },
            actions: &[Action {
                operation: "workdrive_UpdateLocationMembers",
                title: w::add_members,
                given: &[("id", "^/id"), ("/removeMembers", NOWHERE)],
                ..Action::NONE
            }],
        }],
        ..List::NONE
    },
    actions: &[Action { operation: "workdrive_CreateLocation", title: t::create, import: true, ..Action::NONE }],
};

/// Security groups. WorkDrive says how many are in one, not who; a few are known from whom an audience of the group would reach.
pub(super) const SECURITY_GROUPS: Screen = Screen {
    key: "security-groups",
    title: w::security_groups,
    list: List {
        source: Source { operation: "workdrive_ListSecurityGroups", rows: "/groups", paging: PAGES, ..Source::NONE },
        id: "/id",
        name: &["/name"],
        columns: &[
            Column { title: t::name, at: &["/name"], kind: Cell::Text },
            Column { title: t::members, at: &["/memberCount"], kind: Cell::Number },
            Column { title: t::identifier, at: &["/id"], kind: Cell::Text },
        ],
        actions: &[
            Action {
                operation: "workdrive_AddSecurityGroupMembers",
                title: w::add_members,
                given: &[("groupId", "/id")],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_RemoveSecurityGroupMembers",
                title: w::remove_members,
                // The users stand in the query, because some proxies drop the body of a `DELETE`.
                given: &[("groupId", "/id"), BODY],
                warning: Some(w::remove_from_group_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        parts: &[Part {
            title: w::some_members,
            given: &[("/groups", "/id")],
            list: List {
                source: Source { operation: "rotunda_PreviewAudience", rows: "/sample", ..Source::NONE },
                id: "/id",
                name: &["/firstName", "/lastName"],
                columns: &[
                    Column { title: t::name, at: &["/firstName", "/lastName"], kind: Cell::Text },
                    Column { title: w::department, at: &["/department"], kind: Cell::Text },
                    Column { title: t::email, at: &["/email"], kind: Cell::Text },
                ],
                actions: &[Action {
                    operation: "workdrive_RemoveSecurityGroupMembers",
                    title: t::remove,
                    given: &[("groupId", "^/id"), ("id", "/id"), BODY],
                    warning: Some(w::remove_from_group_warning),
                    bulk: true,
                    ..Action::NONE
                }],
                ..List::NONE
            },
            actions: &[Action {
                operation: "workdrive_AddSecurityGroupMembers",
                title: w::add_members,
                given: &[("groupId", "^/id")],
                ..Action::NONE
            }],
        }],
        ..List::NONE
    },
    actions: &[],
};
