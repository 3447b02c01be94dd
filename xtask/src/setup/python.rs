//! Packages of Python, in an environment of their own: schemathesis, which holds the server against its own description.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{Outcome, debian};
use crate::{
    cache::{Cache, make_empty},
    command,
    failure::{Failure, Named, Result},
};

/// Written last: an environment cannot be moved into place, its programs know where they are.
const COMPLETE: &str = "complete";

/// Installs the pinned packages into the cache.
pub(super) fn set_up(cache: &Cache) -> Result<Outcome> {
    let folder = cache.python()?;
    let what = "as pinned in xtask/python".to_owned();
    if folder.join(COMPLETE).is_file() {
        return Ok(Outcome::There(what));
    }
    if !makes_environments() {
        debian::install(&["python3", "python3-venv"])?;
    }
    install(cache, &folder)?;
    Ok(Outcome::Installed(what))
}

/// A program of these packages.
pub(crate) fn program(cache: &Cache, name: &str) -> Result<PathBuf> {
    let folder = cache.python()?;
    let program = folder.join("bin").join(name);
    if folder.join(COMPLETE).is_file() && program.is_file() {
        return Ok(program);
    }
    Err(format!("{} is missing: run `cargo xtask setup`", program.display()).into())
}

/// Debian packages the module apart.
fn makes_environments() -> bool {
    command::succeeds(Command::new("python3").args(["-c", "import venv, ensurepip"]))
}

fn install(cache: &Cache, folder: &Path) -> Result<()> {
    println!();
    make_empty(folder)?;
    command::quiet(Command::new("python3").args(["-m", "venv"]).arg(folder))
        .map_err(|failure| failure.advise("install Python 3.11 or newer, with its module venv"))?;
    let mut pip = Command::new(folder.join("bin/python"));
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement"]);
    pip.arg(cache.checkout().join("xtask/python/requirements.txt"));
    command::quiet(&mut pip).map_err(|failure: Failure| failure.advise("is the Python package index reachable?"))?;
    fs::write(folder.join(COMPLETE), "").named(|| format!("finish {}", folder.display()))
}
