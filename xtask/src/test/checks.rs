//! What needs no program to run: lints, format, and the sizes of the app.

use std::process::Command;

use super::{Suite, Totals};
use crate::{
    app::{self, Mode},
    claim::claim,
    command, coverage,
    failure::Result,
    sizes,
    toolchain::WASM,
};

/// Each check counts as one test.
pub(super) fn run(suite: &Suite) -> Result<Totals> {
    Ok(format(suite) + coverage(suite) + lint_native(suite)? + lint_app(suite)? + check_sizes(suite)?)
}

fn format(suite: &Suite) -> Totals {
    let in_checkout = |arguments: &[&str]| {
        let mut cargo = Command::new("cargo");
        cargo.current_dir(suite.cache.checkout()).args(arguments);
        cargo
    };
    if !command::succeeds(&mut in_checkout(&["fmt", "--version"])) {
        println!("format: skipped, there is no rustfmt here");
        return Totals::default();
    }
    conclude("format", command::quiet(&mut in_checkout(&["fmt", "--all", "--check"])).map(drop))
}

fn coverage(suite: &Suite) -> Totals {
    conclude("coverage", coverage::check(suite.cache.checkout()))
}

fn lint_native(suite: &Suite) -> Result<Totals> {
    let packages =
        ["rotunda-api", "rotunda-art", "rotunda-markup", "rotunda-server", "xtask"].map(|name| ["--package", name]);
    let target = suite.cache.target_native();
    claim(suite.cache, &target)?;
    let mut clippy = suite.toolchain.cargo(suite.cache)?;
    clippy.args(["clippy", "--quiet", "--all-targets"]).args(packages.as_flattened()).args(["--", "-D", "warnings"]);
    Ok(conclude("lints, native", command::show(clippy.env("CARGO_TARGET_DIR", target))))
}

fn lint_app(suite: &Suite) -> Result<Totals> {
    let target = suite.cache.target_app();
    claim(suite.cache, &target)?;
    let mut clippy = suite.toolchain.cargo(suite.cache)?;
    clippy.args(["clippy", "--quiet", "--all-targets", "--package", "rotunda", "--target", WASM]);
    clippy.args(["--features", "kit-page", "--", "-D", "warnings"]);
    Ok(conclude("lints, app", command::show(clippy.env("CARGO_TARGET_DIR", target))))
}

fn check_sizes(suite: &Suite) -> Result<Totals> {
    let dist = app::build(suite.cache, suite.toolchain, Mode::Release)?;
    let over = sizes::print(&dist)?;
    Ok(conclude("sizes", if over.is_empty() { Ok(()) } else { Err("the app is over its budget".into()) }))
}

fn conclude(name: &str, result: Result<()>) -> Totals {
    match &result {
        Ok(()) => println!("{name}: ok"),
        Err(failure) => println!("{name}: FAILED: {failure}"),
    }
    Totals::one(result.is_ok())
}
