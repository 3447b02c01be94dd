//! Files on their way, each with its progress, cancel and retry.

use leptos::prelude::*;

use super::{button::IconButton, each, icon::Glyph, live, when};
use crate::text::{format, kit as t};

/// How far a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrayState {
    /// Waits for its turn.
    Queued,
    /// So many bytes are sent.
    Sending(u64),
    /// The server looks at it.
    Checking,
    /// It is there; the address of a small picture of it, when it has one.
    Done(Option<String>),
    /// It did not get through, for this reason; and whether trying again may help.
    Failed(String, bool),
}

/// One file.
#[derive(Clone)]
pub struct TrayItem {
    /// Names it within the tray.
    pub key: u32,
    /// File name.
    pub name: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// How far it is; outlives whatever listed the files.
    pub state: ArcSignal<TrayState>,
}

/// The tray.
#[component]
pub fn UploadTray(
    /// The files.
    #[prop(into)]
    items: Signal<Vec<TrayItem>>,
    /// Takes one out, giving it up if it is on its way.
    #[prop(into)]
    on_remove: Callback<u32>,
    /// Sends one again.
    #[prop(into)]
    on_retry: Callback<u32>,
) -> impl IntoView {
    view! {
        {when(move || items.with(|items| !items.is_empty()), move || view! {
            <ul class="tray" aria-label=t::files()>
                {each(move || items.get(), |item| item.key.to_string(), move |item| view! { <TrayRow item on_remove on_retry/> })}
            </ul>
        })}
    }
}

#[component]
fn TrayRow(item: TrayItem, on_remove: Callback<u32>, on_retry: Callback<u32>) -> impl IntoView {
    let TrayItem { key, name, size_bytes, state } = item;
    let name = StoredValue::new(name);
    let state = Signal::from(state);
    let line = move || match state.get() {
        TrayState::Queued => t::queued().to_owned(),
        TrayState::Sending(sent) => t::sent_of(&format::bytes(sent), &format::bytes(size_bytes)),
        TrayState::Checking => t::checking().to_owned(),
        TrayState::Done(_) => format::bytes(size_bytes),
        TrayState::Failed(reason, _) => reason,
    };
    let picture = Memo::new(move |_| match state.get() {
        TrayState::Done(picture) => picture,
        _ => None,
    });
    let is_failed = move || state.with(|state| matches!(state, TrayState::Failed(..)));
    let may_retry = move || state.with(|state| matches!(state, TrayState::Failed(_, true)));
    let sent = move || {
        state.with(|state| match state {
            TrayState::Sending(sent) => Some(sent.to_string()),
            TrayState::Checking => Some(size_bytes.to_string()),
            _ => None,
        })
    };
    view! {
        <li class="tray-item" class:failed=is_failed>
            {live(move || picture.get().map(|address| view! { <img src=address alt="" class="tray-picture"/> }))}
            <div class="tray-text">
                <span class="tray-name" dir="auto">{name.get_value()}</span>
                <span class="tray-line" role="status">{line}</span>
                {live(move || sent().map(|sent| {
                    view! { <progress max=size_bytes.to_string() value=sent aria-label=name.get_value()></progress> }
                }))}
            </div>
            {when(may_retry, move || view! {
                <IconButton
                    glyph=Glyph::Retry
                    label=move || name.with_value(|name| t::retry_upload(name))
                    on_press=move |()| on_retry.run(key)
                />
            })}
            <IconButton
                glyph=Glyph::Close
                label=move || name.with_value(|name| match state.get() {
                    TrayState::Done(_) | TrayState::Failed(..) => t::remove(name),
                    _ => t::cancel_upload(name),
                })
                on_press=move |()| on_remove.run(key)
            />
        </li>
    }
}
