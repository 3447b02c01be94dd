//! Accounts of people.

use super::LEFT_OUT;
use crate::{
    admin::screens::{Action, Cell, Column, Detail, List, Paging, Part, Screen, Source},
    text::{admin as t, admin_symphony as s},
};

const COLUMNS: &[Column] = &[
    Column { title: t::name, at: &["/userAttributes/displayName"], kind: Cell::Text },
    Column { title: t::email, at: &["/userAttributes/emailAddress"], kind: Cell::Text },
    Column { title: t::roles, at: &["/roles"], kind: Cell::Text },
    Column { title: t::status, at: &["/userSystemInfo/status"], kind: Cell::State },
    Column { title: s::suspended, at: &["/userSystemInfo/suspended"], kind: Cell::State },
    Column { title: s::last_login, at: &["/userSystemInfo/lastLoginDate"], kind: Cell::Time },
];

const ACTIONS: &[Action] = &[
    Action {
        operation: "symphony_UpdateUser",
        title: t::edit,
        given: &[("uid", "/userSystemInfo/id")],
        initial: &[("", "/userAttributes")],
        ..Action::NONE
    },
    Action {
        operation: "symphony_AddRole",
        title: s::add_role,
        given: &[("uid", "/userSystemInfo/id")],
        bulk: true,
        ..Action::NONE
    },
    Action {
        operation: "symphony_UpdateUserAvatar",
        title: s::change_picture,
        given: &[("uid", "/userSystemInfo/id")],
        ..Action::NONE
    },
    Action {
        operation: "symphony_UpdateUserDisclaimer",
        title: s::assign_disclaimer,
        given: &[("uid", "/userSystemInfo/id")],
        bulk: true,
        ..Action::NONE
    },
    Action {
        operation: "symphony_RemoveRole",
        title: s::remove_role,
        given: &[("uid", "/userSystemInfo/id")],
        warning: Some(s::remove_role_warning),
        bulk: true,
        ..Action::NONE
    },
    Action {
        operation: "symphony_UpdateSuspension",
        title: t::suspend,
        given: &[("userId", "/userSystemInfo/id"), ("/suspended", "=true")],
        warning: Some(s::suspend_warning),
        bulk: true,
        ..Action::NONE
    },
    Action {
        operation: "symphony_UpdateSuspension",
        title: t::unsuspend,
        given: &[
            ("userId", "/userSystemInfo/id"),
            ("/suspended", "=false"),
            ("/suspendedUntil", LEFT_OUT),
            ("/suspensionReason", LEFT_OUT),
        ],
        bulk: true,
        ..Action::NONE
    },
    Action {
        operation: "symphony_UpdateUserStatus",
        title: t::activate,
        given: &[
            ("uid", "/userSystemInfo/id"),
            ("/status", "=ENABLED"),
            ("/suspended", LEFT_OUT),
            ("/suspendedUntil", LEFT_OUT),
            ("/suspensionReason", LEFT_OUT),
        ],
        bulk: true,
        ..Action::NONE
    },
    Action {
        operation: "symphony_UpdateUserStatus",
        title: t::deactivate,
        given: &[
            ("uid", "/userSystemInfo/id"),
            ("/status", "=DISABLED"),
            ("/suspended", LEFT_OUT),
            ("/suspendedUntil", LEFT_OUT),
            ("/suspensionReason", LEFT_OUT),
        ],
        warning: Some(s::deactivate_account_warning),
        bulk: true,
        ..Action::NONE
    },
    Action {
        operation: "symphony_RemoveUserDisclaimer",
        title: s::remove_disclaimer,
        given: &[("uid", "/userSystemInfo/id")],
        warning: Some(s::remove_disclaimer_warning),
        bulk: true,
        ..Action::NONE
    },
];

const STATUS: Detail =
    Detail { title: t::status, operation: "symphony_GetUserStatus", given: &[("uid", "/userSystemInfo/id")], at: "" };

const DISCLAIMER: Detail = Detail {
    title: s::disclaimer,
    operation: "symphony_GetUserDisclaimer",
    given: &[("uid", "/userSystemInfo/id")],
    at: "",
};

const PRESENCE_OF: Detail =
    Detail { title: s::presence, operation: "symphony_GetPresence", given: &[("uid", "/userSystemInfo/id")], at: "" };

const PICTURE: Detail =
    Detail { title: s::picture, operation: "symphony_GetUserAvatar", given: &[("uid", "/userSystemInfo/id")], at: "" };

