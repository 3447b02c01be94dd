//! Changing what is said of a photo or video.

use std::sync::Arc;

use api::workdrive::{module_codes::ModuleCode, photos::UpdatePhoto, videos::UpdateVideo};
use leptos::prelude::*;

use super::{
    actions::{Actions, Form, Subject},
    audience::{Audience, AudienceOf},
    document_editor::finish,
    form_parts::Foot,
    kept::Kept,
    model::{Photo, Video},
};
use crate::{
    chunk::chunk,
    kit::{
        button::Button,
        dialog::Dialog,
        field::{TextArea, TextField},
        icon::Glyph,
        live, when,
    },
    task::spawn,
    text::documents as t,
    uploads::{FileField, Limits, Progress},
};

/// How many characters a title and a description may have.
const LONGEST: [u32; 2] = [200, 5_000];

chunk!(pub(super) documents_picture_editor() => view! { <PictureDialog/> });

/// The dialog about a photo or video.
#[component]
pub fn PictureDialog() -> impl IntoView {
    let actions = expect_context::<Actions>();
    let form = Memo::new(move |_| {
        actions.form.get().filter(|form| matches!(form, Form::Change(Subject::Photo(_) | Subject::Video(_))))
    });
    let open = Memo::new(move |_| form.with(Option::is_some));
    let title =
        move || {
            form.with(|form| {
                if matches!(form, Some(Form::Change(Subject::Video(_)))) { t::edit_video() } else { t::edit_photo() }
            })
        };
    view! {
        <Dialog open on_close=move |()| actions.form.set(None) title=Signal::derive(move || title().to_owned())>
            {match form.get_untracked() {
                Some(Form::Change(Subject::Photo(photo))) => view! { <PhotoForm photo/> }.into_any(),
                Some(Form::Change(Subject::Video(video))) => view! { <VideoForm video/> }.into_any(),
                _ => ().into_any(),
            }}
        </Dialog>
    }
}

fn too_long(text: RwSignal<String>) -> Signal<Option<String>> {
    Signal::derive(move || {
        text.with(|text| text.chars().count() > LONGEST[1] as usize).then(|| t::text_too_long().to_owned())
    })
}

#[component]
fn PhotoForm(photo: Arc<Photo>) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let (title, description) = (RwSignal::new(photo.title.clone()), RwSignal::new(photo.description.clone()));
    let (busy, problem) = (RwSignal::new(false), RwSignal::new(None));
    let id = photo.id;
    let kept = Kept::of(actions, &format!("photo.{id}")).with(title).with(description).begin();
    let save = move |()| {
        let is_long = description.with_untracked(|text| text.chars().count() > LONGEST[1] as usize);
        if busy.get_untracked() || is_long {
            return;
        }
        busy.set(true);
        let (title, description) = (title.get_untracked(), description.get_untracked());
        let change =
            UpdatePhoto { id, title: Some(title.trim().to_owned()), description: Some(description.trim().to_owned()) };
        spawn(async move {
            let done = actions.library.change_photo(change).await;
            finish(kept, done, busy, problem, t::saved());
        });
    };
    let picture = photo.picture.clone();
    view! {
        <div class="dialog-body">
            <img class="form-picture" src=picture.thumbnail.unwrap_or(picture.url) alt=""/>
            <TextField label=t::title() value=title max=LONGEST[0] autofocus=true/>
            <TextArea label=t::description() value=description max=LONGEST[1] error=too_long(description)/>
        </div>
        <Foot problem busy act=t::save().to_owned() on_act=save on_cancel=move |()| kept.end()/>
    }
}

#[component]
fn VideoForm(video: Arc<Video>) -> impl IntoView {
    let actions = expect_context::<Actions>();
    let (title, description) = (RwSignal::new(video.title.clone()), RwSignal::new(video.description.clone()));
    let (tried, busy, problem) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<String>));
    let audience = Audience::of(video.audience.clone().unwrap_or_default());
    let limits = Limits { video_bytes: 0, document_bytes: 0, ..Limits::EMBEDDED };
    let is_removed = RwSignal::new(false);
    let had_own = video.has_own_thumbnail;
    let shown = video.thumbnail.clone();
    let id = video.id;
    let texts = Kept::of(actions, &format!("video.{id}")).with(title).with(description).with(is_removed);
    let kept = audience.kept(texts).begin();
    let uploads = kept.uploads(ModuleCode::POST, limits);
    let title_error = Signal::derive(move || {
        (tried.get() && title.with(|title| title.trim().is_empty())).then(|| t::name_missing().to_owned())
    });
    let save = move |()| {
        tried.set(true);
        let is_long = description.with_untracked(|text| text.chars().count() > LONGEST[1] as usize);
        let name = title.get_untracked().trim().to_owned();
        if busy.get_untracked() || is_long || name.is_empty() {
            return;
        }
        let chosen = uploads.list.with_untracked(|list| list.last().map(|upload| upload.progress.get_untracked()));
        let thumbnail_file_id = match chosen {
            None => is_removed.get_untracked().then(String::new),
            Some(Progress::Done(file)) => Some(file.id.to_string()),
            Some(Progress::Refused(_) | Progress::Failed(_)) => {
                return problem.set(Some(t::failed_upload().to_owned()));
            }
            Some(_) => return problem.set(Some(t::wait_for_upload().to_owned())),
        };
        problem.set(None);
        busy.set(true);
        let change = UpdateVideo {
            id,
            title: Some(name),
            description: Some(description.get_untracked().trim().to_owned()),
            thumbnail_file_id,
            permissions: audience.change(),
        };
        spawn(async move {
            let done = actions.library.change_video(change).await;
            finish(kept, done, busy, problem, t::saved());
        });
    };
    let remove = move || {
        when(
            move || had_own && !is_removed.get(),
            move || {
                view! { <Button glyph=Glyph::Trash on_press=move |()| is_removed.set(true)>{t::remove_thumbnail()}</Button> }
            },
        )
    };
    view! {
        <div class="dialog-body">
            <TextField label=t::title() value=title max=LONGEST[0] required=true autofocus=true error=title_error/>
            <TextArea label=t::description() value=description max=LONGEST[1] error=too_long(description)/>
            <fieldset class="file-place">
                <legend>{t::thumbnail()}</legend>
                {live(move || shown.clone().filter(|_| !(had_own && is_removed.get())).map(|address| view! { <img class="form-picture" src=address alt=""/> }))}
                <FileField
                    uploads
                    accept="image/png,image/jpeg,image/gif,image/webp"
                    label=t::choose_thumbnail()
                    choose=t::choose_thumbnail()
                    glyph=Glyph::Picture
                    beside=remove
                />
            </fieldset>
            <AudienceOf audience only=t::only_me()/>
        </div>
        <Foot problem busy act=t::save().to_owned() on_act=save on_cancel=move |()| kept.end()/>
    }
}
