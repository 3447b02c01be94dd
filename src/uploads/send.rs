//! Sends one file as a signed form. `fetch` gives no progress of an upload, so this is `XMLHttpRequest`.

use std::{cell::RefCell, rc::Rc};

use api::endpoint::{Endpoint, Vendor};
use api::{
    client,
    error::Failure,
    rotunda::media::UploadMedia,
    workdrive::{File, media::SignedRequest},
};
use futures_channel::oneshot;
use http::StatusCode;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{FormData, ProgressEvent, XmlHttpRequest};

/// Why a file did not get through.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// The server refused it, or the leave to send it.
    Call(Failure),
    /// The connection broke.
    Connection,
    /// It was given up.
    Cancelled,
}

type Answer = oneshot::Receiver<Result<File, Trouble>>;

/// One file being sent; given up when dropped.
pub(super) struct Sending {
    request: XmlHttpRequest,
    _on_progress: Closure<dyn Fn(ProgressEvent)>,
    _on_end: Closure<dyn Fn()>,
}

impl Sending {
    /// Starts to send; `on_sent` gets the number of bytes sent so far, and whether that is all.
    pub(super) fn start(
        to: &SignedRequest,
        file: &web_sys::File,
        on_sent: impl Fn(u64, bool) + 'static,
    ) -> Result<(Self, Answer), Trouble> {
        let form = FormData::new().map_err(|_| Trouble::Connection)?;
        for (name, value) in &to.fields {
            form.append_with_str(name, value).map_err(|_| Trouble::Connection)?;
        }
        form.append_with_blob_and_filename("file", file, &file.name()).map_err(|_| Trouble::Connection)?;

        let request = XmlHttpRequest::new().map_err(|_| Trouble::Connection)?;
        request.open("POST", &to.url).map_err(|_| Trouble::Connection)?;

        let on_progress = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of bytes")]
            let sent = event.loaded() as u64;
            on_sent(sent, event.loaded() >= event.total());
        });
        if let Ok(upload) = request.upload() {
            upload.set_onprogress(Some(on_progress.as_ref().unchecked_ref()));
        }

        let (tell, answer) = oneshot::channel();
        let tell = Rc::new(RefCell::new(Some(tell)));
        let ended = request.clone();
        let on_end = Closure::<dyn Fn()>::new(move || {
            if let Some(tell) = tell.borrow_mut().take() {
                // Nobody listens any more when the composer is gone.
                let _ = tell.send(read(&ended));
            }
        });
        request.set_onloadend(Some(on_end.as_ref().unchecked_ref()));
        request.send_with_opt_form_data(Some(&form)).map_err(|_| Trouble::Connection)?;
        Ok((Self { request, _on_progress: on_progress, _on_end: on_end }, answer))
    }
}

impl Drop for Sending {
    fn drop(&mut self) {
        if self.request.ready_state() != XmlHttpRequest::DONE {
            self.request.set_onloadend(None);
            // Aborting what has ended meanwhile is no failure.
            let _ = self.request.abort();
        }
    }
}

fn read(request: &XmlHttpRequest) -> Result<File, Trouble> {
    let status = request.status().ok().and_then(|status| StatusCode::from_u16(status).ok());
    let Some(status) = status else { return Err(Trouble::Connection) };
    let body = request.response_text().ok().flatten().unwrap_or_default();
    client::read::<UploadMedia>(status, None, body.into()).map_err(|error| {
        Trouble::Call(error.into_failure(
            <UploadMedia as Endpoint>::Vendor::NAME,
            UploadMedia::METHOD,
            UploadMedia::PATH,
        ))
    })
}
