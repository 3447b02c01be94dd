//! Builds the server.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use crate::{
    cache::Cache,
    claim::claim,
    command,
    failure::{Named, Result},
    toolchain::Toolchain,
};

/// How the server is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Build<'a> {
    /// Quickly, and without the app: it is served from a folder.
    Dev,
    /// Optimised, with the app of this folder inside.
    Release(&'a Path),
}

/// Builds the server and gives the program. It is a copy of this checkout's own: another checkout may build meanwhile.
pub(crate) fn build(cache: &Cache, toolchain: Toolchain, build: Build) -> Result<PathBuf> {
    let start = Instant::now();
    let target = cache.target_native();
    claim(cache, &target)?;
    let mut cargo = toolchain.cargo(cache)?;
    cargo.args(["build", "--quiet", "--package", "rotunda-server"]).env("CARGO_TARGET_DIR", &target);
    let profile = match build {
        Build::Dev => "debug",
        Build::Release(app) => {
            cargo.arg("--release").env("ROTUNDA_APP_DIR", app);
            "release"
        }
    };
    command::show(&mut cargo)?;
    let program = cache.of_checkout("bin").join(profile).join("rotunda-server");
    let folder = program.parent().unwrap_or(&program);
    fs::create_dir_all(folder).named(|| format!("make {}", folder.display()))?;
    // Not written over: it may be running.
    let _ = fs::remove_file(&program);
    let built = target.join(profile).join("rotunda-server");
    fs::copy(&built, &program).named(|| format!("copy {}", built.display()))?;
    println!("server ({profile}): built in {:.0} s", start.elapsed().as_secs_f32());
    Ok(program)
}
