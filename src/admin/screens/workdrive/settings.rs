//! The organization, and what it sets up for everybody.

use super::{
    super::{Action, Cell, Column, List, Paging, Part, Screen, Source},
    NOWHERE, PAGES,
};
use crate::text::{admin as t, admin_workdrive as w};

/// The organization, which is one.
pub(super) const ORGANIZATION: Screen = Screen {
    key: "organization",
    title: w::organization,
    list: List {
        source: Source { operation: "rotunda_GetOrganization", ..Source::NONE },
        id: "/id",
        name: &["/name"],
        columns: &[
            Column { title: t::name, at: &["/name"], kind: Cell::Text },
            Column { title: w::legal_name, at: &["/legalName"], kind: Cell::Text },
            Column { title: t::email, at: &["/email"], kind: Cell::Text },
            Column { title: t::phone, at: &["/phone"], kind: Cell::Text },
            Column { title: t::status, at: &["/status"], kind: Cell::State },
        ],
        actions: &[
            Action {
                operation: "workdrive_UpdateOrganization",
                title: t::edit,
                // An address is replaced as a whole: it has an action of its own.
                given: &[("id", "/id"), ("/address", NOWHERE)],
                initial: &[("", "")],
                ..Action::NONE
            },
            Action {
                operation: "workdrive_UpdateOrganization",
                title: w::replace_address,
                given: &[
                    ("id", "/id"),
                    ("/name", NOWHERE),
                    ("/legalName", NOWHERE),
                    ("/websites", NOWHERE),
                    ("/fileId", NOWHERE),
                    ("/email", NOWHERE),
                    ("/phone", NOWHERE),
                    ("/description", NOWHERE),
                    ("/industry", NOWHERE),
                ],
                warning: Some(w::replace_address_warning),
                ..Action::NONE
            },
        ],
        ..List::NONE
    },
    actions: &[Action { operation: "workdrive_CreateOrganization", title: t::create, shows: true, ..Action::NONE }],
};

/// Ways to other services: those for everybody, or of one location or department.
pub(super) const LINKS: Screen = Screen {
    key: "links",
    title: w::links,
    list: List {
        source: Source {
            operation: "workdrive_ListSso",
            // Of these one counts: location, department, everybody.
            always: &[("manage", "true")],
            filters: &["location", "department"],
            ..Source::NONE
        },
        id: "/id",
        name: &["/name"],
        columns: &[
            Column { title: t::name, at: &["/name"], kind: Cell::Text },
            Column { title: t::kind, at: &["/type"], kind: Cell::State },
            Column { title: w::address, at: &["/link", "/loginURL"], kind: Cell::Text },
            Column { title: w::position, at: &["/order"], kind: Cell::Number },
            Column { title: t::changed, at: &["/updatedAt"], kind: Cell::Time },
        ],
        ..List::NONE
    },
    actions: &[
        Action {
            operation: "workdrive_CreateSso",
            title: w::create_for_everybody,
            given: &[("manage", "=true"), ("/locationId", NOWHERE), ("/departmentId", NOWHERE)],
            import: true,
            ..Action::NONE
        },
        Action {
            operation: "workdrive_CreateSso",
            title: w::create_for_place,
            given: &[("manage", NOWHERE)],
            ..Action::NONE
        },
    ],
};

/// Categories, which each module has its own of.
pub(super) const CATEGORIES: Screen = Screen {
    key: "categories",
    title: w::categories,
    list: List {
        source: Source { operation: "workdrive_ListModuleCodes", ..Source::NONE },
        id: "/moduleCode",
        name: &["/name"],
        columns: &[
            Column { title: w::module, at: &["/name"], kind: Cell::Text },
            Column { title: w::module_code, at: &["/moduleCode"], kind: Cell::Number },
        ],
        parts: &[Part {
            title: w::categories,
            given: &[("moduleCode", "/moduleCode")],
            list: List {
                source: Source {
                    operation: "workdrive_ListCategories",
                    rows: "/categories",
                    paging: PAGES,
                    ..Source::NONE
                },
                id: "/id",
                name: &["/category"],
                columns: &[
                    Column { title: t::name, at: &["/category"], kind: Cell::Text },
                    Column { title: w::color, at: &["/color"], kind: Cell::Text },
                    Column { title: t::identifier, at: &["/id"], kind: Cell::Text },
                ],
                ..List::NONE
            },
            actions: &[],
        }],
        ..List::NONE
    },
    actions: &[],
};

/// What is done, and when, before a task is due.
pub(super) const TEMPLATES: Screen = Screen {
    key: "enforcement-templates",
    title: w::templates,
    list: List {
        source: Source {
            operation: "workdrive_ListEnforcementTemplates",
            rows: "/notificationTemplates",
            paging: PAGES,
            filters: &["sort_direction"],
            ..Source::NONE
        },
        id: "/id",
        name: &["/title"],
        columns: &[
            Column { title: t::name, at: &["/title"], kind: Cell::Text },
            Column { title: w::reminders, at: &["/reminders"], kind: Cell::Number },
            Column {
                title: w::first_reminder,
                at: &["/reminders/0/reminderType", "/reminders/0/reminderTime", "/reminders/0/reminderTimeUnit"],
                kind: Cell::Text,
            },
            Column { title: t::kind, at: &["/type", "/subType", "/systemEvent"], kind: Cell::Text },
            Column { title: t::identifier, at: &["/id"], kind: Cell::Text },
        ],
        ..List::NONE
    },
    actions: &[],
};

/// Notifications. WorkDrive keeps no list of what was sent; the log of administrators does.
pub(super) const NOTIFICATIONS: Screen = Screen {
    key: "notifications",
    title: w::notifications,
    list: List {
        source: Source {
            operation: "rotunda_ListAudit",
            rows: "/acts",
            paging: Paging::Cursor { at: "/next", param: "before" },
            always: &[("vendor", "workdrive"), ("text", "workdrive_SendNotification"), ("per_page", "100")],
            filters: &["since", "until", "succeeded"],
            asks_first: false,
        },
        id: "/id",
        name: &["/sent/title"],
        columns: &[
            Column { title: t::subject, at: &["/sent/title"], kind: Cell::Text },
            Column { title: w::medium, at: &["/sent/medium"], kind: Cell::State },
            Column { title: w::people, at: &["/sent/receiverUserIds"], kind: Cell::Number },
            Column { title: t::who, at: &["/name"], kind: Cell::Text },
            Column { title: t::when, at: &["/at"], kind: Cell::Time },
            Column { title: w::problem, at: &["/failure"], kind: Cell::Text },
        ],
        actions: &[Action {
            operation: "workdrive_SendNotification",
            title: t::send_again,
            initial: &[("", "/sent")],
            warning: Some(w::send_warning),
            is_mild: true,
            shows: true,
            ..Action::NONE
        }],
        ..List::NONE
    },
    actions: &[Action {
        operation: "workdrive_SendNotification",
        title: w::compose,
        warning: Some(w::send_warning),
        is_mild: true,
        shows: true,
        ..Action::NONE
    }],
};
