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

/// The lowest KiB of memory holds nothing: it is the far end of the stack (rustc links with the stack first). So what is added to an address
/// becomes a part of the load or store: half a per cent less.
const LOW_MEMORY_UNUSED: &str = "--low-memory-unused";

/// What `-Oz` has left is flattened, its control flow made anew, and optimised again: four fifths of a per cent less. (`--traps-never-happen`
/// would give half a per cent more, but a panic has to end the program. Functions in the order of their names are larger once compressed.)
const PASSES: [&str; 10] =
    ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "-Oz", "--flatten", "--rereloop", "-Oz", "-Oz"];

/// Optimises every module of the folder in place.
pub(super) fn all(cache: &Cache, folder: &Path) -> Result<()> {
    let wasm_opt = npm::program(cache, "wasm-opt")?;
    let files = inputs::files(&[folder.to_owned()])?;
    let modules: Vec<_> = files.iter().filter(|file| file.extension().is_some_and(|end| end == "wasm")).collect();
    workers::for_each(&modules, |module| one(&wasm_opt, module))
}

fn one(wasm_opt: &Path, module: &Path) -> Result<()> {
    let smaller = module.with_extension("smaller");
    command::quiet(
        Command::new(wasm_opt).args(PASSES).arg(LOW_MEMORY_UNUSED).args(FEATURES).arg(module).arg("-o").arg(&smaller),
    )?;
    fs::rename(&smaller, module).named(|| format!("put {} in place", module.display()))
}
