//! What some screens have besides tables, facts and fields: each a part that loads where it is first seen.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;

use super::{
    desk::Desk,
    fields::Form,
    operation::Operation,
    rows::Rows,
    screens::{Detail, List, Screen},
};
use crate::{
    chunk::{chunk, lazily},
    kit::skeleton::RowSkeletons,
    text::admin_pictures as p,
};

chunk!(admin_extra(extra: Extra) => extra.view());

/// What a screen has besides. All of it is one part: in seven that share with other areas what the others do not, everything that they use
/// would be laid out for nobody.
#[derive(Clone)]
pub enum Extra {
    /// Who is kept apart from whom, by the rows of the policies.
    Apart(Box<Rows>, Callback<String>),
    /// Who issued a certificate, and what it issued.
    Issuers(&'static str, Arc<Value>),
    /// A field for a certificate: label, hint, what is wrong with it, the text.
    Certificate(String, String, Signal<Option<String>>, RwSignal<String>),
    /// A picture to be cropped.
    Crop(Form),
    /// Somebody's picture.
    Portrait(&'static Detail, Arc<Value>),
    /// Links as they will look.
    Links(Form),
    /// Files and the transcript of a chat.
    Review(&'static str, Arc<Value>),
}

impl Extra {
    fn view(self) -> AnyView {
        match self {
            Self::Apart(policies, open) => super::apart::picture(*policies, open),
            Self::Issuers(title, row) => super::issuers::tree(title, row),
            Self::Certificate(label, hint, error, value) => super::pem::field(label, hint, error, value),
            Self::Crop(form) => super::crop::fields(form),
            Self::Portrait(detail, row) => super::portrait::of(detail, row),
            Self::Links(form) => super::links::preview(form),
            Self::Review(title, row) => super::review::section(title, row),
        }
    }

    /// Its view, once its part is there.
    fn shown(self) -> AnyView {
        lazily(waiting, move || admin_extra(self.clone()))
    }
}

fn waiting() -> AnyView {
    view! { <RowSkeletons count=2/> }.into_any()
}

/// Whether a screen can be shown as a picture.
pub fn has_picture(screen: &Screen) -> bool {
    screen.list.source.operation == "symphony_ListPolicies"
}

/// The picture of a screen's rows.
pub fn picture(rows: Rows, open: Callback<String>) -> AnyView {
    Extra::Apart(Box::new(rows), open).shown()
}

/// The address of a screen as a table or as a picture.
pub fn address(table: &str, as_picture: bool) -> String {
    if as_picture { format!("{table}?as=picture") } else { table.to_owned() }
}

/// Links to both.
pub fn ways(table: &str, as_picture: Memo<bool>) -> AnyView {
    let way = |is_picture: bool, name: &'static str| {
        let is_here = Signal::derive(move || (as_picture.get() == is_picture).then_some("page"));
        view! { <a href=address(table, is_picture) aria-current=is_here>{name}</a> }
    };
    view! { <nav class="admin-ways" aria-label=p::as_what()>{way(false, p::as_table())}{way(true, p::as_picture())}</nav> }
        .into_any()
}

/// What a row says, without what a panel shows in another way.
pub fn bare(list: &List, row: &Value) -> Value {
    let mut row = row.clone();
    if let (Some(members), "qwil_ListReviewedChats") = (row.as_object_mut(), list.source.operation) {
        members.remove("members");
    }
    row
}

/// What a panel shows in place of the bare answer of an operation.
pub fn of_detail(detail: &'static Detail, row: &Arc<Value>) -> Option<AnyView> {
    let (title, row) = ((detail.title)(), Arc::clone(row));
    Some(match detail.operation {
        "symphony_ListIssuedCerts" => Extra::Issuers(title, row).shown(),
        "symphony_GetUserAvatar" | "qwil_GetMembershipAvatar" => Extra::Portrait(detail, row).shown(),
        "qwil_GetReviewedDocument" => Extra::Review(title, row).shown(),
        _ => return None,
    })
}

/// Whether a form is for somebody's picture.
pub fn is_picture(form: &Form) -> bool {
    ["symphony_UpdateUserAvatar", "qwil_UpdateAvatar"].contains(&form.operation.id)
}

/// What is filled in in place of the fields of a form.
pub fn of_form(form: &Form) -> Option<AnyView> {
    // The console has what is not given, too: whose picture it is.
    let is_known = !form.shown().iter().any(|field| ["uid", "entity_user_xref_uuid"].contains(&&*field.name));
    (is_picture(form) && is_known).then(|| Extra::Crop(form.clone()).shown())
}

/// What stands beside the fields of a form.
pub fn beside(form: &Form) -> Option<AnyView> {
    (form.operation.id == "workdrive_CreateSso").then(|| Extra::Links(form.clone()).shown())
}

/// Whether a field takes a certificate that can be read before it is sent.
pub fn is_certificate(operation: &Operation, field: &str) -> bool {
    field == "pem" && expect_context::<Desk>().may("rotunda_GetPemDetails") && operation.id.starts_with("symphony_")
}

/// A field for a certificate.
pub fn certificate(label: String, hint: String, error: Signal<Option<String>>, value: RwSignal<String>) -> AnyView {
    Extra::Certificate(label, hint, error, value).shown()
}
