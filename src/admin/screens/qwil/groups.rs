//! Contact groups: their clients reach their staff.

use crate::{
    admin::screens::{Action, Cell, Column, Detail, List, Paging, Part, Screen, Source},
    text::{admin as t, admin_qwil as q},
};

/// Contact groups.
pub(super) const SCREEN: Screen = Screen {
    key: "groups",
    title: q::groups,
    list: List {
        source: Source {
            operation: "qwil_ListGroups",
            rows: "/groups",
            paging: Paging::Pages { page: "page", size: "per_page", rows: 100 },
            // In use or not.
            always: &[("group_status_type", "3")],
            filters: &["search", "group_status_type"],
            asks_first: false,
        },
        id: "/group_uuid",
        name: &["/name"],
        columns: &[
            Column { title: t::name, at: &["/name"], kind: Cell::Text },
            Column { title: t::description, at: &["/description"], kind: Cell::Text },
            Column { title: t::identifier, at: &["/identifier"], kind: Cell::Text },
            Column { title: q::active, at: &["/active"], kind: Cell::State },
        ],
        actions: &[
            Action {
                operation: "qwil_UpdateGroup",
                title: t::edit,
                given: &[("/group_uuid", "/group_uuid")],
                initial: &[("", "")],
                ..Action::NONE
            },
            Action {
                operation: "qwil_DestroyGroup",
                title: t::delete,
                given: &[("/group_uuid", "/group_uuid")],
                warning: Some(t::delete_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        details: &[Detail {
            title: t::details,
            operation: "qwil_GetGroup",
            given: &[("group_uuid", "/group_uuid")],
            at: "/group",
        }],
        parts: &[MEMBERS],
    },
    actions: &[Action {
        operation: "qwil_CreateGroup",
        title: t::create,
        initial: &[("/identifier", "=")],
        import: true,
        ..Action::NONE
    }],
};

/// Takes somebody out of a group.
pub(super) const REMOVE: Action = Action {
    operation: "qwil_RemoveGroupMember",
    title: q::remove_from_group,
    given: &[("/group_member_uuid", "/group_member_uuid")],
    warning: Some(q::remove_from_group_warning),
    bulk: true,
    ..Action::NONE
};

/// Who is in a group.
const MEMBERS: Part = Part {
    title: t::members,
    given: &[("group_uuid", "/group_uuid")],
    list: List {
        source: Source {
            operation: "qwil_ListGroupMembers",
            rows: "/group_members",
            paging: Paging::Pages { page: "page", size: "per_page", rows: 100 },
            filters: &["search", "only_active"],
            ..Source::NONE
        },
        id: "/group_member_uuid",
        name: &["/entity_user_xref_uuid"],
        columns: &[
            Column { title: q::member, at: &["/entity_user_xref_uuid"], kind: Cell::Member },
            Column { title: q::active, at: &["/active"], kind: Cell::State },
        ],
        actions: &[REMOVE],
        ..List::NONE
    },
    actions: &[Action {
        operation: "qwil_AddGroupMembers",
        title: q::add_members,
        given: &[("/group_uuid", "^/group_uuid")],
        ..Action::NONE
    }],
};
