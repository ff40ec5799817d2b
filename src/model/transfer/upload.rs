//! The machine of one upload.
//!
//! ```text
//! Recalling → Sending                                         (an upload of an earlier page)
//! Checking → Queued → Whole ─────────────────────→ Done
//!                   → Creating → Sending → Completing → Done
//! Queued, Whole, Creating, Sending, Recalling ⇄ Paused
//! Checking, Whole, Completing → Asking → Queued | Completing | Skipped
//! any → Aborting → Cancelled | Skipped | Failed | Queued      (where S3 has parts of it)
//! any → Cancelled | Failed                                    (where it has none)
//! any → Withdrawing → Cancelled | Done                        (where it may have all of it)
//! ```
//!
//! Every request is begun by [`Input::Start`], which the queue gives when a place is free; nothing else sends. An answer
//! to an attempt that was given up changes nothing, and neither does a command that does not fit.

mod fate;
mod state;
mod step;
mod work;

pub use fate::Fate;
pub use state::{After, State, Then};
pub use work::{Completed, Effect, Outcome, Work};

use super::parts::{Stored, held};
use super::plan::MULTIPART_FROM;
use super::record::Record;
use super::{Attempt, Existing, NewUpload, Status};
use crate::aws::s3::condition::Condition;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::multipart::UploadId;
use crate::model::failure::Failure;

/// For so long may a form rely on a look that found its name free, in milliseconds: it carries no condition, and others write
/// meanwhile.
///
/// POST Object takes no `If-None-Match`, so a look is all that a form has. The window in which another
/// writer could be overwritten stays this short.
pub const LOOK_LASTS: i64 = 5_000;
/// How often an upload may begin anew because S3 lost it or met a conflict, before it fails.
///
/// Counted for each upload until it ends; [`Input::Retry`] starts the count again, since a person asked for
/// it.
const RESTARTS: u8 = 3;

/// One file on its way.
///
/// Requests are conditional from the start ([`Condition::Absent`]): the name is free, or the person is
/// asked. The condition changes by the person's answer, or back to this one where the object in question
/// vanished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    given: NewUpload,
    /// The name in use: the one given, or one that "keep both" found.
    name: String,
    key: ObjectKey,
    condition: Condition,
    /// When the look at the folder began that found the name free: milliseconds since the epoch. `None` once a request was
    /// begun, or anything stood still.
    seen_free: Option<i64>,
    /// Where the upload stands. Taken out and put back by each update, so that every transition consumes
    /// the old state.
    state: State,
    last_attempt: Attempt,
    restarts: u8,
    /// The most bytes that the row has shown as sent: a part that goes again must not move the bar
    /// backwards.
    shown: u64,
    /// When the request that writes the object was begun last: milliseconds since the epoch.
    began: i64,
    /// Since when such a request may have been carried out, its answer lost.
    unanswered: Option<i64>,
}

/// What happens to an upload.
///
/// An input that does not fit the state changes nothing; the table of `upload::state` says which commands
/// fit which states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The folder was looked at: what has the name, if anything, and when the look began (milliseconds since the epoch). Again,
    /// where the upload has waited since.
    Checked(Option<Existing>, i64),
    /// The folder could not be looked at: the condition on the request will have to do.
    /// Sent where the person may write but not list: `s3:ListBucket` is a right of its own.
    Unchecked,
    /// What was seen is not relied on any more.
    /// Sent after a request got no answer: others may have written meanwhile. The next request carries its
    /// condition instead of going as a form.
    Unseen,
    /// A place is free: begin the next step. Milliseconds since the epoch.
    Start(i64),
    /// So many bytes of a step's body were sent.
    Progress(Attempt, u64),
    /// A step ended.
    Answered(Attempt, Outcome),
    /// There was no answer to a step, for there is no connection: it goes again.
    /// Not a failure: the queue decides so while the connection is lost, and nothing is counted against the
    /// upload.
    Interrupted(Attempt),
    /// The person stops it for now.
    Pause,
    /// The person lets it go on.
    Resume,
    /// The person does not want it.
    Cancel,
    /// The person wants a failed one tried again.
    Retry,
    /// The person answered: overwrite.
    Replace,
    /// Under this free name, as the person answered; or as a folder on the way is spelled, before the name is checked.
    Rename(String, ObjectKey),
    /// The person answered: leave it.
    Skip,
}

/// What an upload would do with a free place.
///
/// The queue keeps one waiting line for each of these; [`Upload::want`] says in which an upload stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// A short request that ends something or finds it: complete, abort, list.
    End,
    /// Send a small file.
    Small,
    /// Begin a large file, or send a part of it.
    Large,
}

