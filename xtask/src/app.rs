//! Builds the app: Trunk compiles it, the chunks are split off, everything is made small and put where the server finds it.
//!
//! ```text
//! dist/index.html                    not cached        dist/embed.js, icons ...   stable names, from public/
//! dist/a/<build>/rotunda.js          cached for ever, like all of a/: the folder's name is a hash of what is in it
//! dist/a/<build>/rotunda_bg.wasm  rotunda_feeds.wasm  feeds.wasm  feeds_composer.wasm  rotunda.css  ...
//! ```
//! One folder for all of a build, because the main script names the others.

pub(crate) mod areas;

mod assemble;
mod binary;
mod compress;
pub(crate) mod join;
mod optimise;
mod page;
mod script;
mod shorten;
mod style;
mod trunk;

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use crate::{
    cache::{Cache, make_empty},
    failure::{Named, Result},
    inputs,
    options::Options,
    setup,
    toolchain::Toolchain,
};

/// How the app is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Unoptimised, in one piece, with the `/kit` page.
    Dev,
    /// As it is shipped: optimised, split, precompressed.
    Release,
}

impl Mode {
    fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }
}

/// `cargo xtask app [--dev]`
pub(crate) fn run(options: &mut Options) -> Result<()> {
    let mode = if options.flag("--dev") { Mode::Dev } else { Mode::Release };
    options.done()?;
    let cache = Cache::open()?;
    let toolchain = setup::for_building(&cache)?;
    let dist = build(&cache, toolchain, mode)?;
    println!("{}", dist.display());
    Ok(())
}

/// Builds the app unless nothing changed, and gives the folder to serve.
pub(crate) fn build(cache: &Cache, toolchain: Toolchain, mode: Mode) -> Result<PathBuf> {
    let dist = folder(cache, mode);
    let folder = dist.parent().unwrap_or(&dist);
    let stamp = folder.join("stamp");
    let inputs = inputs::hash(cache.checkout(), &sources(cache.checkout()), &[mode.name(), &toolchain.version()?])?;
    if dist.join("index.html").is_file() && fs::read_to_string(&stamp).is_ok_and(|old| old == inputs) {
        println!("app ({}): nothing changed", mode.name());
        return Ok(dist);
    }
    let start = Instant::now();
    println!("app ({}): compiling", mode.name());
    let compiled = trunk::compile(cache, toolchain, mode, folder)?;
    let mut areas = Vec::new();
    if mode == Mode::Release {
        join::all(cache, &compiled)?;
        optimise::all(cache, &compiled)?;
        shorten::all(&compiled)?;
        areas = script::minify(cache, &compiled)?;
    }
    let new = folder.join("dist.new");
    make_empty(&new)?;
    assemble::dist(cache.checkout(), &compiled, &new, &areas)?;
    areas::keep(&dist, &areas)?;
    if mode == Mode::Release {
        compress::all(&new)?;
    }
    let _ = fs::remove_file(&stamp);
    if dist.exists() {
        fs::remove_dir_all(&dist).named(|| format!("remove {}", dist.display()))?;
    }
    fs::rename(&new, &dist).named(|| format!("put {} in place", dist.display()))?;
    fs::write(&stamp, inputs).named(|| format!("write {}", stamp.display()))?;
    println!("app ({}): built in {:.0} s", mode.name(), start.elapsed().as_secs_f32());
    Ok(dist)
}

/// Where a build is put.
pub(crate) fn folder(cache: &Cache, mode: Mode) -> PathBuf {
    cache.of_checkout("app").join(mode.name()).join("dist")
}

/// What the app is made from.
pub(crate) fn sources(checkout: &Path) -> Vec<PathBuf> {
    [
        "src",
        "style",
        "public",
        "crates/api/src",
        "crates/api/Cargo.toml",
        "crates/markup/src",
        "crates/markup/Cargo.toml",
        "index.html",
        "Trunk.toml",
        "Cargo.toml",
        "Cargo.lock",
        "xtask/src/app.rs",
        "xtask/src/app",
        "xtask/npm/package-lock.json",
    ]
    .map(|path| checkout.join(path))
    .to_vec()
}
