//! The administration of Dixa.

use super::{Action, Cell, Column, Detail, List, Paging, Part, Screen, Source};
use crate::text::{admin as t, admin_dixa as d};

/// Its screens.
pub(super) const SCREENS: &[Screen] = &[
    Screen {
        key: "end-users",
        title: d::end_users,
        list: List {
            source: Source {
                operation: "dixa_ListEndUsers",
                rows: "/data",
                paging: Paging::Cursor { at: "/meta/next", param: "pageKey" },
                always: &[("pageLimit", "100")],
                filters: &["email", "phone", "externalId"],
                asks_first: false,
            },
            id: "/id",
            name: &["/displayName"],
            columns: &[
                Column { title: t::name, at: &["/displayName"], kind: Cell::Text },
                Column { title: t::email, at: &["/email"], kind: Cell::Text },
                Column { title: t::phone, at: &["/phoneNumber"], kind: Cell::Text },
                Column { title: d::external_id, at: &["/externalId"], kind: Cell::Text },
                Column { title: t::created, at: &["/createdAt"], kind: Cell::Time },
            ],
            actions: &[
                Action {
                    operation: "dixa_PatchEndUser",
                    title: t::edit,
                    given: &[("userId", "/id")],
                    initial: &[("", "")],
                    ..Action::NONE
                },
                Action {
                    operation: "dixa_UpdateEndUser",
                    title: t::replace,
                    given: &[("userId", "/id")],
                    initial: &[("", "")],
                    warning: Some(d::replace_warning),
                    ..Action::NONE
                },
                Action {
                    operation: "dixa_PatchCustomAttributes",
                    title: d::set_attributes,
                    given: &[("userId", "/id")],
                    ..Action::NONE
                },
                Action {
                    operation: "dixa_AnonymizeEndUser",
                    title: d::anonymize,
                    given: &[("userId", "/id")],
                    warning: Some(d::anonymize_warning),
                    bulk: true,
                    ..Action::NONE
                },
            ],
            details: &[Detail {
                title: t::details,
                operation: "dixa_GetEndUser",
                given: &[("userId", "/id")],
                at: "/data",
            }],
            parts: &[Part {
                title: d::conversations,
                given: &[("userId", "/id")],
                list: List {
                    source: Source {
                        operation: "dixa_ListEndUserConversations",
                        rows: "/data",
                        paging: Paging::Cursor { at: "/meta/next", param: "pageKey" },
                        always: &[("pageLimit", "100")],
                        ..Source::NONE
                    },
                    id: "/id",
                    name: &["/id"],
                    columns: &[
                        Column { title: t::identifier, at: &["/id"], kind: Cell::Text },
                        Column { title: d::channel, at: &["/channel"], kind: Cell::Text },
                        Column { title: t::subject, at: &["/subject"], kind: Cell::Text },
                        Column { title: t::status, at: &["/state"], kind: Cell::State },
                        Column { title: t::created, at: &["/createdAt"], kind: Cell::Time },
                    ],
                    ..List::NONE
                },
                actions: &[],
            }],
        },
        actions: &[
            Action { operation: "dixa_CreateEndUser", title: t::create, import: true, ..Action::NONE },
            Action { operation: "dixa_BulkCreateEndUsers", title: d::create_many, shows: true, ..Action::NONE },
            Action { operation: "dixa_BulkPatchEndUsers", title: d::edit_many, shows: true, ..Action::NONE },
            Action { operation: "dixa_BulkUpdateEndUsers", title: d::replace_many, shows: true, ..Action::NONE },
        ],
    },
    Screen {
        key: "conversations",
        title: d::conversations,
        list: List {
            source: Source {
                operation: "rotunda_ListDixaConversations",
                rows: "/conversations",
                // The last one of a full page.
                paging: Paging::Cursor { at: "/conversations/199/conversation/id", param: "before" },
                always: &[("limit", "200")],
                ..Source::NONE
            },
            id: "/conversation/id",
            name: &["/conversation/id", "/end_user/displayName"],
            columns: &[
                Column { title: t::identifier, at: &["/conversation/id"], kind: Cell::Text },
                Column { title: d::end_user, at: &["/end_user/displayName"], kind: Cell::Text },
                Column { title: d::channel, at: &["/conversation/channel"], kind: Cell::Text },
                Column { title: t::subject, at: &["/conversation/subject"], kind: Cell::Text },
                Column { title: t::status, at: &["/conversation/state"], kind: Cell::State },
                Column { title: t::created, at: &["/conversation/createdAt"], kind: Cell::Time },
            ],
            details: &[Detail {
                title: t::details,
                operation: "rotunda_GetDixaConversation",
                given: &[("id", "/conversation/id")],
                at: "/conversation",
            }],
            ..List::NONE
        },
        actions: &[],
    },
    Screen {
        key: "attributes",
        title: d::attributes,
        list: List {
            source: Source { operation: "rotunda_ListDixaAttributes", ..Source::NONE },
            id: "/id",
            name: &["/name"],
            columns: &[
                Column { title: t::name, at: &["/name"], kind: Cell::Text },
                Column { title: t::identifier, at: &["/identifier"], kind: Cell::Text },
                Column { title: t::kind, at: &["/type"], kind: Cell::Text },
                Column { title: d::options, at: &["/options"], kind: Cell::Text },
            ],
            actions: &[Action {
                operation: "rotunda_DeleteDixaAttribute",
                title: t::delete,
                given: &[("id", "/id")],
                warning: Some(t::delete_warning),
                bulk: true,
                ..Action::NONE
            }],
            ..List::NONE
        },
        actions: &[Action { operation: "rotunda_CreateDixaAttribute", title: t::create, ..Action::NONE }],
    },
    Screen {
        key: "anonymizations",
        title: d::anonymizations,
        list: List {
            source: Source { operation: "rotunda_ListDixaAnonymizations", ..Source::NONE },
            id: "/id",
            name: &["/targetEntityId"],
            columns: &[
                Column { title: t::identifier, at: &["/targetEntityId"], kind: Cell::Text },
                Column { title: t::kind, at: &["/_type"], kind: Cell::Text },
                Column { title: d::requested, at: &["/initiatedAt"], kind: Cell::Time },
                Column { title: d::processed, at: &["/processedAt"], kind: Cell::Time },
            ],
            ..List::NONE
        },
        actions: &[],
    },
    Screen {
        key: "tokens",
        title: d::tokens,
        list: List {
            source: Source { operation: "rotunda_ListDixaTokens", ..Source::NONE },
            id: "/id",
            name: &["/name"],
            columns: &[
                Column { title: t::name, at: &["/name"], kind: Cell::Text },
                Column { title: t::created, at: &["/createdAt"], kind: Cell::Time },
                Column { title: t::last_used, at: &["/usedAt"], kind: Cell::Time },
            ],
            actions: &[Action {
                operation: "rotunda_RevokeDixaToken",
                title: t::revoke,
                given: &[("id", "/id")],
                warning: Some(t::revoke_warning),
                bulk: true,
                ..Action::NONE
            }],
            ..List::NONE
        },
        actions: &[Action { operation: "rotunda_CreateDixaToken", title: t::create, shows: true, ..Action::NONE }],
    },
];
