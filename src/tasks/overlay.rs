//! What opens over the lists: the menu of a task, and the question before what cannot be taken back. One for all rows.

use leptos::prelude::*;

use super::area::{Area, Question};
use crate::{
    chunk::chunk,
    kit::{
        button::{Button, Weight},
        dialog::{Confirm, Dialog, DialogSize},
        live,
        menu::MenuPanel,
    },
    text::{kit, tasks as t},
};

chunk!(pub(super) tasks_overlay() => view! { <Over/> });

#[component]
fn Over() -> impl IntoView {
    let area = expect_context::<Area>();
    let cancel = move |()| area.asked.set(None);
    let confirm = move |()| area.confirmed();
    let deletes = move || area.asked.with(|asked| matches!(asked, Some(Question::Delete(..))));
    let publishes = Memo::new(move |_| area.asked.with(|asked| matches!(asked, Some(Question::Publish(..)))));
    let question = move || {
        area.asked.with(|asked| match asked {
            Some(Question::Delete(ids, title)) if ids.len() == 1 => t::delete_question(title),
            Some(Question::Delete(ids, _)) => t::delete_many_question(ids.len() as u64),
            Some(Question::Publish(ids, title)) if ids.len() == 1 => t::publish_question(title),
            Some(Question::Publish(ids, _)) => t::publish_many_question(ids.len() as u64),
            None => String::new(),
        })
    };
    view! {
        {live(move || area.menu.open().map(|open| view! {
            <MenuPanel closer=area.menu.closer(&open.anchor) anchor=open.anchor actions=untrack(|| area.menu(&open.about))/>
        }))}
        <Confirm open=Signal::derive(deletes) question=Signal::derive(question) action=t::delete() on_confirm=confirm on_cancel=cancel/>
        <Dialog open=publishes on_close=cancel title=t::publish() size=DialogSize::Small>
            <div class="dialog-body">
                <p>{live(question)}</p>
                <p class="quiet">{t::published_is_fixed()}</p>
            </div>
            <footer class="dialog-foot">
                <Button on_press=cancel>{kit::cancel()}</Button>
                <Button on_press=confirm weight=Weight::Primary autofocus=true>{t::publish()}</Button>
            </footer>
        </Dialog>
    }
}
