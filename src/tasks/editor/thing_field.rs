//! Choosing the document, video or course that a task is about.

use std::sync::Arc;

use leptos::{html, prelude::*};

use crate::{
    kit::{
        fresh_id,
        icon::{Glyph, Icon},
        live,
        note::FailureNote,
        skeleton::RowSkeletons,
        when,
    },
    loading::Phase,
    tasks::{
        self,
        model::{Kind, ThingId},
        things::{Thing, Things},
    },
    text::{kit, lowercase, tasks as t},
};

/// So many are offered at once; words find the others.
const MOST: usize = 30;

/// The chosen thing, or a field that finds one.
#[component]
pub fn ThingField(
    /// Of which kind.
    kind: Kind,
    /// Which one is chosen.
    chosen: Signal<Option<ThingId>>,
    /// Another is chosen, or none.
    #[prop(into)]
    on_choose: Callback<Option<ThingId>>,
    /// What is wrong with it.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let things = Things::kept();
    things.want(kind);
    let id = StoredValue::new(fresh_id("thing"));
    let label = match kind {
        Kind::Video => t::choose_video(),
        Kind::Course => t::choose_course(),
        _ => t::choose_document(),
    };
    let is_chosen = Memo::new(move |_| chosen.with(Option::is_some));
    let shown = move || {
        chosen.get().map(|of| match things.get(of) {
            Some(thing) => view! { <span class="thing-title" dir="auto">{thing.title.clone()}</span> }.into_any(),
            None => view! { <span class="thing-title">{tasks::kind_name(kind)}</span> }.into_any(),
        })
    };
    view! {
        <div class="field thing-field" class:invalid=Signal::derive(move || error.with(Option::is_some))>
            <label for=id.get_value()>{label}</label>
            {when(move || is_chosen.get(), move || view! {
                <div class="thing-chosen">
                    <Icon glyph=tasks::kind_glyph(kind)/>
                    {live(shown)}
                    <button type="button" class="button quiet icon-only" id=id.get_value() aria-label=kit::remove(tasks::kind_name(kind)) on:click=move |_| on_choose.run(None)>
                        <Icon glyph=Glyph::Close/>
                    </button>
                </div>
            })}
            {when(move || !is_chosen.get(), move || view! { <Finder kind things id on_choose/> })}
            <div class="field-note"><span aria-live="polite">{live(move || error.get())}</span></div>
        </div>
    }
}

#[component]
fn Finder(kind: Kind, things: Things, id: StoredValue<String>, on_choose: Callback<Option<ThingId>>) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let list = NodeRef::<html::Ul>::new();
    let found = Memo::new(move |_| {
        let words = lowercase(words.get().trim());
        let fits = |thing: &Arc<Thing>| {
            let said = lowercase(&format!("{} {}", thing.title, thing.detail.as_deref().unwrap_or_default()));
            words.split_whitespace().all(|word| said.contains(word))
        };
        things.all(kind).into_iter().filter(fits).take(MOST).collect::<Vec<_>>()
    });
    let option = move |place: usize| format!("{}-{place}", id.get_value());
    let step = move |by: isize| {
        let count = found.with_untracked(Vec::len);
        if count > 0 {
            active.update(|active| *active = (*active + count).saturating_add_signed(by) % count);
            let row =
                list.get_untracked().and_then(|list| list.children().item(u32::try_from(active.get_untracked()).ok()?));
            if let Some(row) = row {
                let nearest = web_sys::ScrollIntoViewOptions::new();
                nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
                row.scroll_into_view_with_scroll_into_view_options(&nearest);
            }
        }
    };
    let keydown = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        _ if event.is_composing() => {}
        "ArrowDown" | "ArrowUp" => {
            event.prevent_default();
            step(if event.key() == "ArrowDown" { 1 } else { -1 });
        }
        "Enter" => {
            event.prevent_default();
            let thing = found.with_untracked(|found| found.get(active.get_untracked()).map(|thing| thing.id));
            if thing.is_some() {
                on_choose.run(thing);
            }
        }
        _ => {}
    };
    let rows = move || {
        let row = |(place, thing): (usize, Arc<Thing>)| {
            let of = thing.id;
            view! {
                <li
                    role="option"
                    id=option(place)
                    aria-selected=move || if active.get() == place { "true" } else { "false" }
                    on:pointerdown=move |event| {
                        // The focus stays in the field.
                        event.prevent_default();
                        on_choose.run(Some(of));
                    }
                >
                    <span class="candidate-name" dir="auto">{thing.title.clone()}</span>
                    <span class="candidate-detail" dir="auto">{thing.detail.clone()}</span>
                </li>
            }
        };
        found.get().into_iter().enumerate().map(row).collect_view()
    };
    let is_empty = Memo::new(move |_| found.with(Vec::is_empty));
    let state = move || match things.phase(kind) {
        (Phase::Failed(failure), _) => {
            view! { <FailureNote what=t::thing_failed() failure on_retry=move |()| things.want(kind)/> }.into_any()
        }
        (Phase::Ready, true) => when(move || is_empty.get(), || view! { <p class="quiet">{t::nothing_found()}</p> }),
        _ => when(move || is_empty.get(), || view! { <RowSkeletons count=3/> }),
    };
    let list_id = move || format!("{}-list", id.get_value());
    view! {
        <input
            id=id.get_value()
            type="text"
            role="combobox"
            autocomplete="off"
            dir="auto"
            placeholder=t::search()
            aria-autocomplete="list"
            aria-expanded=move || if is_empty.get() { "false" } else { "true" }
            aria-controls=move || (!is_empty.get()).then(list_id)
            aria-activedescendant=move || (!is_empty.get()).then(|| option(active.get()))
            prop:value=words
            on:input=move |event| {
                words.set(event_target_value(&event));
                active.set(0);
            }
            on:keydown=keydown
        />
        <ul class="thing-options" class:empty=is_empty node_ref=list role="listbox" id=list_id() aria-label=tasks::kind_name(kind)>
            {live(rows)}
        </ul>
        {live(state)}
    }
}
