//! When an event is, by whose clock, and how it repeats.

use leptos::prelude::*;

use super::super::{
    context::Area,
    draft::{Draft, Flaw},
    model::Frequency,
    time::{Zone, all_zones},
    words,
};
use crate::{
    kit::{
        choice::{Checkbox, Choice, Select},
        fresh_id, live, when,
    },
    text::events as t,
};

/// When it is.
#[component]
pub(super) fn TimesField(
    area: Area,
    draft: RwSignal<Draft>,
    flaw: Memo<Option<Flaw>>,
    /// Whether it repeats already: then it goes on to do so.
    had_rule: bool,
) -> impl IntoView {
    let hours = move || draft.with(|draft| !draft.all_day);
    let problem = move || {
        let flaw = flaw.get()?;
        match flaw {
            Flaw::Time => Some(t::time_missing()),
            Flaw::Order => Some(t::ends_before()),
            Flaw::Length => Some(t::too_long()),
            Flaw::Until => Some(t::until_too_early()),
            Flaw::Title | Flaw::Meet => None,
        }
    };
    // What the reader's own clock shows then, where that is another.
    let elsewhere = move || {
        let here = area.calendar.here;
        draft.with(|draft| {
            let (from, to) = draft.span().filter(|_| !draft.all_day)?;
            let zone = Zone::named(&draft.zone)?;
            let walls = (here.wall(from), here.wall(to));
            let said = words::span(walls, false, (walls.0.date(), walls.1.date()));
            (!zone.agrees(here, from)).then(|| t::for_you(&said))
        })
    };
    view! {
        <fieldset class="event-times">
            <legend class="visually-hidden">{t::when()}</legend>
            <Checkbox label=t::all_day() checked=Signal::derive(move || draft.with(|draft| draft.all_day)) on_change=move |on| draft.write().set_all_day(on)/>
            <div class="event-time-row">
                <Moment label=t::begins() kind="date" value=move || draft.with(|draft| draft.from_day.clone()) on_change=move |text| draft.write().begin(|draft| draft.from_day = text)/>
                {when(hours, move || view! {
                    <Moment label=t::begins_at() kind="time" value=move || draft.with(|draft| draft.from_time.clone()) on_change=move |text| draft.write().begin(|draft| draft.from_time = text)/>
                })}
                <Moment label=t::ends() kind="date" value=move || draft.with(|draft| draft.to_day.clone()) on_change=move |text| draft.write().to_day = text/>
                {when(hours, move || view! {
                    <Moment label=t::ends_at() kind="time" value=move || draft.with(|draft| draft.to_time.clone()) on_change=move |text| draft.write().to_time = text/>
                })}
            </div>
            <p class="field-note field-problem" role="alert">{live(problem)}</p>
            <ZoneField draft/>
            {live(move || elsewhere().map(|said| view! { <p class="field-note">{said}</p> }))}
            <RepeatField draft had_rule/>
        </fieldset>
    }
}

/// A day or a time of day, in the browser's own field.
#[component]
fn Moment(
    label: &'static str,
    kind: &'static str,
    value: impl Fn() -> String + Send + Sync + 'static,
    on_change: impl Fn(String) + 'static,
) -> impl IntoView {
    let id = fresh_id("moment");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id type=kind prop:value=Signal::derive(value) on:change=move |event| on_change(event_target_value(&event))/>
        </div>
    }
}

/// Whose clock it follows.
#[component]
fn ZoneField(draft: RwSignal<Draft>) -> impl IntoView {
    let mut names = all_zones();
    let own = draft.with_untracked(|draft| draft.zone.clone());
    if !names.contains(&own) {
        names.insert(0, own);
    }
    let names = StoredValue::new(names);
    let choices = move || {
        names.with_value(|names| {
            names.iter().enumerate().map(|(place, name)| Choice::new(place, name.replace('_', " "))).collect::<Vec<_>>()
        })
    };
    let value = move || {
        draft.with(|draft| names.with_value(|names| names.iter().position(|name| *name == draft.zone))).unwrap_or(0)
    };
    let choose = move |place: usize| {
        if let Some(name) = names.with_value(|names| names.get(place).cloned()) {
            draft.write().zone = name;
        }
    };
    view! { <Select label=t::zone() choices value on_choose=choose/> }
}

/// How it repeats, and until when.
#[component]
fn RepeatField(draft: RwSignal<Draft>, had_rule: bool) -> impl IntoView {
    let choices = move || {
        let never = (!had_rule).then(|| Choice::new(None, t::never()));
        let often = Frequency::ALL.map(|(frequency, _)| Choice::new(Some(frequency), words::frequency(frequency)));
        never.into_iter().chain(often).collect::<Vec<_>>()
    };
    view! {
        <div class="event-time-row">
            <Select
                label=t::repetition()
                choices
                value=move || draft.with(|draft| draft.frequency)
                on_choose=move |frequency| draft.write().frequency = frequency
            />
            {when(move || draft.with(|draft| draft.frequency.is_some()), move || view! {
                <Moment label=t::until() kind="date" value=move || draft.with(|draft| draft.until.clone()) on_change=move |text| draft.write().until = text/>
            })}
        </div>
        {when(move || draft.with(|draft| draft.frequency.is_some() && draft.until.is_empty()), || view! {
            <p class="field-note">{t::until_help()}</p>
        })}
    }
}
