//! What was understood of a line, each part with the way to take it back.

use std::ops::Range;

use chrono::{TimeDelta, Utc};
use leptos::prelude::*;

use super::{
    Day, Line, Who,
    people::{Found, Known},
};
use crate::{
    kit::{
        avatar::{Avatar, AvatarSize},
        icon::{Glyph, Icon},
        live,
    },
    tasks,
    text::{self, format, kit, tasks as t},
};

/// What was understood of a line.
#[component]
pub fn Chips(
    /// The reading.
    read: Memo<Line>,
    /// Who is named.
    found: Found,
    /// The line.
    line: RwSignal<String>,
    /// The line is to be another.
    #[prop(into)]
    on_change: Callback<String>,
    /// A phrase is not to be read as anything any more.
    #[prop(into)]
    on_plain: Callback<String>,
    /// The reader's day.
    today: Memo<Day>,
) -> impl IntoView {
    // What has a mark of its own goes from the line; words stay there as words.
    let cut = move |at: Range<usize>| {
        let text = line.get_untracked();
        if let (Some(before), Some(after)) = (text.get(..at.start), text.get(at.end..)) {
            on_change.run(format!("{} {}", before.trim_end(), after.trim_start()).trim().to_owned());
        }
    };
    let plain = move |at: Range<usize>| {
        if let Some(phrase) = line.get_untracked().get(at) {
            on_plain.run(text::lowercase(phrase));
        }
    };
    let chips = move || {
        let now = read.get();
        let mut chips: Vec<AnyView> = Vec::new();
        let kind = now.kind();
        let of_kind = now.kind.map(|part| Callback::new(move |()| cut(part.at.clone())));
        chips.push(chip(Some(tasks::kind_glyph(kind)), tasks::kind_name(kind).to_owned(), of_kind));
        if let Some(due) = now.due {
            // Asked for, so that it is said anew after midnight.
            today.track();
            let said = due_said(due.value);
            chips.push(chip(Some(Glyph::Calendar), said, Some(Callback::new(move |()| plain(due.at.clone())))));
        }
        if let Some(hours) = now.hours {
            let said = t::takes_hours(u64::from(hours.value));
            chips.push(chip(Some(Glyph::Clock), said, Some(Callback::new(move |()| plain(hours.at.clone())))));
        }
        if let Some(link) = now.link {
            chips.push(chip(Some(Glyph::Link), link.value, Some(Callback::new(move |()| plain(link.at.clone())))));
        }
        if let Some(text) = now.text {
            chips.push(chip(
                Some(Glyph::Edit),
                t::text_is(&text.value),
                Some(Callback::new(move |()| cut(text.at.clone()))),
            ));
        }
        for part in now.people {
            chips.push(who(found, part.value, Callback::new(move |()| cut(part.at.clone()))));
        }
        chips
    };
    view! {
        <ul class="quick-chips" aria-label=t::understood()>{live(chips)}</ul>
    }
}

fn chip(glyph: Option<Glyph>, said: String, remove: Option<Callback<()>>) -> AnyView {
    view! {
        <li class="chip quick-chip">
            {glyph.map(|glyph| view! { <Icon glyph/> })}
            <span class="quick-chip-text" dir="auto">{said.clone()}</span>
            {remove.map(|remove| remove_button(&said, remove))}
        </li>
    }
    .into_any()
}

fn remove_button(said: &str, remove: Callback<()>) -> AnyView {
    view! {
        <button type="button" aria-label=kit::remove(said) on:click=move |_| {
            remove.run(());
            // It has just lost the button.
            let _ = super::focus_quick();
        }>
            <Icon glyph=Glyph::Close/>
        </button>
    }
    .into_any()
}

/// Somebody: found, one of several who may be meant, or nobody.
fn who(found: Found, who: Who, remove: Callback<()>) -> AnyView {
    let name = match &who {
        Who::Me => String::new(),
        Who::Named(name) => name.clone(),
    };
    match found.of(&who) {
        Known::Looking => chip(Some(Glyph::People), name, Some(remove)),
        Known::Failed => warning(t::search_failed(), &name, remove),
        Known::Found(people, _) if people.is_empty() => warning(&t::nobody_called(&name), &name, remove),
        Known::Found(people, chosen) => {
            let chosen = chosen.min(people.len() - 1);
            let person = people[chosen].clone();
            let said = person.name.clone();
            let several = people.len() > 1;
            let options = people.into_iter().enumerate().map(|(place, person)| {
                let detail = person.title.map(|title| format!(" · {title}")).unwrap_or_default();
                view! { <option value=place.to_string() selected=place == chosen>{person.name}{detail}</option> }
            });
            let label = t::who_is(&name);
            let choose = move |event| {
                if let Ok(place) = event_target_value(&event).parse() {
                    found.choose(&name, place);
                }
            };
            view! {
                <li class="chip quick-chip">
                    <Avatar id=person.id.to_string() name=person.name.clone() picture=person.picture size=AvatarSize::Small/>
                    {if several {
                        view! { <select aria-label=label on:change=choose>{options.collect_view()}</select> }.into_any()
                    } else {
                        view! { <span class="quick-chip-text" dir="auto">{said.clone()}</span> }.into_any()
                    }}
                    {remove_button(&said, remove)}
                </li>
            }
            .into_any()
        }
    }
}

fn warning(said: &str, name: &str, remove: Callback<()>) -> AnyView {
    view! {
        <li class="chip quick-chip warning">
            <Icon glyph=Glyph::Warning/>
            <span class="quick-chip-text" dir="auto">{said.to_owned()}</span>
            {remove_button(name, remove)}
        </li>
    }
    .into_any()
}

/// A day that is so far ahead, with its date.
fn due_said(days: u32) -> String {
    let date = format::long_day(Utc::now() + TimeDelta::days(i64::from(days)));
    match days {
        0 => t::due_on(t::due_today(), &date),
        1 => t::due_on(t::due_tomorrow(), &date),
        _ => date,
    }
}
