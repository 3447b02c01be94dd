//! People, and the tokens that programs use in their names.

use super::{
    super::{Action, Cell, Column, List, Part, Screen, Source},
    BODY, NOWHERE, PAGES,
};
use crate::text::{admin as t, admin_workdrive as w};

/// The people of the organization.
pub(super) const USERS: Screen = Screen {
    key: "users",
    title: w::users,
    list: List {
        source: Source {
            operation: "workdrive_ListUsers",
            rows: "/users",
            paging: PAGES,
            filters: &["status", "department", "location"],
            ..Source::NONE
        },
        id: "/id",
        name: &["/firstName", "/lastName"],
        columns: &[
            Column { title: t::name, at: &["/firstName", "/lastName"], kind: Cell::Text },
            Column { title: t::email, at: &["/email"], kind: Cell::Text },
            Column { title: w::job_title, at: &["/designation"], kind: Cell::Text },
            Column { title: w::department, at: &["/department"], kind: Cell::Text },
            Column { title: w::location, at: &["/location"], kind: Cell::Text },
            Column { title: t::status, at: &["/status"], kind: Cell::State },
        ],
        actions: &[
            Action {
                operation: "workdrive_UpdateUser",
                title: t::edit,
                // The status has actions of its own, and the row says of availability a number.
                given: &[("id", "/id"), ("/status", NOWHERE), ("/availability", NOWHERE)],
                initial: &[("", "")],
                ..Action::NONE
            },
            Action {
                operation: "workdrive_UpdateUser",
                title: w::move_people,
                given: &[
                    ("id", "/id"),
                    ("/firstName", NOWHERE),
                    ("/lastName", NOWHERE),
                    ("/status", NOWHERE),
                    ("/phone", NOWHERE),
                    ("/isExpert", NOWHERE),
                    ("/availability", NOWHERE),
                    ("/fileId", NOWHERE),
                    ("/coverFileId", NOWHERE),
                    ("/designation", NOWHERE),
                    ("/bio", NOWHERE),
                    ("/isDepartmentHead", NOWHERE),
                    ("/addAdditionalTeams", NOWHERE),
                    ("/removeAdditionalTeams", NOWHERE),
                    ("/addAdditionalLocations", NOWHERE),
                ],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_AddSecurityGroupMembers",
                title: w::add_to_group,
                given: &[("/ids", "/id")],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "rotunda_SetRole",
                title: t::set_role,
                given: &[("id", "/id")],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_SendNotification",
                title: w::notify,
                given: &[("/receiverUserIds", "/id"), ("/emails", NOWHERE)],
                shows: true,
                bulk: true,
                ..Action::NONE
            },
            TOKEN,
            Action {
                operation: "workdrive_UpdateUser",
                title: t::suspend,
                given: &[("id", "/id"), ("/status", "=BLOCKED"), BODY],
                warning: Some(w::suspend_warning),
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_UpdateUser",
                title: w::archive,
                given: &[("id", "/id"), ("/status", "=ARCHIVE"), BODY],
                warning: Some(w::archive_warning),
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_UpdateUser",
                title: w::restore,
                given: &[("id", "/id"), ("/status", "=ACTIVE"), BODY],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_UpdateUser",
                title: w::invite_again,
                given: &[("id", "/id"), ("/status", "=INVITED"), BODY],
                warning: Some(w::invite_warning),
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_DeleteUser",
                title: w::delete_to_supervisor,
                given: &[("id", "/id"), ("bulk", "=true"), ("assignee", NOWHERE)],
                warning: Some(w::delete_to_supervisor_warning),
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_DeleteUser",
                title: w::delete_to_somebody,
                given: &[("id", "/id"), ("bulk", "=false")],
                warning: Some(w::delete_to_somebody_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        parts: &[Part {
            title: w::supervisors,
            given: &[("userId", "/id")],
            list: List {
                source: Source {
                    operation: "workdrive_ListSupervisors",
                    rows: "/users",
                    paging: PAGES,
                    ..Source::NONE
                },
                id: "/id",
                name: &["/firstName", "/lastName"],
                columns: &[
                    Column { title: t::name, at: &["/firstName", "/lastName"], kind: Cell::Text },
                    Column { title: t::email, at: &["/email"], kind: Cell::Text },
                ],
                ..List::NONE
            },
            actions: &[],
        }],
        ..List::NONE
    },
    actions: &[
        Action {
            operation: "workdrive_CreateUser",
            title: t::create,
            // The invitation goes to the person at once; otherwise the supervisor completes the profile first.
            initial: &[("bulk", "=true")],
            import: true,
            ..Action::NONE
        },
        Action { operation: "workdrive_BulkCreateUsers", title: w::create_many, shows: true, ..Action::NONE },
        Action {
            operation: "workdrive_BulkDeleteUsers",
            title: w::delete_many,
            // The users stand in the query, because some proxies drop the body of a `DELETE`.
            given: &[("/id", NOWHERE)],
            warning: Some(w::delete_to_supervisor_warning),
            ..Action::NONE
        },
    ],
};

/// A new access token of a person.
const TOKEN: Action = Action {
    operation: "workdrive_GenerateAccessToken",
    title: w::make_token,
    given: &[("/userId", "/id")],
    warning: Some(w::make_token_warning),
    shows: true,
    ..Action::NONE
};

/// Tokens are made, and shown once; none is ever listed. So this lists who can have one.
pub(super) const ACCESS_TOKENS: Screen = Screen {
    key: "access-tokens",
    title: w::access_tokens,
    list: List {
        source: Source { operation: "workdrive_ListUsers", rows: "/users", paging: PAGES, ..Source::NONE },
        id: "/id",
        name: &["/firstName", "/lastName"],
        columns: &[
            Column { title: t::name, at: &["/firstName", "/lastName"], kind: Cell::Text },
            Column { title: t::email, at: &["/email"], kind: Cell::Text },
            Column { title: t::identifier, at: &["/id"], kind: Cell::Text },
            Column { title: t::status, at: &["/status"], kind: Cell::State },
        ],
        actions: &[TOKEN],
        ..List::NONE
    },
    actions: &[],
};
