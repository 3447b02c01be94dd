//! The server held against its own description: schemathesis sends every operation what fits, what is at the limits and what is wrong, and
//! looks at each answer. What it is and is not held to: `xtask/python/schemathesis.toml`.

use std::{collections::BTreeSet, env, fs, process::Command};

use super::{Suite, Totals};
use crate::{
    cache::make_empty,
    command,
    failure::{Named, Result},
    running::serve,
    server::{self, Build},
    setup::python,
};

/// Runs them; each operation counts as one test. Each vendor has a server of its own: what the tests of one do stays with it.
pub(super) fn run(suite: &Suite) -> Result<Totals> {
    let schemathesis = python::program(suite.cache, "schemathesis")?;
    let program = server::build(suite.cache, suite.toolchain, Build::Dev)?;
    let folder = env::temp_dir().join(format!("rotunda-api-{}", std::process::id()));
    make_empty(&folder)?;
    let description = folder.join("openapi.json");
    let text = command::quiet(Command::new(&program).arg("openapi"))?;
    fs::write(&description, &text).named(|| format!("write {}", description.display()))?;
    let config = suite.cache.checkout().join("xtask/python");
    let is_chosen = |vendor: &&str| suite.filter.as_deref().is_none_or(|filter| vendor.contains(filter));
    let mut totals = Totals::default();
    for vendor in vendors(&text).into_iter().filter(is_chosen) {
        let server = serve(&program, &folder.join(vendor), "small")?;
        let mut run = Command::new(&schemathesis);
        run.arg("--config-file").arg(config.join("schemathesis.toml")).args(["--no-color", "run"]).arg(&description);
        run.args(["--url", &server.address(), "--include-tag", vendor]);
        let report = folder.join(format!("{vendor}.xml"));
        run.args(["--report", "junit", "--report-junit-path"]).arg(&report).current_dir(&folder);
        run.env("ROTUNDA_SERVER", server.address()).env("ROTUNDA_SESSION", server.sign_in("admin")?);
        run.env("PYTHONPATH", &config).env("PYTHONDONTWRITEBYTECODE", "1");
        let (_, succeeded) = command::tee(&mut run)?;
        totals = totals + Totals::read_junit(&fs::read_to_string(&report).unwrap_or_default(), succeeded);
    }
    fs::remove_dir_all(&folder).named(|| format!("remove {}", folder.display()))?;
    Ok(totals)
}

/// The vendors of a description: the beginnings of the operations' ids.
fn vendors(description: &str) -> BTreeSet<&str> {
    let ids = description.lines().filter_map(|line| line.trim().strip_prefix("\"operationId\": \""));
    ids.filter_map(|id| id.split('_').next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vendors_are_read_from_the_ids() {
        let text = "{\n  \"operationId\": \"dixa_GetIt\",\n  \"operationId\": \"dixa_SetIt\",\n \"operationId\": \"a-b_Go\"\n}";
        assert_eq!(vendors(text), BTreeSet::from(["a-b", "dixa"]));
    }
}
