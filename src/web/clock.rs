//! The time, by this device. Correcting it is the callers' work: they know what the services say.
//!
//! The device's clock may be wrong by years; `client::clock` has the service's.

use crate::client::ports::Clock;

/// `Date.now()`.
#[derive(Clone, Copy, Debug)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    #[allow(clippy::cast_possible_truncation, reason = "whole milliseconds, far below 2⁵³")]
    fn now(&self) -> i64 {
        js_sys::Date::now() as i64
    }
}
