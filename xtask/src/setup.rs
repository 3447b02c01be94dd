//! Installs what building and testing need, each thing only when it is missing in the right version.

pub(crate) mod chromium;
pub(crate) mod npm;
pub(crate) mod postgres;
pub(crate) mod python;
pub(crate) mod tools;

mod debian;
mod wasm;

use std::{io::Write, time::Instant};

use crate::{cache::Cache, failure::Result, options::Options, toolchain::Toolchain};

/// One thing to install.
struct Step {
    /// What.
    name: &'static str,
    /// What for.
    why: &'static str,
    /// Installs it unless it is there.
    run: fn(&Cache) -> Result<Outcome>,
}

/// How a step ended, and with what.
pub(crate) enum Outcome {
    /// Nothing had to be done.
    There(String),
    /// It was installed.
    Installed(String),
    /// It could not be installed, and one can do without.
    Skipped(String),
}

const FOR_BUILDING: [Step; 5] = [
    Step { name: "Rust for WebAssembly", why: "the app is compiled to it", run: wasm::set_up },
    Step { name: "wasm-bindgen", why: "joins the app to the browser", run: |cache| tools::WASM_BINDGEN.set_up(cache) },
    Step { name: "wasm-split", why: "makes each area a chunk", run: |cache| tools::WASM_SPLIT.set_up(cache) },
    Step { name: "trunk", why: "builds the app", run: |cache| tools::TRUNK.set_up(cache) },
    Step { name: "npm packages", why: "wasm-opt, Playwright, axe", run: npm::set_up },
];

const FOR_TESTING: [Step; 3] = [
    Step { name: "Chromium", why: "the tests run in it", run: chromium::set_up },
    Step { name: "PostgreSQL", why: "the server's tests run on it too", run: postgres::set_up },
    Step { name: "Python packages", why: "schemathesis tests the API", run: python::set_up },
];

/// `cargo xtask setup`
pub(crate) fn run(options: &mut Options) -> Result<()> {
    options.done()?;
    let cache = Cache::open()?;
    println!("set-up, into {}", cache.root().display());
    let start = Instant::now();
    all(&cache, FOR_BUILDING.iter().chain(&FOR_TESTING))?;
    println!("set-up took {:.0} s", start.elapsed().as_secs_f32());
    Ok(())
}

/// What building needs is there afterwards; silent when it was.
pub(crate) fn for_building(cache: &Cache) -> Result<Toolchain> {
    let tools = [tools::WASM_BINDGEN, tools::WASM_SPLIT, tools::TRUNK];
    if let Some(toolchain) = Toolchain::find(cache)
        && tools.iter().all(|tool| tool.is_there(cache))
        && npm::program(cache, "wasm-opt").is_ok()
    {
        return Ok(toolchain);
    }
    all(cache, FOR_BUILDING.iter())?;
    Toolchain::require(cache)
}

/// What testing needs is there afterwards.
pub(crate) fn for_testing(cache: &Cache) -> Result<Toolchain> {
    all(cache, FOR_BUILDING.iter().chain(&FOR_TESTING))?;
    Toolchain::require(cache)
}

fn all<'a>(cache: &Cache, steps: impl Iterator<Item = &'a Step>) -> Result<()> {
    for step in steps {
        print!("  {:22} {:34} ", step.name, step.why);
        let _ = std::io::stdout().flush();
        let start = Instant::now();
        let outcome = (step.run)(cache);
        let seconds = start.elapsed().as_secs_f32();
        match outcome? {
            Outcome::There(what) => println!("already there: {what}"),
            Outcome::Installed(what) => println!("  {:22} installed in {seconds:.0} s: {what}", step.name),
            Outcome::Skipped(why) => println!("skipped: {why}"),
        }
    }
    Ok(())
}
