//! What stands after the last thing of a list, and the keys of a list.

use std::sync::Arc;

use api::error::Failure;
use leptos::prelude::*;

use super::{
    actions::{Actions, Form},
    model::{Id, Section, Thing},
    query::Query,
    shelf::{Numbered, Shelf},
};
use crate::{
    kit::{
        button::Button,
        icon::Glyph,
        list::ListHandle,
        live,
        note::{EmptyNote, FailureNote},
        skeleton::RowSkeletons,
    },
    loading::Phase,
    shell::{KeyRow, Keys},
    text::documents as t,
};

/// Where a list stands, whatever is in it.
#[derive(Clone, Copy)]
pub struct Standing {
    phase: Signal<Phase>,
    at_end: Signal<bool>,
    more: Callback<()>,
}

impl Standing {
    /// That of a shelf.
    #[must_use]
    pub fn of<E: Numbered, T: Thing<Wire = E::Item>>(shelf: Shelf<E, T>) -> Self {
        Self {
            phase: Signal::derive(move || shelf.phase()),
            at_end: Signal::derive(move || shelf.at_end()),
            more: Callback::new(move |()| shelf.more()),
        }
    }

    /// Whether something that is shown is being loaded again.
    #[must_use]
    pub fn is_loading(self) -> bool {
        self.phase.get() == Phase::Loading
    }

    /// Why the last page did not come.
    #[must_use]
    pub fn failure(self) -> Option<Failure> {
        self.phase.with(Phase::failure)
    }

    /// Whether everything is loaded.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.at_end.get() && self.phase.get() == Phase::Ready
    }

    /// Asks for the next page, or the failed one again.
    pub fn more(self) {
        self.more.run(());
    }
}

#[derive(Clone, PartialEq)]
enum End {
    First,
    More,
    Failed(Arc<Failure>),
    Empty,
    All,
}

/// What stands after the last thing: what is on its way, what failed, or that there is nothing.
#[component]
pub fn ListEnd(
    /// Where the list stands.
    standing: Standing,
    /// Whether nothing is shown.
    is_empty: Memo<bool>,
    /// Of which section.
    section: Section,
) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let end = Memo::new(move |_| match (standing.failure(), is_empty.get()) {
        (Some(failure), _) => End::Failed(Arc::new(failure)),
        (None, true) if standing.is_whole() => End::Empty,
        (None, true) => End::First,
        (None, false) if standing.at_end.get() => End::All,
        (None, false) => End::More,
    });
    live(move || match end.get() {
        End::First => view! { <RowSkeletons count=8/> }.into_any(),
        End::More => view! { <RowSkeletons count=2/> }.into_any(),
        End::All => ().into_any(),
        End::Failed(failure) => {
            let what = if is_empty.get_untracked() { t::list_failed() } else { t::more_failed() };
            view! { <FailureNote what failure=(*failure).clone() on_retry=move |()| standing.more()/> }.into_any()
        }
        End::Empty => {
            let is_filtered = actions.place.with(|place| place.query.is_filtered());
            let text = match section {
                _ if is_filtered => t::empty_filtered(),
                Section::Documents => t::empty_documents(),
                Section::Faqs => t::empty_faqs(),
                Section::Photos => t::empty_photos(),
                Section::Videos => t::empty_videos(),
            };
            let act = if is_filtered {
                let all = move |()| actions.show(&Query { view: actions.query().view, ..Query::all(section) });
                Some(view! { <Button on_press=all>{t::show_all()}</Button> }.into_any())
            } else if section == Section::Faqs {
                let write = move |()| actions.form.set(Some(Form::Faq));
                Some(view! { <Button glyph=Glyph::Compose on_press=write>{t::new_faq()}</Button> }.into_any())
            } else {
                None
            };
            view! { <EmptyNote text>{act}</EmptyNote> }.into_any()
        }
    })
}

/// The keys of a list.
pub fn serve_keys(actions: Actions, handle: &ListHandle<Id>, section: Section) {
    let (down, up) = (handle.clone(), handle.clone());
    let create = move || match section {
        Section::Faqs => actions.form.set(Some(Form::Faq)),
        Section::Documents | Section::Videos => actions.form.set(Some(Form::Link(section))),
        Section::Photos => press(".library-add .primary"),
    };
    let mut rows = vec![
        KeyRow::new("j", t::key_next(), move || down.move_focus(1)),
        KeyRow::new("k", t::key_previous(), move || up.move_focus(-1)),
        // The link that has the focus opens by itself.
        KeyRow::new("Enter", t::key_open(), || ()),
        KeyRow::new("c", t::key_create(), create),
        KeyRow::new("Escape", t::key_close(), move || actions.close()),
    ];
    if section != Section::Photos {
        rows.push(KeyRow::new("/", t::key_search(), || focus(".library-search input")));
    }
    if matches!(section, Section::Documents | Section::Videos) {
        rows.push(KeyRow::new("u", t::key_upload(), || press(".library-add .primary")));
    }
    expect_context::<Keys>().serve(rows);
}

fn element(selector: &str) -> Option<web_sys::HtmlElement> {
    use wasm_bindgen::JsCast;
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

fn press(selector: &str) {
    if let Some(element) = element(selector) {
        element.click();
    }
}

fn focus(selector: &str) {
    if let Some(element) = element(selector) {
        // An element that is gone has nothing to focus.
        let _ = element.focus();
    }
}
