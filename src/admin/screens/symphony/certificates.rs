//! Certificates that the company trusts.

use crate::{
    admin::screens::{Action, Cell, Column, Detail, List, Paging, Screen, Source},
    text::{admin as t, admin_pictures as p, admin_symphony as s},
};

const COLUMNS: &[Column] = &[
    Column { title: t::name, at: &["/companyCertAttributes/name"], kind: Cell::Text },
    Column { title: s::common_name, at: &["/companyCertInfo/commonName"], kind: Cell::Text },
    Column { title: t::kind, at: &["/companyCertAttributes/type/type"], kind: Cell::Text },
    Column { title: t::status, at: &["/companyCertAttributes/status/type"], kind: Cell::State },
    Column { title: s::expires, at: &["/companyCertInfo/expiryDate"], kind: Cell::Expiry },
];

const NAME: &[&str] = &["/companyCertAttributes/name"];

const DETAILS: &[Detail] = &[
    Detail {
        title: p::issuers,
        operation: "symphony_ListIssuedCerts",
        given: &[("fingerPrint", "/companyCertInfo/fingerPrint")],
        at: "",
    },
    Detail {
        title: t::details,
        operation: "symphony_GetCompanyCert",
        given: &[("fingerPrint", "/companyCertInfo/fingerPrint")],
        at: "/certInfo",
    },
];

/// Those that are trusted.
pub(super) const TRUSTED: Screen = Screen {
    key: "certificates",
    title: s::certificates,
    list: List {
        source: Source {
            operation: "symphony_ListCompanyCerts",
            paging: Paging::Offset { skip: "skip", size: "limit", rows: 100 },
            ..Source::NONE
        },
        id: "/companyCertInfo/fingerPrint",
        name: NAME,
        columns: COLUMNS,
        actions: &[
            Action {
                operation: "symphony_UpdateCompanyCert",
                title: t::edit,
                given: &[("fingerPrint", "/companyCertInfo/fingerPrint")],
                initial: &[("", "/companyCertAttributes")],
                warning: Some(s::edit_certificate_warning),
                ..Action::NONE
            },
            Action {
                operation: "symphony_DeleteCompanyCert",
                title: t::delete,
                given: &[("/id", "/companyCertInfo/fingerPrint")],
                warning: Some(s::delete_certificate_warning),
                bulk: true,
                ..Action::NONE
            },
        ],
        details: DETAILS,
        parts: &[],
    },
    actions: &[
        Action {
            operation: "symphony_CreateCompanyCert",
            title: s::add_certificate,
            initial: &[("/attributes/status/type", "=TRUSTED")],
            ..Action::NONE
        },
        Action { operation: "symphony_ListCertsOfTypes", title: s::find_of_types, shows: true, ..Action::NONE },
    ],
};

/// Those that the pod looks after itself.
pub(super) const MANAGED: Screen = Screen {
    key: "pod-certificates",
    title: s::pod_certificates,
    list: List {
        source: Source {
            operation: "symphony_ListPodManagedCerts",
            paging: Paging::Offset { skip: "skip", size: "limit", rows: 100 },
            ..Source::NONE
        },
        id: "/companyCertInfo/fingerPrint",
        name: NAME,
        columns: COLUMNS,
        details: DETAILS,
        ..List::NONE
    },
    actions: &[Action {
        operation: "symphony_GetPodCertificate",
        title: s::show_pod_certificate,
        shows: true,
        ..Action::NONE
    }],
};
