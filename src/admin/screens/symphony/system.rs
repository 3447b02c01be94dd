//! What there is, to read, and one's own connections.

use crate::{
    admin::screens::{Action, Cell, Column, List, Screen, Source},
    text::{admin as t, admin_symphony as s},
};

/// The roles there are.
pub(super) const ROLES: Screen = Screen {
    key: "roles",
    title: t::roles,
    list: List {
        source: Source { operation: "symphony_ListRoles", ..Source::NONE },
        id: "/id",
        name: &["/name"],
        columns: &[
            Column { title: t::name, at: &["/name"], kind: Cell::Text },
            Column { title: t::identifier, at: &["/id"], kind: Cell::Text },
            Column { title: s::account_types, at: &["/userTypes"], kind: Cell::Text },
            Column { title: s::optional_actions, at: &["/optionalActions"], kind: Cell::Text },
        ],
        ..List::NONE
    },
    actions: &[],
};

/// The features there are.
pub(super) const FEATURES: Screen = Screen {
    key: "features",
    title: s::features,
    list: List {
        source: Source { operation: "symphony_ListFeatures", ..Source::NONE },
        id: "",
        name: &[""],
        columns: &[Column { title: t::name, at: &[""], kind: Cell::Text }],
        ..List::NONE
    },
    actions: &[],
};

/// The languages of the pod.
pub(super) const LANGUAGES: Screen = Screen {
    key: "languages",
    title: s::languages,
    list: List {
        source: Source { operation: "symphony_ListLanguages", rows: "/languages", ..Source::NONE },
        id: "",
        name: &[""],
        columns: &[Column { title: t::name, at: &[""], kind: Cell::Text }],
        ..List::NONE
    },
    actions: &[],
};

/// Whom the pod takes the reader for.
pub(super) const SESSION: Screen = Screen {
    key: "session",
    title: s::session,
    list: List {
        source: Source { operation: "symphony_GetSessionInfo", ..Source::NONE },
        id: "/id",
        name: &["/displayName"],
        columns: &[
            Column { title: t::name, at: &["/displayName"], kind: Cell::Text },
            Column { title: s::user_name, at: &["/username"], kind: Cell::Text },
            Column { title: t::email, at: &["/emailAddress"], kind: Cell::Text },
            Column { title: t::roles, at: &["/roles"], kind: Cell::Text },
            Column { title: s::company, at: &["/company"], kind: Cell::Text },
        ],
        ..List::NONE
    },
    actions: &[],
};

/// The reader's own connections: the pod lists nobody else's.
pub(super) const CONNECTIONS: Screen = Screen {
    key: "connections",
    title: s::connections,
    list: List {
        source: Source { operation: "symphony_ListConnections", filters: &["status", "userIds"], ..Source::NONE },
        id: "/userId",
        name: &["/userId"],
        columns: &[
            Column { title: t::name, at: &["/userId"], kind: Cell::Account },
            Column { title: t::status, at: &["/status"], kind: Cell::State },
            Column { title: s::requests, at: &["/requestCounter"], kind: Cell::Number },
            Column { title: s::first_requested, at: &["/firstRequestedAt"], kind: Cell::Time },
            Column { title: t::changed, at: &["/updatedAt"], kind: Cell::Time },
        ],
        actions: &[
            Action {
                operation: "symphony_AcceptConnection",
                title: s::accept,
                given: &[("/userId", "/userId")],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "symphony_RejectConnection",
                title: s::reject,
                given: &[("/userId", "/userId")],
                warning: Some(s::reject_warning),
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "symphony_RemoveConnection",
                title: s::end_connection,
                given: &[("uid", "/userId")],
                warning: Some(s::end_connection_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        ..List::NONE
    },
    actions: &[Action { operation: "symphony_CreateConnection", title: s::ask_connection, ..Action::NONE }],
};
