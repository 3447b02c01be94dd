//! Documents and FAQs: who owns them, and what becomes of them. They are written where they are read.

use super::{
    super::{Action, Cell, Column, List, Screen, Source},
    BODY, NOWHERE, PAGES,
};
use crate::text::{admin as t, admin_workdrive as w};

/// Documents that the administrator may see.
pub(super) const DOCUMENTS: Screen = Screen {
    key: "documents",
    title: w::documents,
    list: List {
        source: Source {
            operation: "workdrive_ListDocuments",
            rows: "/docs",
            paging: PAGES,
            filters: &["category"],
            ..Source::NONE
        },
        id: "/id",
        name: &["/name"],
        columns: &[
            Column { title: t::name, at: &["/name"], kind: Cell::Text },
            Column { title: w::category, at: &["/category"], kind: Cell::Text },
            Column { title: w::first_owner, at: &["/owners/0/firstName", "/owners/0/lastName"], kind: Cell::Text },
            Column { title: w::owners, at: &["/owners"], kind: Cell::Number },
            Column { title: w::is_published, at: &["/isPublished"], kind: Cell::Text },
            Column { title: t::changed, at: &["/updatedAt"], kind: Cell::Time },
        ],
        actions: &[
            Action {
                operation: "workdrive_UpdateDocument",
                title: w::change_owners,
                given: &[
                    ("id", "/id"),
                    ("publish", NOWHERE),
                    ("/docId", NOWHERE),
                    ("/docUrl", NOWHERE),
                    ("/permissions", NOWHERE),
                    ("/kb/name", NOWHERE),
                    ("/kb/category", NOWHERE),
                    ("/kb/link", NOWHERE),
                    ("/kb/tags", NOWHERE),
                    ("/kb/expiry", NOWHERE),
                    ("/kb/ownerIds", NOWHERE),
                    ("/kb/permissions", NOWHERE),
                    ("/kb/isPublished", NOWHERE),
                ],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_UpdateDocument",
                title: w::publish,
                given: &[("id", "/id"), ("publish", "=true"), BODY],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_UpdateDocument",
                title: w::withdraw,
                given: &[("id", "/id"), ("publish", "=false"), BODY],
                warning: Some(w::withdraw_warning),
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_DeleteDocument",
                title: t::delete,
                given: &[("id", "/id")],
                warning: Some(t::delete_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        ..List::NONE
    },
    actions: &[],
};

/// Questions of FAQs that the administrator may see.
pub(super) const FAQS: Screen = Screen {
    key: "faqs",
    title: w::faqs,
    list: List {
        source: Source {
            operation: "workdrive_ListFaqs",
            rows: "/data",
            paging: PAGES,
            filters: &["category"],
            ..Source::NONE
        },
        id: "/id",
        name: &["/question"],
        columns: &[
            Column { title: w::question, at: &["/question"], kind: Cell::Text },
            Column { title: w::category, at: &["/category"], kind: Cell::Text },
            Column { title: w::owners, at: &["/owners"], kind: Cell::Number },
            Column { title: w::is_published, at: &["/isPublished"], kind: Cell::Text },
        ],
        actions: &[
            Action {
                operation: "workdrive_UpdateFaq",
                title: w::change_owners,
                given: &[
                    ("kbId", "/id"),
                    ("publish", NOWHERE),
                    ("/permissions", NOWHERE),
                    ("/qas", NOWHERE),
                    ("/newQas", NOWHERE),
                    ("/updatedQAs", NOWHERE),
                    ("/removeQuestionIds", NOWHERE),
                    ("/kb/name", NOWHERE),
                    ("/kb/category", NOWHERE),
                    ("/kb/link", NOWHERE),
                    ("/kb/tags", NOWHERE),
                    ("/kb/expiry", NOWHERE),
                    ("/kb/ownerIds", NOWHERE),
                    ("/kb/permissions", NOWHERE),
                    ("/kb/isPublished", NOWHERE),
                ],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_UpdateFaq",
                title: w::publish,
                given: &[("kbId", "/id"), ("publish", "=true"), BODY],
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_UpdateFaq",
                title: w::withdraw,
                given: &[("kbId", "/id"), ("publish", "=false"), BODY],
                warning: Some(w::withdraw_faq_warning),
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_DeleteFaq",
                title: w::delete_question,
                given: &[("kbId", "/id")],
                warning: Some(t::delete_warning),
                bulk: true,
                ..Action::NONE
            },
            Action {
                operation: "workdrive_DeleteFaq",
                title: w::delete_faq,
                given: &[("kbId", "/kbId")],
                warning: Some(w::delete_faq_warning),
                ..Action::NONE
            },
        ],
        ..List::NONE
    },
    actions: &[],
};
