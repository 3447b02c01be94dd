//! The messages of a day.

use leptos::prelude::*;

use crate::{
    chats::{
        context::Area,
        model::{At, ConversationId},
        pane::PaneView,
        panel::found::{DayField, start_of},
    },
    kit::{
        button::{Button, Weight},
        list::Align,
    },
    task::spawn,
    text::{chats as t, failure},
};

/// The form.
#[component]
pub(super) fn JumpForm(id: ConversationId) -> impl IntoView {
    let area = expect_context::<Area>();
    let day = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let go = move |()| {
        let Some(moment) = day.with_untracked(|day| start_of(day, 0)) else { return };
        busy.set(true);
        spawn(async move {
            let adapter = crate::chats::adapter::of(id.source());
            match adapter.history(area.chats.net(), id, At::Moment(moment), 2, None).await {
                Ok(found) => {
                    area.asked.set(None);
                    // The first of the day, else the last before it.
                    let place = found.messages.iter().find(|one| one.at >= moment).or(found.messages.last());
                    if let Some(place) = place.map(|one| one.place) {
                        PaneView::of(area, id).show_at(area, place, Align::Start);
                    }
                }
                Err(problem) => area.toasts.warn(failure::why(&problem)),
            }
            busy.try_set(false);
        });
    };
    view! {
        <div class="dialog-body"><DayField label=t::day() value=day/></div>
        <footer class="dialog-foot">
            <Button on_press=move |()| area.asked.set(None)>{t::cancel()}</Button>
            <Button weight=Weight::Primary busy on_press=go>{t::show()}</Button>
        </footer>
    }
}
