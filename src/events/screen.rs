//! `/events`, `/events/{view}/{date}`, `/events/{view}/{date}/{id}`, `/events/{id}`

use chrono::{NaiveDate, TimeDelta};
use leptos::{html, prelude::*};

use super::{
    agenda::{self, events_agenda},
    bar::CalendarBar,
    bench,
    context::Area,
    drag::{Drag, push},
    editor::EditorHost,
    grid,
    hours::{self, events_hours},
    model::{Category, EventId},
    month::{MonthView, happening},
    overlay::QuestionHost,
    page::events_page,
    query::{Filter, Only, Place, Query, View},
    side::Side,
    store::Calendar,
    time::first_weekday,
    words,
};
use crate::{
    address::Address,
    app::Keep,
    chunk::{cards, lazily},
    kit::{button::IconButton, icon::Glyph, list::ListHandle, live, note::FailureNote, skeleton::LoadingBar, when},
    live::Live,
    loading::Phase,
    net::Net,
    shell::{Embedding, KeyRow, Keys},
    storage,
    task::follow,
    text::events as t,
};

/// Where the view that was used last is kept.
const USUAL: &str = "events.view";
/// From this width on a month has room for titles.
const WIDE: f64 = 600.0;

/// Wires address and store to the views.
#[component]
pub fn EventsScreen() -> impl IntoView {
    let net = expect_context::<Net>();
    let notices = expect_context::<Live>();
    let embedding = expect_context::<Embedding>();
    let calendar = expect_context::<Keep>().the(|| Calendar::open(net, &notices));
    let address = expect_context::<Address>();
    let usual = usual_view();
    let place = Memo::new(move |before: Option<&Place>| {
        let (path, search) = (address.path(), address.search());
        // While the address already leads elsewhere, this screen stays as it was.
        before.filter(|_| !path.starts_with("/events")).cloned().unwrap_or_else(|| Place::read(&path, &search, usual))
    });
    let query = Memo::new(move |_| place.with(|place| place.query.clone()));
    let open = Memo::new(move |_| place.with(|place| place.event));
    let area = Area::new(calendar, address, query);
    provide_context(area);
    bench::expose(net, area);

    let weekday = first_weekday();
    let days = Memo::new(move |_| query.with(|query| query.days(area.today.get(), weekday)));
    let view = Memo::new(move |_| query.with(|query| query.view));
    let now = Memo::new(move |_| calendar.entries.with(|entries| happening(entries, calendar.now.get())));
    follow(move || embedding.tell_route(&address.path()));
    follow(move || {
        let Query { view, filter, .. } = query.get();
        let (from, to) = days.get();
        if view == View::Agenda {
            calendar.show_list(&filter, calendar.here.begin(from));
        } else {
            // What takes whole days elsewhere may begin on the day before.
            let day = TimeDelta::days(1);
            calendar.show(&filter, (calendar.here.begin(from) - day, calendar.here.begin(to) + day));
        }
        if !place.with_untracked(|place| place.is_bare) {
            storage::write(USUAL, &view.segment());
        }
    });
    on_cleanup(move || calendar.rest());
    // An event that is named alone is shown where it happens.
    follow(move || {
        let Some(id) = open.get().filter(|_| place.with(|place| place.is_bare)) else { return };
        if let Some(entry) = calendar.entry(id) {
            area.replace(&query.get_untracked().at(usual, entry.days().0).address_of(id));
        }
    });
    let is_empty = Memo::new(move |_| calendar.entries.with(Vec::is_empty) && calendar.list.with(Vec::is_empty));
    crate::bench::mark_first_data(is_empty);

    let handle = ListHandle::<EventId>::default();
    let drag = Drag::new(area);
    serve_keys(area, &handle, drag, open);
    let phase = Memo::new(move |_| match view.get() {
        View::Agenda => calendar.pages.phase.get(),
        _ => calendar.phase.get(),
    });
    let side = RwSignal::new(false);
    // Where it covers the calendar, the day that was chosen in it is to be seen.
    let day = Memo::new(move |_| query.with(|query| query.date));
    follow(move || {
        day.track();
        side.set(false);
    });
    let on_close = Callback::new(move |()| area.close());
    let whole = NodeRef::<html::Div>::new();
    follow(move || {
        let Some(whole) = whole.get() else { return };
        let style = web_sys::HtmlElement::style(&whole);
        for Category { name, colour } in calendar.categories.get() {
            // It cannot fail for a property of one's own; without it events have the accent's colour.
            let _ = style.set_property(&Category::property_of(&name), colour.as_deref().unwrap_or_default());
        }
    });
    let main = move || {
        let shown = view.get();
        // What is about to go does not draw the days of the view that comes.
        let days = Memo::new(move |before: Option<&(NaiveDate, NaiveDate)>| {
            before.copied().filter(|_| view.get() != shown).unwrap_or_else(|| days.get())
        });
        match shown {
            View::Month => view! { <MonthView area drag days on=now/> }.into_any(),
            View::Week | View::Day => lazily(hours::shape, move || events_hours(area, drag, days, now)),
            View::Agenda => {
                let handle = handle.clone();
                lazily(agenda::shape, move || events_agenda(area, handle.clone()))
            }
        }
    };
    let failure = move || match (view.get(), phase.get()) {
        // A list says it where it ends.
        (View::Agenda, _) => None,
        (_, Phase::Failed(failure)) => Some(failure),
        _ => None,
    };
    view! {
        <div class="calendar" node_ref=whole class:has-open=Signal::derive(move || open.get().is_some()) class:has-side=side>
            <Side area weekday/>
            <section class="calendar-main" tabindex="-1" data-region="" aria-label=crate::text::shell::events()>
                <CalendarBar area days side/>
                <FilterStrip area/>
                <LoadingBar active=Signal::derive(move || phase.get() == Phase::Loading)/>
                {live(move || failure().map(|failure| view! {
                    <FailureNote what=t::load_failed() failure on_retry=move |()| calendar.reload()/>
                }))}
                {live(main)}
            </section>
            {live(move || open.get().map(|id| lazily(cards, move || events_page(area, id, on_close))))}
        </div>
        <EditorHost area/>
        <QuestionHost area/>
    }
}

