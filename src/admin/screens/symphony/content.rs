//! What may be sent: kinds of files and of addresses.

use crate::{
    admin::screens::{Action, Cell, Column, List, Paging, Screen, Source},
    text::{admin as t, admin_symphony as s},
};

/// Which files may be sent where.
pub(super) const FILE_EXTENSIONS: Screen = Screen {
    key: "file-extensions",
    title: s::file_extensions,
    list: List {
        source: Source {
            operation: "symphony_ListFileExtensions",
            rows: "/data",
            paging: Paging::Cursor { at: "/pagination/next", param: "after" },
            always: &[("limit", "1000")],
            ..Source::NONE
        },
        id: "/extension",
        name: &["/extension"],
        columns: &[
            Column { title: t::name, at: &["/extension"], kind: Cell::Text },
            Column { title: s::inside, at: &["/scope_internal"], kind: Cell::State },
            Column { title: s::outside, at: &["/scope_external"], kind: Cell::State },
            Column { title: s::other_pods, at: &["/scope_xpod"], kind: Cell::State },
            Column { title: s::source, at: &["/source"], kind: Cell::Text },
        ],
        actions: &[
            Action {
                operation: "symphony_PutFileExtension",
                title: t::edit,
                given: &[("extension", "/extension"), ("/extension", "/extension")],
                initial: &[("", "")],
                ..Action::NONE
            },
            Action {
                operation: "symphony_DeleteFileExtension",
                title: t::remove,
                given: &[("extension", "/extension")],
                warning: Some(s::remove_extension_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        ..List::NONE
    },
    actions: &[Action { operation: "symphony_PutFileExtension", title: t::add, ..Action::NONE }],
};

/// What may be attached, all in all.
pub(super) const ALLOWED_TYPES: Screen = Screen {
    key: "attachment-types",
    title: s::attachment_types,
    list: List {
        source: Source { operation: "symphony_ListAllowedTypes", ..Source::NONE },
        id: "",
        name: &[""],
        columns: &[Column { title: t::name, at: &[""], kind: Cell::Text }],
        ..List::NONE
    },
    actions: &[],
};

/// Which addresses become links.
pub(super) const PROTOCOLS: Screen = Screen {
    key: "protocols",
    title: s::protocols,
    list: List {
        source: Source { operation: "symphony_ListAllProtocols", ..Source::NONE },
        id: "",
        name: &[""],
        columns: &[Column { title: t::name, at: &[""], kind: Cell::Text }],
        actions: &[Action {
            operation: "symphony_RemoveProtocol",
            title: t::remove,
            given: &[("scheme", "")],
            warning: Some(s::remove_protocol_warning),
            bulk: true,
            ..Action::NONE
        }],
        ..List::NONE
    },
    actions: &[Action { operation: "symphony_AddProtocol", title: t::add, ..Action::NONE }],
};
