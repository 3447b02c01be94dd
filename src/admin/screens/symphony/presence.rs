//! Accounts of programs, and who is there.

use super::LEFT_OUT;
use crate::{
    admin::screens::{Action, Cell, Column, List, Paging, Screen, Source},
    text::{admin as t, admin_symphony as s},
};

/// Accounts of programs.
pub(super) const SERVICE_ACCOUNTS: Screen = Screen {
    key: "service-accounts",
    title: s::service_accounts,
    list: List {
        source: Source { operation: "rotunda_ListServiceAccounts", ..Source::NONE },
        id: "/uid",
        name: &["/displayName"],
        columns: &[
            Column { title: t::name, at: &["/displayName"], kind: Cell::Text },
            Column { title: s::user_name, at: &["/username"], kind: Cell::Text },
            Column { title: t::email, at: &["/email"], kind: Cell::Text },
            Column { title: t::roles, at: &["/roles"], kind: Cell::Text },
            Column { title: s::active, at: &["/isActive"], kind: Cell::State },
            Column { title: t::created, at: &["/createdAt"], kind: Cell::Time },
        ],
        actions: &[
            Action {
                operation: "rotunda_UpdateServiceAccount",
                title: t::edit,
                given: &[("uid", "/uid"), ("/publicKey", LEFT_OUT)],
                initial: &[("/isActive", "/isActive"), ("/roles", "/roles")],
                ..Action::NONE
            },
            Action {
                operation: "rotunda_UpdateServiceAccount",
                title: s::change_key,
                given: &[("uid", "/uid"), ("/isActive", LEFT_OUT), ("/roles", LEFT_OUT)],
                warning: Some(s::change_key_warning),
                ..Action::NONE
            },
            Action {
                operation: "rotunda_UpdateServiceAccount",
                title: t::activate,
                given: &[("uid", "/uid"), ("/isActive", "=true"), ("/publicKey", LEFT_OUT), ("/roles", LEFT_OUT)],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "rotunda_UpdateServiceAccount",
                title: t::deactivate,
                given: &[("uid", "/uid"), ("/isActive", "=false"), ("/publicKey", LEFT_OUT), ("/roles", LEFT_OUT)],
                warning: Some(s::deactivate_service_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        ..List::NONE
    },
    actions: &[Action { operation: "rotunda_CreateServiceAccount", title: t::create, ..Action::NONE }],
};

/// Who is there.
pub(super) const PRESENCE: Screen = Screen {
    key: "presence",
    title: s::presence,
    list: List {
        source: Source {
            operation: "symphony_ListPresence",
            // The last of a full page; a page that is not full has none, and ends the list.
            paging: Paging::Cursor { at: "/999/userId", param: "lastUserId" },
            always: &[("limit", "1000")],
            ..Source::NONE
        },
        id: "/userId",
        name: &["/userId"],
        columns: &[
            Column { title: t::name, at: &["/userId"], kind: Cell::Account },
            Column { title: t::status, at: &["/category"], kind: Cell::State },
            Column { title: t::changed, at: &["/timestamp"], kind: Cell::Time },
        ],
        actions: &[Action {
            operation: "symphony_SetPresence",
            title: s::set_presence,
            given: &[("/userId", "/userId")],
            initial: &[("/category", "/category")],
            bulk: true,
            ..Action::NONE
        }],
        ..List::NONE
    },
    actions: &[],
};
