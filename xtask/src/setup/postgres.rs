//! PostgreSQL, which the server's tests run on beside SQLite.

use std::{fs, path::PathBuf};

use super::{Outcome, debian};
use crate::{cache::Cache, command, failure::Result};

/// Finds it or installs Debian's. One can build and use Rotunda without it.
pub(super) fn set_up(_: &Cache) -> Result<Outcome> {
    if let Some(folder) = programs() {
        return Ok(Outcome::There(folder.display().to_string()));
    }
    if let Err(failure) = debian::install(&["postgresql"]) {
        return Ok(Outcome::Skipped(format!("the server is tested on SQLite only: {failure}")));
    }
    Ok(match programs() {
        Some(folder) => Outcome::Installed(folder.display().to_string()),
        None => Outcome::Skipped("the package postgresql brings no initdb".to_owned()),
    })
}

/// The folder with `initdb` and `pg_ctl`: on PATH, or the newest version of Debian's.
pub(crate) fn programs() -> Option<PathBuf> {
    if let Some(folder) = command::find("initdb").and_then(|file| file.parent().map(PathBuf::from)) {
        return Some(folder);
    }
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut versions: Vec<_> = versions.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    versions.sort_by_key(|folder| {
        folder.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse::<u32>().ok())
    });
    versions.into_iter().rev().map(|folder| folder.join("bin")).find(|folder| folder.join("initdb").is_file())
}
