//! Serves an unoptimised build and builds again on every change.

use std::{process::Command, thread, time::Duration};

use crate::{
    app::{self, Mode},
    cache::Cache,
    command::{self, Running},
    failure::Result,
    inputs,
    options::Options,
    serve,
    server::{self, Build},
    setup,
    toolchain::Toolchain,
};

/// `cargo xtask dev [--port 8080] [--data DIR] [--demo small|medium|large|none]`
pub(crate) fn run(options: &mut Options) -> Result<()> {
    let cache = Cache::open()?;
    let arguments = serve::serve_arguments(&cache, options)?;
    let toolchain = setup::for_building(&cache)?;
    let app_sources = app::sources(cache.checkout());
    let server_sources = ["crates", "Cargo.toml", "Cargo.lock"].map(|path| cache.checkout().join(path));
    let mut app_seen = inputs::times(&app_sources);
    let mut server_seen = inputs::times(&server_sources);
    let mut running = None;
    report(build_app(&cache, toolchain));
    report(restart(&cache, toolchain, &arguments, &mut running));
    loop {
        thread::sleep(Duration::from_millis(500));
        let app_now = inputs::times(&app_sources);
        if app_now != app_seen {
            app_seen = app_now;
            report(build_app(&cache, toolchain));
        }
        let server_now = inputs::times(&server_sources);
        if server_now != server_seen {
            server_seen = server_now;
            report(restart(&cache, toolchain, &arguments, &mut running));
        }
    }
}

fn build_app(cache: &Cache, toolchain: Toolchain) -> Result<()> {
    app::build(cache, toolchain, Mode::Dev).map(drop)
}

/// Builds the server, and only then stops the one that runs.
fn restart(cache: &Cache, toolchain: Toolchain, arguments: &[String], running: &mut Option<Running>) -> Result<()> {
    let program = server::build(cache, toolchain, Build::Dev)?;
    drop(running.take());
    let mut command = Command::new(program);
    command.arg("serve").args(arguments).arg("--app-dir").arg(app::folder(cache, Mode::Dev));
    *running = Some(command::start(&mut command, "")?);
    Ok(())
}

/// A mistake in the source is shown, and mended by the next change.
fn report(result: Result<()>) {
    if let Err(failure) = result {
        eprintln!("{failure}");
    }
}
