//! Builds and serves Rotunda.

use std::{os::unix::process::CommandExt, process::Command};

use crate::{
    app::{self, Mode},
    cache::Cache,
    failure::Result,
    options::Options,
    server::{self, Build},
    setup,
};

/// `cargo xtask serve [--port 8080] [--data DIR] [--demo small|medium|large|none]`
pub(crate) fn run(options: &mut Options) -> Result<()> {
    let cache = Cache::open()?;
    let mut serve = serve_arguments(&cache, options)?;
    let toolchain = setup::for_building(&cache)?;
    let dist = app::build(&cache, toolchain, Mode::Release)?;
    let program = server::build(&cache, toolchain, Build::Release(&dist))?;
    serve.insert(0, "serve".to_owned());
    // The server takes the place of this program, so that Ctrl-C and signals reach it.
    let error = Command::new(&program).args(&serve).current_dir(cache.checkout()).exec();
    Err(format!("cannot start {}: {error}", program.display()).into())
}

/// The options that are the server's, with the defaults of a checkout.
pub(crate) fn serve_arguments(cache: &Cache, options: &mut Options) -> Result<Vec<String>> {
    let port = options.value("--port")?.unwrap_or_else(|| "8080".to_owned());
    let demo = options.value("--demo")?.unwrap_or_else(|| "small".to_owned());
    let data = options.value("--data")?;
    options.done()?;
    if port.parse::<u16>().is_err() {
        return Err(format!("--port {port} is not between 0 and 65535").into());
    }
    if !["small", "medium", "large", "none"].contains(&demo.as_str()) {
        return Err(format!("--demo {demo} is none of small, medium, large, none").into());
    }
    let data = data.unwrap_or_else(|| cache.of_checkout("data").join(&demo).display().to_string());
    Ok(["--port", &port, "--data", &data, "--demo", &demo].map(str::to_owned).to_vec())
}
