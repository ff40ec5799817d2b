//! The states of an upload, and where the person's words lead from each.
//!
//! How each command of a person changes a state (`–`: no change). A state with parts at S3 never ends
//! without an abort: parts that nobody completes are stored, and paid for, until a lifecycle rule removes
//! them.
//!
//! | state | pause | resume | cancel | retry | skip |
//! |---|---|---|---|---|---|
//! | `Checking`, `Queued` | `Paused` | – | `Cancelled` | – | – |
//! | `Asking` | – | – | `Cancelled`, or `Aborting` first | – | `Skipped`, or `Aborting` first |
//! | `Whole` | `Paused` | – | `Withdrawing` | – | – |
//! | `Creating` | pauses when it has its id | sends after all | aborts when it has its id | – | – |
//! | `Recalling`, `Sending` | `Paused` | – | `Aborting` | – | – |
//! | `Paused` | – | `Queued`, or on with its parts | `Cancelled`, or `Aborting` first | – | – |
//! | `Completing` | – | – | `Aborting` | – | – |
//! | `Failed` | – | – | `Cancelled`, or `Aborting` first | `Queued`, or on with its parts | – |
//! | `Aborting` towards `Failed` or `Queued` | – | – | the same, towards `Cancelled` | – | – |
//!
//! A cancel that would end in `Cancelled` goes by `Withdrawing` where a request that writes the object was
//! begun and its answer never came.

use super::super::parts::{Sending, Stored};
use super::super::plan::PartPlan;
use super::super::{Attempt, Existing, Status};
use super::Effect;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::multipart::UploadId;
use crate::model::failure::Failure;

/// Where an upload stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Its folder is being looked at. To `Queued`, `Asking`; paused, cancelled.
    ///
    /// Entered by files that a person gave. Left by the look's end, good or bad; with no connection the
    /// state lasts until there is one.
    Checking,
    /// Waits for a place. To `Whole` or `Creating`; paused, cancelled.
    ///
    /// The default only for the moment of an update, while the real state is taken out.
    #[default]
    Queued,
    /// The name is taken, and the person is asked. To `Queued`, `Completing`, `Skipped`, or `Aborting` first.
    Asking {
        /// What has the name.
        existing: Existing,
        /// The parts that S3 has, where the name was found taken at the end.
        stored: Option<Stored>,
    },
    /// The file is on its way in one request. To `Done`, `Asking`, `Failed`; paused, cancelled.
    ///
    /// Entered below 16 MiB. A lost connection leads back to `Queued`: the next try says since when the
    /// object may be there already.
    Whole(Attempt),
    /// Cancelled after a request that writes the whole file and that nobody heard of any more: S3 is asked whether it was
    /// carried out. To `Done`, `Cancelled`.
    /// Not left by a second cancel.
    Withdrawing {
        /// The try; `None` while it waits for a place.
        attempt: Option<Attempt>,
    },
    /// The upload in parts is being created. It is waited for even when it is not wanted any more, since only its
    /// answer names what is to be aborted.
    Creating {
        /// The try.
        attempt: Attempt,
        /// What follows.
        then: Then,
    },
    /// An upload of an earlier page: S3 is asked which parts it has. To `Sending`, `Queued` where it is gone; paused,
    /// cancelled.
    Recalling {
        /// The try; `None` while it waits for a place.
        attempt: Option<Attempt>,
        /// The upload.
        stored: Stored,
    },
    /// Its parts are on their way, one after another. To `Completing`, `Failed`; paused, cancelled.
    ///
    /// One part that fails for good ends the upload: all others are stopped, and those that arrived are
    /// kept or removed by the cause (`fail` in `step`).
    Sending(Sending),
    /// Stopped by the person, with what S3 has of it. Resumed, cancelled.
    ///
    /// `None` where S3 has no part: then a resume begins with the whole file again.
    Paused(Option<Stored>),
    /// S3 has every part and puts them together. To `Done`, `Asking`, `Failed`; cancelled.
    Completing {
        /// The try; `None` while it waits for a place.
        attempt: Option<Attempt>,
        /// The parts.
        stored: Stored,
    },
    /// What S3 has of it is being removed.
    /// To what `after` says; to `Done` where the completion had won the race; to `Failed` where S3 did not
    /// remove the parts, which a retry or a cancel picks up.
    Aborting {
        /// The try; `None` while it waits for a place.
        attempt: Option<Attempt>,
        /// The parts.
        stored: Stored,
        /// What follows.
        after: After,
    },
    /// It is there, with this tag where the answer showed one. The end.
    Done(Option<ETag>),
    /// Not wanted, and nothing is left of it. The end.
    Cancelled,
    /// The person kept what had the name. The end.
    Skipped,
    /// It failed. Retried, cancelled.
    Failed {
        /// Why.
        failure: Failure,
        /// What S3 still has of it: where the network or the session failed, or where removing did. A retry goes on
        /// from it, a cancel removes it.
        stored: Option<Stored>,
    },
}

