//! How many checks passed and failed, read from what each tool says. A tool that fails without naming a
//! failed test counts as one failure, and so does one that ran no test at all.

use std::iter::Sum;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
}

impl Count {
    pub const SUCCESS: Self = Self { passed: 1, failed: 0 };
    pub const FAILURE: Self = Self { passed: 0, failed: 1 };

    /// A tool that makes one check, such as a linter.
    pub const fn of_one(success: bool) -> Self {
        if success { Self::SUCCESS } else { Self::FAILURE }
    }

    /// What `cargo test` said, natively or in a browser: the sum of its `test result:` lines.
    pub fn of_cargo_test(said: &str, success: bool) -> Self {
        let results = said.lines().filter_map(|line| line.trim().strip_prefix("test result: "));
        let count = results.fold(Self::default(), |count, line| Self {
            passed: count.passed + before(line, " passed"),
            failed: count.failed + before(line, " failed"),
        });
        count.backed_by(success)
    }

    /// The report that pytest writes with `--junitxml`.
    pub fn of_junit(report: &str, success: bool) -> Self {
        let suites = report.split("<testsuite ").skip(1);
        let count = suites.fold(Self::default(), |count, suite| {
            let number = |name| attribute(suite, name);
            let failed = number("failures") + number("errors");
            let passed = number("tests").saturating_sub(failed + number("skipped"));
            Self { passed: count.passed + passed, failed: count.failed + failed }
        });
        count.backed_by(success)
    }

    /// The tool's exit code has the last word.
    fn backed_by(self, success: bool) -> Self {
        let is_silent_failure = self.failed == 0 && (!success || self.passed == 0);
        Self { failed: self.failed + usize::from(is_silent_failure), ..self }
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |sum, count| Self {
            passed: sum.passed + count.passed,
            failed: sum.failed + count.failed,
        })
    }
}

/// The number that stands before `words`.
fn before(line: &str, words: &str) -> usize {
    line.find(words)
        .and_then(|at| line[..at].rsplit(|c: char| !c.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

/// The number in `name="…"`.
fn attribute(tag: &str, name: &str) -> usize {
    let tag = tag.split('>').next().unwrap_or_default();
    tag.split(' ')
        .find_map(|pair| pair.strip_prefix(name)?.strip_prefix("=\"")?.split('"').next()?.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARGO: &str = "\
running 12 tests
test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
   Doc-tests alcove
test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.51s
";

    #[test]
    fn cargo_tests_of_all_targets_are_added_up() {
        assert_eq!(Count::of_cargo_test(CARGO, false), Count { passed: 15, failed: 2 });
    }

    #[test]
    fn pytest_counts_errors_as_failures_and_skipped_as_neither() {
        let report = r#"<?xml version="1.0"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="20" time="1.0"><testcase name="failures=&quot;9"/></testsuite></testsuites>"#;
        assert_eq!(Count::of_junit(report, false), Count { passed: 14, failed: 3 });
    }

    #[test]
    fn a_failure_that_names_no_test_is_a_failure() {
        assert_eq!(Count::of_cargo_test("error[E0308]", false), Count::FAILURE);
        let passed = "test result: ok. 12 passed; 0 failed;";
        assert_eq!(Count::of_cargo_test(passed, false), Count { passed: 12, failed: 1 });
    }

    #[test]
    fn no_test_at_all_is_a_failure() {
        assert_eq!(Count::of_cargo_test("test result: ok. 0 passed; 0 failed;", true), Count::FAILURE);
        assert_eq!(Count::of_junit("", true), Count::FAILURE);
    }
}
