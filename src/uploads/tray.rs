//! Files on their way, as the tray shows them.

use leptos::prelude::*;

use super::{Progress, Refusal, Trouble, Upload};
use crate::{
    kit::upload_tray::{TrayItem, TrayState},
    text::{failure, format, kit as t},
};

/// A file on its way, for the tray.
#[must_use]
pub fn tray_item(upload: Upload) -> TrayItem {
    let progress = upload.progress;
    let state = ArcSignal::derive(move || match progress.get() {
        Progress::Queued => TrayState::Queued,
        Progress::Sending(bytes) => TrayState::Sending(bytes),
        Progress::Checking => TrayState::Checking,
        Progress::Done(file) => TrayState::Done(file.thumbnail),
        Progress::Refused(refusal) => TrayState::Failed(refused(refusal), false),
        Progress::Failed(trouble) => TrayState::Failed(failed(&trouble), true),
    });
    TrayItem { key: upload.key, name: upload.name, size_bytes: upload.size_bytes, state }
}

fn refused(refusal: Refusal) -> String {
    match refusal {
        Refusal::Empty => t::upload_empty().to_owned(),
        Refusal::Kind => t::upload_kind().to_owned(),
        Refusal::TooLarge(most) => t::upload_too_large(&format::bytes(most)),
    }
}

fn failed(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Call(problem) => failure::why(problem),
        Trouble::Connection => t::upload_broken().to_owned(),
        Trouble::Cancelled => t::upload_cancelled().to_owned(),
    }
}
