//! The column beside the calendar: a small month to go by, and what is left out.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{
    context::Area,
    query::{Filter, Only, Query, View, first_of_month, months_on, week_of},
    time::days_on,
    words,
};
use crate::{
    kit::{
        button::IconButton,
        choice::{Checkbox, Choice, Select},
        icon::Glyph,
        live, when,
    },
    text::events as t,
};

/// The column.
#[component]
pub fn Side(
    /// What is shared.
    area: Area,
    /// On which weekday weeks begin.
    weekday: u32,
) -> impl IntoView {
    view! {
        <aside class="calendar-side" tabindex="-1" data-region="" aria-label=t::filters()>
            <SmallMonth area weekday/>
            <Filters area/>
        </aside>
    }
}

/// A month to go by.
#[component]
fn SmallMonth(area: Area, weekday: u32) -> impl IntoView {
    let query = area.query;
    let day = Memo::new(move |_| query.with(|query| query.day(area.today.get())));
    // Leafing here does not change what is shown; what is shown changes this.
    let leafed = RwSignal::new((day.get_untracked(), 0_i32));
    let month = Memo::new(move |_| {
        let (of, by) = leafed.get();
        let by = if of == day.get() { by } else { 0 };
        months_on(first_of_month(day.get()), by)
    });
    let leaf = move |by: i32| {
        let day = day.get_untracked();
        leafed.update(|leafed| *leafed = (day, if leafed.0 == day { leafed.1 + by } else { by }));
    };
    let weeks = move || {
        let (month, shown, today) = (month.get(), day.get(), area.today.get());
        let first = week_of(month, weekday);
        let of = query.get();
        let cell = |day: NaiveDate| {
            view! {
                <td>
                    <a
                        class="small-day"
                        class:outside=first_of_month(day) != month
                        class:today=day == today
                        href=of.at(of.view, day).address()
                        aria-label=words::day(day)
                        aria-current=(day == shown).then_some("date")
                    >
                        {words::number(day)}
                    </a>
                </td>
            }
        };
        let week =
            |by: i64| view! { <tr>{(0..7).map(|place| cell(days_on(first, by * 7 + place))).collect_view()}</tr> };
        (0..6).map(week).collect_view()
    };
    let heads = (0..7).map(|place| {
        let day = days_on(week_of(NaiveDate::default(), weekday), place);
        view! { <th scope="col"><abbr title=words::weekday(day)>{words::weekday_letter(day)}</abbr></th> }
    });
    view! {
        <div class="small-month">
            <div class="small-head">
                <h2>{live(move || words::month(month.get()))}</h2>
                <IconButton glyph=Glyph::Previous label=t::month_before() on_press=move |()| leaf(-1)/>
                <IconButton glyph=Glyph::Next label=t::month_after() on_press=move |()| leaf(1)/>
            </div>
            <table>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{live(weeks)}</tbody>
            </table>
        </div>
    }
}

/// What is left out.
#[component]
fn Filters(area: Area) -> impl IntoView {
    let query = area.query;
    let change = move |change: &dyn Fn(&mut Filter)| {
        let mut next = query.get_untracked();
        change(&mut next.filter);
        area.go(&next);
    };
    let kinds = || Only::ALL.map(|(only, _)| Choice::new(only, words::only(only))).to_vec();
    let categories = move || {
        let chosen = query.with(|query| query.filter.category.clone());
        let link = move |name: Option<String>, label: String, colour: Option<String>| {
            let is_chosen = chosen == name;
            let shown = query.get();
            let filter = Filter { category: name, ..shown.filter.clone() };
            view! {
                <li>
                    <a
                        class="side-category"
                        href=Query { filter, ..shown }.address()
                        aria-current=is_chosen.then_some("true")
                        style:--mark=colour
                    >
                        <span class="event-mark"></span>
                        <span dir="auto">{label}</span>
                    </a>
                </li>
            }
        };
        let all = area.calendar.categories.get();
        let named = all.into_iter().map(|category| {
            let label = category.name.clone();
            (Some(category.name), label, category.colour)
        });
        let every = (None, t::all_categories().to_owned(), None);
        std::iter::once(every).chain(named).map(|(name, label, colour)| link(name, label, colour)).collect_view()
    };
    view! {
        <div class="side-filters">
            <Select
                label=t::kind()
                choices=kinds
                value=move || query.with(|query| query.filter.only)
                on_choose=move |only| change(&|filter| filter.only = only)
            />
            <Checkbox
                label=t::only_going()
                checked=Signal::derive(move || query.with(|query| query.filter.going))
                on_change=move |on| change(&|filter| filter.going = on)
            />
            {when(move || query.with(|query| query.view == View::Agenda), move || view! {
                <Checkbox
                    label=t::only_past()
                    checked=Signal::derive(move || query.with(|query| query.filter.past))
                    on_change=move |on| change(&|filter| filter.past = on)
                />
            })}
            {when(move || area.calendar.categories.with(|all| !all.is_empty()), move || view! {
                <div class="side-categories">
                    <h2>{t::category()}</h2>
                    <ul>{live(categories)}</ul>
                </div>
            })}
        </div>
    }
}
