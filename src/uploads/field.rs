//! A field for one file.

use leptos::{html, prelude::*};

use super::{Uploads, tray_item};
use crate::kit::{button::Button, editor::files_of, icon::Glyph, upload_tray::UploadTray};

/// What is on its way, and a button that chooses another in its place.
#[component]
pub fn FileField(
    /// Where it goes.
    uploads: Uploads,
    /// What may be chosen, as browsers say it, e.g. `image/png,image/jpeg`.
    accept: &'static str,
    /// What the file is.
    label: &'static str,
    /// What the button says.
    choose: &'static str,
    /// Stands on the button.
    glyph: Glyph,
    /// Stands beside the button.
    #[prop(optional, into)]
    beside: ViewFn,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let press = move |()| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <UploadTray
            items=Signal::derive(move || uploads.list.get().into_iter().map(tray_item).collect::<Vec<_>>())
            on_remove=move |key| uploads.remove(key)
            on_retry=move |key| uploads.retry(key)
        />
        <input
            node_ref=input
            type="file"
            accept=accept
            hidden=true
            aria-label=label
            on:change=move |_| if let Some(input) = input.get_untracked() {
                uploads.clear();
                uploads.add(input.files().map(|list| files_of(&list)).unwrap_or_default());
                input.set_value("");
            }
        />
        <div class="file-choose">
            <Button glyph on_press=press>{choose}</Button>
            {beside.run()}
        </div>
    }
}