/// What follows the creation of an upload in parts.
///
/// The answer to `CreateMultipartUpload` is what tells this page the id, so that request is never stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Its parts are sent.
    Send,
    /// The person paused it meanwhile.
    Pause,
    /// The person cancelled it meanwhile.
    Cancel,
}

/// What follows an abort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum After {
    /// Cancelled; done after all where the object was there before.
    Cancelled,
    /// Skipped.
    Skipped,
    /// Failed, for this reason.
    /// The first failure is told, not that of the abort.
    Failed(Failure),
    /// Queued again, under another name where one is given.
    /// After "keep both", or when S3 lost the upload.
    Anew(Option<(String, crate::aws::s3::key::ObjectKey)>),
}

type Next = (State, Vec<Effect>);

impl State {
    /// Sends the parts that are missing, or completes where none is.
    ///
    /// To `Recalling` while it is not known which parts S3 has; that request waits for a slot like any
    /// other.
    pub(super) fn go_on(stored: Stored) -> Self {
        if !stored.is_known() {
            return Self::Recalling { attempt: None, stored };
        }
        let sending = Sending::new(stored);
        if sending.is_complete() { Self::complete(sending.land()) } else { Self::Sending(sending) }
    }

    /// All parts are stored: S3 is to put them together.
    pub(super) const fn complete(stored: Stored) -> Self {
        Self::Completing { attempt: None, stored }
    }

    /// The parts that S3 has are to be removed; then `after` follows.
    pub(super) const fn abort(stored: Stored, after: After) -> Self {
        Self::Aborting { attempt: None, stored, after }
    }

    /// The name was statted: the upload waits for its turn.
    pub(super) fn checked(self) -> Self {
        if self == Self::Checking { Self::Queued } else { self }
    }

    /// The person pauses. A request for a new upload runs to its end, since its id would be lost; all others stop.
    pub(super) fn pause(self) -> Next {
        match self {
            Self::Checking | Self::Queued => (Self::Paused(None), vec![]),
            Self::Whole(_) => (Self::Paused(None), vec![Effect::Stop]),
            Self::Creating { attempt, then: Then::Send } => {
                (Self::Creating { attempt, then: Then::Pause }, vec![])
            }
            Self::Sending(sending) => (Self::Paused(Some(sending.land())), vec![Effect::Stop]),
            Self::Recalling { stored, .. } => (Self::Paused(Some(stored)), vec![Effect::Stop]),
            state => (state, vec![]),
        }
    }

    /// The person goes on: with the parts that S3 has, where there are any.
    pub(super) fn resume(self) -> Self {
        match self {
            Self::Paused(None) => Self::Queued,
            Self::Paused(Some(stored)) => Self::go_on(stored),
            Self::Creating { attempt, then: Then::Pause } => Self::Creating { attempt, then: Then::Send },
            state => state,
        }
    }

    /// The person cancels. Parts that S3 has are removed first: they are paid for otherwise.
    pub(super) fn cancel(self) -> Next {
        match self {
            Self::Checking
            | Self::Queued
            | Self::Asking { stored: None, .. }
            | Self::Paused(None)
            | Self::Failed { stored: None, .. } => (Self::Cancelled, vec![]),
            Self::Whole(_) => (Self::Cancelled, vec![Effect::Stop]),
            Self::Creating { attempt, .. } => (Self::Creating { attempt, then: Then::Cancel }, vec![]),
            Self::Sending(sending) => (Self::abort(sending.land(), After::Cancelled), vec![Effect::Stop]),
            Self::Asking { stored: Some(stored), .. }
            | Self::Paused(Some(stored))
            | Self::Failed { stored: Some(stored), .. } => (Self::abort(stored, After::Cancelled), vec![]),
            Self::Recalling { stored, .. } | Self::Completing { stored, .. } => {
                (Self::abort(stored, After::Cancelled), vec![Effect::Stop])
            }
            Self::Aborting { attempt, stored, after: After::Failed(_) | After::Anew(_) } => {
                (Self::Aborting { attempt, stored, after: After::Cancelled }, vec![])
            }
            state => (state, vec![]),
        }
    }

