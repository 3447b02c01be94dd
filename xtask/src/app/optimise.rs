//! Makes the modules smaller with wasm-opt.

use std::{fs, path::Path, process::Command};

use crate::{
    cache::Cache,
    command,
    failure::{Named, Result},
    inputs,
    setup::npm,
    workers,
};

/// What rustc's modules use; wasm-opt cannot read them without being told.
pub(super) const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Optimises every module of the folder in place.
pub(super) fn all(cache: &Cache, folder: &Path) -> Result<()> {
    let wasm_opt = npm::program(cache, "wasm-opt")?;
    let files = inputs::files(&[folder.to_owned()])?;
    let modules: Vec<_> = files.iter().filter(|file| file.extension().is_some_and(|end| end == "wasm")).collect();
    workers::for_each(&modules, |module| one(&wasm_opt, module))
}

fn one(wasm_opt: &Path, module: &Path) -> Result<()> {
    let smaller = module.with_extension("smaller");
    command::quiet(Command::new(wasm_opt).arg("-Oz").args(FEATURES).arg(module).arg("-o").arg(&smaller))?;
    fs::rename(&smaller, module).named(|| format!("put {} in place", module.display()))
}
