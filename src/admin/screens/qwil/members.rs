//! Who people are in the organization.

use crate::{
    admin::screens::{Action, Cell, Column, Detail, Given, List, Paging, Part, Screen, Source},
    text::{admin as t, admin_qwil as q},
};

/// The membership of a row, in the body of what is done to it.
const THIS: Given = ("/entity_user_xref_uuid", "/entity_user_xref_uuid");

/// Memberships.
pub(super) const SCREEN: Screen = Screen {
    key: "memberships",
    title: q::memberships,
    list: List {
        source: Source {
            operation: "qwil_ListMemberships",
            rows: "/entity_memberships",
            paging: Paging::Pages { page: "page", size: "per_page", rows: 100 },
            // Staff and clients, and all but the removed.
            always: &[("entity_user_xref_type", "3"), ("entity_user_xref_status_type", "8")],
            filters: &["search", "entity_user_xref_type", "entity_user_xref_status_type"],
            asks_first: false,
        },
        id: "/entity_user_xref_uuid",
        name: &["/first_name", "/last_name"],
        columns: &[
            Column { title: t::name, at: &["/first_name", "/last_name"], kind: Cell::Text },
            Column { title: q::job_title, at: &["/job_title"], kind: Cell::Text },
            Column { title: t::email, at: &["/primary_email"], kind: Cell::Text },
            Column { title: t::phone, at: &["/primary_phone_number"], kind: Cell::Text },
            Column { title: q::profile, at: &["/enum_profile_id"], kind: Cell::Text },
            Column { title: t::status, at: &["/status"], kind: Cell::State },
        ],
        actions: ACTIONS,
        details: &[
            Detail {
                title: q::picture,
                operation: "qwil_GetMembershipAvatar",
                given: &[("entity_user_xref_uuid", "/entity_user_xref_uuid")],
                at: "",
            },
            Detail {
                title: t::details,
                operation: "qwil_GetMembership",
                given: &[("entity_user_xref_uuid", "/entity_user_xref_uuid")],
                at: "/entity_user_xref",
            },
        ],
        parts: &[GROUPS],
    },
    actions: &[
        Action {
            operation: "qwil_CreateMembership",
            title: q::create_client,
            initial: &[("/enum_profile_id", "=4"), ("/identifier", "="), ("/job_title", "=")],
            import: true,
            ..Action::NONE
        },
        Action {
            operation: "qwil_CreateMembership",
            title: q::create_staff,
            initial: &[("/enum_profile_id", "=3"), ("/identifier", "="), ("/job_title", "=")],
            ..Action::NONE
        },
        Action {
            operation: "qwil_CreateMembershipWithGroup",
            title: q::create_with_group,
            initial: &[("/enum_profile_id", "=4"), ("/identifier", "="), ("/job_title", "=")],
            ..Action::NONE
        },
    ],
};

const ACTIONS: &[Action] = &[
    Action {
        operation: "qwil_UpdateMembership",
        title: q::edit_account,
        given: &[THIS],
        initial: &[("", "")],
        ..Action::NONE
    },
    Action {
        operation: "qwil_UpdateProfile",
        title: q::edit_profile,
        given: &[THIS],
        initial: &[("", "")],
        ..Action::NONE
    },
    Action {
        operation: "qwil_UpdateEmails",
        title: q::set_emails,
        given: &[THIS],
        initial: &[("/emails", "/emails")],
        ..Action::NONE
    },
    Action {
        operation: "qwil_UpdatePhoneNumbers",
        title: q::set_phones,
        given: &[THIS],
        initial: &[("/phone_numbers", "/phone_numbers")],
        ..Action::NONE
    },
    Action { operation: "qwil_UpdateAvatar", title: q::set_avatar, given: &[THIS], ..Action::NONE },
    Action {
        operation: "qwil_DestroyAvatar",
        title: q::remove_avatar,
        given: &[THIS],
        warning: Some(q::remove_avatar_warning),
        bulk: true,
        ..Action::NONE
    },
    Action {
        operation: "qwil_CreateGroupMemberships",
        title: q::add_to_groups,
        given: &[THIS],
        bulk: true,
        ..Action::NONE
    },
    Action {
        operation: "qwil_CreateMembershipWithGroup",
        title: q::invite_for,
        given: &[("/created_by_entity_user_xref_uuid", "/entity_user_xref_uuid")],
        initial: &[("/enum_profile_id", "=4"), ("/identifier", "="), ("/job_title", "=")],
        ..Action::NONE
    },
    Action {
        operation: "qwil_ResendInvitation",
        title: q::resend_invitation,
        given: &[THIS],
        warning: Some(q::resend_warning),
        is_mild: true,
        bulk: true,
        ..Action::NONE
    },
    Action {
        operation: "qwil_UpdateInvitation",
        title: q::update_invitation,
        given: &[THIS],
        initial: &[("/phone_number", "/primary_phone_number")],
        ..Action::NONE
    },
    Action {
        operation: "qwil_ButlerSendText",
        title: q::butler_text,
        given: &[THIS],
        warning: Some(q::butler_warning),
        is_mild: true,
        bulk: true,
        ..Action::NONE
    },
    Action {
        operation: "qwil_ButlerSendFile",
        title: q::butler_file,
        given: &[THIS],
        warning: Some(q::butler_warning),
        is_mild: true,
        bulk: true,
        ..Action::NONE
    },
    Action {
        operation: "qwil_ButlerSendImage",
        title: q::butler_image,
        given: &[THIS],
        warning: Some(q::butler_warning),
        is_mild: true,
        bulk: true,
        ..Action::NONE
    },
    Action {
        operation: "qwil_SuspendMembership",
        title: t::suspend,
        given: &[THIS],
        warning: Some(q::suspend_warning),
        bulk: true,
        ..Action::NONE
    },
    Action { operation: "qwil_UnsuspendMembership", title: t::unsuspend, given: &[THIS], bulk: true, ..Action::NONE },
    Action {
        operation: "qwil_DestroyMembership",
        title: q::end_membership,
        given: &[THIS],
        warning: Some(q::end_membership_warning),
        bulk: true,
        ..Action::NONE
    },
];

/// The contact groups of a member.
const GROUPS: Part = Part {
    title: q::groups,
    given: &[("entity_user_xref_uuid", "/entity_user_xref_uuid")],
    list: List {
        source: Source {
            operation: "qwil_ListGroupMemberships",
            rows: "/group_members",
            paging: Paging::Pages { page: "page", size: "per_page", rows: 100 },
            always: &[("only_active", "false")],
            filters: &["search", "only_active"],
            asks_first: false,
        },
        id: "/group_member_uuid",
        name: &["/group_uuid"],
        columns: &[
            Column { title: q::group, at: &["/group_uuid"], kind: Cell::ContactGroup },
            Column { title: q::active, at: &["/active"], kind: Cell::State },
        ],
        actions: &[super::groups::REMOVE],
        ..List::NONE
    },
    actions: &[Action {
        operation: "qwil_CreateGroupMemberships",
        title: q::add_to_groups,
        given: &[("/entity_user_xref_uuid", "^/entity_user_xref_uuid")],
        ..Action::NONE
    }],
};
