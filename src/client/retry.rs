//! Tries a call again where that can help: backoff with full jitter, within a budget that all calls share.
//!
//! [`CallError::retry`] says what an error allows. Whoever signs a request renews its credentials and corrects its clock:
//! see [`Retrier::run_with`].
//!
//! Not here: waiting for a connection that is lost. Transfers wait in their queue, archives in their link.
//!
//! | an error allows | done here |
//! |---|---|
//! | `Never` | the call fails |
//! | `Backoff` | a wait, then the same request anew, signed anew |
//! | `RenewCredentials`, `CorrectClock` | the caller's repair, then at once; once in a row for each |
//!
//! A budget keeps a service that is down from being asked by every call several times over: each repetition
//! costs more than a success gives back, so under lasting trouble calls fail at their first try. (The idea is
//! that of the AWS SDKs' retry quota.)

use std::cell::Cell;
use std::rc::Rc;

use super::ports::{Ports, Random, Timer};
use crate::aws::error::{CallError, Retry};
use crate::model::failure::Failure;

/// The longest wait before the first repetition, in milliseconds; the limit doubles with each. The wait itself is random below it
/// ("full jitter": <https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/>).
const FIRST_WAIT: u32 = 250;
/// The longest wait of all, in milliseconds.
const LONGEST_WAIT: u32 = 8_000;
/// What the budget holds, in units of which a repetition takes [`Patience::repetition`]. While a service is down the budget runs
/// empty, and a thousand calls fail at their first try instead of repeating each.
const BUDGET: u32 = 100;
/// What a call that succeeds gives back to the budget.
const SUCCESS: u32 = 2;

/// How often a call is tried before it fails.
#[derive(Clone, Copy, Debug)]
struct Patience {
    /// How often a call is tried, at most.
    attempts: u32,
    /// What a repetition takes from the budget.
    repetition: u32,
}

/// For calls that a person waits for: an early failure says more than a long silence.
const AWAITED: Patience = Patience { attempts: 4, repetition: 5 };
/// For calls in the background, where giving up costs more than going on. The cost of a repetition is low enough that a service
/// which refuses three calls in ten for being busy does not empty the budget: its successes give back more.
const IN_BACKGROUND: Patience = Patience { attempts: 10, repetition: 3 };

/// For calls that would do harm if they were repeated.
const ONCE: Patience = Patience { attempts: 1, repetition: 0 };

/// Tries again. Cheap to clone; clones share the budget.
#[derive(Clone)]
pub struct Retrier {
    timer: Rc<dyn Timer>,
    random: Rc<dyn Random>,
    budget: Rc<Cell<u32>>,
    patience: Patience,
}

impl Retrier {
    /// A full budget, for calls that someone waits for.
    pub fn new(ports: &Ports) -> Self {
        let budget = Rc::new(Cell::new(BUDGET));
        Self { timer: ports.timer.clone(), random: ports.random.clone(), budget, patience: AWAITED }
    }

    /// A full budget, for work in the background: transfers.
    pub fn patient(ports: &Ports) -> Self {
        Self { patience: IN_BACKGROUND, ..Self::new(ports) }
    }

    /// The same budget, for what is sent once and then otherwise or not at all.
    #[must_use]
    pub fn once(&self) -> Self {
        Self { patience: ONCE, ..self.clone() }
    }

    /// Sends until it succeeds or trying again cannot help. For calls that are not signed.
    ///
    /// # Errors
    ///
    /// The last error, with the number of tries in [`Failure::attempts`]. Dropping the future during a wait
    /// sends nothing more.
    pub async fn run<T>(
        &self,
        operation: &'static str,
        send: impl AsyncFnMut() -> Result<T, CallError>,
    ) -> Result<T, Failure> {
        self.run_with(operation, CallError::retry, async |_, _| Ok(false), send).await
    }

    /// The same, for an error table and repairs of the caller's own.
    ///
    /// `repair` is called for [`Retry::RenewCredentials`] and [`Retry::CorrectClock`]; `Ok(true)` says that it was put right and
    /// the next try, at once, can differ; `Err` ends the call with that failure instead. What is refused again for the very
    /// reason that was just put right fails; for another one it goes on (a laptop that wakes may meet both in turn).
    ///
    /// # Errors
    ///
    /// As of [`Self::run`]; or what `repair` failed with, whose number of tries is its own.
    pub async fn run_with<T>(
        &self,
        operation: &'static str,
        classify: impl Fn(&CallError) -> Retry,
        mut repair: impl AsyncFnMut(Retry, &CallError) -> Result<bool, Failure>,
        mut send: impl AsyncFnMut() -> Result<T, CallError>,
    ) -> Result<T, Failure> {
        let mut attempts = 0;
        let mut last = None;
        loop {
            let error = match send().await {
                Ok(done) => {
                    self.refund();
                    return Ok(done);
                }
                Err(error) => error,
            };
            attempts += 1;
            let remedy = classify(&error);
            let before = last.replace(remedy);
            let again = match remedy {
                Retry::Never => false,
                Retry::Backoff => self.again(attempts).await,
                _ if before == Some(remedy) || attempts >= self.patience.attempts => false,
                remedy => repair(remedy, &error).await?,
            };
            if !again {
                return Err(Failure { attempts, ..Failure::new(operation, error) });
            }
        }
    }

    /// Waits before another try, after `attempts` tries; `false` at once where patience or the budget is at its end.
    ///
    /// The wait is random below 250 ms, 500 ms, 1 s and so on up to 8 s.
    pub(super) async fn again(&self, attempts: u32) -> bool {
        if attempts >= self.patience.attempts {
            return false;
        }
        let Some(rest) = self.budget.get().checked_sub(self.patience.repetition) else { return false };
        self.budget.set(rest);
        let longest = FIRST_WAIT.saturating_mul(1 << (attempts - 1)).min(LONGEST_WAIT);
        let mut bytes = [0; 4];
        self.random.fill(&mut bytes);
        self.timer.sleep(u32::from_le_bytes(bytes) % (longest + 1)).await;
        true
    }

    fn refund(&self) {
        self.budget.set((self.budget.get() + SUCCESS).min(BUDGET));
    }
}
