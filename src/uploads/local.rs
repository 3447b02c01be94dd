//! Files of the reader's own disk.

use web_sys::{File, Url};

/// An address under which this page alone can show a file that is on the reader's disk; ends when it is dropped.
#[derive(Debug)]
pub struct LocalAddress(String);

impl LocalAddress {
    pub(super) fn of(file: &File) -> Option<Self> {
        Url::create_object_url_with_blob(file).ok().map(Self)
    }

    /// As the browser takes it.
    #[must_use]
    pub fn get(&self) -> &str {
        &self.0
    }
}

impl Drop for LocalAddress {
    fn drop(&mut self) {
        // Fails only for what is no address.
        let _ = Url::revoke_object_url(&self.0);
    }
}
