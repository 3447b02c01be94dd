//! What reviewers see of chats.

use crate::{
    admin::screens::{Cell, Column, Detail, List, Paging, Part, Screen, Source, Text},
    text::{admin as t, admin_pictures as p, admin_qwil as q},
};

/// Chats under review.
pub(super) const SCREEN: Screen = Screen {
    key: "chats",
    title: q::review,
    list: List {
        source: Source {
            operation: "qwil_ListReviewedChats",
            rows: "/chats",
            paging: EARLIER,
            always: &[("limit", "100")],
            filters: &[
                "search",
                "after_dt",
                "before_dt",
                "only_document",
                "participant_entity_user_xref_uuids",
                "sender_entity_user_xref_uuids",
            ],
            asks_first: false,
        },
        id: "/chat_uuid",
        name: &["/title"],
        columns: &[
            Column { title: q::chat_title, at: &["/title"], kind: Cell::Text },
            Column { title: t::members, at: &["/members"], kind: Cell::Number },
            Column { title: q::messages, at: &["/last_seq"], kind: Cell::Number },
            Column { title: q::butler, at: &["/butler"], kind: Cell::State },
            Column { title: t::created, at: &["/created_dt"], kind: Cell::Time },
            Column { title: q::last_activity, at: &["/cursor_dt"], kind: Cell::Time },
        ],
        details: &[Detail { title: p::take_along, operation: "qwil_GetReviewedDocument", given: &[], at: "" }],
        parts: &[
            messages(q::messages, &[("limit", "100"), ("search_type", "4")], MESSAGE),
            messages(q::files, &[("limit", "100"), ("search_type", "1")], DOCUMENT),
            messages(q::pictures, &[("limit", "100"), ("search_type", "2")], DOCUMENT),
            messages(q::links, &[("limit", "100"), ("search_type", "3")], MESSAGE),
            RANGE,
        ],
        ..List::NONE
    },
    actions: &[],
};

/// What was before.
const EARLIER: Paging = Paging::Cursor { at: "/cursor_dt", param: "before_cursor_dt" };

/// A message.
const MESSAGE: &[Column] = &[
    Column { title: q::message, at: &["/text", "/caption", "/document/filename"], kind: Cell::Text },
    Column { title: q::sender, at: &["/sender_entity_user_xref_uuid"], kind: Cell::Member },
    Column { title: t::kind, at: &["/type"], kind: Cell::State },
    Column { title: q::sent, at: &["/sent_dt"], kind: Cell::Time },
    Column { title: q::number, at: &["/seq"], kind: Cell::Number },
];

/// The file of a message.
const DOCUMENT: &[Column] = &[
    Column { title: q::file, at: &["/document/filename"], kind: Cell::Text },
    Column { title: q::sender, at: &["/sender_entity_user_xref_uuid"], kind: Cell::Member },
    Column { title: q::media_type, at: &["/document/mimetype"], kind: Cell::Text },
    Column { title: q::size, at: &["/document/size"], kind: Cell::Number },
    Column { title: q::sent, at: &["/sent_dt"], kind: Cell::Time },
    Column { title: q::number, at: &["/seq"], kind: Cell::Number },
];

/// Messages of a chat of one kind.
const fn messages(title: Text, always: &'static [(&'static str, &'static str)], columns: &'static [Column]) -> Part {
    Part {
        title,
        given: &[("chat_uuid", "/chat_uuid")],
        list: List {
            source: Source {
                operation: "qwil_ListReviewedMessages",
                rows: "/messages",
                paging: EARLIER,
                always,
                filters: &["search"],
                asks_first: false,
            },
            id: "/seq",
            name: &["/seq"],
            columns,
            ..List::NONE
        },
        actions: &[],
    }
}

/// Messages of a chat by their numbers.
const RANGE: Part = Part {
    title: q::range,
    given: &[("chat_uuid", "/chat_uuid")],
    list: List {
        source: Source {
            operation: "qwil_GetReviewedRange",
            rows: "/messages",
            filters: &["from_seq", "to_seq"],
            asks_first: true,
            ..Source::NONE
        },
        id: "/seq",
        name: &["/seq"],
        columns: MESSAGE,
        ..List::NONE
    },
    actions: &[],
};
