//! Packages from npm: wasm-opt (Debian's is too old for today's modules), Playwright, axe.

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use super::Outcome;
use crate::{
    cache::{Cache, make_empty},
    command,
    failure::{Failure, Named, Result},
};

/// Installs the locked packages into the cache and lets the browser tests find them.
pub(super) fn set_up(cache: &Cache) -> Result<Outcome> {
    let folder = cache.npm()?;
    let there = folder.is_dir();
    if !there {
        install(cache, &folder)?;
    }
    link(cache, &folder)?;
    let what = "as locked in xtask/npm".to_owned();
    Ok(if there { Outcome::There(what) } else { Outcome::Installed(what) })
}

/// A program of these packages.
pub(crate) fn program(cache: &Cache, name: &str) -> Result<PathBuf> {
    let program = cache.npm()?.join("node_modules/.bin").join(name);
    if program.is_file() {
        return Ok(program);
    }
    Err(format!("{} is missing: run `cargo xtask setup`", program.display()).into())
}

fn install(cache: &Cache, folder: &Path) -> Result<()> {
    if command::find("npm").is_none() {
        let advice = "install Node 20 or newer, with npm";
        return Err(Failure::from("cannot install npm packages: there is no npm here").advise(advice));
    }
    println!();
    // Moved into place when complete.
    let part = folder.with_extension("part");
    make_empty(&part)?;
    for name in ["package.json", "package-lock.json", ".npmrc"] {
        let source = cache.checkout().join("xtask/npm").join(name);
        fs::copy(&source, part.join(name)).named(|| format!("copy {}", source.display()))?;
    }
    let mut npm = Command::new("npm");
    npm.current_dir(&part).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    command::quiet(&mut npm).map_err(|failure| failure.advise("is the npm registry reachable?"))?;
    fs::rename(&part, folder).named(|| format!("put {} in place", folder.display()))
}

/// Node looks for packages in `node_modules` of the folders above a file: the tests' own is a link into the cache.
fn link(cache: &Cache, folder: &Path) -> Result<()> {
    let tests = cache.checkout().join("tests/e2e");
    let link = tests.join("node_modules");
    let target = folder.join("node_modules");
    if !tests.is_dir() || link.read_link().is_ok_and(|old| old == target) {
        return Ok(());
    }
    // A link to older packages.
    let _ = fs::remove_file(&link);
    symlink(&target, &link).named(|| format!("link {}", link.display()))
}
