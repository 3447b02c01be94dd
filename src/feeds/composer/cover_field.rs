//! Cover and category of a news item.

use crate::kit::live;
use leptos::{html, prelude::*};

use super::{
    Pending,
    files_field::{module_of, take_arrived},
};
use crate::{
    feeds::{bar::categories, draft::Draft, model::Stream},
    kit::{
        button::Button,
        choice::{Choice, Select},
        editor::files_of,
        icon::Glyph,
        upload_tray::UploadTray,
    },
    net::Net,
    task::{follow, spawn},
    text::feeds as t,
    uploads::{Limits, Uploads, tray_item},
};

/// The wide picture above the title.
#[component]
pub(super) fn CoverField(net: Net, draft: RwSignal<Draft>, pending: RwSignal<Pending>) -> impl IntoView {
    let limits = Limits { video_bytes: 0, document_bytes: 0, ..Limits::EMBEDDED };
    let uploads = Uploads::new(net, module_of(Stream::News), limits);
    // What is pending here is added to what is pending with the files.
    let own = RwSignal::new(Pending::default());
    take_arrived(uploads, own, move |media| draft.write().cover = Some(media));
    follow(move || {
        let own = own.get();
        pending.update(|pending| pending.cover = (own.under_way, own.failed));
    });
    on_cleanup(move || uploads.give_up());
    let input = NodeRef::<html::Input>::new();
    let choose = move |()| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let cover = Memo::new(move |_| draft.with(|draft| draft.cover.clone()));
    view! {
        <fieldset class="cover-field">
            <legend>{t::cover()}</legend>
            {live(move || cover.get().map(|cover| view! { <img class="cover-preview" src=cover.url alt=cover.name/> }))}
            <UploadTray
                items=Signal::derive(move || uploads.list.get().into_iter().map(tray_item).collect())
                on_remove=move |key| uploads.remove(key)
                on_retry=move |key| uploads.retry(key)
            />
            <input
                node_ref=input
                type="file"
                accept="image/png,image/jpeg,image/gif,image/webp"
                hidden=true
                aria-label=t::cover()
                on:change=move |_| if let Some(input) = input.get_untracked() {
                    uploads.clear();
                    uploads.add(input.files().map(|list| files_of(&list)).unwrap_or_default());
                    input.set_value("");
                }
            />
            <div class="composer-add">
                <Button glyph=Glyph::Picture on_press=choose>{t::add_cover()}</Button>
                <Show when=move || cover.with(Option::is_some)>
                    <Button glyph=Glyph::Trash on_press=move |()| draft.write().cover = None>{t::remove_cover()}</Button>
                </Show>
            </div>
            <p class="field-note">{t::cover_help()}</p>
        </fieldset>
    }
}

/// The category, from the list of the vendor.
#[component]
pub(super) fn CategoryField(net: Net, draft: RwSignal<Draft>) -> impl IntoView {
    let names = RwSignal::new(Vec::<String>::new());
    spawn(async move {
        names.try_set(categories(net).await);
    });
    let choices = move || {
        let none = Choice::new(0_usize, t::no_category());
        std::iter::once(none)
            .chain(names.get().into_iter().enumerate().map(|(place, name)| Choice::new(place + 1, name)))
            .collect::<Vec<_>>()
    };
    let value = move || {
        let chosen = draft.with(|draft| draft.category.clone());
        names.with(|names| names.iter().position(|name| *name == chosen).map_or(0, |place| place + 1))
    };
    let choose = move |place: usize| {
        let name = place.checked_sub(1).and_then(|place| names.with_untracked(|names| names.get(place).cloned()));
        draft.write().category = name.unwrap_or_default();
    };
    view! { <Select label=t::category() choices=Signal::derive(choices) value=Signal::derive(value) on_choose=choose/> }
}
