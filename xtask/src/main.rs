//! What the README's commands run: set-up, serve, dev, test, bench.
//!
//! Written with the standard library and three small crates, so that the first command in a fresh clone answers within seconds.

mod app;
mod bench;
mod cache;
mod claim;
mod command;
mod coverage;
mod dev;
mod failure;
mod inputs;
mod options;
mod running;
mod serve;
mod server;
mod setup;
mod sizes;
mod test;
mod toolchain;
mod workers;

use std::process::ExitCode;

use crate::{failure::Result, options::Options};

const USAGE: &str = "\
cargo xtask <command>

  setup                 install what building and testing need, each thing only when it is missing
  serve                 build and serve Rotunda
      --port 8080       the port to listen on
      --data DIR        the data folder; default: a folder of this checkout's own in the cache folder
      --demo small      the demo to load into an empty data folder: small, large or none
  dev                   the same unoptimised, rebuilt on every change
  test [SUITE [FILTER]] run the tests: checks, native, api, web, e2e, or all
  bench                 measure against the budgets, with the large demo
  app [--dev]           build the app only, print where it is
  sizes                 build the app, print its sizes, fail over the budgets
  coverage              list every documented operation with the screens that use it

Tools, builds and demo data live in $ROTUNDA_CACHE, else $XDG_CACHE_HOME/rotunda, else ~/.cache/rotunda.
";

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: Vec<String>) -> Result<ExitCode> {
    if arguments.is_empty() {
        print!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    }
    let command = arguments.remove(0);
    let mut options = Options::new(arguments);
    match command.as_str() {
        "setup" => setup::run(&mut options)?,
        "serve" => serve::run(&mut options)?,
        "dev" => dev::run(&mut options)?,
        "test" => return test::run(&mut options),
        "bench" => return bench::run(&mut options),
        "app" => app::run(&mut options)?,
        "sizes" => return sizes::run(&mut options),
        "coverage" => return coverage::run(&mut options),
        "help" | "--help" | "-h" => print!("{USAGE}"),
        other => return Err(format!("unknown command {other:?}\n\n{USAGE}").into()),
    }
    Ok(ExitCode::SUCCESS)
}
