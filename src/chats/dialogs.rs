//! What is asked before or while something is done; one dialog at a time.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    adapter::{self, Change},
    context::{Area, Asked},
    model::ConversationId,
    place::Place,
    row::line_of,
};
use crate::{
    chunk::{chunk, on_need},
    kit::{
        dialog::{Confirm, Dialog, DialogSize},
        live,
    },
    text::chats as t,
};

pub mod foot;
pub mod jump;
pub mod make;
pub mod meet;
pub mod people;
pub mod request;
pub mod seen;
pub mod text;

pub use people::PeoplePicker;

chunk!(chats_dialogs() => view! { <Opened/> });

/// The place where they open, fetched on first use.
#[component]
pub fn Dialogs() -> impl IntoView {
    let area = expect_context::<Area>();
    on_need(move || area.asked.with(Option::is_some), chats_dialogs)
}

#[component]
fn Opened() -> impl IntoView {
    let area = expect_context::<Area>();
    let close = move |()| area.asked.set(None);
    let asked = move || area.asked.get();
    let is_form = Memo::new(move |_| area.asked.with(|asked| asked.as_ref().is_some_and(|asked| !is_question(asked))));
    let title =
        move || area.asked.with(|asked| asked.as_ref().map_or_else(String::new, |asked| title_of(asked).to_owned()));
    view! {
        <Dialog open=is_form on_close=close title size=DialogSize::Small>
            {area.asked.get_untracked().map(form)}
        </Dialog>
        {live(move || asked().filter(is_question).map(|asked| view! { <Question asked/> }))}
    }
}

/// Whether it is a question that is answered with yes or no.
fn is_question(asked: &Asked) -> bool {
    matches!(asked, Asked::Leave(_) | Asked::Destroy(_) | Asked::Close(_) | Asked::Delete(..) | Asked::Suppress(..))
}

fn title_of(asked: &Asked) -> &'static str {
    match asked {
        Asked::Make => t::new_conversation(),
        Asked::Rename(_) => t::rename(),
        Asked::Describe(_) => t::describe(),
        Asked::Meet(_) => t::new_meeting(),
        Asked::Sign(_) => t::request_signature(),
        Asked::Approve(_) => t::request_approval(),
        Asked::Jump(_) => t::jump_to_date(),
        Asked::SeenBy(..) => t::seen_by(),
        Asked::Leave(_) => t::leave(),
        Asked::Destroy(_) => t::destroy(),
        Asked::Close(_) => t::close_conversation(),
        Asked::Delete(..) => t::delete(),
        Asked::Suppress(..) => t::suppress(),
    }
}

fn form(asked: Asked) -> AnyView {
    match asked {
        Asked::Make => view! { <make::MakeForm/> }.into_any(),
        Asked::Rename(id) => view! { <text::TextForm id what=text::What::Title/> }.into_any(),
        Asked::Describe(id) => view! { <text::TextForm id what=text::What::Description/> }.into_any(),
        Asked::Meet(id) => view! { <meet::MeetForm id/> }.into_any(),
        Asked::Sign(id) => view! { <request::RequestForm id is_signature=true/> }.into_any(),
        Asked::Approve(id) => view! { <request::RequestForm id is_signature=false/> }.into_any(),
        Asked::Jump(id) => view! { <jump::JumpForm id/> }.into_any(),
        Asked::SeenBy(id, message) => view! { <seen::SeenBy id message/> }.into_any(),
        _ => ().into_any(),
    }
}

/// A question before something that cannot be undone.
#[component]
fn Question(asked: Asked) -> impl IntoView {
    let area = expect_context::<Area>();
    let title = |id: ConversationId| untrack(|| area.chats.get(id)).map(|row| row.title.clone()).unwrap_or_default();
    let question = match &asked {
        Asked::Leave(id) => t::leave_question(&title(*id)),
        Asked::Destroy(id) => t::destroy_question(&title(*id)),
        Asked::Close(id) => t::close_question(&title(*id)),
        Asked::Delete(_, message) => t::delete_question(&line_of(message)),
        Asked::Suppress(_, message) => t::suppress_question(&line_of(message)),
        _ => String::new(),
    };
    let action = title_of(&asked);
    let close = move |()| area.asked.set(None);
    let confirm = move |()| {
        close(());
        act(area, &asked);
    };
    view! { <Confirm open=Signal::stored(true) question=Signal::stored(question) action on_confirm=confirm on_cancel=close/> }
}

fn act(area: Area, asked: &Asked) {
    let chats = area.chats;
    match asked {
        Asked::Leave(id) | Asked::Destroy(id) => {
            let id = *id;
            let change = if matches!(asked, Asked::Leave(_)) { Change::Leave } else { Change::Destroy };
            area.run(t::leave_failed(), async move {
                chats.change(id, change).await?;
                if chats.open.get_untracked() == Some(id) {
                    area.go(Place::default());
                }
                Ok(())
            });
        }
        Asked::Close(id) => area.run(t::change_failed(), chats.change(*id, Change::Close(true))),
        Asked::Delete(id, message) => {
            let (id, message) = (*id, Arc::clone(message));
            area.run(t::delete_failed(), async move {
                let place = message.place;
                adapter::ask(id.source(), |adapter| adapter.delete(chats.net(), id, message)).await?;
                chats.thread(id).refresh(place).await;
                Ok(())
            });
        }
        Asked::Suppress(id, message) => {
            let (id, message) = (*id, Arc::clone(message));
            area.run(t::suppress_failed(), async move {
                let place = message.place;
                adapter::ask(id.source(), |adapter| adapter.suppress(chats.net(), id, message)).await?;
                chats.thread(id).remove(place);
                Ok(())
            });
        }
        _ => {}
    }
}
