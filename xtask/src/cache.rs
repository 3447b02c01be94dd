//! Where things are kept that are worth keeping and can be made again.
//!
//! ```text
//! tools/<crate>-<version>/bin    programs built by set-up         tools/npm-<hash>/node_modules
//!                                                                 tools/python-<hash>/bin
//! target/{app,native}            what cargo compiles              stamps/
//! checkouts/<hash>/              what belongs to one checkout: the built app, its demo data
//! ```
//! Any of it may be deleted at any time.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::failure::{Named, Result};

/// The cache folder, seen from one checkout.
#[derive(Clone)]
pub(crate) struct Cache {
    root: PathBuf,
    checkout: PathBuf,
}

impl Cache {
    /// Finds (and makes) the folder.
    ///
    /// # Errors
    /// When no folder is known, or it cannot be made.
    pub(crate) fn open() -> Result<Self> {
        let from = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let root = from("ROTUNDA_CACHE")
            .or_else(|| from("XDG_CACHE_HOME").map(|folder| folder.join("rotunda")))
            .or_else(|| from("HOME").map(|folder| folder.join(".cache/rotunda")))
            .ok_or("cannot find a cache folder: set ROTUNDA_CACHE")?;
        fs::create_dir_all(&root).named(|| format!("make the cache folder {}", root.display()))?;
        let root = root.canonicalize().named(|| format!("find the cache folder {}", root.display()))?;
        let manifest = from("CARGO_MANIFEST_DIR").unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        let checkout = manifest.parent().map(Path::to_owned).ok_or("cannot find the checkout")?;
        Ok(Self { root, checkout })
    }

    /// The checkout that this program was built from.
    pub(crate) fn checkout(&self) -> &Path {
        &self.checkout
    }

    /// The cache folder itself.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Where a crate's programs are installed.
    pub(crate) fn tool(&self, name: &str, version: &str) -> PathBuf {
        self.root.join("tools").join(format!("{name}-{version}"))
    }

    /// Where the npm packages of this lock file are installed.
    pub(crate) fn npm(&self) -> Result<PathBuf> {
        let lock = self.checkout.join("xtask/npm/package-lock.json");
        let lock = fs::read(&lock).named(|| format!("read {}", lock.display()))?;
        Ok(self.root.join("tools").join(format!("npm-{}", short_hash(&lock))))
    }

    /// Where the Python packages of these requirements are installed.
    pub(crate) fn python(&self) -> Result<PathBuf> {
        let list = self.checkout.join("xtask/python/requirements.txt");
        let list = fs::read(&list).named(|| format!("read {}", list.display()))?;
        Ok(self.root.join("tools").join(format!("python-{}", short_hash(&list))))
    }

    /// What cargo compiles for the browser.
    pub(crate) fn target_app(&self) -> PathBuf {
        self.root.join("target/app")
    }

    /// What cargo compiles for this machine.
    pub(crate) fn target_native(&self) -> PathBuf {
        self.root.join("target/native")
    }

    /// A folder that belongs to this checkout alone.
    pub(crate) fn of_checkout(&self, name: &str) -> PathBuf {
        let key = short_hash(self.checkout.as_os_str().as_encoded_bytes());
        self.root.join("checkouts").join(key).join(name)
    }
}

/// The first 16 hex digits of the SHA-256.
pub(crate) fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Makes an empty folder, whatever was there.
pub(crate) fn make_empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).named(|| format!("empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).named(|| format!("make {}", folder.display()))
}
