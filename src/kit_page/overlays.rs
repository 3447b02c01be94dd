//! What opens above the page: dialogs, menus, popovers, short messages.

use std::sync::Arc;

use leptos::prelude::*;

use super::Part;
use crate::kit::{
    button::{Button, Weight},
    dialog::{Confirm, Dialog, DialogSize},
    field::TextField,
    icon::Glyph,
    menu::{Action, Menu},
    opener::Opener,
    popover::Popover,
    toast::Toasts,
};

/// Dialogs of every size, one that cannot be closed, a long one, and a confirmation.
#[component]
pub(super) fn Dialogs() -> impl IntoView {
    let [small, medium, full, stubborn, long, confirm] = [false; 6].map(RwSignal::new);
    let answer = RwSignal::new("Not asked yet");
    let name = RwSignal::new(String::new());
    let confirmed = move |()| {
        confirm.set(false);
        answer.set("Deleted");
    };
    let cancelled = move |()| {
        confirm.set(false);
        answer.set("Kept");
    };
    let opener = |label: &'static str, open: RwSignal<bool>| view! { <Button on_press=move |()| open.set(true)>{label}</Button> };
    view! {
        <Part title="Dialogs">
            <div class="kit-row">
                {opener("Small", small)}
                {opener("Form", medium)}
                {opener("Full", full)}
                {opener("Not closable", stubborn)}
                {opener("Long", long)}
                {opener("Confirmation", confirm)}
            </div>
            <p class="quiet" role="status">{move || answer.get()}</p>
            <Dialog open=small on_close=move |()| small.set(false) title="A small one" size=DialogSize::Small>
                <p class="dialog-body">"It says one thing."</p>
            </Dialog>
            <Dialog open=medium on_close=move |()| medium.set(false) title="A form">
                <div class="dialog-body">
                    <TextField label="Name" value=name autofocus=true/>
                </div>
                <footer class="dialog-foot">
                    <Button on_press=move |()| medium.set(false)>"Cancel"</Button>
                    <Button weight=Weight::Primary on_press=move |()| medium.set(false)>"Save"</Button>
                </footer>
            </Dialog>
            <Dialog open=full on_close=move |()| full.set(false) title="One that fills the screen" size=DialogSize::Full>
                <p class="dialog-body">"A picture goes here."</p>
            </Dialog>
            <Dialog open=stubborn on_close=|()| () title="Answer first" size=DialogSize::Small closable=false>
                <p class="dialog-body">"Escape does not close it."</p>
                <footer class="dialog-foot">
                    <Button weight=Weight::Primary on_press=move |()| stubborn.set(false)>"Answer"</Button>
                </footer>
            </Dialog>
            <Dialog open=long on_close=move |()| long.set(false) title="One with a very long title that does not fit into one line on a narrow screen">
                <div class="dialog-body">
                    {(1..=40).map(|line| view! { <p>{format!("Line {line} of what must scroll inside the dialog.")}</p> }).collect_view()}
                </div>
            </Dialog>
            <Confirm
                open=confirm
                question="“Summer party” and its 14 comments go for good."
                action="Delete the post"
                on_confirm=confirmed
                on_cancel=cancelled
            />
        </Part>
    }
}

/// A menu with ordinary and dangerous actions, and a bare popover.
#[component]
pub(super) fn Menus() -> impl IntoView {
    let done = RwSignal::new("Nothing done yet");
    let actions = Arc::new(move || {
        vec![
            Action::new(Glyph::Copy, "Copy the link", move || done.set("Copied")),
            Action::new(Glyph::Edit, "Edit", move || done.set("Edited")),
            Action::new(Glyph::Trash, "Delete", move || done.set("Deleted")).dangerous(),
        ]
    });
    let opener = Opener::<()>::new();
    view! {
        <Part title="Menu and popover">
            <div class="kit-row">
                <Menu label="What to do" actions/>
                <button type="button" class="button" on:click=move |event| opener.press(event.target(), || ())>"Popover"</button>
                {move || opener.open().map(|open| view! {
                    <Popover closer=opener.closer(&open.anchor) anchor=open.anchor class="kit-popover">
                        <p>"Escape or a press beside it closes this."</p>
                    </Popover>
                })}
            </div>
            <p class="quiet" role="status">{move || done.get()}</p>
        </Part>
    }
}

/// Short messages: plain, with undo, of a failure.
#[component]
pub(super) fn Messages() -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let undone = RwSignal::new(0_u32);
    let with_undo = move |()| toasts.say_with_undo("Post deleted.", move || undone.update(|undone| *undone += 1));
    view! {
        <Part title="Toasts">
            <div class="kit-row">
                <Button on_press=move |()| toasts.say("Link copied.")>"Say"</Button>
                <Button on_press=with_undo>"Say, with undo"</Button>
                <Button on_press=move |()| toasts.warn("The reaction was not saved. The server could not be reached.")>"Warn"</Button>
            </div>
            <p class="quiet" role="status">{move || format!("Undone {} times", undone.get())}</p>
        </Part>
    }
}