impl Upload {
    /// A file whose folder is still to be looked at.
    pub fn new(given: NewUpload, name: String, key: ObjectKey) -> Self {
        Self {
            given,
            name,
            key,
            condition: Condition::Absent,
            seen_free: None,
            state: State::Checking,
            last_attempt: Attempt(0),
            restarts: 0,
            shown: 0,
            began: 0,
            unanswered: None,
        }
    }

    /// The same file, of a name that was looked at before: it is written on this condition alone.
    ///
    /// Starts in [`State::Queued`]: a sync has listed both sides already.
    #[must_use]
    pub fn on(self, condition: Condition) -> Self {
        Self { condition, state: State::Queued, ..self }
    }

    /// An upload of an earlier page, with the file at hand.
    ///
    /// Starts in [`State::Recalling`]: the record does not say which parts arrived, so S3 is asked first.
    /// The name is not looked at; the condition on the completion guards it.
    pub fn resumed(given: NewUpload, record: &Record, stored: Stored) -> Self {
        let upload = Self::new(given, record.name.clone(), record.key.clone());
        Self { state: State::go_on(stored), began: record.began, ..upload }
    }

    /// The file as it was given.
    pub const fn given(&self) -> &NewUpload {
        &self.given
    }

    /// The name in use.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The object to be.
    pub const fn key(&self) -> &ObjectKey {
        &self.key
    }

    /// When the name was seen to be free last, where a form may rely on that.
    pub const fn seen_free(&self) -> Option<i64> {
        self.seen_free
    }

    /// Where it stands.
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// Bytes sent, at most the size; never runs backwards, though a part that must go again does.
    pub const fn sent(&self) -> u64 {
        self.shown
    }

    /// How it stands, for a person.
    pub fn status(&self) -> Status {
        self.state.status()
    }

    /// How many requests are under way.
    pub fn flying(&self) -> usize {
        self.state.flying()
    }

    /// Whether an answer to this attempt is waited for.
    pub fn awaits(&self, attempt: Attempt) -> bool {
        self.state.awaits(attempt)
    }

    /// The bytes that this attempt sends.
    pub fn bytes_of(&self, attempt: Attempt) -> u64 {
        match &self.state {
            State::Whole(current) if *current == attempt => self.given.size,
            State::Sending(sending) => sending.bytes_of(attempt),
            _ => 0,
        }
    }

    /// Bytes in memory for its requests.
    ///
    /// Files and parts above `MOST_BUFFERED` count as 0: the browser streams them. A file below it counts
    /// whole.
    pub fn held(&self) -> u64 {
        match &self.state {
            State::Whole(_) => held(self.given.size),
            State::Sending(sending) => sending.held(),
            _ => 0,
        }
    }

    /// What it would do with a free place.
    pub fn want(&self) -> Option<Want> {
        match &self.state {
            State::Queued if self.given.size < MULTIPART_FROM => Some(Want::Small),
            State::Queued => Some(Want::Large),
            State::Sending(sending) => sending.has_more().then_some(Want::Large),
            State::Withdrawing { attempt: None }
            | State::Recalling { attempt: None, .. }
            | State::Completing { attempt: None, .. }
            | State::Aborting { attempt: None, .. } => Some(Want::End),
            _ => None,
        }
    }

    /// What follows from an input.
    ///
    /// The effects come in the order in which they are to be performed: stop, keep or drop the record,
    /// forget the file, announce the object. Each end announces [`Effect::Forget`] once.
    pub fn update(&mut self, input: Input) -> Vec<Effect> {
        let (was_settled, before) = (self.state.is_settled(), self.state.upload_id().cloned());
        let state = std::mem::take(&mut self.state);
        let (state, mut effects) = match input {
            Input::Start(now) => self.start(state, now),
            Input::Progress(attempt, sent) => (self.progress(state, attempt, sent), vec![]),
            Input::Answered(attempt, outcome) if state.awaits(attempt) => {
                self.answered(state, attempt, outcome)
            }
            Input::Answered(..) => (state, vec![]),
            Input::Interrupted(attempt) => (self.interrupted(state, attempt), vec![]),
            Input::Checked(found, began) => (self.checked(state, found, began), vec![]),
            Input::Unchecked => (state.checked(), vec![]),
            Input::Unseen => {
                self.seen_free = None;
                (state, vec![])
            }
            Input::Pause => {
                if matches!(state, State::Whole(_)) {
                    self.unanswered();
                }
                state.pause()
            }
            Input::Resume => {
                if matches!(state, State::Paused(_)) {
                    self.seen_free = None;
                }
                (state.resume(), vec![])
            }
            Input::Cancel => {
                if matches!(state, State::Whole(_) | State::Completing { attempt: Some(_), .. }) {
                    self.unanswered();
                }
                match state.cancel() {
                    (State::Cancelled, effects) if self.unanswered.is_some() && !was_settled => {
                        (State::Withdrawing { attempt: None }, effects)
                    }
                    next => next,
                }
            }
            Input::Retry => {
                self.restarts = 0;
                (state.retry(), vec![])
            }
            Input::Replace => (self.replace(state), vec![]),
            Input::Rename(name, key) => (self.rename(state, name, key), vec![]),
            Input::Skip => (state.skip(), vec![]),
        };
        self.state = state;
        self.keep_record(before, &mut effects);
        if self.state.is_settled() && !was_settled {
            self.settled(&mut effects);
        }
        effects
    }

