//! Calls Trunk, with a program named `wasm-bindgen` in its way that splits the chunks off first.

use std::{
    env, fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use super::Mode;
use crate::{
    cache::{Cache, make_empty},
    claim::claim,
    command,
    failure::{Named, Result},
    setup::tools,
    toolchain::Toolchain,
};

/// The program's name in file names.
pub(super) const NAME: &str = "rotunda";

/// Compiles the app into a flat folder of scripts and modules, under the names by which they import one another.
pub(super) fn compile(cache: &Cache, toolchain: Toolchain, mode: Mode, folder: &Path) -> Result<PathBuf> {
    claim(cache, &cache.target_app())?;
    let bundle = folder.join("trunk");
    let chunks = folder.join("chunks");
    let shim = folder.join("shim");
    for folder in [&bundle, &chunks, &shim] {
        make_empty(folder)?;
    }
    let bindgen = tools::WASM_BINDGEN.folder(cache)?;
    let split = tools::WASM_SPLIT.folder(cache)?;
    let trunk = tools::TRUNK.folder(cache)?;
    let mut command = Command::new(trunk.join("trunk"));
    command.current_dir(cache.checkout()).arg("build").arg("--offline").arg("--dist").arg(&bundle);
    command.env("CARGO_TARGET_DIR", cache.target_app()).env("NO_COLOR", "true").env_remove("RUSTFLAGS");
    match mode {
        Mode::Dev => {
            command.args(["--features", "kit-page"]);
            toolchain.apply(&mut command, &[&bindgen])?;
        }
        Mode::Release => {
            write_shim(&shim, &bindgen.join("wasm-bindgen"), &split.join("wasm-split-cli"), &chunks)?;
            command.args(["--release", "--cargo-profile", "wasm", "--features", "split"]);
            // The splitter moves functions and has to know who names them.
            // Erased view types: with every view a type of its own the program is several times as large.
            // Panics name files; where those lie on this machine is of no use to anybody.
            let flags = format!("-Clink-args=--emit-relocs --cfg=erase_components{}", remaps());
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
            toolchain.apply(&mut command, &[&shim])?;
        }
    }
    command::show(&mut command)?;
    let compiled = folder.join("compiled");
    make_empty(&compiled)?;
    let wanted = |name: &str| name.ends_with(".js") || name.ends_with(".wasm");
    copy_flat(&bundle, &compiled, wanted)?;
    // What the splitter left of the main module went through wasm-bindgen and is in the bundle.
    copy_flat(&chunks, &compiled, |name| wanted(name) && name != format!("{NAME}.wasm"))?;
    Ok(compiled)
}

/// Flags that leave the folder of Cargo's packages out of file names.
fn remaps() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let sources = home.map(|home| home.join("registry/src"));
    let folders = sources.and_then(|sources| fs::read_dir(sources).ok()).into_iter().flatten().flatten();
    folders.map(|folder| format!(" --remap-path-prefix={}/=", folder.path().display())).collect()
}

/// Trunk asks this for its version and then to bind: the module is split before.
fn write_shim(folder: &Path, bindgen: &Path, split: &Path, chunks: &Path) -> Result<()> {
    let script = SHIM
        .replace("@BINDGEN@", &bindgen.to_string_lossy())
        .replace("@SPLIT@", &split.to_string_lossy())
        .replace("@CHUNKS@", &chunks.to_string_lossy());
    let file = folder.join("wasm-bindgen");
    fs::write(&file, script).named(|| format!("write {}", file.display()))?;
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).named(|| format!("let {} run", file.display()))
}

const SHIM: &str = r#"#!/bin/sh
set -eu
if [ "${1-}" = --version ]; then exec "@BINDGEN@" --version; fi
for argument; do
  shift
  case $argument in
    *.wasm) module=$argument; continue ;;
    --out-name=*) name=${argument#*=} ;;
  esac
  set -- "$@" "$argument"
done
"@SPLIT@" "$module" "@CHUNKS@" --target web --out-name "$name"
exec "@BINDGEN@" --keep-lld-exports --no-demangle "$@" "@CHUNKS@/$name.wasm"
"#;

fn copy_flat(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) -> Result<()> {
    for entry in fs::read_dir(from).named(|| format!("list {}", from.display()))? {
        let entry = entry.named(|| format!("list {}", from.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if wanted(&name) {
            fs::copy(entry.path(), to.join(&name)).named(|| format!("copy {name}"))?;
        }
    }
    Ok(())
}
