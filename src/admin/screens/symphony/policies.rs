//! Information barriers, and what is read before one writes.

use super::LEFT_OUT;
use crate::{
    admin::screens::{Action, Cell, Column, Detail, List, Paging, Part, Screen, Source},
    text::{admin as t, admin_symphony as s},
};

/// Groups of people who are kept apart or together.
pub(super) const GROUPS: Screen = Screen {
    key: "barrier-groups",
    title: s::barrier_groups,
    list: List {
        source: Source { operation: "symphony_ListBarrierGroups", ..Source::NONE },
        id: "/id",
        name: &["/name"],
        columns: &[
            Column { title: t::name, at: &["/name"], kind: Cell::Text },
            Column { title: s::active, at: &["/active"], kind: Cell::State },
            Column { title: t::members, at: &["/memberCount"], kind: Cell::Number },
            Column { title: s::policies, at: &["/policies"], kind: Cell::Number },
            Column { title: t::changed, at: &["/modifiedDate"], kind: Cell::Time },
        ],
        actions: &[
            Action {
                operation: "rotunda_UpdateBarrierGroup",
                title: s::rename,
                given: &[("id", "/id"), ("/active", LEFT_OUT)],
                initial: &[("/name", "/name")],
                ..Action::NONE
            },
            Action {
                operation: "rotunda_UpdateBarrierGroup",
                title: t::activate,
                given: &[("id", "/id"), ("/active", "=true"), ("/name", LEFT_OUT)],
                warning: Some(s::barrier_warning),
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "rotunda_UpdateBarrierGroup",
                title: t::deactivate,
                given: &[("id", "/id"), ("/active", "=false"), ("/name", LEFT_OUT)],
                warning: Some(s::barrier_off_warning),
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "rotunda_DeleteBarrierGroup",
                title: t::delete,
                given: &[("id", "/id")],
                warning: Some(t::delete_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        details: &[],
        parts: &[Part {
            title: t::members,
            given: &[("gid", "/id")],
            list: List {
                source: Source {
                    operation: "symphony_ListBarrierGroupMembers",
                    paging: Paging::Offset { skip: "skip", size: "limit", rows: 1000 },
                    ..Source::NONE
                },
                id: "",
                name: &[""],
                columns: &[Column { title: t::name, at: &[""], kind: Cell::Account }],
                ..List::NONE
            },
            actions: &[
                Action {
                    operation: "symphony_AddBarrierGroupMembers",
                    title: s::add_members,
                    given: &[("gid", "^/id")],
                    warning: Some(s::barrier_warning),
                    shows: true,
                    ..Action::NONE
                },
                Action {
                    operation: "symphony_RemoveBarrierGroupMembers",
                    title: s::remove_members,
                    given: &[("gid", "^/id")],
                    warning: Some(s::barrier_off_warning),
                    shows: true,
                    ..Action::NONE
                },
            ],
        }],
    },
    actions: &[Action { operation: "rotunda_CreateBarrierGroup", title: t::create, ..Action::NONE }],
};

/// Which groups are kept apart or together.
pub(super) const POLICIES: Screen = Screen {
    key: "policies",
    title: s::barrier_policies,
    list: List {
        source: Source { operation: "symphony_ListPolicies", ..Source::NONE },
        id: "/id",
        name: &["/policyType", "/id"],
        columns: &[
            Column { title: t::kind, at: &["/policyType"], kind: Cell::Text },
            Column { title: s::active, at: &["/active"], kind: Cell::State },
            Column { title: s::groups, at: &["/groups"], kind: Cell::BarrierGroup },
            Column { title: t::members, at: &["/memberCount"], kind: Cell::Number },
            Column { title: t::created, at: &["/createdDate"], kind: Cell::Time },
            Column { title: t::changed, at: &["/modifiedDate"], kind: Cell::Time },
        ],
        actions: &[
            Action {
                operation: "rotunda_UpdatePolicy",
                title: s::change_groups,
                given: &[("id", "/id"), ("/active", LEFT_OUT)],
                initial: &[("/groups", "/groups")],
                warning: Some(s::barrier_warning),
                ..Action::NONE
            },
            Action {
                operation: "rotunda_UpdatePolicy",
                title: t::activate,
                given: &[("id", "/id"), ("/active", "=true"), ("/groups", LEFT_OUT)],
                warning: Some(s::barrier_warning),
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "rotunda_UpdatePolicy",
                title: t::deactivate,
                given: &[("id", "/id"), ("/active", "=false"), ("/groups", LEFT_OUT)],
                warning: Some(s::barrier_off_warning),
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "rotunda_DeletePolicy",
                title: t::delete,
                given: &[("id", "/id")],
                warning: Some(s::barrier_off_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        ..List::NONE
    },
    actions: &[Action {
        operation: "rotunda_CreatePolicy",
        title: t::create,
        // The picture knows for which groups.
        initial: &[("/policyType", "=BLOCK"), ("/groups", "^/groups")],
        warning: Some(s::barrier_warning),
        ..Action::NONE
    }],
};

/// What is read before one writes.
pub(super) const DISCLAIMERS: Screen = Screen {
    key: "disclaimers",
    title: s::disclaimers,
    list: List {
        source: Source { operation: "symphony_ListDisclaimers", ..Source::NONE },
        id: "/id",
        name: &["/name"],
        columns: &[
            Column { title: t::name, at: &["/name"], kind: Cell::Text },
            Column { title: s::active, at: &["/isActive"], kind: Cell::State },
            Column { title: s::is_default, at: &["/isDefault"], kind: Cell::State },
            Column { title: s::every_hours, at: &["/frequencyInHours"], kind: Cell::Number },
            Column { title: t::changed, at: &["/modifiedDate"], kind: Cell::Time },
        ],
        actions: &[
            Action {
                operation: "rotunda_UpdateDisclaimer",
                title: t::edit,
                given: &[("did", "/id")],
                initial: &[("", "")],
                ..Action::NONE
            },
            Action {
                operation: "rotunda_DeleteDisclaimer",
                title: t::delete,
                given: &[("did", "/id")],
                warning: Some(s::delete_disclaimer_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        details: &[Detail {
            title: s::content,
            operation: "symphony_GetDisclaimer",
            given: &[("did", "/id")],
            at: "/content",
        }],
        parts: &[Part {
            title: s::users,
            given: &[("did", "/id")],
            list: List {
                source: Source { operation: "symphony_ListDisclaimerUsers", ..Source::NONE },
                id: "",
                name: &[""],
                columns: &[Column { title: t::name, at: &[""], kind: Cell::Account }],
                actions: &[Action {
                    operation: "symphony_RemoveUserDisclaimer",
                    title: t::remove,
                    given: &[("uid", "")],
                    warning: Some(s::remove_disclaimer_warning),
                    bulk: true,
                    ..Action::NONE
                }],
                ..List::NONE
            },
            actions: &[Action {
                operation: "symphony_UpdateUserDisclaimer",
                title: s::assign_to_user,
                given: &[("/id", "^/id")],
                ..Action::NONE
            }],
        }],
    },
    actions: &[Action { operation: "rotunda_CreateDisclaimer", title: t::create, ..Action::NONE }],
};
