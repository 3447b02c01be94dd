//! The poster of an event and the film of a livestream.

use api::workdrive::module_codes::ModuleCode;
use leptos::prelude::*;

use super::super::draft::Draft;
use crate::{
    feeds::model::Media,
    kit::{button::Button, icon::Glyph, live, when},
    net::Net,
    task::follow,
    text::events as t,
    uploads::{FileField, Limits, Progress, Uploads},
};

/// What still stands between a draft and its saving: of the poster and of the film, whether it is on its way and whether it failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pending {
    poster: (bool, bool),
    film: (bool, bool),
}

impl Pending {
    /// Whether a file is on its way.
    pub fn under_way(self) -> bool {
        self.poster.0 || self.film.0
    }

    /// Whether one did not get through.
    pub fn failed(self) -> bool {
        self.poster.1 || self.film.1
    }
}

/// Hands over what has arrived, and says whether something is on its way, or failed.
fn take_arrived(uploads: Uploads, on_state: impl Fn((bool, bool)) + 'static, on_arrived: impl Fn(Media) + 'static) {
    follow(move || {
        let mut state = (false, false);
        let mut arrived = Vec::new();
        uploads.list.with(|list| {
            for upload in list {
                match upload.progress.get() {
                    Progress::Done(file) => arrived.push((upload.key, Media::read(*file))),
                    Progress::Refused(_) | Progress::Failed(_) => state.1 = true,
                    Progress::Queued | Progress::Sending(_) | Progress::Checking => state.0 = true,
                }
            }
        });
        on_state(state);
        for (key, media) in arrived {
            uploads.remove(key);
            if let Some(media) = media {
                on_arrived(media);
            }
        }
    });
    on_cleanup(move || uploads.give_up());
}

/// The picture above the event.
#[component]
pub(super) fn PosterField(net: Net, draft: RwSignal<Draft>, pending: RwSignal<Pending>) -> impl IntoView {
    let limits = Limits { video_bytes: 0, document_bytes: 0, ..Limits::EMBEDDED };
    let uploads = Uploads::new(net, ModuleCode::EVENT, limits);
    take_arrived(
        uploads,
        move |state| pending.update(|pending| pending.poster = state),
        move |media| draft.write().poster = Some(media),
    );
    let poster = Memo::new(move |_| draft.with(|draft| draft.poster.clone()));
    let remove = move || {
        when(
            move || poster.with(Option::is_some),
            move || {
                view! { <Button glyph=Glyph::Trash on_press=move |()| draft.write().poster = None>{t::remove_poster()}</Button> }
            },
        )
    };
    view! {
        <fieldset class="cover-field">
            <legend>{t::poster()}</legend>
            {live(move || poster.get().map(|poster| view! { <img class="cover-preview" src=poster.url alt=poster.name/> }))}
            <FileField
                uploads
                accept="image/png,image/jpeg,image/gif,image/webp"
                label=t::poster()
                choose=t::add_poster()
                glyph=Glyph::Picture
                beside=remove
            />
        </fieldset>
    }
}

/// The film that a livestream sends.
#[component]
pub(super) fn FilmField(net: Net, draft: RwSignal<Draft>, pending: RwSignal<Pending>) -> impl IntoView {
    let limits = Limits { picture_bytes: 0, document_bytes: 0, ..Limits::EMBEDDED };
    let uploads = Uploads::new(net, ModuleCode::EVENT, limits);
    take_arrived(
        uploads,
        move |state| pending.update(|pending| pending.film = state),
        move |media| draft.write().film = Some(media),
    );
    let film = Memo::new(move |_| draft.with(|draft| draft.film.clone()));
    let remove = move || {
        when(
            move || film.with(Option::is_some),
            move || {
                view! { <Button glyph=Glyph::Trash on_press=move |()| draft.write().film = None>{t::remove_film()}</Button> }
            },
        )
    };
    view! {
        <fieldset class="cover-field">
            <legend>{t::film()}</legend>
            {live(move || film.get().map(|film| view! { <p dir="auto">{film.name}</p> }))}
            <FileField uploads accept="video/mp4,video/webm" label=t::film() choose=t::add_film() glyph=Glyph::Video beside=remove/>
        </fieldset>
    }
}
