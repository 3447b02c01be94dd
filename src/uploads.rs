//! Files on their way to a backend: one list per composer, sent three at a time, each with its progress, cancel and retry.

use api::workdrive::{self, media::RequestMediaUpload, module_codes::ModuleCode};
use leptos::prelude::*;
use send_wrapper::SendWrapper;

use crate::net::Net;

pub mod field;
mod limits;
mod local;
mod send;
mod tray;

use crate::task::spawn;
pub use field::FileField;
pub use limits::{Limits, Refusal};
pub use local::LocalAddress;
use send::Sending;
pub use send::Trouble;
pub use tray::tray_item;

/// How many are sent at the same time.
const AT_ONCE: usize = 3;

/// How far a file is.
#[derive(Debug, Clone, PartialEq)]
pub enum Progress {
    /// Waits for its turn.
    Queued,
    /// So many of its bytes are sent.
    Sending(u64),
    /// All bytes are sent; the server looks at them.
    Checking,
    /// It is there.
    Done(Box<workdrive::File>),
    /// It is not accepted; sending it again does not help.
    Refused(Refusal),
    /// It did not get through; it may be sent again.
    Failed(Trouble),
}

/// One file on its way.
#[derive(Clone)]
pub struct Upload {
    /// Names it within its list.
    pub key: u32,
    /// File name.
    pub name: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// How far it is.
    pub progress: ArcRwSignal<Progress>,
    file: SendWrapper<web_sys::File>,
    sending: ArcStoredValue<Option<SendWrapper<Sending>>>,
}

/// The files of one composer.
#[derive(Clone, Copy)]
pub struct Uploads {
    /// In the order in which they were added.
    pub list: RwSignal<Vec<Upload>>,
    module: ModuleCode,
    limits: Limits,
    net: Net,
    last_key: StoredValue<u32>,
}

impl Uploads {
    /// An empty list for files of one module.
    #[must_use]
    pub fn new(net: Net, module: ModuleCode, limits: Limits) -> Self {
        Self { list: RwSignal::new(Vec::new()), module, limits, net, last_key: StoredValue::new(0) }
    }

    /// Adds files and starts to send them. What cannot be accepted is listed as refused at once.
    pub fn add(self, files: Vec<web_sys::File>) {
        for file in files {
            let key = self.last_key.get_value() + 1;
            self.last_key.set_value(key);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are whole and positive")]
            let size_bytes = file.size() as u64;
            let refusal = self.limits.refuse(&file.type_(), size_bytes);
            let progress = refusal.map_or(Progress::Queued, Progress::Refused);
            self.list.write().push(Upload {
                key,
                name: file.name(),
                size_bytes,
                progress: ArcRwSignal::new(progress),
                file: SendWrapper::new(file),
                sending: ArcStoredValue::new(None),
            });
        }
        self.start_waiting();
    }

    /// Sends a failed one again.
    pub fn retry(self, key: u32) {
        if let Some(upload) = self.find(key) {
            upload.progress.set(Progress::Queued);
            self.start_waiting();
        }
    }

    /// Takes one out of the list, giving it up if it is on its way.
    pub fn remove(self, key: u32) {
        if let Some(upload) = self.find(key) {
            upload.sending.set_value(None);
        }
        self.list.write().retain(|upload| upload.key != key);
        self.start_waiting();
    }

    /// Empties the list.
    pub fn clear(self) {
        self.give_up();
        self.list.write().clear();
    }

    /// Gives up what is still on its way, when nobody waits for it any more.
    pub fn give_up(self) {
        for upload in self.list.get_untracked() {
            upload.sending.set_value(None);
        }
    }

    /// Where the browser finds the last file before it is anywhere else.
    #[must_use]
    pub fn local_address(self) -> Option<LocalAddress> {
        self.list.with_untracked(|list| LocalAddress::of(&list.last()?.file))
    }

    fn find(self, key: u32) -> Option<Upload> {
        self.list.with_untracked(|list| list.iter().find(|upload| upload.key == key).cloned())
    }

    fn start_waiting(self) {
        let uploads = self.list.get_untracked();
        let state = |upload: &Upload| upload.progress.get_untracked();
        let busy = uploads.iter().filter(|upload| matches!(state(upload), Progress::Sending(_) | Progress::Checking));
        let free = AT_ONCE.saturating_sub(busy.count());
        for upload in uploads.into_iter().filter(|upload| state(upload) == Progress::Queued).take(free) {
            upload.progress.set(Progress::Sending(0));
            spawn(async move {
                let outcome = self.send(&upload).await;
                upload.progress.set(outcome);
                // The composer, and with it the list, may be gone by now.
                if !self.list.is_disposed() {
                    self.start_waiting();
                }
            });
        }
    }

    async fn send(self, upload: &Upload) -> Progress {
        let mime = limits::mime_of(&upload.file.type_(), &upload.name);
        let request = RequestMediaUpload { mime, name: upload.name.clone(), module_code: self.module };
        let ticket = match self.net.call(&request).await {
            Ok(ticket) => ticket,
            Err(failure) => return Progress::Failed(Trouble::Call(failure)),
        };
        let progress = upload.progress.clone();
        let on_sent = move |bytes: u64, all: bool| {
            progress.set(if all { Progress::Checking } else { Progress::Sending(bytes) });
        };
        let (sending, answer) = match Sending::start(&ticket.signed_request, &upload.file, on_sent) {
            Ok(started) => started,
            Err(trouble) => return Progress::Failed(trouble),
        };
        upload.sending.set_value(Some(SendWrapper::new(sending)));
        match answer.await {
            Ok(Ok(file)) => Progress::Done(Box::new(file)),
            Ok(Err(trouble)) => Progress::Failed(trouble),
            Err(_) => Progress::Failed(Trouble::Cancelled),
        }
    }
}
