//! Files that were chosen or dropped: who may see what they become.

use leptos::prelude::*;

use super::{
    actions::{Actions, Chosen},
    audience::{Audience, AudienceOf},
    form_parts::{CategoryField, Foot},
    intake::Wish,
    model::Section,
};
use crate::{
    chunk::chunk,
    kit::dialog::Dialog,
    text::{documents as t, format},
};

/// So many files are named.
const NAMED: usize = 5;

chunk!(pub(super) documents_add() => view! { <AddDialog/> });

/// The dialog about files that were chosen.
#[component]
pub fn AddDialog() -> impl IntoView {
    let actions = expect_context::<Actions>();
    let open = Memo::new(move |_| actions.chosen.with(Option::is_some));
    let title = move || actions.chosen.with(|chosen| chosen.as_ref().map(title_of)).unwrap_or_default();
    view! {
        <Dialog open on_close=move |()| actions.chosen.set(None) title>
            {actions.chosen.get_untracked().map(|chosen| view! { <AddForm chosen/> })}
        </Dialog>
    }
}

fn title_of(chosen: &Chosen) -> String {
    let count = chosen.files.len() as u64;
    match chosen.section {
        Section::Photos => t::add_photos_count(count),
        Section::Videos => t::add_videos_count(count),
        Section::Documents | Section::Faqs => t::add_documents_count(count),
    }
}

#[component]
fn AddForm(chosen: Chosen) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let section = chosen.section;
    let act = title_of(&chosen);
    let audience = Audience::everyone();
    let category = RwSignal::new(actions.query().category.unwrap_or_default());
    let named = chosen.files.iter().take(NAMED).map(|file| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are whole and positive")]
        let size = format::bytes(file.size() as u64);
        view! {
            <li>
                <span class="file-name" dir="auto">{file.name()}</span>
                <span class="file-size">{size}</span>
            </li>
        }
    });
    let named = named.collect_view();
    let others = chosen.files.len().saturating_sub(NAMED) as u64;
    let files = StoredValue::new(chosen.files);
    let add = move |()| {
        let wish = untrack(|| Wish {
            permissions: audience.permissions(),
            publish: !audience.is_private(),
            category: Some(category.get()).filter(|name| section == Section::Documents && !name.is_empty()),
        });
        actions.library.intake.add(section, files.with_value(|files| files.to_vec()), &wish);
        actions.chosen.set(None);
    };
    let only = if section == Section::Documents { t::only_owners() } else { t::only_me() };
    view! {
        <div class="dialog-body">
            <ul class="chosen-files">
                {named}
                {(others > 0).then(|| view! { <li class="quiet">{t::other_files(others)}</li> })}
            </ul>
            {(section == Section::Documents).then(|| view! { <CategoryField section category/> })}
            <AudienceOf audience only/>
        </div>
        <Foot
            problem=RwSignal::new(None)
            busy=RwSignal::new(false)
            act
            autofocus=true
            on_act=add
            on_cancel=move |()| actions.chosen.set(None)
        />
    }
}
