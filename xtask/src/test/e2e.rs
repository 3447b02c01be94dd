//! The journeys: the built app and a server in Chromium, driven by Playwright.

use std::process::Command;

use super::{Suite, Totals};
use crate::{
    app::{self, Mode},
    command,
    failure::Result,
    server::{self, Build},
    setup::{chromium, npm},
};

/// A journey that fails runs once more; so many may pass only then (`docs/decisions/0011-journeys-run-once-more.md`).
const FLAKY_BORNE: u32 = 2;

/// Runs them. Each test starts a server of its own (`tests/e2e`), with the app that is shipped.
pub(super) fn run(suite: &Suite) -> Result<Totals> {
    let browser = chromium::browser().ok_or("there is no Chromium here")?;
    let dist = app::build(suite.cache, suite.toolchain, Mode::Release)?;
    let program = server::build(suite.cache, suite.toolchain, Build::Dev)?;
    let mut playwright = Command::new(npm::program(suite.cache, "playwright")?);
    playwright.current_dir(suite.cache.checkout().join("tests/e2e")).args([
        "test",
        "--reporter=list,./why.js",
        "--retries=1",
    ]);
    playwright.args(&suite.filter).env("NO_COLOR", "1").env_remove("FORCE_COLOR");
    playwright.env("ROTUNDA_SERVER", program).env("ROTUNDA_APP_DIR", dist).env("CHROME", browser);
    let (text, succeeded) = command::tee(&mut playwright)?;
    Ok(Totals::read(&text, succeeded).bearing(FLAKY_BORNE))
}
