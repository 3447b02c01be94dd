//! Questions with their answers.

use std::sync::Arc;

use chrono::Utc;
use leptos::prelude::*;

use super::{
    actions::{Actions, Subject},
    document_row::More,
    ends::{ListEnd, Standing, serve_keys},
    model::{Freshness, Id, Question, Section},
    query::Query,
    select,
};
use crate::{
    chunk::chunk,
    feeds,
    kit::{
        badge::{Badge, Tone},
        icon::{Glyph, Icon},
        list::{Align, ListHandle, ListMode, VirtualList},
        live,
        markdown::Markdown,
        skeleton::LoadingBar,
    },
    task::follow,
    text::{documents as t, format},
};

chunk!(pub(super) documents_faqs() => view! { <FaqsView/> });

/// Questions.
#[component]
pub fn FaqsView() -> impl IntoView {
    let actions = expect_context::<Actions>();
    let shelf = actions.library.questions;
    let standing = Standing::of(shelf);
    let order = Memo::new(move |_| {
        let query = actions.place.with(|place| place.query.clone());
        shelf.things.with(|all| select::questions(all, &query))
    });
    let is_empty = Memo::new(move |_| order.with(Vec::is_empty));
    crate::bench::mark_first_data(Memo::new(move |_| shelf.things.with(Vec::is_empty)));
    let handle = ListHandle::<Id>::default();
    serve_keys(actions, &handle, Section::Faqs);

    // What the address opens is shown when the page comes from there, and not when it is pressed where it stands.
    let open = Memo::new(move |_| actions.place.with(|place| place.open));
    let at_start = open.get_untracked();
    follow({
        let handle = handle.clone();
        let shown = StoredValue::new(false);
        move || {
            let Some(open) = at_start.filter(|open| order.with(|order| order.contains(open))) else { return };
            if !shown.get_value() {
                shown.set_value(true);
                handle.show(open, Align::Nearest);
            }
        }
    });
    let found = move || {
        let has_words = actions.place.with(|place| !place.query.words.trim().is_empty());
        (has_words && standing.is_whole()).then(|| t::questions_found(order.with(Vec::len) as u64))
    };
    view! {
        <LoadingBar active=Signal::derive(move || standing.is_loading() && !is_empty.get())/>
        <p class="visually-hidden" role="status">{live(found)}</p>
        <div class="faqs">
            <VirtualList
                keys=order
                row=move |id| view! { <FaqRow id/> }.into_any()
                label=t::faqs()
                mode=ListMode::Rows
                on_near_end=move |()| shelf.more_by_itself()
                memory=shelf.memory
                handle
                estimate=53.0
                after=move || view! { <ListEnd standing is_empty section=Section::Faqs/> }
            />
        </div>
    }
}

/// A question; its answer when it is open.
#[component]
fn FaqRow(id: Signal<Id>) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let question = Memo::new(move |_| actions.library.questions.get(id.get()));
    let is_open = Memo::new(move |_| actions.place.with(|place| place.open == Some(id.get())));
    let address = Memo::new(move |_| {
        actions.place.with(|place| if is_open.get() { place.query.address() } else { place.query.address_of(id.get()) })
    });
    live(move || {
        let question = question.get()?;
        let asked = question.question.clone();
        let answer = Arc::clone(&question);
        Some(view! {
            <div class="faq">
                <div class="faq-head">
                    <h2>
                        <a href=address aria-expanded=Signal::derive(move || if is_open.get() { "true" } else { "false" })>
                            <Icon glyph=Glyph::ChevronDown/>
                            <span dir="auto">{asked}</span>
                        </a>
                    </h2>
                    {(!question.is_published).then(|| view! { <Badge>{t::draft()}</Badge> })}
                    {warning(&question)}
                    <More subject=Subject::Question(Arc::clone(&question))/>
                </div>
                {live(move || is_open.get().then(|| view! { <Answer question=Arc::clone(&answer)/> }))}
            </div>
        })
    })
}

fn warning(question: &Question) -> Option<AnyView> {
    let at = question.expiry?;
    match Freshness::at(Some(at), Utc::now()) {
        Freshness::Fresh => None,
        Freshness::Soon => {
            Some(view! { <Badge tone=Tone::Warning>{t::expires_on(&format::date(at))}</Badge> }.into_any())
        }
        Freshness::Expired => {
            Some(view! { <Badge tone=Tone::Danger>{t::expired_on(&format::date(at))}</Badge> }.into_any())
        }
    }
}

#[component]
fn Answer(question: Arc<Question>) -> impl IntoView {
    let more = (!question.more.trim().is_empty()).then(|| question.more.clone());
    view! {
        <div class="faq-answer">
            <Markdown text=question.answer.clone() links=feeds::LINKS/>
            {more.map(|more| view! { <div class="faq-more"><Markdown text=more links=feeds::LINKS/></div> })}
            <Labels section=Section::Faqs category=question.category.clone() tags=question.tags.clone()/>
        </div>
    }
}

/// Category and tags, each leading to what else has it.
#[component]
pub fn Labels(
    /// Of which section.
    section: Section,
    /// Category's name.
    category: Option<String>,
    /// Tags, without `#`.
    tags: Vec<String>,
) -> impl IntoView {
    let by_category = category.map(|category| {
        let address = Query { category: Some(category.clone()), ..Query::all(section) }.address();
        view! { <a class="label" href=address dir="auto">{category}</a> }
    });
    let by_tag = tags.into_iter().map(|tag| {
        let address = Query { tag: Some(tag.clone()), ..Query::all(section) }.address();
        view! { <a class="label" href=address dir="auto">{format!("#{tag}")}</a> }
    });
    view! { <p class="labels">{by_category}{by_tag.collect_view()}</p> }
}
