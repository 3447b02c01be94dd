//! Changing a message where it stands.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    actions, adapter, composer::member_lookup, context::Area, message::LINKS, model::Message, pane::PaneView,
    preferences::Preferences,
};
use crate::{
    chunk::{chunk, lazily},
    kit::{
        button::{Button, Weight},
        editor::Editor,
        live,
    },
    task::spawn,
    text::{chats as t, failure},
};

chunk!(chats_edit(message: Arc<Message>) => view! { <EditMessage message/> });

/// The form in the place of a message's text, fetched on first use.
#[must_use]
pub fn form(message: Arc<Message>) -> AnyView {
    lazily(|| ().into_any(), move || chats_edit(Arc::clone(&message)))
}

/// The form in the place of a message's text.
#[component]
pub fn EditMessage(
    /// The message.
    message: Arc<Message>,
) -> impl IntoView {
    let area = expect_context::<Area>();
    let view = expect_context::<PaneView>();
    let before = actions::source_of(&message);
    let text = area.edited;
    let problem = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let close = move || area.editing.set(None);
    let save = move |()| {
        let words = text.get_untracked().trim().to_owned();
        if words == before.trim() {
            close();
            return;
        }
        if busy.get_untracked() || words.is_empty() {
            return;
        }
        busy.set(true);
        let about = Arc::clone(&message);
        spawn(async move {
            let changed =
                adapter::ask(view.id.source(), |adapter| adapter.edit(area.chats.net(), view.id, about, words)).await;
            match changed {
                Ok(message) => {
                    view.thread().put(message);
                    close();
                }
                Err(failure) => {
                    problem.try_set(Some(format!("{} {}", t::edit_failed(), failure::why(&failure))));
                }
            }
            busy.try_set(false);
        });
    };
    let key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    view! {
        <div class="message-edit">
            <Editor
                label=t::edit_message()
                placeholder=""
                value=text
                lookup=member_lookup(view)
                links=LINKS
                on_submit=save.clone()
                autofocus=true
                compact=true
                enter_submits=Signal::derive(|| Preferences::get().enter_sends)
                on_key=key
            />
            <p class="form-problem" role="alert">{live(move || problem.get())}</p>
            <div class="message-edit-actions">
                <Button on_press=move |()| close()>{t::cancel()}</Button>
                <Button weight=Weight::Primary busy on_press=save>{t::save()}</Button>
            </div>
        </div>
    }
}
