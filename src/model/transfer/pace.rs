//! How many requests go at once: more while more come through, half as many when the service says that it is busy
//! (additive increase, multiplicative decrease, after a doubling start). Knows no clock.
//!
//! Why not a fixed number: six connections are right for one host name and too few for three, and a bucket
//! that answers `SlowDown` (503) wants fewer at once. What came through in a second is compared from round
//! to round.
//!
//! A round is [`ROUND`] answers for each slot; after a change one shorter round is thrown away, while new
//! connections open.

/// How many are tried first: what a browser opens to one host.
const START: usize = 6;
/// However busy the service is, so many go on.
const LEAST: usize = 2;
/// One slow-down, not one for each of the requests that were under way together: milliseconds.
const ONE_SLOWDOWN: i64 = 1_000;
/// After more brought nothing, so many rounds pass before it is tried again: lines change.
const PATIENCE: u32 = 6;
/// So many answers for each slot are compared: fewer would be chance.
const ROUND: usize = 2;
/// What a request costs beside its bytes, as bytes: a round of a thousand small files must count as work.
const REQUEST: u64 = 64 << 10;

/// The number of requests that may be under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    limit: usize,
    most: usize,
    /// The number before it last grew, and what came through then (work per second); nothing to compare with at first.
    before: Option<(usize, u64)>,
    doubles: bool,
    /// It grew just now: in the first round new connections are opened, which says nothing of the line.
    settles: bool,
    rests: u32,
    slowed: Option<i64>,
    round: Round,
}

/// Some answers for each slot: what they brought is compared from round to round.
///
/// Work is bytes and a fixed cost for each request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Round {
    began: i64,
    answers: usize,
    work: u64,
}

impl Pace {
    /// At most so many at once.
    ///
    /// 0 counts as 1.
    pub fn new(most: usize) -> Self {
        let most = most.max(1);
        Self {
            limit: START.min(most),
            most,
            before: None,
            doubles: true,
            settles: true,
            rests: 0,
            slowed: None,
            round: Round::default(),
        }
    }

    /// How many may be under way.
    pub const fn limit(&self) -> usize {
        self.limit
    }

    /// More of them could be under way than was thought: there are other ways to the service.
    ///
    /// The limit itself stays and grows by rounds.
    pub fn widen(&mut self, most: usize) {
        self.most = self.most.max(most);
    }

    /// A request ended well and brought so many bytes. `full`: whether all slots were taken until then; where they were
    /// not, the answers say nothing of the line.
    pub fn answered(&mut self, bytes: u64, full: bool, now: i64) {
        if !full {
            self.round = Round { began: now, ..Round::default() };
            return;
        }
        if self.round.began == 0 {
            self.round.began = now;
        }
        self.round.answers += 1;
        self.round.work += bytes + REQUEST;
        let enough = if self.settles { self.limit } else { self.limit * ROUND };
        if self.round.answers >= enough && now > self.round.began {
            let elapsed = (now - self.round.began).unsigned_abs();
            let rate = self.round.work * 1_000 / elapsed;
            self.round = Round { began: now, ..Round::default() };
            self.judge(rate);
        }
    }

    /// The service refused a request for being busy.
    ///
    /// Called for each 503 or 429, the client's own retries included; only the first in a second counts.
    /// The doubling ends for good.
    pub fn busy(&mut self, now: i64) {
        if self.slowed.is_some_and(|last| now - last < ONE_SLOWDOWN) {
            return;
        }
        self.limit = (self.limit / 2).max(LEAST).min(self.most);
        (self.slowed, self.before, self.doubles, self.settles) = (Some(now), None, false, false);
        self.round = Round { began: now, ..Round::default() };
    }

    /// A round is over. More slots must bring at least half of what they would on a line with no end.
    ///
    /// Falls back to the number before where the growth brought less, then rests for [`PATIENCE`] rounds.
    fn judge(&mut self, rate: u64) {
        if std::mem::take(&mut self.settles) {
            return;
        }
        if self.rests > 0 {
            self.rests -= 1;
            return;
        }
        if let Some((limit, was)) = self.before {
            let (now, then) = (self.limit as u64, limit as u64);
            let enough = was + was * (now - then) / (2 * then);
            if now > then && rate < enough {
                (self.limit, self.before) = (limit, None);
                (self.doubles, self.rests) = (false, PATIENCE);
                return;
            }
        }
        self.before = Some((self.limit, rate));
        let more = if self.doubles { self.limit } else { 1 };
        let grown = (self.limit + more).min(self.most);
        self.settles = grown > self.limit;
        self.limit = grown;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A line on which an answer takes 50 ms, and that carries `width` requests side by side.
    fn run(pace: &mut Pace, width: usize, rounds: usize, now: &mut i64) {
        for _ in 0..rounds {
            let at_once = pace.limit();
            *now += 50 * i64::try_from(at_once.div_ceil(width)).unwrap();
            for _ in 0..at_once {
                pace.answered(4096, true, *now);
            }
        }
    }

    #[test]
    fn it_doubles_while_twice_as_much_comes_through_up_to_the_most() {
        let (mut pace, mut now) = (Pace::new(23), 1);
        let mut seen = vec![pace.limit()];
        for _ in 0..10 {
            run(&mut pace, 100, 1, &mut now);
            seen.push(pace.limit());
        }
        seen.dedup();
        assert_eq!(seen, [6, 12, 23]);
    }

    #[test]
    fn connections_that_are_slow_to_open_are_not_taken_for_a_full_line() {
        let (mut pace, mut now) = (Pace::new(23), 1);
        let mut opened = 0;
        for _ in 0..16 {
            let at_once = pace.limit();
            now += if at_once > opened { 400 } else { 50 }; // what a handshake on a new connection takes
            opened = at_once;
            for _ in 0..at_once {
                pace.answered(4096, true, now);
            }
        }
        assert_eq!(pace.limit(), 23);
    }

    #[test]
    fn more_that_brings_nothing_is_taken_back() {
        let (mut pace, mut now) = (Pace::new(23), 1);
        run(&mut pace, 6, 40, &mut now);
        assert!(pace.limit() <= 8, "{}", pace.limit());
    }

    #[test]
    fn a_busy_service_halves_it_once_a_second_and_it_comes_back_one_by_one() {
        let (mut pace, mut now) = (Pace::new(23), 1);
        run(&mut pace, 100, 10, &mut now);
        for _ in 0..10 {
            pace.busy(now);
        }
        assert_eq!(pace.limit(), 11);
        run(&mut pace, 100, 2, &mut now);
        assert_eq!(pace.limit(), 12);
        for _ in 0..9 {
            now += ONE_SLOWDOWN;
            pace.busy(now);
        }
        assert_eq!(pace.limit(), LEAST);
    }

    #[test]
    fn a_queue_that_runs_dry_says_nothing_of_the_line() {
        let mut pace = Pace::new(23);
        for now in 1..100 {
            pace.answered(4096, false, now);
        }
        assert_eq!(pace.limit(), START);
    }

    proptest! {
        #[test]
        fn it_stays_between_one_and_the_most(
            most in 1..40_usize,
            acts in prop::collection::vec((0..4u8, 0..10_000_u64, 0..3_000_i64), 0..300),
        ) {
            let (mut pace, mut now) = (Pace::new(most), 0);
            for (act, bytes, later) in acts {
                now += later;
                if act == 0 { pace.busy(now) } else { pace.answered(bytes, act > 1, now) }
                prop_assert!((1..=most).contains(&pace.limit()));
            }
        }
    }
}
