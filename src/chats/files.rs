//! The files of a message.

use leptos::prelude::*;

use super::{
    context::Area,
    model::{File, FileKind},
};
use crate::{
    kit::{
        gallery::{Gallery, Picture},
        icon::{Glyph, Icon},
    },
    text::format,
};

/// Pictures in a gallery, films and sounds in players, anything else as a link.
#[component]
pub fn Files(
    /// They.
    files: Vec<File>,
) -> impl IntoView {
    if files.is_empty() {
        return ().into_any();
    }
    let area = expect_context::<Area>();
    let of = |kind| files.iter().filter(move |file| file.kind() == kind).cloned().collect::<Vec<_>>();
    let pictures: Vec<Picture> = of(FileKind::Picture).into_iter().map(picture).collect();
    let (videos, sounds, documents) = (of(FileKind::Video), of(FileKind::Audio), of(FileKind::Document));
    view! {
        <div class="message-files">
            {(!pictures.is_empty()).then(|| view! { <Gallery pictures on_open=move |whole| area.pictures.set(Some(whole))/> })}
            {videos.into_iter().map(|file| view! {
                <video class="message-video" controls preload="metadata" playsinline poster=file.thumbnail aria-label=file.name>
                    <source src=file.url type=file.mime/>
                </video>
            }).collect_view()}
            {sounds.into_iter().map(|file| view! {
                <audio class="message-audio" controls preload="metadata" aria-label=file.name src=file.url></audio>
            }).collect_view()}
            {documents.into_iter().map(document).collect_view()}
        </div>
    }
    .into_any()
}

fn picture(file: File) -> Picture {
    Picture { name: file.name, url: file.url, thumbnail: file.thumbnail, dimensions: file.dimensions }
}

/// A file as a link with its name and size.
pub fn document(file: File) -> impl IntoView {
    view! {
        <a class="file" href=file.url target="_blank" rel="noopener">
            <Icon glyph=Glyph::Document/>
            <span class="file-name" dir="auto">{file.name}</span>
            <span class="file-size">{format::bytes(file.size_bytes)}</span>
        </a>
    }
}
