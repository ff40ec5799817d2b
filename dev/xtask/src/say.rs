//! What the person at the terminal reads: a step before it starts, a line when it took long, one
//! sentence when it fails. No log levels and no colours: the text is the interface.

use std::time::{Duration, Instant};

/// Says that something starts, and how long it may take ("about 4 minutes").
pub fn step(what: &str, takes: &str) -> Step {
    println!("▸ {what} ({takes})");
    Step { begun: Instant::now() }
}

/// A step under way; [`Step::done`] says how long it took.
pub struct Step {
    begun: Instant,
}

impl Step {
    /// Ends the step. Quick ones end without a line.
    pub fn done(self) {
        let took = self.begun.elapsed();
        if took >= Duration::from_secs(2) {
            println!("  done in {}", duration(took));
        }
    }
}

/// A line below the current step.
pub fn note(text: &str) {
    println!("  {text}");
}

/// The last line of something that worked.
pub fn done(text: &str) {
    println!("✓ {text}");
}

/// The one sentence that says what went wrong and what to do.
pub fn failure(text: &str) {
    eprintln!("✗ {text}");
}

/// `3 min 12 s`, `12 s`.
pub fn duration(time: Duration) -> String {
    match (time.as_secs() / 60, time.as_secs() % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_reads_as_people_say_it() {
        assert_eq!(duration(Duration::from_millis(12_900)), "12 s");
        assert_eq!(duration(Duration::from_secs(192)), "3 min 12 s");
    }
}
