//! The tests of the app in Chromium, by wasm-bindgen's runner: those beside what they test, and those of views.

use std::fs;

use super::{Suite, Totals};
use crate::{
    cache::make_empty,
    claim::claim,
    command,
    failure::{Named, Result},
    setup::{chromium, tools},
    toolchain::WASM,
};

/// Runs them.
pub(super) fn run(suite: &Suite) -> Result<Totals> {
    let browser = chromium::browser().ok_or("there is no Chromium here")?;
    let driver = chromium::driver().ok_or("there is no chromedriver here")?;
    let configuration = suite.cache.of_checkout("web").join("webdriver.json");
    make_empty(&suite.cache.of_checkout("web"))?;
    let text = CONFIGURATION.replace("@BROWSER@", &browser.to_string_lossy());
    fs::write(&configuration, text).named(|| format!("write {}", configuration.display()))?;
    let target = suite.cache.target_app();
    claim(suite.cache, &target)?;
    let mut cargo = suite.toolchain.cargo(suite.cache)?;
    cargo.args(["test", "--package", "rotunda", "--lib", "--test", "web", "--target", WASM]).args(&suite.filter);
    cargo.env("CARGO_TARGET_DIR", target).env("CARGO_TERM_COLOR", "never");
    let runner = tools::WASM_BINDGEN.folder(suite.cache)?.join("wasm-bindgen-test-runner");
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    cargo.env("CHROMEDRIVER", driver).env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", configuration);
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    let (text, succeeded) = command::tee(&mut cargo)?;
    Ok(Totals::read(&text, succeeded))
}

/// Chromium as root has no sandbox, and none of its services are wanted.
const CONFIGURATION: &str = r#"{
  "goog:chromeOptions": {
    "binary": "@BROWSER@",
    "args": ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-quic",
      "--disable-background-networking", "--disable-component-update", "--disable-sync"]
  }
}
"#;
