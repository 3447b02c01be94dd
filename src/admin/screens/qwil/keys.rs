//! Keys for programs, and the rules of the organization.

use crate::{
    admin::screens::{Action, Cell, Column, List, Screen, Source},
    text::{admin as t, admin_qwil as q},
};

/// Keys.
pub(super) const SCREEN: Screen = Screen {
    key: "keys",
    title: q::keys,
    list: List {
        source: Source { operation: "rotunda_ListQwilKeys", ..Source::NONE },
        id: "/id",
        name: &["/name"],
        columns: &[
            Column { title: t::name, at: &["/name"], kind: Cell::Text },
            Column { title: t::kind, at: &["/kind"], kind: Cell::State },
            Column { title: q::key, at: &["/key"], kind: Cell::Text },
            Column { title: q::permissions, at: &["/permissions"], kind: Cell::Text },
            Column { title: q::active, at: &["/isActive"], kind: Cell::State },
            Column { title: t::last_used, at: &["/usedAt"], kind: Cell::Time },
        ],
        actions: &[
            Action {
                operation: "rotunda_RotateQwilKey",
                title: q::rotate,
                given: &[("id", "/id")],
                warning: Some(q::rotate_warning),
                shows: true,
                ..Action::NONE
            },
            Action {
                operation: "rotunda_UpdateQwilKey",
                title: t::activate,
                given: &[("id", "/id"), ("/isActive", "=true")],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "rotunda_UpdateQwilKey",
                title: t::deactivate,
                given: &[("id", "/id"), ("/isActive", "=false")],
                warning: Some(t::revoke_warning),
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "rotunda_RevokeQwilKey",
                title: t::revoke,
                given: &[("id", "/id")],
                warning: Some(t::revoke_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        ..List::NONE
    },
    actions: &[Action { operation: "rotunda_CreateQwilKey", title: t::create, shows: true, ..Action::NONE }],
};

/// The rules: one object.
pub(super) const RULES: Screen = Screen {
    key: "rules",
    title: q::rules,
    list: List {
        source: Source { operation: "rotunda_GetQwilRules", ..Source::NONE },
        // Of the first there is always a number to press.
        columns: &[
            Column { title: q::email_domains, at: &["/emailDomains"], kind: Cell::Number },
            Column { title: q::staff_networks, at: &["/staffNetworks"], kind: Cell::Text },
            Column { title: q::features_off, at: &["/featuresOff"], kind: Cell::Text },
        ],
        actions: &[Action {
            operation: "rotunda_UpdateQwilRules",
            title: t::edit,
            initial: &[("", "")],
            ..Action::NONE
        }],
        ..List::NONE
    },
    actions: &[],
};
