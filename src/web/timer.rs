//! Waiting. A browser slows timers down in a tab out of sight, to about one a minute: what waits here may end late.
//!
//! Nothing here is exact: a deadline is a lower limit. After a laptop's sleep all timers that were due end at
//! once.

use std::pin::pin;

use futures_util::FutureExt;
use futures_util::future::{self, Either, LocalBoxFuture};
use gloo_timers::future::TimeoutFuture;

use crate::client::ports::Timer;

/// `setTimeout`; dropping the future clears it.
#[derive(Clone, Copy, Debug)]
pub struct BrowserTimer;

impl Timer for BrowserTimer {
    fn sleep(&self, milliseconds: u32) -> LocalBoxFuture<'static, ()> {
        TimeoutFuture::new(milliseconds).boxed_local()
    }
}

/// What a future gives within this time; otherwise `None`, and the future is dropped.
///
/// The time counts from the first poll.
pub(super) async fn within<F: Future>(milliseconds: u32, future: F) -> Option<F::Output> {
    match future::select(pin!(future), TimeoutFuture::new(milliseconds)).await {
        Either::Left((output, _)) => Some(output),
        Either::Right(_) => None,
    }
}

/// Lets the browser do what is waiting: paint, hear clicks.
///
/// At least 4 ms in browsers that slow down nested timers (HTML standard), so pause by the clock ([`Turns`])
/// and not by the step.
pub(super) async fn pause() {
    TimeoutFuture::new(0).await;
}

/// Work for so long, milliseconds, then the browser gets its turn.
///
/// One frame at 60 pictures a second.
const TURN_MS: f64 = 16.0;

/// A long piece of work in small turns, so that the page stays usable.
#[derive(Debug)]
pub(super) struct Turns {
    began: f64,
}

impl Turns {
    /// The first turn begins now.
    pub fn begin() -> Self {
        Self { began: js_sys::Date::now() }
    }

    /// Call it after each step: pauses where the turn is over.
    pub async fn step(&mut self) {
        if js_sys::Date::now() - self.began >= TURN_MS {
            pause().await;
            self.began = js_sys::Date::now();
        }
    }
}