    /// Has what would be needed to go on in another page kept, for as long as S3 has something of it.
    ///
    /// The record follows the id of the multipart upload: written when S3 gave one, dropped when the upload
    /// is completed, aborted or lost. Pauses keep the record, and so do failures that keep the parts.
    fn keep_record(&self, before: Option<UploadId>, effects: &mut Vec<Effect>) {
        let now = self.state.upload_id();
        if before.as_ref() == now {
            return;
        }
        effects.extend(before.map(Effect::Unkeep));
        if let (Some(upload), Some(plan)) = (now, self.state.plan()) {
            effects.push(Effect::Keep(
                self.given.file,
                Box::new(Record {
                    upload: upload.clone(),
                    key: self.key.clone(),
                    folder: self.given.folder.clone(),
                    name: self.name.clone(),
                    size: self.given.size,
                    modified: self.given.modified,
                    media_type: self.given.media_type.clone(),
                    part: plan.part(),
                    began: self.began,
                }),
            ));
        }
    }

    /// What each end brings with it.
    fn settled(&mut self, effects: &mut Vec<Effect>) {
        effects.push(Effect::Forget(self.given.file));
        if let State::Done(etag) = &self.state {
            self.shown = self.given.size;
            effects.push(Effect::Uploaded {
                key: self.key.clone(),
                size: self.given.size,
                etag: etag.clone(),
            });
        }
    }

    /// The folder was looked at; again, where nothing was begun since the name was seen to be free.
    fn checked(&mut self, state: State, found: Option<Existing>, began: i64) -> State {
        let is_again = state == State::Queued && self.seen_free.is_some();
        if state != State::Checking && !is_again {
            return state;
        }
        self.seen_free = found.is_none().then_some(began);
        found.map_or(State::Queued, |existing| State::Asking { existing, stored: None })
    }

    /// Replaces the content that the person was shown and no other (`If-Match` with its tag). Without a tag
    /// there is nothing to compare, and the object is overwritten whatever it is.
    fn replace(&mut self, state: State) -> State {
        let State::Asking { existing, stored } = state else { return state };
        if let (Some(twin), None) = (existing.twin, &stored) {
            let name =
                twin.as_str().strip_prefix(self.given.folder.as_str()).unwrap_or(&self.name).to_owned();
            self.call(name, twin);
        }
        self.condition = existing.etag.map_or(Condition::Always, Condition::Unchanged);
        stored.map_or(State::Queued, State::go_on)
    }

    /// An upload in parts is bound to its key: what was sent under the old one is removed first.
    fn rename(&mut self, state: State, name: String, key: ObjectKey) -> State {
        match state {
            State::Asking { stored: Some(stored), .. } => {
                State::abort(stored, After::Anew(Some((name, key))))
            }
            State::Checking | State::Asking { stored: None, .. } => {
                self.call(name, key);
                if state == State::Checking { state } else { State::Queued }
            }
            state => state,
        }
    }

    fn call(&mut self, name: String, key: ObjectKey) {
        (self.name, self.key) = (name, key);
        (self.condition, self.unanswered, self.seen_free) = (Condition::Absent, None, None);
    }

    /// Begins anew, unless it did so too often.
    fn anew(&mut self, failure: Failure) -> State {
        if self.restarts == RESTARTS {
            return State::Failed { failure, stored: None };
        }
        self.restarts += 1;
        State::Queued
    }
}

#[cfg(test)]
mod tests;
