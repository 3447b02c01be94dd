//! Cover and category of a news item.

use leptos::prelude::*;

use super::{
    Pending,
    files_field::{module_of, take_arrived},
};
use crate::{
    feeds::{bar::categories, draft::Draft, model::Stream},
    kit::{
        button::Button,
        choice::{Choice, Select},
        icon::Glyph,
        live, when,
    },
    net::Net,
    task::{follow, spawn},
    text::feeds as t,
    uploads::{FileField, Limits, Uploads},
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
    let cover = Memo::new(move |_| draft.with(|draft| draft.cover.clone()));
    let remove = move || {
        let is_there = move || cover.with(Option::is_some);
        when(is_there, move || {
            view! { <Button glyph=Glyph::Trash on_press=move |()| draft.write().cover = None>{t::remove_cover()}</Button> }
        })
    };
    view! {
        <fieldset class="cover-field">
            <legend>{t::cover()}</legend>
            {live(move || cover.get().map(|cover| view! { <img class="cover-preview" src=cover.url alt=cover.name/> }))}
            <FileField
                uploads
                accept="image/png,image/jpeg,image/gif,image/webp"
                label=t::cover()
                choose=t::add_cover()
                glyph=Glyph::Picture
                beside=remove
            />
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
    view! { <Select label=t::category() choices value on_choose=choose/> }
}
