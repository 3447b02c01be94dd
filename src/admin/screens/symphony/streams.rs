//! Streams of the enterprise, and messages in them.

use crate::{
    admin::screens::{Action, Cell, Column, Detail, List, Paging, Part, Screen, Source},
    text::{admin as t, admin_symphony as s},
};

/// Streams of all.
pub(super) const STREAMS: Screen = Screen {
    key: "streams",
    title: s::streams,
    list: List {
        source: Source {
            operation: "symphony_ListAdminStreams",
            rows: "/streams",
            paging: Paging::Offset { skip: "skip", size: "limit", rows: 100 },
            filters: &["/streamTypes/type", "/status", "/scope", "/origin", "/privacy"],
            ..Source::NONE
        },
        id: "/id",
        name: &["/attributes/roomName"],
        columns: &[
            // Only rooms have names.
            Column { title: t::name, at: &["/type", "/attributes/roomName"], kind: Cell::Text },
            Column { title: s::active, at: &["/isActive"], kind: Cell::State },
            Column { title: s::open_to_all, at: &["/isPublic"], kind: Cell::State },
            Column { title: t::members, at: &["/attributes/membersCount"], kind: Cell::Number },
            Column { title: s::last_message, at: &["/attributes/lastMessageDate"], kind: Cell::Time },
            Column { title: t::created, at: &["/attributes/createdDate"], kind: Cell::Time },
        ],
        actions: &[
            Action {
                operation: "symphony_SetAdminRoomActive",
                title: t::activate,
                given: &[("id", "/id"), ("active", "=true")],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "symphony_SetAdminRoomActive",
                title: t::deactivate,
                given: &[("id", "/id"), ("active", "=false")],
                warning: Some(s::deactivate_room_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        details: &[],
        parts: &[
            Part {
                title: t::members,
                given: &[("id", "/id")],
                list: List {
                    source: Source {
                        operation: "symphony_ListAdminStreamMembers",
                        rows: "/members",
                        paging: Paging::Offset { skip: "skip", size: "limit", rows: 500 },
                        ..Source::NONE
                    },
                    id: "/user/userId",
                    name: &["/user/displayName"],
                    columns: &[
                        Column { title: t::name, at: &["/user/displayName"], kind: Cell::Text },
                        Column { title: t::email, at: &["/user/email"], kind: Cell::Text },
                        Column { title: s::owner, at: &["/isOwner"], kind: Cell::State },
                        Column { title: s::joined, at: &["/joinDate"], kind: Cell::Time },
                    ],
                    actions: &[Action {
                        operation: "symphony_RemoveAdminRoomMember",
                        title: t::remove,
                        given: &[("id", "^/id"), ("/id", "/user/userId")],
                        warning: Some(s::remove_member_warning),
                        bulk: true,
                        ..Action::NONE
                    }],
                    ..List::NONE
                },
                actions: &[Action {
                    operation: "symphony_AddAdminRoomMember",
                    title: s::add_member,
                    given: &[("id", "^/id")],
                    ..Action::NONE
                }],
            },
            Part {
                title: s::past_members,
                given: &[("id", "/id")],
                list: List {
                    source: Source {
                        operation: "symphony_ListAdminRoomMembers",
                        always: &[("includePastMembers", "true")],
                        ..Source::NONE
                    },
                    id: "/id",
                    name: &["/id"],
                    columns: &[
                        Column { title: t::name, at: &["/id"], kind: Cell::Account },
                        Column { title: s::owner, at: &["/owner"], kind: Cell::State },
                        Column { title: s::joined, at: &["/joinDate"], kind: Cell::Time },
                        Column { title: s::groups, at: &["/addedThroughGroups"], kind: Cell::Text },
                    ],
                    ..List::NONE
                },
                actions: &[],
            },
        ],
    },
    actions: &[Action { operation: "symphony_CreateAdminIm", title: s::create_im, shows: true, ..Action::NONE }],
};

const SUPPRESS: &[Action] = &[Action {
    operation: "symphony_SuppressMessage",
    title: s::suppress,
    given: &[("id", "/messageId")],
    warning: Some(s::suppress_warning),
    bulk: true,
    ..Action::NONE
}];

const RELATIONSHIPS: &[Detail] = &[
    Detail {
        title: s::relationships,
        operation: "symphony_GetMessageRelationships",
        given: &[("messageId", "/messageId")],
        at: "",
    },
    Detail { title: s::read_by, operation: "symphony_GetMessageStatus", given: &[("mid", "/messageId")], at: "" },
];

const RECEIPTS: &[Part] = &[Part {
    title: s::receipts,
    given: &[("messageId", "/messageId")],
    list: List {
        source: Source {
            operation: "symphony_ListMessageReceipts",
            rows: "/MessageReceiptDetail",
            paging: Paging::Cursor { at: "/pagination/next", param: "after" },
            ..Source::NONE
        },
        id: "/user/id",
        name: &["/user/firstName", "/user/lastName"],
        columns: &[
            Column { title: t::name, at: &["/user/firstName", "/user/lastName"], kind: Cell::Text },
            Column { title: s::delivered, at: &["/deliveryReceiptTimestamp"], kind: Cell::Time },
            Column { title: s::read, at: &["/readReceiptTimestamp"], kind: Cell::Time },
            Column { title: s::emailed, at: &["/emailNotificationTimestamp"], kind: Cell::Time },
            Column { title: s::downloads, at: &["/downloadReceiptCounts"], kind: Cell::Number },
        ],
        ..List::NONE
    },
    actions: &[],
}];

/// Messages that the reader may see, by what is in them.
pub(super) const MESSAGES: Screen = Screen {
    key: "messages",
    title: s::messages,
    list: List {
        source: Source {
            operation: "symphony-agent_SearchMessages",
            paging: Paging::Offset { skip: "skip", size: "limit", rows: 100 },
            filters: &["/text", "/hashtag", "/cashtag", "/streamId", "/streamType"],
            asks_first: true,
            ..Source::NONE
        },
        id: "/messageId",
        name: &["/user/displayName"],
        columns: &[
            Column { title: s::author, at: &["/user/displayName"], kind: Cell::Text },
            Column { title: s::message, at: &["/message"], kind: Cell::Text },
            Column { title: s::stream, at: &["/stream/streamType", "/stream/roomName"], kind: Cell::Text },
            Column { title: s::sent, at: &["/timestamp"], kind: Cell::Time },
        ],
        actions: SUPPRESS,
        details: RELATIONSHIPS,
        parts: RECEIPTS,
    },
    actions: &[],
};

/// Messages of all, by their ids.
pub(super) const LOOKED_UP: Screen = Screen {
    key: "message",
    title: s::look_up_message,
    list: List {
        source: Source {
            operation: "symphony_ListAdminMessages",
            // One is taken for a list of one.
            filters: &["/messageIds"],
            asks_first: true,
            ..Source::NONE
        },
        id: "/messageId",
        name: &["/creator/name"],
        columns: &[
            Column { title: s::author, at: &["/creator/name"], kind: Cell::Text },
            Column { title: s::stream, at: &["/stream/streamType", "/stream/name"], kind: Cell::Text },
            Column { title: s::sent, at: &["/creationDate"], kind: Cell::Time },
            Column { title: s::delivered, at: &["/deliveryReceiptCount"], kind: Cell::Number },
            Column { title: s::read, at: &["/readReceiptCount"], kind: Cell::Number },
            Column { title: s::emailed, at: &["/emailNotificationCount"], kind: Cell::Number },
        ],
        actions: SUPPRESS,
        details: RELATIONSHIPS,
        parts: RECEIPTS,
    },
    actions: &[],
};