const PARTS: &[Part] = &[
    Part {
        title: s::delegates,
        given: &[("uid", "/userSystemInfo/id")],
        list: List {
            source: Source { operation: "symphony_ListDelegates", ..Source::NONE },
            id: "",
            name: &[""],
            columns: &[Column { title: t::name, at: &[""], kind: Cell::Account }],
            actions: &[Action {
                operation: "symphony_UpdateDelegates",
                title: t::remove,
                given: &[("uid", "^/userSystemInfo/id"), ("/action", "=REMOVE"), ("/userId", "")],
                warning: Some(s::remove_delegate_warning),
                bulk: true,
                ..Action::NONE
            }],
            ..List::NONE
        },
        actions: &[Action {
            operation: "symphony_UpdateDelegates",
            title: s::add_delegate,
            given: &[("uid", "^/userSystemInfo/id"), ("/action", "=ADD")],
            ..Action::NONE
        }],
    },
    Part {
        title: s::features,
        given: &[("uid", "/userSystemInfo/id")],
        list: List {
            source: Source { operation: "symphony_GetUserFeatures", ..Source::NONE },
            id: "/entitlment",
            name: &["/entitlment"],
            columns: &[
                Column { title: t::name, at: &["/entitlment"], kind: Cell::Text },
                Column { title: s::enabled, at: &["/enabled"], kind: Cell::State },
            ],
            ..List::NONE
        },
        actions: &[Action {
            operation: "symphony_UpdateUserFeatures",
            title: s::change_features,
            given: &[("uid", "^/userSystemInfo/id")],
            ..Action::NONE
        }],
    },
    Part {
        title: s::apps,
        given: &[("uid", "/userSystemInfo/id")],
        list: List {
            source: Source { operation: "symphony_ListUserAppEntitlements", ..Source::NONE },
            id: "/appId",
            name: &["/appName"],
            columns: &[
                Column { title: t::name, at: &["/appName"], kind: Cell::Text },
                Column { title: t::identifier, at: &["/appId"], kind: Cell::Text },
                Column { title: s::listed, at: &["/listed"], kind: Cell::State },
                Column { title: s::installed, at: &["/install"], kind: Cell::State },
            ],
            ..List::NONE
        },
        actions: &[
            Action {
                operation: "symphony_PatchUserAppEntitlements",
                title: s::change_apps,
                given: &[("uid", "^/userSystemInfo/id")],
                ..Action::NONE
            },
            Action {
                operation: "symphony_UpdateUserAppEntitlements",
                title: s::set_apps,
                given: &[("uid", "^/userSystemInfo/id")],
                warning: Some(s::set_apps_warning),
                ..Action::NONE
            },
        ],
    },
    Part {
        title: s::streams,
        given: &[("uid", "/userSystemInfo/id")],
        list: List {
            source: Source {
                operation: "symphony_ListUserStreams",
                paging: Paging::Offset { skip: "skip", size: "limit", rows: 100 },
                always: &[("/includeInactiveStreams", "true")],
                filters: &["/streamTypes/type"],
                ..Source::NONE
            },
            id: "/id",
            name: &["/roomAttributes/name"],
            columns: &[
                Column { title: t::name, at: &["/streamType/type", "/roomAttributes/name"], kind: Cell::Text },
                Column { title: s::active, at: &["/active"], kind: Cell::State },
                Column { title: t::members, at: &["/streamAttributes/members"], kind: Cell::Account },
                Column { title: t::identifier, at: &["/id"], kind: Cell::Text },
            ],
            ..List::NONE
        },
        actions: &[],
    },
    Part {
        title: s::followers,
        given: &[("uid", "/userSystemInfo/id")],
        list: List {
            source: Source {
                operation: "symphony_ListFollowers",
                rows: "/followers",
                paging: Paging::Cursor { at: "/pagination/next", param: "after" },
                always: &[("limit", "100")],
                ..Source::NONE
            },
            id: "",
            name: &[""],
            columns: &[Column { title: t::name, at: &[""], kind: Cell::Account }],
            ..List::NONE
        },
        actions: &[
            Action {
                operation: "symphony_FollowUser",
                title: s::add_followers,
                given: &[("uid", "^/userSystemInfo/id")],
                ..Action::NONE
            },
            Action {
                operation: "symphony_UnfollowUser",
                title: s::remove_followers,
                given: &[("uid", "^/userSystemInfo/id")],
                ..Action::NONE
            },
        ],
    },
    Part {
        title: s::following,
        given: &[("uid", "/userSystemInfo/id")],
        list: List {
            source: Source {
                operation: "symphony_ListFollowing",
                rows: "/following",
                paging: Paging::Cursor { at: "/pagination/next", param: "after" },
                always: &[("limit", "100")],
                ..Source::NONE
            },
            id: "",
            name: &[""],
            columns: &[Column { title: t::name, at: &[""], kind: Cell::Account }],
            ..List::NONE
        },
        actions: &[],
    },
];

/// All accounts.
pub(super) const ALL: Screen = Screen {
    key: "accounts",
    title: s::accounts,
    list: List {
        source: Source {
            operation: "symphony_ListUsers",
            paging: Paging::Offset { skip: "skip", size: "limit", rows: 500 },
            ..Source::NONE
        },
        id: "/userSystemInfo/id",
        name: &["/userAttributes/displayName"],
        columns: COLUMNS,
        actions: ACTIONS,
        details: &[STATUS, DISCLAIMER, PRESENCE_OF, PICTURE],
        parts: PARTS,
    },
    actions: &[Action {
        operation: "symphony_CreateUser",
        title: t::create,
        initial: &[("/userAttributes/accountType", "=NORMAL"), ("/roles", "=INDIVIDUAL")],
        import: true,
        ..Action::NONE
    }],
};

/// Accounts with a role, a feature or a status.
pub(super) const FOUND: Screen = Screen {
    key: "find-accounts",
    title: s::find_accounts,
    list: List {
        source: Source {
            operation: "symphony_FindUsers",
            paging: Paging::Offset { skip: "skip", size: "limit", rows: 500 },
            filters: &["/role", "/feature", "/status"],
            asks_first: true,
            ..Source::NONE
        },
        id: "/userSystemInfo/id",
        name: &["/userAttributes/displayName"],
        columns: COLUMNS,
        actions: ACTIONS,
        // What is found is in the form of 1.40, which has less.
        details: &[
            Detail {
                title: t::details,
                operation: "symphony_GetUserDetail",
                given: &[("uid", "/userSystemInfo/id")],
                at: "/userAttributes",
            },
            STATUS,
            DISCLAIMER,
            PRESENCE_OF,
            PICTURE,
        ],
        parts: PARTS,
    },
    actions: &[],
};
