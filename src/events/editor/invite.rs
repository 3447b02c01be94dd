//! Who is invited, and whether they are busy then.

use std::{sync::Arc, time::Duration};

use api::{
    rotunda::{
        events::{BusyPerson, ListBusyTimes},
        vendors::Capability,
    },
    workdrive::UserId,
};
use chrono::{DateTime, Utc};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::super::{context::Area, draft::Draft, model::Entry, words};
use crate::{
    chunk::{chunk, lazily},
    kit::{
        icon::{Glyph, Icon},
        live,
        people_field::PeopleField,
        when,
    },
    people,
    person::Person,
    task::{follow, spawn},
    text::events as t,
};

/// How long the choice must rest before the server is asked.
const REST: Duration = Duration::from_millis(250);
/// How many people a backend is asked about at once.
const MOST: usize = 50;

/// What a backend is asked about.
type Question = (Vec<UserId>, DateTime<Utc>, DateTime<Utc>);

/// Who is invited.
#[component]
pub(super) fn InviteField(area: Area, draft: RwSignal<Draft>, entry: Option<Arc<Entry>>) -> impl IntoView {
    let net = area.calendar.net();
    let chosen = move || draft.with(|draft| draft.invited.iter().cloned().map(people::candidate).collect());
    view! {
        <div class="event-invited">
            <PeopleField
                label=t::invited()
                chosen=Signal::derive(chosen)
                on_add=move |chosen| draft.write().invited.extend(people::person(chosen))
                on_remove=move |id: String| draft.write().invited.retain(|person| person.id.to_string() != id)
                lookup=people::lookup(net)
            />
            {when(move || area.calendar.can(Capability::EventsBusy) && draft.with(|draft| !draft.invited.is_empty()), move || {
                let entry = entry.clone();
                lazily(|| ().into_any(), move || events_busy(area, draft, entry.clone()))
            })}
        </div>
    }
}

chunk!(events_busy(area: Area, draft: RwSignal<Draft>, entry: Option<Arc<Entry>>) => view! { <Busy area draft entry/> });

/// Who of the invited is busy then.
#[component]
fn Busy(area: Area, draft: RwSignal<Draft>, entry: Option<Arc<Entry>>) -> impl IntoView {
    let net = area.calendar.net();
    let found = RwSignal::new(None::<Result<Vec<BusyPerson>, ()>>);
    let question = Memo::new(move |_| {
        draft.with(|draft| {
            let (from, to) = draft.span().filter(|(from, to)| from < to)?;
            let people: Vec<UserId> = draft.invited.iter().take(MOST).map(|person| person.id).collect();
            Some((people, from, to))
        })
    });
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    follow(move || {
        let asked: Option<Question> = question.get();
        stop();
        let Some((users, from, to)) = asked.clone() else {
            found.set(None);
            return;
        };
        let ask = move || {
            spawn(async move {
                let answer = net.call(&ListBusyTimes { users, from, to }).await.map_err(|_| ());
                // An answer to an older question is of no use.
                if question.try_get_untracked() == Some(asked) {
                    found.set(Some(answer));
                }
            });
        };
        timer.set_value(set_timeout_with_handle(ask, REST).ok());
    });
    on_cleanup(stop);
    let said = move || match found.get()? {
        Err(()) => Some(view! { <p class="field-note">{t::busy_failed()}</p> }.into_any()),
        Ok(all) => {
            let people = draft.with_untracked(|draft| draft.invited.clone());
            let busy: Vec<String> =
                all.iter().filter_map(|busy| busy_sentence(area, busy, &people, entry.as_deref())).collect();
            Some(if busy.is_empty() {
                view! { <p class="field-note busy-none"><Icon glyph=Glyph::Check/>{t::all_are_free()}</p> }.into_any()
            } else {
                let rows = busy
                    .into_iter()
                    .map(|said| view! { <li><Icon glyph=Glyph::Warning/><span dir="auto">{said}</span></li> });
                view! { <ul class="busy-list">{rows.collect_view()}</ul> }.into_any()
            })
        }
    };
    view! { <div role="status" class="busy">{live(said)}</div> }
}

/// When somebody is busy, in a sentence; what is being changed is nothing that they are busy with.
fn busy_sentence(area: Area, busy: &BusyPerson, people: &[Person], entry: Option<&Entry>) -> Option<String> {
    let person = people.iter().find(|person| person.id == busy.user)?;
    let is_this = |from: DateTime<Utc>, to: DateTime<Utc>| {
        entry.is_some_and(|entry| {
            entry.start <= from && to <= entry.end && entry.invited.iter().any(|known| known.id == person.id)
        })
    };
    let here = area.calendar.here;
    let times = busy.times.iter().filter(|time| !is_this(time.from, time.to));
    let times =
        times.map(|time| format!("{} – {}", words::time(here.wall(time.from)), words::time(here.wall(time.to))));
    let times: Vec<String> = times.collect();
    (!times.is_empty()).then(|| t::is_busy(&person.name, &times.join(", ")))
}
