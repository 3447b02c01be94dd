//! A Rust compiler that can build WebAssembly.
//!
//! Ordinarily rustup adds the target. Where its download host cannot be reached, Debian has the compiler and its library's source, and the
//! library is built here, once for each version of the package.

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
    toolchain::{Toolchain, WASM},
};

const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy"];
const LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";

/// Finds a compiler, or adds the target, or installs Debian's.
pub(super) fn set_up(cache: &Cache) -> Result<Outcome> {
    if let Some(toolchain) = Toolchain::find(cache) {
        return Ok(Outcome::There(describe(toolchain)?));
    }
    let rustup = command::find("rustup").is_some();
    if rustup
        && command::succeeds(Command::new("rustup").args(["target", "add", WASM]))
        && Toolchain::OnPath.links(cache)
    {
        return Ok(Outcome::Installed(describe(Toolchain::OnPath)?));
    }
    println!("\n    rustup cannot add {WASM}: taking Debian's compiler");
    from_debian(cache).map_err(|failure| {
        failure.advise(&format!(
            "let `rustup target add {WASM}` reach static.rust-lang.org, or run this as root on Debian 12 or newer"
        ))
    })?;
    if Toolchain::Debian.links(cache) {
        return Ok(Outcome::Installed(describe(Toolchain::Debian)?));
    }
    Err(Failure::from("the WebAssembly library was built, but a program does not link with it"))
}

fn from_debian(cache: &Cache) -> Result<()> {
    debian::install(&PACKAGES)?;
    if let Some(linker) = debian::missing_behind(Path::new("/usr/bin/rust-lld")) {
        debian::install(&[&linker])?;
    }
    let crates = build_library(cache)?;
    install_library(&crates)?;
    // Compiled against the old library.
    let stale = cache.target_app().join(WASM);
    if stale.exists() {
        fs::remove_dir_all(&stale).named(|| format!("remove {}", stale.display()))?;
    }
    Ok(())
}

/// Compiles the standard library with an empty crate that needs it, with bitcode for link-time optimisation.
fn build_library(cache: &Cache) -> Result<Vec<PathBuf>> {
    println!("    building the standard library for {WASM}");
    let folder = cache.root().join("wasm-library");
    make_empty(&folder.join("src"))?;
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).named(|| format!("write {name}"));
    write("Cargo.toml", "[package]\nname = \"empty\"\nedition = \"2024\"\n\n[workspace]\n")?;
    write("src/lib.rs", "")?;
    let mut cargo = Command::new("/usr/bin/cargo");
    Toolchain::Debian.apply(&mut cargo, &[])?;
    cargo.current_dir(&folder).env("RUSTFLAGS", "-Cembed-bitcode=yes").env("RUSTC_BOOTSTRAP", "1");
    cargo.args(["build", "--release", "--target", WASM, "-Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro"]);
    cargo.env("CARGO_TARGET_DIR", folder.join("target"));
    command::quiet(&mut cargo)?;
    let built = folder.join("target").join(WASM).join("release/deps");
    let entries = fs::read_dir(&built).named(|| format!("list {}", built.display()))?;
    let files = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let is_library = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".rlib") && !name.starts_with("libempty-")
    };
    Ok(files.filter(is_library).collect())
}

fn install_library(crates: &[PathBuf]) -> Result<()> {
    command::quiet(debian::as_root("rm")?.args(["-rf", LIBRARY]))?;
    command::quiet(debian::as_root("mkdir")?.args(["-p", LIBRARY]))?;
    command::quiet(debian::as_root("cp")?.args(crates).arg(LIBRARY)).map(drop)
}

fn describe(toolchain: Toolchain) -> Result<String> {
    let version = toolchain.version()?;
    let version = version.lines().next().unwrap_or_default().to_owned();
    Ok(match toolchain {
        Toolchain::OnPath => version,
        Toolchain::Debian => format!("{version}, in /usr/bin"),
    })
}
