//! The steps of an upload: which request each state begins, and where its answer leads.
//!
//! | state | request | good answer | other answers |
//! |---|---|---|---|
//! | `Queued`, small | `PutObject` or POST Object | `Done` | taken: `Asking`; lost: anew; else `Failed` |
//! | `Queued`, large | `CreateMultipartUpload` | `Sending` | `Failed` |
//! | `Recalling` | `ListParts` | `Sending`, `Completing` | there already: `Done`; gone: anew; else `Failed` |
//! | `Sending` | `UploadPart`, several at once | the next part, then `Completing` | gone: abort and anew; else `fail` |
//! | `Completing` | `CompleteMultipartUpload` | `Done` | taken: `Asking`; 409 or gone: abort and anew; else `fail` |
//! | `Aborting` | `AbortMultipartUpload` | as `After` says | there already: `Done`; else `Failed` |
//! | `Withdrawing` | `ListObjectsV2` for the one key | `Done` where the object is this file | `Cancelled` |
//!
//! Retries of one request (500, 503, no answer) are the client's work; a failure that arrives here is final
//! for its attempt.

use super::super::Attempt;
use super::super::parts::{Sending, Stored};
use super::super::plan::{MULTIPART_FROM, PartPlan};
use super::work::Completed;
use super::{After, Effect, LOOK_LASTS, Outcome, State, Then, Upload, Work};
use crate::aws::http::TransportError;
use crate::aws::s3::condition::Condition;
use crate::model::failure::{Cause, Failure};

type Next = (State, Vec<Effect>);

impl Upload {
    /// Begins the step that the state wants. Where it wants none, nothing.
    ///
    /// Uses up the look: [`Upload::seen_free`] is `None` from here on, whatever comes of the request. The
    /// request carries the time of the look only within [`LOOK_LASTS`]; a clock that was set back makes the
    /// look void.
    pub(super) fn start(&mut self, state: State, now: i64) -> Next {
        let attempt = Attempt(self.last_attempt.0 + 1);
        let (state, work) = match state {
            State::Queued => {
                self.began = now;
                // Taken: whatever comes of the request, nothing relies on this look again.
                let seen_free = self.seen_free.take().filter(|at| (*at..=*at + LOOK_LASTS).contains(&now));
                if self.given.size < MULTIPART_FROM {
                    (State::Whole(attempt), Some(self.whole(seen_free)))
                } else {
                    (State::Creating { attempt, then: Then::Send }, Some(self.create()))
                }
            }
            State::Withdrawing { attempt: None } => {
                (State::Withdrawing { attempt: Some(attempt) }, Some(self.find()))
            }
            State::Recalling { attempt: None, stored } => {
                let work = self.list(&stored);
                (State::Recalling { attempt: Some(attempt), stored }, Some(work))
            }
            State::Sending(mut sending) => {
                let work = self.part(&mut sending, attempt);
                (State::Sending(sending), work)
            }
            State::Completing { attempt: None, stored } => {
                self.began = now;
                let work = self.complete(&stored);
                (State::Completing { attempt: Some(attempt), stored }, Some(work))
            }
            State::Aborting { attempt: None, stored, after } => {
                let work = self.abort(&stored);
                (State::Aborting { attempt: Some(attempt), stored, after }, Some(work))
            }
            state => (state, None),
        };
        let Some(work) = work else { return (state, vec![]) };
        self.last_attempt = attempt;
        (state, vec![Effect::Perform(attempt, work)])
    }

    fn whole(&self, seen_free: Option<i64>) -> Work {
        Work::Whole {
            key: self.key.clone(),
            media_type: self.given.media_type.clone(),
            file: self.given.file,
            size: self.given.size,
            condition: self.condition.clone(),
            seen_free: seen_free.filter(|_| self.condition == Condition::Absent),
            since: self.unanswered,
        }
    }

    fn find(&self) -> Work {
        Work::Find {
            key: self.key.clone(),
            size: self.given.size,
            since: self.unanswered.unwrap_or(self.began),
            condition: self.condition.clone(),
        }
    }

    fn create(&self) -> Work {
        Work::Create { key: self.key.clone(), media_type: self.given.media_type.clone() }
    }

    fn part(&self, sending: &mut Sending, attempt: Attempt) -> Option<Work> {
        let (number, range) = sending.send_next(attempt)?;
        let upload = sending.upload().clone();
        Some(Work::Part { key: self.key.clone(), upload, number, file: self.given.file, range })
    }

    fn complete(&self, stored: &Stored) -> Work {
        Work::Complete {
            key: self.key.clone(),
            upload: stored.upload().clone(),
            parts: stored.parts(),
            size: self.given.size,
            condition: self.condition.clone(),
            since: self.unanswered,
        }
    }

