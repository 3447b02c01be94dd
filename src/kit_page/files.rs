//! The upload tray.

use leptos::prelude::*;

use super::Part;
use crate::kit::{
    button::Button,
    upload_tray::{TrayItem, TrayState, UploadTray},
};

/// A tray with a file in every state.
#[component]
pub(super) fn Files() -> impl IntoView {
    let items = RwSignal::new(every_state());
    let last = RwSignal::new("Nothing done yet".to_owned());
    let remove = move |key: u32| {
        items.write().retain(|item| item.key != key);
        last.set(format!("Took out {key}"));
    };
    view! {
        <Part title="Upload tray">
            <UploadTray items on_remove=remove on_retry=move |key: u32| last.set(format!("Sent {key} again"))/>
            <div class="kit-row">
                <Button on_press=move |()| items.set(every_state())>"All states again"</Button>
            </div>
            <p class="quiet" role="status">{move || last.get()}</p>
        </Part>
    }
}

fn every_state() -> Vec<TrayItem> {
    const MEGABYTE: u64 = 1_000_000;
    let files = [
        ("waiting.png", 800, TrayState::Queued),
        ("on-its-way.mp4", 48 * MEGABYTE, TrayState::Sending(17 * MEGABYTE)),
        ("looked-at.pdf", 3 * MEGABYTE, TrayState::Checking),
        ("there.png", 420_000, TrayState::Done(Some("/icon.svg".to_owned()))),
        ("there-without-a-picture.pdf", 2 * MEGABYTE, TrayState::Done(None)),
        ("connection-lost.zip", 9 * MEGABYTE, TrayState::Failed("The connection broke.".to_owned(), true)),
        ("notes.exe", 12_000, TrayState::Failed("This kind of file is not accepted.".to_owned(), false)),
        (
            "a-file-with-a-very-long-name-that-nobody-would-ever-choose-but-that-cameras-and-scanners-make-2026-11-23.jpeg",
            5 * MEGABYTE,
            TrayState::Sending(MEGABYTE),
        ),
    ];
    (1..)
        .zip(files)
        .map(|(key, (name, size_bytes, state))| TrayItem {
            key,
            name: name.to_owned(),
            size_bytes,
            state: ArcSignal::stored(state),
        })
        .collect()
}
