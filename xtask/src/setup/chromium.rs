//! The browser that the tests run in, and the program that drives it.

use std::{
    env,
    path::{Path, PathBuf},
};

use super::{Outcome, debian};
use crate::{cache::Cache, command, failure::Result};

/// Finds both, or installs Debian's.
pub(super) fn set_up(_: &Cache) -> Result<Outcome> {
    if let (Some(browser), Some(_)) = (browser(), driver()) {
        return Ok(Outcome::There(browser.display().to_string()));
    }
    debian::install(&["chromium", "chromium-driver"])?;
    match (browser(), driver()) {
        (Some(browser), Some(_)) => Ok(Outcome::Installed(browser.display().to_string())),
        _ => {
            Err("the packages chromium and chromium-driver are installed, but bring no chromium or chromedriver".into())
        }
    }
}

/// The browser: `$CHROME`, or the first known name on PATH. Chromium goes first because its driver is packaged with it.
pub(crate) fn browser() -> Option<PathBuf> {
    let chosen = env::var_os("CHROME").map(PathBuf::from).filter(|file| file.is_file());
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    chosen.or_else(|| names.into_iter().find_map(command::find))
}

/// Its driver: `$CHROMEDRIVER`, on PATH, or where Debian put it.
pub(crate) fn driver() -> Option<PathBuf> {
    let chosen = env::var_os("CHROMEDRIVER").map(PathBuf::from);
    let packaged = || Some(Path::new("/usr/lib/chromium/chromedriver").to_owned());
    chosen.or_else(|| command::find("chromedriver")).or_else(packaged).filter(|file| file.is_file())
}
