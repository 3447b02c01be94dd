//! The messages of a day.

use leptos::prelude::*;

use super::foot::Foot;
use crate::{
    chats::{
        adapter,
        context::Area,
        model::{At, ConversationId},
        pane::PaneView,
        panel::found::{DayField, start_of},
    },
    kit::list::Align,
    task::spawn,
    text::{chats as t, failure},
};

/// The form.
#[component]
pub(super) fn JumpForm(id: ConversationId) -> impl IntoView {
    let area = expect_context::<Area>();
    let day = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let go = move |()| {
        let Some(moment) = day.with_untracked(|day| start_of(day, 0)) else {
            problem.set(Some(t::day_missing().to_owned()));
            return;
        };
        busy.set(true);
        problem.set(None);
        spawn(async move {
            let at = At::Moment(moment);
            match adapter::ask(id.source(), |adapter| adapter.history(area.chats.net(), id, at, 2, None)).await {
                Ok(found) => {
                    area.asked.set(None);
                    // The first of the day, else the last before it.
                    let place = found.messages.iter().find(|one| one.at >= moment).or(found.messages.last());
                    if let Some(place) = place.map(|one| one.place) {
                        PaneView::of(area, id).show_at(area, place, Align::Start);
                    }
                }
                Err(why) => {
                    problem.try_set(Some(failure::why(&why)));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <div class="dialog-body"><DayField label=t::day() value=day/></div>
        <Foot problem busy act=t::show() on_act=go/>
    }
}
