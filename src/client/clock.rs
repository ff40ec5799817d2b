//! The service's clock, as far as this device can know it: the device's clock and an offset. S3 refuses a signature that is more
//! than 15 minutes off, so a device whose clock is wrong signs by the service's.
//!
//! | learned from | where |
//! |---|---|
//! | the `Date` of a pool's answer, where CORS exposes it | `session::pools` |
//! | `iat` of a new token | `session::tokens`, `session::visit` |
//! | `<ServerTime>` of S3's refusal | [`super::s3`], which keeps an offset of its own |

use std::cell::Cell;
use std::rc::Rc;

use super::ports::Clock;

/// Differences up to this are latency and rounding (an HTTP date has whole seconds): milliseconds.
const TOLERANCE: i64 = 10_000;

/// The device's clock and what must be added to it. Stands in for it in [`super::ports::Ports`].
///
/// The offset survives a reload of the tab (the record `clock`), so the first signature of a page is right
/// already.
pub struct ServiceClock {
    device: Rc<dyn Clock>,
    offset: Cell<i64>,
}

impl ServiceClock {
    /// A clock that is right until a service says otherwise. `offset` (milliseconds) is what was learned earlier.
    pub fn new(device: Rc<dyn Clock>, offset: i64) -> Rc<Self> {
        Rc::new(Self { device, offset: Cell::new(offset) })
    }

    /// A service said what time it is (milliseconds since the epoch). Gives the new offset where it changed.
    ///
    /// Within the tolerance nothing changes: S3 allows 15 minutes, and a jump for each answer would make
    /// times on screen jitter.
    pub fn learn(&self, service: i64) -> Option<i64> {
        if (service - self.now()).abs() <= TOLERANCE {
            return None;
        }
        self.offset.set(service - self.device.now());
        Some(self.offset.get())
    }
}

impl Clock for ServiceClock {
    fn now(&self) -> i64 {
        self.device.now() + self.offset.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Stopped;

    impl Clock for Stopped {
        fn now(&self) -> i64 {
            1_000_000
        }
    }

    #[test]
    fn only_a_difference_that_matters_is_learned() {
        let clock = ServiceClock::new(Rc::new(Stopped), 0);
        assert_eq!((clock.learn(1_009_000), clock.now()), (None, 1_000_000));
        assert_eq!((clock.learn(2_200_000), clock.now()), (Some(1_200_000), 2_200_000));
        assert_eq!(clock.learn(2_195_000), None, "a second look does not make it jitter");
    }
}