    fn list(&self, stored: &Stored) -> Work {
        Work::List {
            key: self.key.clone(),
            upload: stored.upload().clone(),
            file: self.given.file,
            plan: stored.plan(),
            size: self.given.size,
            since: self.began,
        }
    }

    fn abort(&self, stored: &Stored) -> Work {
        let may_be_there = self.unanswered.is_some() || !stored.is_known();
        let completed = may_be_there.then(|| Completed {
            size: self.given.size,
            parts: stored.plan().numbers().count(),
            since: self.unanswered.unwrap_or(self.began),
        });
        Work::Abort { key: self.key.clone(), upload: stored.upload().clone(), completed }
    }

    /// What writes the object was begun, and nobody waits for its answer any more: it may be carried out all the same.
    pub(super) fn unanswered(&mut self) {
        self.unanswered.get_or_insert(self.began);
    }

    /// There was no answer, and the step goes again. What writes the object may have been carried out all the same.
    pub(super) fn interrupted(&mut self, state: State, attempt: Attempt) -> State {
        if !state.awaits(attempt) {
            return state;
        }
        if matches!(state, State::Whole(_) | State::Completing { .. }) {
            self.unanswered();
        }
        match state {
            State::Whole(_) | State::Creating { then: Then::Send, .. } => State::Queued,
            State::Creating { then: Then::Pause, .. } => State::Paused(None),
            State::Creating { then: Then::Cancel, .. } => State::Cancelled,
            State::Withdrawing { .. } => State::Withdrawing { attempt: None },
            State::Recalling { stored, .. } => State::Recalling { attempt: None, stored },
            State::Completing { stored, .. } => State::complete(stored),
            State::Aborting { stored, after, .. } => State::abort(stored, after),
            State::Sending(mut sending) => {
                sending.fell(attempt);
                State::Sending(sending)
            }
            state => state,
        }
    }

    /// So many bytes of an attempt are sent, from 0 again with each attempt. Progress of an attempt that is over is dropped.
    pub(super) fn progress(&mut self, mut state: State, attempt: Attempt, sent: u64) -> State {
        let total = match &mut state {
            State::Whole(current) if *current == attempt => sent.min(self.given.size),
            State::Sending(sending) => {
                sending.progress(attempt, sent);
                sending.sent()
            }
            _ => 0,
        };
        self.shown = self.shown.max(total);
        state
    }

    /// Where an awaited answer leads.
    pub(super) fn answered(&mut self, state: State, attempt: Attempt, outcome: Outcome) -> Next {
        if matches!(state, State::Whole(_) | State::Completing { .. }) {
            match &outcome {
                // A refusal says nothing of an earlier try.
                Outcome::Failed(failure) if !failure.is_refusal() || failure.attempts > 1 => {
                    self.unanswered();
                }
                // What has the name was looked at: it is not this file.
                Outcome::Taken(_) => self.unanswered = None,
                _ => {}
            }
        }
        match state {
            State::Recalling { stored, .. } => (self.recalled(stored, outcome), vec![]),
            State::Whole(_) => (self.whole_answered(outcome), vec![]),
            State::Withdrawing { .. } => (withdrawn(outcome), vec![]),
            State::Creating { then, .. } => (self.created(then, outcome), vec![]),
            State::Sending(sending) => self.part_answered(sending, attempt, outcome),
            State::Completing { stored, .. } => (self.completed(stored, outcome), vec![]),
            State::Aborting { stored, after, .. } => (self.aborted(stored, after, outcome), vec![]),
            state => (state, vec![]),
        }
    }

    /// `Taken(None)`: the object to be replaced vanished, or the one in the way did. Then the name is free,
    /// and the upload goes again on that condition, [`super::RESTARTS`] times at most.
    fn whole_answered(&mut self, outcome: Outcome) -> State {
        match outcome {
            Outcome::Stored(etag) => State::Done(etag),
            Outcome::Taken(Some(existing)) => State::Asking { existing, stored: None },
            Outcome::Taken(None) => {
                self.condition = Condition::Absent;
                self.anew(vanished())
            }
            Outcome::Lost(failure) => self.anew(failure),
            other => State::Failed { failure: other.failure(), stored: None },
        }
    }

    fn recalled(&mut self, stored: Stored, outcome: Outcome) -> State {
        match outcome {
            Outcome::Found(parts) => {
                let sending = Sending::new(stored.found(parts));
                self.shown = self.shown.max(sending.sent());
                State::go_on(sending.land())
            }
            // The page went before it heard that the object was there.
            Outcome::Stored(etag) => State::Done(etag),
            Outcome::Lost(failure) => self.anew(failure),
            other => State::Failed { failure: other.failure(), stored: Some(stored) },
        }
    }

