//! How fast something goes, and how long it will take: from what was seen in the last seconds. Knows no clock.
//!
//! Seen are pairs of time and sum; the rate is the difference of the first and the last over their time, so
//! that a burst counts as much as the pause after it.

use std::collections::VecDeque;

/// How far back is looked, in milliseconds: long enough to be calm, short enough to follow the line.
const SPAN: i64 = 6_000;
/// Before this much was seen, in milliseconds, nothing is said.
const ENOUGH: i64 = 1_000;

/// Bytes over time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    seen: VecDeque<(i64, u64)>,
}

impl Rate {
    /// Takes in that `bytes` in all were done at `now` (milliseconds).
    ///
    /// O(1) on average. `bytes` is a sum since the beginning, not a difference.
    pub fn push(&mut self, now: i64, bytes: u64) {
        // Fewer than before: something was taken out, and what was seen compares no more.
        if self.seen.back().is_some_and(|&(_, before)| before > bytes) {
            self.seen.clear();
        }
        self.seen.push_back((now, bytes));
        while self.seen.len() > 2 && self.seen[1].0 <= now - SPAN {
            self.seen.pop_front();
        }
    }

    /// Bytes per second; `None` before enough was seen, or while nothing moves.
    pub fn per_second(&self) -> Option<u64> {
        let (&(start, first), &(end, last)) = self.seen.front().zip(self.seen.back())?;
        let elapsed = u64::try_from(end - start).ok().filter(|_| end - start >= ENOUGH)?;
        Some((last - first) * 1_000 / elapsed).filter(|&rate| rate > 0)
    }

    /// Seconds until `bytes` more are done, rounded up; `None` where the rate is not known.
    pub fn seconds_for(&self, bytes: u64) -> Option<u64> {
        self.per_second().map(|rate| bytes.div_ceil(rate))
    }

    /// Forgets what was seen: after a pause.
    pub fn clear(&mut self) {
        self.seen.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_steady_line_is_measured_over_the_last_seconds_only() {
        let mut rate = Rate::default();
        rate.push(0, 0);
        rate.push(500, 1_000);
        assert_eq!(rate.per_second(), None, "too early to say");
        for second in 1..=10 {
            rate.push(second * 1_000, 1_000 + second.unsigned_abs() * 2_000);
        }
        assert_eq!(rate.per_second(), Some(2_000));
        assert_eq!(rate.seconds_for(3_000), Some(2));
    }

    #[test]
    fn a_cancelled_file_or_a_stall_makes_no_nonsense() {
        let mut rate = Rate::default();
        rate.push(0, 9_000);
        rate.push(2_000, 5_000);
        assert_eq!(rate.per_second(), None);
        rate.push(9_000, 5_000);
        rate.push(20_000, 5_000);
        assert_eq!(rate.per_second(), None, "no rate, and no endless time left");
    }
}
