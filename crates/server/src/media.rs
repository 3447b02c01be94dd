//! The bytes of files: kept in a store, read and written through signed addresses that expire.

use std::{path::Path, sync::Arc};

use ::api::workdrive::{FileId, UserId};
use bytes::Bytes;
use hmac::{Hmac, Mac};
use object_store::{ObjectStore, ObjectStoreExt as _, local::LocalFileSystem, path::Path as Key};
use sha2::Sha256;

use crate::{
    api::Api,
    clock::{Clock, DAY},
};

mod download;
mod form;
mod keep;
mod kinds;
pub mod pictures;
mod range;
mod rows;
mod upload;
mod workdrive;

pub(crate) use download::serve;
pub(crate) use keep::{Kept, NewFile, discard, keep, mime};
pub(crate) use rows::files;
pub(crate) use upload::UPLOAD_TTL_MS;

/// How long a signature is.
const SIGNATURE_BYTES: usize = 16;

/// Mounts this area.
pub(crate) fn routes(api: Api) -> Api {
    api.serve(workdrive::request_media_upload).serve_raw(upload::upload_media).serve_raw(download::get_media)
}

/// The store, and the key of the signatures.
#[derive(Debug)]
pub struct Media {
    store: Arc<dyn ObjectStore>,
    key: Hmac<Sha256>,
    clock: Clock,
}

/// Where a file's bytes are in the store.
#[must_use]
pub fn path(owner: UserId, file: FileId) -> String {
    format!("{owner}/{file}")
}

/// Where its thumbnail is.
#[must_use]
pub fn thumbnail_path(path: &str) -> String {
    format!("{path}.thumbnail")
}

impl Media {
    pub(crate) fn open(folder: &Path, key: &[u8], clock: Clock) -> Result<Self, object_store::Error> {
        let unmakeable = |e| object_store::Error::Generic { store: "local", source: Box::new(e) };
        std::fs::create_dir_all(folder).map_err(unmakeable)?;
        let store = LocalFileSystem::new_with_prefix(folder)?.with_automatic_cleanup(true);
        let key = Hmac::new_from_slice(key).unwrap_or_else(|_| unreachable!("HMAC takes keys of any length"));
        Ok(Self { store: Arc::new(store), key, clock })
    }

    /// Stores bytes.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn put(
        &self,
        path: &str,
        bytes: impl Into<object_store::PutPayload> + Send,
    ) -> Result<(), object_store::Error> {
        self.store.put(&Key::from(path), bytes.into()).await.map(|_| ())
    }

    /// All bytes of a file.
    pub(crate) async fn bytes(&self, path: &str) -> Result<Bytes, object_store::Error> {
        self.store.get(&Key::from(path)).await?.bytes().await
    }

    /// Removes bytes and their thumbnail; what is not there is removed already.
    pub(crate) async fn remove(&self, path: &str) -> Result<(), object_store::Error> {
        for path in [path.to_owned(), thumbnail_path(path)] {
            match self.store.delete(&Key::from(path)).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(e) => return Err(e),
            }
        }
        Ok(())
    }

    /// The signed address of a file, or of a form of it (`thumbnail`).
    ///
    /// It expires at the end of tomorrow (UTC), so it stays the same for a day and a browser finds the file in its cache.
    pub(crate) fn address(&self, file: FileId, size: Option<&str>) -> String {
        let expires = (self.clock.now() / DAY + 2) * DAY / 1000;
        let signature = self.sign(&read_claim(file, expires));
        let size = size.map(|size| format!("&size={size}")).unwrap_or_default();
        format!("/app/media/{file}?expires={expires}&signature={signature}{size}")
    }

    /// Signs a claim. Half of the HMAC is enough (RFC 2104, section 5), and lists hold an address or two for every row.
    fn sign(&self, claim: &str) -> String {
        let mac = self.mac(claim).finalize().into_bytes();
        crate::hex(mac.get(..SIGNATURE_BYTES).unwrap_or(&mac))
    }

    /// Whether we signed this claim and `expires` (seconds) is still to come. Takes the same time wherever a forged signature differs.
    fn holds(&self, claim: &str, expires: i64, signature: &str) -> bool {
        let bytes: Option<Vec<u8>> = (0..signature.len())
            .step_by(2)
            .map(|at| signature.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok()))
            .collect();
        let signed = bytes.is_some_and(|bytes| {
            bytes.len() == SIGNATURE_BYTES && self.mac(claim).verify_truncated_left(&bytes).is_ok()
        });
        signed && expires > self.clock.now() / 1000
    }

    fn mac(&self, claim: &str) -> Hmac<Sha256> {
        let mut mac = self.key.clone();
        mac.update(claim.as_bytes());
        mac
    }
}

/// What the signature of a download says. It holds for every form of the file: who may see it may see it small.
fn read_claim(file: FileId, expires: i64) -> String {
    format!("read|{file}|{expires}")
}
