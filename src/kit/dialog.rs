//! Dialogs: the browser's own, which keeps the focus inside and gives it back.

use leptos::{html, prelude::*};

use super::{
    button::{Button, IconButton, Weight},
    fresh_id,
    icon::Glyph,
    live,
};
use crate::task::follow;
use crate::text::kit as t;

/// How wide a dialog is; all fill the screen where it is narrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DialogSize {
    /// A question.
    Small,
    /// A form.
    #[default]
    Medium,
    /// A picture; fills the screen.
    Full,
}

/// A modal dialog. Its content is made when it opens and dropped when it closes.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// The reader wants to close it: Escape, or the cross.
    #[prop(into)]
    on_close: Callback<()>,
    /// Title, also its name.
    #[prop(into)]
    title: Signal<String>,
    /// How wide.
    #[prop(optional)]
    size: DialogSize,
    /// Whether it may be closed without doing what it asks for.
    #[prop(default = true)]
    closable: bool,
    /// Content.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let title_id = StoredValue::new(fresh_id("dialog"));
    follow(move || {
        let (Some(dialog), open) = (element.get(), open.get()) else { return };
        if open && !dialog.open() {
            // It fails only for an element that is not on the page.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    let class = match size {
        DialogSize::Small => "dialog small",
        DialogSize::Medium => "dialog",
        DialogSize::Full => "dialog full",
    };
    let children = StoredValue::new(children);
    view! {
        <dialog
            node_ref=element
            class=class
            aria-labelledby=title_id.get_value()
            on:cancel=move |event: web_sys::Event| {
                // The owner decides: the dialog follows `open`.
                event.prevent_default();
                if closable {
                    on_close.run(());
                }
            }
            on:close=move |_| {
                // A second Escape closes it without asking. Then it follows, or opens again when it must be answered. One that was
                // closed by its owner and has been opened again since is left alone: this event comes late.
                let Some(dialog) = element.get_untracked().filter(|dialog| !dialog.open()) else { return };
                if open.try_get_untracked() == Some(true) {
                    if closable {
                        on_close.run(());
                    } else {
                        let _ = dialog.show_modal();
                    }
                }
            }
        >
            <header class="dialog-head">
                <h2 id=title_id.get_value()>{live(move || title.get())}</h2>
                {closable.then(|| view! { <IconButton glyph=Glyph::Close label=t::close() on_press=on_close/> })}
            </header>
            {live(move || open.get().then(|| children.with_value(|children| children())))}
        </dialog>
    }
}

/// A question before something that cannot be undone.
#[component]
pub fn Confirm(
    /// Whether it is asked.
    #[prop(into)]
    open: Signal<bool>,
    /// What is about to happen, by name.
    #[prop(into)]
    question: Signal<String>,
    /// The word for doing it.
    #[prop(into)]
    action: String,
    /// It shall happen.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// It shall not.
    #[prop(into)]
    on_cancel: Callback<()>,
) -> impl IntoView {
    let title = action.clone();
    let action = StoredValue::new(action);
    view! {
        <Dialog open on_close=on_cancel title size=DialogSize::Small>
            <p class="dialog-body">{live(move || question.get())}</p>
            <footer class="dialog-foot">
                <Button on_press=on_cancel autofocus=true>{t::cancel()}</Button>
                <Button on_press=on_confirm weight=Weight::Danger>{action.get_value()}</Button>
            </footer>
        </Dialog>
    }
}
