//! What becomes of an upload that is not over when its session ends.

use super::{State, Then, Upload};

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// S3 has parts of it, and this device a note of them: whoever began it can resume it.
    Resumable,
    /// It was cancelled, or is to begin anew, and S3 still has parts of it: they can be discarded.
    PartsLeft,
    /// A request that writes the whole file is on its way, or was not answered: the file may be there.
    Unclear,
    /// Nothing of it is there.
    Lost,
}

impl Fate {
    /// All, the best first.
    pub const ALL: [Self; 4] = [Self::Resumable, Self::PartsLeft, Self::Unclear, Self::Lost];
}

impl Upload {
    /// What becomes of it, were its session to end now. `None` for one that is over or has failed: nothing changes for it.
    pub const fn fate(&self) -> Option<Fate> {
        match &self.state {
            State::Done(_) | State::Cancelled | State::Skipped | State::Failed { .. } => None,
            State::Aborting { .. } | State::Creating { then: Then::Cancel, .. } => Some(Fate::PartsLeft),
            State::Recalling { .. }
            | State::Sending(_)
            | State::Completing { .. }
            | State::Asking { stored: Some(_), .. }
            | State::Paused(Some(_)) => Some(Fate::Resumable),
            State::Whole(_) | State::Withdrawing { .. } => Some(Fate::Unclear),
            State::Checking
            | State::Queued
            | State::Asking { stored: None, .. }
            | State::Paused(None)
            | State::Creating { .. } => {
                Some(if self.unanswered.is_some() { Fate::Unclear } else { Fate::Lost })
            }
        }
    }
}