/// What is left out, and the way back to all.
#[component]
fn FilterStrip(area: Area) -> impl IntoView {
    let query = area.query;
    let said = move || {
        query.with(|query| {
            let Filter { only, going, category, past } = &query.filter;
            let mut parts = Vec::new();
            parts.extend((*only != Only::Any).then(|| words::only(*only).to_owned()));
            parts.extend(going.then(|| t::only_going().to_owned()));
            parts.extend(category.clone());
            parts.extend(past.then(|| t::only_past().to_owned()));
            parts.join(" · ")
        })
    };
    let show_all = move |()| area.go(&Query { filter: Filter::default(), ..query.get_untracked() });
    when(
        move || query.with(|query| query.filter.is_set()),
        move || {
            view! {
                <div class="filter">
                    <span dir="auto">{live(said)}</span>
                    <IconButton glyph=Glyph::Close label=t::show_all() on_press=show_all/>
                </div>
            }
        },
    )
}

/// The view of an address that names none: the one that was used last; where there is little room a list.
fn usual_view() -> View {
    let kept = storage::read::<String>(USUAL);
    let kept = kept.and_then(|kept| View::ALL.into_iter().find(|(_, segment)| *segment == kept));
    let width = web_sys::window().and_then(|window| window.inner_width().ok()?.as_f64());
    let fitting = if width.is_some_and(|width| width < WIDE) { View::Agenda } else { View::Month };
    kept.map_or(fitting, |(view, _)| view)
}

fn serve_keys(area: Area, handle: &ListHandle<EventId>, drag: Drag, open: Memo<Option<EventId>>) {
    let (down, up) = (handle.clone(), handle.clone());
    let is_list = move || area.query.with_untracked(|query| query.view == View::Agenda);
    let step = move |handle: &ListHandle<EventId>, by: isize| {
        if is_list() {
            handle.move_focus(by);
        } else {
            grid::move_focus(by);
        }
    };
    let close = move || {
        if !drag.cancel()
            && let Some(id) = open.get_untracked()
        {
            area.close();
            request_animation_frame(move || grid::focus(id));
        }
    };
    expect_context::<Keys>().serve(vec![
        KeyRow::new("j", t::key_next(), move || step(&down, 1)),
        KeyRow::new("k", t::key_previous(), move || step(&up, -1)),
        KeyRow::new("Enter", t::key_open(), move || {
            if let Some(id) = grid::focused() {
                area.open(id);
            }
        }),
        KeyRow::new("c", t::key_create(), move || area.write_soon()),
        KeyRow::new("n", t::key_forward(), move || area.step(1)),
        KeyRow::new("p", t::key_back(), move || area.step(-1)),
        KeyRow::new("t", t::key_today(), move || area.to_today()),
        KeyRow::new("m", t::month(), move || area.view_as(View::Month)),
        KeyRow::new("w", t::week(), move || area.view_as(View::Week)),
        KeyRow::new("d", t::day(), move || area.view_as(View::Day)),
        KeyRow::new("a", t::agenda(), move || area.view_as(View::Agenda)),
        KeyRow::new("Alt →", t::key_move(), move || {
            push(area, "ArrowRight", false);
        }),
        KeyRow::new("Shift Alt →", t::key_stretch(), move || {
            push(area, "ArrowRight", true);
        }),
        KeyRow::new("Escape", t::key_close(), close),
    ]);
}
