//! Runs the tests and adds up what they say.

mod api;
mod checks;
mod e2e;
mod native;
mod postgres;
mod totals;
mod web;

use std::{process::ExitCode, time::Instant};

use self::totals::Totals;
use crate::{cache::Cache, failure::Result, options::Options, setup, toolchain::Toolchain};

/// What a suite gets.
struct Suite<'a> {
    cache: &'a Cache,
    toolchain: Toolchain,
    /// Only tests whose name has this in it.
    filter: Option<String>,
}

type Run = fn(&Suite) -> Result<Totals>;

/// All suites, the quicker ones first.
const SUITES: [(&str, Run); 5] =
    [("checks", checks::run), ("native", native::run), ("api", api::run), ("web", web::run), ("e2e", e2e::run)];

/// `cargo xtask test [checks|native|api|web|e2e [FILTER]]`
pub(crate) fn run(options: &mut Options) -> Result<ExitCode> {
    let chosen = options.word();
    let filter = options.word();
    options.done()?;
    let suites: Vec<_> =
        SUITES.iter().filter(|(name, _)| chosen.as_deref().is_none_or(|chosen| chosen == *name)).collect();
    if suites.is_empty() {
        return Err(
            format!("there is no suite {:?}: checks, native, api, web or e2e", chosen.unwrap_or_default()).into()
        );
    }
    let cache = Cache::open()?;
    let toolchain = setup::for_testing(&cache)?;
    let suite = Suite { cache: &cache, toolchain, filter };
    let mut lines = Vec::new();
    let mut all = Totals::default();
    for (name, run) in suites {
        println!("\n== {name} ==");
        let start = Instant::now();
        // What stops a suite is a failure of it; the others still run.
        let totals = run(&suite).unwrap_or_else(|failure| {
            eprintln!("{failure}");
            Totals::one(false)
        });
        lines.push(format!("  {name:8} {totals}, {:.0} s", start.elapsed().as_secs_f32()));
        all = all + totals;
    }
    println!("\n{}\n\n{all}", lines.join("\n"));
    Ok(if all.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
