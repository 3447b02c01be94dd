//! The tests that run on this machine: the endpoints, the server on both databases, this program.

use super::{Suite, Totals, postgres};
use crate::{claim::claim, command, failure::Result};

/// Runs them, with a PostgreSQL of their own when there is one.
pub(super) fn run(suite: &Suite) -> Result<Totals> {
    let target = suite.cache.target_native();
    claim(suite.cache, &target)?;
    let mut cargo = suite.toolchain.cargo(suite.cache)?;
    cargo.args([
        "test",
        "--no-fail-fast",
        "--package",
        "rotunda-api",
        "--package",
        "rotunda-art",
        "--package",
        "rotunda-markup",
        "--package",
        "rotunda-server",
        "--package",
        "xtask",
    ]);
    cargo.args(&suite.filter).env("CARGO_TARGET_DIR", target).env("CARGO_TERM_COLOR", "never");
    // Stops when this is dropped.
    let database = postgres::start();
    match &database {
        Ok(database) => {
            println!("PostgreSQL at {}", database.address());
            cargo.env("ROTUNDA_TEST_POSTGRES", database.address());
        }
        Err(failure) => println!("not tested on PostgreSQL, only on SQLite: {failure}"),
    }
    let (text, succeeded) = command::tee(&mut cargo)?;
    Ok(Totals::read(&text, succeeded))
}
