//! The administration of the installation itself.

use super::{Action, Cell, Column, List, Paging, Screen, Source};
use crate::text::admin as t;

/// Its screens.
pub(super) const SCREENS: &[Screen] = &[
    Screen {
        key: "administrators",
        title: t::administrators,
        list: List {
            source: Source { operation: "rotunda_ListAdministrators", ..Source::NONE },
            id: "/user",
            name: &["/name"],
            columns: &[
                Column { title: t::name, at: &["/name"], kind: Cell::Text },
                Column { title: t::email, at: &["/email"], kind: Cell::Text },
                Column { title: t::role, at: &["/role"], kind: Cell::State },
            ],
            actions: &[Action {
                operation: "rotunda_SetRole",
                title: t::set_role,
                given: &[("id", "/user")],
                initial: &[("/role", "/role")],
                ..Action::NONE
            }],
            ..List::NONE
        },
        actions: &[],
    },
    Screen {
        key: "emails",
        title: t::outbox,
        list: List {
            source: Source {
                operation: "rotunda_ListOutbox",
                rows: "/mails",
                paging: Paging::Pages { page: "cur_page", size: "per_page", rows: 100 },
                ..Source::NONE
            },
            id: "/id",
            name: &["/subject"],
            columns: &[
                Column { title: t::subject, at: &["/subject"], kind: Cell::Text },
                Column { title: t::receiver, at: &["/receiver"], kind: Cell::Text },
                Column { title: t::status, at: &["/state"], kind: Cell::State },
                Column { title: t::created, at: &["/createdAt"], kind: Cell::Time },
            ],
            actions: &[Action {
                operation: "rotunda_RetryMail",
                title: t::send_again,
                given: &[("id", "/id")],
                bulk: true,
                ..Action::NONE
            }],
            ..List::NONE
        },
        actions: &[],
    },
];
