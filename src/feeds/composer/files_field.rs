//! Files of a draft: those that are uploaded, and those on their way.

use api::workdrive::module_codes::ModuleCode;
use leptos::{html, prelude::*};

use super::Pending;
use crate::{
    feeds::{
        draft::Draft,
        model::{Media, MediaKind, Stream},
    },
    kit::{
        button::Button,
        editor::files_of,
        icon::Glyph,
        upload_tray::{TrayItem, TrayState, UploadTray},
    },
    net::Net,
    task::follow,
    text::feeds as t,
    uploads::{Limits, Progress, Uploads, tray_item},
};

/// Keys of files that are uploaded begin here; those on their way count from 1.
const UPLOADED: u32 = 1 << 20;

/// The files of a draft.
#[derive(Clone, Copy)]
pub struct Attached {
    draft: RwSignal<Draft>,
    uploads: Uploads,
}

impl Attached {
    /// Those of `draft`; what arrives is put into it, and `pending` is kept true.
    pub(super) fn new(net: Net, stream: Stream, draft: RwSignal<Draft>, pending: RwSignal<Pending>) -> Self {
        let uploads = Uploads::new(net, module_of(stream), Limits::EMBEDDED);
        let attached = Self { draft, uploads };
        take_arrived(uploads, pending, move |media| draft.write().media.push(media));
        on_cleanup(move || uploads.give_up());
        attached
    }

    /// Adds files and starts to send them.
    pub(super) fn add(self, files: Vec<web_sys::File>) {
        self.uploads.add(files);
    }

    /// Takes files that were dropped.
    pub(super) fn dropped(self, event: &web_sys::DragEvent) {
        let files =
            event.data_transfer().and_then(|data| data.files()).map(|files| files_of(&files)).unwrap_or_default();
        if !files.is_empty() {
            event.prevent_default();
            self.add(files);
        }
    }

    fn remove(self, key: u32) {
        match key.checked_sub(UPLOADED) {
            Some(place) => {
                let place = place as usize;
                let mut draft = self.draft.write();
                if place < draft.media.len() {
                    draft.media.remove(place);
                }
            }
            None => self.uploads.remove(key),
        }
    }

    fn items(self) -> Vec<TrayItem> {
        let uploaded = self.draft.with(|draft| draft.media.clone()).into_iter().enumerate().map(uploaded_item);
        uploaded.chain(self.uploads.list.get().into_iter().map(tray_item)).collect()
    }
}

/// The module whose files they are.
pub(super) const fn module_of(stream: Stream) -> ModuleCode {
    match stream {
        Stream::Posts => ModuleCode::POST,
        Stream::News => ModuleCode::NEWS,
    }
}

/// Hands over what has arrived, and keeps `pending` true.
pub(super) fn take_arrived(uploads: Uploads, pending: RwSignal<Pending>, on_arrived: impl Fn(Media) + 'static) {
    follow(move || {
        let mut now = Pending::default();
        let mut arrived = Vec::new();
        uploads.list.with(|list| {
            for upload in list {
                match upload.progress.get() {
                    Progress::Done(file) => arrived.push((upload.key, Media::read(*file))),
                    Progress::Refused(_) | Progress::Failed(_) => now.failed = true,
                    Progress::Queued | Progress::Sending(_) | Progress::Checking => now.under_way = true,
                }
            }
        });
        pending.update(|pending| *pending = Pending { cover: pending.cover, ..now });
        for (key, media) in arrived {
            uploads.remove(key);
            if let Some(media) = media {
                on_arrived(media);
            }
        }
    });
}

fn uploaded_item((place, media): (usize, Media)) -> TrayItem {
    let picture = media.thumbnail.filter(|_| media.kind != MediaKind::Document);
    let place = u32::try_from(place).unwrap_or_default();
    TrayItem {
        key: UPLOADED + place,
        name: media.name,
        size_bytes: media.size_bytes,
        state: ArcSignal::derive(move || TrayState::Done(picture.clone())),
    }
}

/// The tray, and the button that adds files.
#[component]
pub(super) fn FilesField(files: Attached) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let choose = move |()| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <UploadTray
            items=Signal::derive(move || files.items())
            on_remove=move |key| files.remove(key)
            on_retry=move |key| files.uploads.retry(key)
        />
        <input
            node_ref=input
            type="file"
            multiple=true
            hidden=true
            aria-label=t::add_files()
            on:change=move |_| if let Some(input) = input.get_untracked() {
                files.add(input.files().map(|list| files_of(&list)).unwrap_or_default());
                // The same file may be chosen again.
                input.set_value("");
            }
        />
        <div class="composer-add">
            <Button glyph=Glyph::Attach on_press=choose>{t::add_files()}</Button>
        </div>
    }
}