    /// An answer without an id after a cancel counts as cancelled: nothing is known that could be aborted,
    /// and a lifecycle rule removes what may be there.
    fn created(&mut self, then: Then, outcome: Outcome) -> State {
        let plan = PartPlan::new(self.given.size);
        match (then, outcome, plan) {
            (then, Outcome::Created(upload), Some(plan)) => {
                let stored = Stored::new(upload, plan);
                match then {
                    Then::Send => State::go_on(stored),
                    Then::Pause => State::Paused(Some(stored)),
                    Then::Cancel => State::abort(stored, After::Cancelled),
                }
            }
            (Then::Cancel, ..) => State::Cancelled,
            (_, other, _) => State::Failed { failure: other.failure(), stored: None },
        }
    }

    /// Once the last part arrived the upload waits for a slot to be completed; the other parts are stored
    /// by then.
    fn part_answered(&mut self, mut sending: Sending, attempt: Attempt, outcome: Outcome) -> Next {
        match outcome {
            Outcome::Part(part) => {
                sending.arrived(attempt, part);
                self.shown = self.shown.max(sending.sent());
                let done = sending.is_complete();
                (if done { State::complete(sending.land()) } else { State::Sending(sending) }, vec![])
            }
            Outcome::Lost(failure) => (self.lost(sending.land(), failure), vec![Effect::Stop]),
            other => (fail(sending.land(), other.failure()), vec![Effect::Stop]),
        }
    }

    /// The parts outlive a refused condition (412): S3 keeps the upload, so "replace" completes it without
    /// sending a byte again.
    fn completed(&mut self, stored: Stored, outcome: Outcome) -> State {
        match outcome {
            Outcome::Stored(etag) => State::Done(etag),
            Outcome::Taken(Some(existing)) => State::Asking { existing, stored: Some(stored) },
            Outcome::Taken(None) => {
                self.condition = Condition::Absent;
                match self.anew(vanished()) {
                    State::Queued => State::complete(stored),
                    _ => fail(stored, vanished()),
                }
            }
            Outcome::Lost(failure) => self.lost(stored, failure),
            other => fail(stored, other.failure()),
        }
    }

    /// Removes what may be left, and begins anew.
    fn lost(&mut self, stored: Stored, failure: Failure) -> State {
        match self.anew(failure) {
            State::Failed { failure, .. } => State::abort(stored, After::Failed(failure)),
            _ => State::abort(stored, After::Anew(None)),
        }
    }

    /// The object found at its key wins over everything: the person is told that the file is there, even
    /// after a cancel.
    fn aborted(&mut self, stored: Stored, after: After, outcome: Outcome) -> State {
        match (after, outcome) {
            // Its completion had won.
            (_, Outcome::Stored(etag)) => State::Done(etag),
            (After::Cancelled, Outcome::Aborted(_)) => State::Cancelled,
            (After::Skipped, Outcome::Aborted(_)) => State::Skipped,
            (After::Failed(failure), Outcome::Aborted(_)) => State::Failed { failure, stored: None },
            (After::Anew(name), Outcome::Aborted(_)) => {
                if let Some((name, key)) = name {
                    self.call(name, key);
                }
                State::Queued
            }
            // The first failure is the one to tell.
            (After::Failed(failure), _) => State::Failed { failure, stored: Some(stored) },
            (_, other) => State::Failed { failure: other.failure(), stored: Some(stored) },
        }
    }
}

/// What became of a file whose request was given up. Where S3 does not say, what was likely is told.
fn withdrawn(outcome: Outcome) -> State {
    match outcome {
        Outcome::Stored(etag) => State::Done(etag),
        _ => State::Cancelled,
    }
}

/// Where the network or the session failed the parts are kept: they could not be removed now, and a retry goes on from
/// them. After any other failure they are removed.
///
/// `FileUnreadable` keeps nothing: without the file no part can follow.
fn fail(stored: Stored, failure: Failure) -> State {
    let keeps = match &failure.cause {
        Cause::Transport(error) => *error != TransportError::FileUnreadable,
        Cause::PartMissing | Cause::SessionEnded => true,
        _ => false,
    };
    if keeps {
        State::Failed { failure, stored: Some(stored) }
    } else {
        State::abort(stored, After::Failed(failure))
    }
}

/// What was to be replaced, or stood in the way, came and went too often.
fn vanished() -> Failure {
    Failure::new("PutObject", Cause::Protocol("the object of this name keeps changing".into()))
}
