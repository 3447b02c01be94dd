//! How many tests passed, read from what the test programs print.

use std::{fmt, ops::Add};

/// How many passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) passed: u32,
    pub(super) failed: u32,
    /// How many failed and passed when they ran again; they are in neither of the others.
    pub(super) flaky: u32,
}

impl Totals {
    /// One that is or is not all right.
    pub(super) fn one(passed: bool) -> Self {
        Self { passed: passed.into(), failed: (!passed).into(), flaky: 0 }
    }

    /// So many flaky ones are borne; if there are more, all of them have failed.
    pub(super) fn bearing(self, most: u32) -> Self {
        if self.flaky <= most { self } else { Self { failed: self.failed + self.flaky, flaky: 0, ..self } }
    }

    /// Adds up the result lines of cargo's tests and of Playwright. A program that ended badly without saying how many failed counts as
    /// one failure: it did not get as far as testing.
    pub(super) fn read(text: &str, succeeded: bool) -> Self {
        let all = text.lines().map(|line| cargo_line(line).unwrap_or_else(|| playwright_line(line)));
        let mut totals = all.fold(Self::default(), Self::add);
        if !succeeded && totals.failed == 0 {
            totals.failed = 1;
        }
        totals
    }
}

impl Totals {
    /// The counts in the head of a JUnit report: `<testsuites errors="0" failures="1" skipped="0" tests="52" ...>`. What was skipped is no
    /// pass.
    pub(super) fn read_junit(report: &str, succeeded: bool) -> Self {
        let head = report.split_once("<testsuites ").and_then(|(_, rest)| rest.split('>').next()).unwrap_or_default();
        let count = |name: &str| -> u32 {
            let value = head.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split('"').next());
            value.and_then(|value| value.parse().ok()).unwrap_or_default()
        };
        let failed = count("failures") + count("errors");
        let passed = count("tests").saturating_sub(failed + count("skipped"));
        Self { passed, failed: if succeeded { failed } else { failed.max(1) }, flaky: 0 }
    }
}

impl Add for Totals {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed, flaky: self.flaky + other.flaky }
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.flaky > 0 { write!(f, ", {} flaky", self.flaky) } else { Ok(()) }
    }
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; ...`
fn cargo_line(line: &str) -> Option<Totals> {
    let counts = line.trim().strip_prefix("test result: ")?.split_once(". ")?.1;
    let count = |name: &str| counts.split("; ").find_map(|part| part.strip_suffix(name)?.trim().parse().ok());
    Some(Totals { passed: count("passed")?, failed: count("failed")?, flaky: 0 })
}

/// `  12 passed (3.4s)`, `  1 failed`; whatever else can become of a test is no pass.
fn playwright_line(line: &str) -> Totals {
    let words = line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')).and_then(|rest| rest.split_once(' '));
    let Some((Ok(count), state)) = words.map(|(count, state)| (count.parse::<u32>(), state)) else {
        return Totals::default();
    };
    match state.split(" (").next().unwrap_or_default() {
        "passed" => Totals { passed: count, ..Totals::default() },
        "flaky" => Totals { flaky: count, ..Totals::default() },
        "failed" | "interrupted" | "did not run" => Totals { failed: count, ..Totals::default() },
        _ => Totals::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn totals(passed: u32, failed: u32) -> Totals {
        Totals { passed, failed, flaky: 0 }
    }

    #[test]
    fn cargo_results_are_added_up() {
        let text = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 10 passed; 3 failed; 1 ignored; 0 filtered out\n";
        assert_eq!(Totals::read(text, false), totals(12, 3));
    }

    #[test]
    fn playwright_results_are_read_from_the_summary_only() {
        let text = "Running 5 tests using 1 worker\n  ✓  1 a.spec.ts:3:1 › 12 passed (1.0s)\n\n  1 failed\n    [x] › a.spec.ts\n  1 flaky\n  1 skipped\n  2 passed (1.2m)\n";
        assert_eq!(Totals::read(text, false), Totals { flaky: 1, ..totals(2, 1) });
    }

    #[test]
    fn flaky_ones_are_named_and_more_than_are_borne_have_failed() {
        let text = "  2 flaky\n    [x] › a.spec.ts\n  7 passed (1.2m)\n";
        let found = Totals::read(text, true);
        assert_eq!(found.bearing(2).to_string(), "7 passed, 0 failed, 2 flaky");
        assert_eq!(found.bearing(1), totals(7, 2));
    }

    #[test]
    fn reports_are_read_from_their_head() {
        let report = "<?xml?>\n<testsuites errors=\"1\" failures=\"2\" skipped=\"3\" tests=\"52\" time=\"1.5\">\n <testsuite tests=\"9\">";
        assert_eq!(Totals::read_junit(report, false), totals(46, 3));
        assert_eq!(Totals::read_junit("", false), totals(0, 1));
        assert_eq!(Totals::read_junit("", true), totals(0, 0));
    }

    #[test]
    fn a_program_that_ends_badly_has_failed() {
        assert_eq!(Totals::read("error: could not compile", false), totals(0, 1));
        assert_eq!(Totals::read("", true), totals(0, 0));
    }
}
