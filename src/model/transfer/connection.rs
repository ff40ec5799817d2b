//! Whether the service can be reached at all: when it cannot, everything waits, and one request at a time tries again.
//!
//! | state | requests | leaves by |
//! |---|---|---|
//! | `Up` | as many as the pace allows | no answer → `Down`, wait 1 s |
//! | `Down` | none | end of the wait, or the browser's `online` event → `Trying`; a late answer → `Up` |
//! | `Trying` | one | any answer → `Up`; no answer → `Down`, twice the wait, 16 s at most |

use crate::aws::http::TransportError;
use crate::model::failure::{Cause, Failure};

/// The first wait before it is tried again, in milliseconds; it doubles with each.
const FIRST_WAIT: u32 = 1_000;
/// The longest.
const LONGEST_WAIT: u32 = 16_000;

/// What is known of the way to the service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Connection {
    state: State,
    /// Whether the service ever answered: before that, an unreachable host is a mistake in the configuration as likely
    /// as a lost network, and is told at once.
    worked: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// It answers.
    #[default]
    Up,
    /// It does not. To `Trying` when the wait is over or the browser says that it is online.
    Down {
        /// The wait under way.
        wait: u32,
    },
    /// One request tries. To `Up` by any answer, to `Down` by none.
    Trying {
        /// The wait before it.
        wait: u32,
    },
}

impl Connection {
    /// Whether this failure is the connection's and not the request's: then it goes again once there is one.
    ///
    /// `Offline` is the browser's own word and always counts. A host that cannot be reached counts once the
    /// service has answered before; until then a wrong host name in the configuration is as likely, and the
    /// failure is shown.
    pub fn is_cause_of(&self, failure: &Failure) -> bool {
        match &failure.cause {
            Cause::Transport(TransportError::Offline) => true,
            Cause::Transport(TransportError::Unreachable { .. } | TransportError::Stalled)
            | Cause::PartMissing => self.worked,
            _ => false,
        }
    }

    /// There was no answer. How long to wait, in milliseconds, before [`Self::try_again`]; `None` while a wait is under
    /// way already.
    pub fn lost(&mut self) -> Option<u32> {
        let wait = match self.state {
            State::Up => FIRST_WAIT,
            State::Trying { wait } => (wait * 2).min(LONGEST_WAIT),
            State::Down { .. } => return None,
        };
        self.state = State::Down { wait };
        Some(wait)
    }

    /// There was an answer, whatever it says.
    ///
    /// A refusal is an answer too.
    pub const fn answered(&mut self) {
        *self = Self { state: State::Up, worked: true };
    }

    /// The wait is over.
    ///
    /// No change unless a wait is under way: the browser's `online` event may come at any time.
    pub const fn try_again(&mut self) {
        if let State::Down { wait } = self.state {
            self.state = State::Trying { wait };
        }
    }

    /// How many of `limit` requests may be under way.
    pub const fn allows(&self, limit: usize) -> usize {
        match self.state {
            State::Up => limit,
            State::Down { .. } => 0,
            State::Trying { .. } => 1,
        }
    }

    /// Whether there is none.
    pub const fn is_lost(&self) -> bool {
        !matches!(self.state, State::Up)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(error: TransportError) -> Failure {
        Failure::new("UploadPart", Cause::Transport(error))
    }

    fn unreachable() -> Failure {
        failure(TransportError::Unreachable { host: "files".into() })
    }

    #[test]
    fn waits_grow_and_one_request_tries_each_time() {
        let mut connection = Connection::default();
        let mut waits = Vec::new();
        for _ in 0..7 {
            waits.push(connection.lost().unwrap());
            assert_eq!((connection.lost(), connection.allows(6)), (None, 0), "one wait at a time");
            connection.try_again();
            assert_eq!((connection.allows(6), connection.is_lost()), (1, true));
        }
        assert_eq!(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 16_000, 16_000]);
        connection.answered();
        assert_eq!((connection.allows(6), connection.lost()), (6, Some(1_000)));
    }

    #[test]
    fn a_host_that_never_answered_is_no_lost_connection() {
        let mut connection = Connection::default();
        assert!(connection.is_cause_of(&failure(TransportError::Offline)));
        assert!(!connection.is_cause_of(&unreachable()));
        connection.answered();
        assert!(connection.is_cause_of(&unreachable()));
        assert!(!connection.is_cause_of(&failure(TransportError::FileUnreadable)));
    }
}
