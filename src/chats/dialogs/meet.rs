//! A meeting of those in a conversation.

use chrono::{DateTime, Duration, Utc};
use leptos::prelude::*;

use super::foot::Foot;
use crate::{
    chats::{
        adapter::{self, NewMeeting},
        context::Area,
        model::ConversationId,
    },
    kit::{
        choice::{Choice, Select},
        field::TextField,
        fresh_id,
    },
    task::spawn,
    text::{chats as t, failure, format},
};

/// The form.
#[component]
pub(super) fn MeetForm(id: ConversationId) -> impl IntoView {
    let area = expect_context::<Area>();
    let title = RwSignal::new(untrack(|| area.chats.get(id)).map(|row| row.title.clone()).unwrap_or_default());
    let from = RwSignal::new(next_hour());
    let minutes = RwSignal::new(30_i64);
    let (busy, tried) = (RwSignal::new(false), RwSignal::new(false));
    let problem = RwSignal::new(None::<String>);
    let durations =
        || [15_i64, 30, 45, 60, 90, 120].map(|count| Choice::new(count, t::minutes(count.unsigned_abs()))).to_vec();
    let title_error =
        move || (tried.get() && title.with(|title| title.trim().is_empty())).then(|| t::title_missing().to_owned());
    let make = move |()| {
        tried.set(true);
        let name = title.get_untracked().trim().to_owned();
        let Some(begin) = from.with_untracked(|from| moment_of(from)) else { return };
        if name.is_empty() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        let meeting = NewMeeting { title: name, from: begin, to: begin + Duration::minutes(minutes.get_untracked()) };
        spawn(async move {
            match adapter::ask(id.source(), |adapter| adapter.meet(area.chats.net(), id, meeting)).await {
                Ok(()) => {
                    area.asked.set(None);
                    area.toasts.say(t::meeting_made());
                }
                Err(failure) => {
                    problem.try_set(Some(failure::why(&failure)));
                }
            }
            busy.try_set(false);
        });
    };
    let field = fresh_id("meeting");
    view! {
        <div class="dialog-body">
            <TextField label=t::title() value=title max=200 autofocus=true error=Signal::derive(title_error)/>
            <div class="field">
                <label for=field.clone()>{t::begins()}</label>
                <input id=field type="datetime-local" prop:value=Signal::derive(move || from.get()) on:input=move |event| from.set(event_target_value(&event))/>
                <p class="field-note">{format::zone()}</p>
            </div>
            <Select label=t::duration() choices=durations value=move || minutes.get() on_choose=move |chosen| minutes.set(chosen)/>
            <p class="quiet">{t::all_are_invited()}</p>
        </div>
        <Foot problem busy act=t::invite() on_act=make/>
    }
}

/// The next full hour, as the browser's field writes it.
fn next_hour() -> String {
    let date = js_sys::Date::new_0();
    date.set_hours(date.get_hours() + 1);
    let two = |number: u32| format!("{number:02}");
    let day = format!("{}-{}-{}", date.get_full_year(), two(date.get_month() + 1), two(date.get_date()));
    format!("{day}T{}:00", two(date.get_hours()))
}

/// A local time as the browser's field writes it.
fn moment_of(text: &str) -> Option<DateTime<Utc>> {
    let millis = js_sys::Date::new(&text.into()).get_time();
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds are whole")]
    (!millis.is_nan()).then(|| DateTime::from_timestamp_millis(millis as i64)).flatten()
}
