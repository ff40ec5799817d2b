//! `cargo xtask test`: every check there is, part by part. A part that fails does not keep the others
//! from running; the last line counts them all.

mod count;
mod e2e;
mod parts;

use crate::args::{Part, Test};
use crate::say;
use count::Count;
use std::process::ExitCode;
use std::time::Instant;

/// Runs the parts asked for, or all.
pub fn run(options: &Test) -> ExitCode {
    let chosen = |part: &Part| options.parts.is_empty() || options.parts.contains(part);
    let mut parts = parts::Parts::new(&options.pass_on);
    let needs_page = chosen(&Part::Budget) || chosen(&Part::E2e);
    let mut rows = Vec::new();
    for part in Part::ALL.into_iter().filter(chosen) {
        println!("\n── {} ──", part.name());
        if needs_page {
            parts.begin_page();
        }
        if chosen(&Part::Web) && matches!(part, Part::Template | Part::Cloud) {
            parts.begin_web_tests();
        }
        let begun = Instant::now();
        let count = parts.run(part).unwrap_or_else(|error| {
            say::failure(&format!("{}: {error:#}", part.name()));
            Count::FAILURE
        });
        if crate::process::is_interrupted() {
            crate::process::wait_to_be_ended();
        }
        rows.push((part, count, begun.elapsed()));
    }
    println!();
    for (part, Count { passed, failed }, took) in &rows {
        println!("{:<10} {passed:>5} passed {failed:>5} failed   {}", part.name(), say::duration(*took));
    }
    let all: Count = rows.iter().map(|(_, count, _)| *count).sum();
    println!("{} passed, {} failed", all.passed, all.failed);
    if all.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