    /// The person retries what failed: with the parts that S3 has, where there are any.
    pub(super) fn retry(self) -> Self {
        match self {
            Self::Failed { stored: Some(stored), .. } => Self::go_on(stored),
            Self::Failed { stored: None, .. } => Self::Queued,
            state => state,
        }
    }

    /// The person keeps what has the name. Parts that S3 has are removed first.
    pub(super) fn skip(self) -> Self {
        match self {
            Self::Asking { stored: Some(stored), .. } => Self::abort(stored, After::Skipped),
            Self::Asking { stored: None, .. } => Self::Skipped,
            state => state,
        }
    }

    /// Whether an answer to this attempt is waited for.
    pub(super) fn awaits(&self, attempt: Attempt) -> bool {
        match self {
            Self::Whole(current) | Self::Creating { attempt: current, .. } => *current == attempt,
            Self::Withdrawing { attempt: current }
            | Self::Recalling { attempt: current, .. }
            | Self::Completing { attempt: current, .. }
            | Self::Aborting { attempt: current, .. } => *current == Some(attempt),
            Self::Sending(sending) => sending.is_flying(attempt),
            _ => false,
        }
    }

    /// What S3 has of it, in a state that holds it.
    const fn stored(&self) -> Option<&Stored> {
        match self {
            Self::Recalling { stored, .. }
            | Self::Completing { stored, .. }
            | Self::Aborting { stored, .. }
            | Self::Asking { stored: Some(stored), .. }
            | Self::Paused(Some(stored))
            | Self::Failed { stored: Some(stored), .. } => Some(stored),
            Self::Sending(sending) => Some(sending.stored()),
            _ => None,
        }
    }

    /// The upload in parts that S3 has of it.
    pub(super) fn upload_id(&self) -> Option<&UploadId> {
        self.stored().map(Stored::upload)
    }

    /// How it is cut into parts.
    pub(super) fn plan(&self) -> Option<PartPlan> {
        self.stored().map(Stored::plan)
    }

    /// How many requests are under way.
    pub(super) fn flying(&self) -> usize {
        match self {
            Self::Whole(_) | Self::Creating { .. } => 1,
            Self::Withdrawing { attempt }
            | Self::Recalling { attempt, .. }
            | Self::Completing { attempt, .. }
            | Self::Aborting { attempt, .. } => usize::from(attempt.is_some()),
            Self::Sending(sending) => sending.flying(),
            _ => 0,
        }
    }

    /// Whether nothing more can come of it.
    ///
    /// `Failed` is not settled: the file is still needed for a retry.
    pub const fn is_settled(&self) -> bool {
        matches!(self, Self::Done(_) | Self::Cancelled | Self::Skipped)
    }

    /// The state in a person's terms.
    pub(super) fn status(&self) -> Status {
        match self {
            Self::Checking
            | Self::Queued
            | Self::Recalling { .. }
            | Self::Aborting { after: After::Anew(_), .. } => Status::Waiting,
            Self::Asking { existing, .. } => Status::Asking(existing.clone()),
            Self::Whole(_) | Self::Creating { then: Then::Send, .. } | Self::Sending(_) => Status::Sending,
            Self::Paused(_) | Self::Creating { then: Then::Pause, .. } => Status::Paused,
            Self::Completing { .. } => Status::Finishing,
            Self::Withdrawing { .. } | Self::Creating { then: Then::Cancel, .. } | Self::Aborting { .. } => {
                Status::Cancelling
            }
            Self::Done(_) => Status::Done,
            Self::Cancelled => Status::Cancelled,
            Self::Skipped => Status::Skipped,
            Self::Failed { failure, .. } => Status::Failed(failure.clone()),
        }
    }
}
