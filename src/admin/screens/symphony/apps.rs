//! Apps, and what the company has of them.

use crate::{
    admin::screens::{Action, Cell, Column, Detail, List, Screen, Source},
    text::{admin as t, admin_symphony as s},
};

/// What the company has of each app. Apps themselves have no list: each has its entitlement in this one.
pub(super) const APPS: Screen = Screen {
    key: "apps",
    title: s::apps,
    list: List {
        source: Source { operation: "symphony_ListPodAppEntitlements", ..Source::NONE },
        id: "/appId",
        name: &["/appName"],
        columns: &[
            Column { title: t::name, at: &["/appName"], kind: Cell::Text },
            Column { title: t::identifier, at: &["/appId"], kind: Cell::Text },
            Column { title: s::enabled, at: &["/enable"], kind: Cell::State },
            Column { title: s::listed, at: &["/listed"], kind: Cell::State },
            Column { title: s::installed, at: &["/install"], kind: Cell::State },
        ],
        actions: &[
            Action {
                operation: "symphony_UpdateApp",
                title: t::edit,
                given: &[("id", "/appId"), ("/applicationInfo/appId", "/appId")],
                initial: &[("/applicationInfo/name", "/appName")],
                ..Action::NONE
            },
            Action {
                operation: "symphony_DeleteApp",
                title: t::delete,
                given: &[("id", "/appId")],
                warning: Some(s::delete_app_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        details: &[Detail { title: t::details, operation: "symphony_GetApp", given: &[("id", "/appId")], at: "" }],
        parts: &[],
    },
    actions: &[
        Action { operation: "symphony_CreateApp", title: t::create, ..Action::NONE },
        Action {
            operation: "symphony_UpdatePodAppEntitlements",
            title: s::change_entitlements,
            warning: Some(s::change_entitlements_warning),
            ..Action::NONE
        },
    ],
};
