//! The steps of one object. An event in, the next state and at most one effect out; no I/O.
//!
//! | state | meaning | left by |
//! |---|---|---|
//! | `Waiting` | nothing was sent | [`Event::Begin`] |
//! | `Asking` | the name is taken, and the person has not said what to do | [`Event::Resolved`] |
//! | `Naming` | a free name is being looked for | [`Event::Named`] |
//! | `Copying` | the copy may be under way, or made | [`Event::Copied`] |
//! | `Looking` | source and target are looked at: to verify the copy, or since an answer did not tell enough | [`Event::Looked`] |
//! | `Deleting` | the copy is whole; the original may be gone | [`Event::Deleted`] |
//! | `Over` | see [`Outcome`] | nothing |
//!
//! `Deleting` is entered only by `Item::copied`, which is reached where the copy was seen to have the source's content:
//!
//! - S3's answer to the copy has the source's own tag: the MD5 of the bytes, or of none; or
//! - a look found the size and the tag that S3 had answered to the copy, and the source still as it was; or
//! - a look found the source's own size and tag there.
//!
//! Copies of objects that came in parts have another tag than their source. Where their answer was lost nothing tells whose they are,
//! and the person is asked like about any other name that is taken.

mod event;
#[cfg(test)]
mod tests;

pub use event::{CopyEnd, DeleteEnd, Effect, Event, Outcome, Source};

use super::Verb;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::model::failure::Failure;
use crate::model::files::File;
use crate::model::transfer::{Existing, Resolution};

/// How often a copy is begun anew because something had changed meanwhile.
const ROUNDS: u8 = 4;

/// One object on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    verb: Verb,
    /// Whether an earlier page may have made the copy.
    is_resumed: bool,
    source: Source,
    target: ObjectKey,
    /// What is there and may be replaced: the person has said so of this content.
    approved: Option<Existing>,
    /// The person wants a free name.
    keeps_both: bool,
    rounds: u8,
    /// The refusal that a look is to explain.
    refusal: Option<Failure>,
    state: State,
}

/// Where an item is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Waiting,
    Asking(Existing),
    Naming,
    Copying,
    Looking(Look),
    Deleting,
    Over(Outcome),
}

/// Why source and target are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Look {
    /// The copy was answered with this tag.
    Verify(Option<ETag>),
    /// The copy was refused because of what is there or not there.
    Refused,
    /// The copy was denied, or its source is gone.
    Denied(Failure),
    /// The service knows no condition of a copy: what the condition would have said is looked up.
    Unconditional,
    /// The service knows no condition of a deletion.
    BeforeDeletion,
}

impl Item {
    /// An object on its way to a key. `is_resumed` where an earlier page may have copied it.
    pub const fn new(verb: Verb, source: Source, target: ObjectKey, is_resumed: bool) -> Self {
        Self {
            verb,
            is_resumed,
            source,
            target,
            approved: None,
            keeps_both: false,
            rounds: 0,
            refusal: None,
            state: State::Waiting,
        }
    }

    /// The same under a free name beside the target, should that be taken: nobody is asked.
    #[must_use]
    pub const fn beside(mut self) -> Self {
        self.keeps_both = true;
        self
    }

    /// What goes.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// The key to be.
    pub const fn target(&self) -> &ObjectKey {
        &self.target
    }

    /// How it ended, once it has.
    pub const fn outcome(&self) -> Option<&Outcome> {
        if let State::Over(outcome) = &self.state { Some(outcome) } else { None }
    }

    /// The next state, and what to do. An event that does not fit the state changes nothing.
    #[must_use]
    pub fn update(mut self, event: Event) -> (Self, Option<Effect>) {
        let state = std::mem::replace(&mut self.state, State::Waiting);
        match (state, event) {
            (State::Waiting, Event::Begin(existing)) => self.begin(existing),
            (State::Asking(existing), Event::Resolved(resolution)) => self.resolved(existing, resolution),
            (State::Naming, Event::Named(name)) => self.named(name),
            (State::Copying, Event::Copied(end)) => self.copy_ended(end),
            (State::Looking(look), Event::NotLooked(failure)) => self.over(match look {
                Look::Verify(_) => Outcome::NotVerified,
                Look::BeforeDeletion => Outcome::NotDeleted(failure),
                Look::Refused | Look::Denied(_) | Look::Unconditional => Outcome::NotCopied(failure),
            }),
            (State::Looking(look), Event::Looked { target, source }) => self.looked(look, target, source),
            (State::Deleting, Event::Deleted(end)) => self.delete_ended(end),
            (state, _) => {
                self.state = state;
                (self, None)
            }
        }
    }

    fn begin(self, existing: Option<Existing>) -> (Self, Option<Effect>) {
        match existing {
            None => self.copy(),
            Some(existing) if self.is_resumed && self.is_own_copy(&existing) => self.copied(),
            Some(existing) => self.taken(existing),
        }
    }

    /// Whether what is at the target is this item's copy, made by an earlier page.
    fn is_own_copy(&self, there: &Existing) -> bool {
        there.twin.is_none()
            && there.size == Some(self.source.size)
            && there.etag.is_some()
            && there.etag == self.source.etag
    }

    /// The name is taken.
    fn taken(mut self, existing: Existing) -> (Self, Option<Effect>) {
        if self.keeps_both {
            self.state = State::Naming;
            return (self, Some(Effect::FindName));
        }
        self.approved = None;
        self.state = State::Asking(existing.clone());
        (self, Some(Effect::Ask(existing)))
    }

    fn resolved(mut self, existing: Existing, resolution: Resolution) -> (Self, Option<Effect>) {
        match resolution {
            Resolution::Skip => self.over(Outcome::Skipped),
            Resolution::KeepBoth => {
                self.keeps_both = true;
                self.state = State::Naming;
                (self, Some(Effect::FindName))
            }
            Resolution::Replace => {
                // The same name in other characters: that object is replaced, and no second one made.
                if let Some(twin) = existing.twin.clone() {
                    self.target = twin;
                }
                self.approved = Some(existing);
                self.copy()
            }
        }
    }

    fn named(mut self, name: Option<ObjectKey>) -> (Self, Option<Effect>) {
        match name {
            Some(name) => {
                (self.target, self.rounds) = (name, 0);
                self.copy()
            }
            None => self.over(Outcome::KeptChanging),
        }
    }

    /// When the target may be written.
    fn condition(&self) -> Condition {
        match &self.approved {
            None => Condition::Absent,
            Some(existing) => existing.etag.clone().map_or(Condition::Always, Condition::Unchanged),
        }
    }

    fn copy(mut self) -> (Self, Option<Effect>) {
        if self.rounds == ROUNDS {
            let outcome = self.refusal.take().map_or(Outcome::KeptChanging, Outcome::NotCopied);
            return self.over(outcome);
        }
        self.rounds += 1;
        self.state = State::Copying;
        let condition = self.condition();
        (self, Some(Effect::Copy(condition)))
    }

    fn look(mut self, why: Look) -> (Self, Option<Effect>) {
        self.state = State::Looking(why);
        (self, Some(Effect::Look))
    }

    fn copy_ended(mut self, end: CopyEnd) -> (Self, Option<Effect>) {
        match end {
            CopyEnd::Made(etag) if etag.is_some() && etag == self.source.etag => self.copied(),
            CopyEnd::Made(etag) => self.look(Look::Verify(etag)),
            CopyEnd::Refused(failure) => {
                self.refusal = Some(failure);
                self.look(Look::Refused)
            }
            CopyEnd::Denied(failure) => self.look(Look::Denied(failure)),
            CopyEnd::NoConditions => self.look(Look::Unconditional),
            CopyEnd::Failed(failure) => self.over(Outcome::NotCopied(failure)),
        }
    }

    fn looked(self, look: Look, target: Option<File>, source: Option<File>) -> (Self, Option<Effect>) {
        match look {
            Look::Verify(etag) => self.verify(etag.as_ref(), target.as_ref(), source.as_ref()),
            Look::Denied(failure) if source.is_some() => self.over(Outcome::NotCopied(failure)),
            Look::Refused | Look::Denied(_) => self.explain(target, source),
            Look::Unconditional => self.copy_unconditionally(target, source),
            Look::BeforeDeletion => match source {
                None => self.over(Outcome::Done),
                Some(seen) if self.source.is_unchanged(&seen) => self.delete(None),
                Some(_) => self.over(Outcome::OriginalChanged),
            },
        }
    }

    fn verify(
        self,
        etag: Option<&ETag>,
        target: Option<&File>,
        source: Option<&File>,
    ) -> (Self, Option<Effect>) {
        let is_whole =
            |it: &File| it.size == self.source.size && (etag.is_none() || it.etag.as_ref() == etag);
        match source {
            _ if !target.is_some_and(is_whole) => self.over(Outcome::NotVerified),
            Some(seen) if !self.source.is_unchanged(seen) => self.over(Outcome::OriginalChanged),
            _ => self.copied(),
        }
    }

    /// A copy was refused: by what is at the target, or by what is at the source.
    fn explain(mut self, target: Option<File>, source: Option<File>) -> (Self, Option<Effect>) {
        let Some(source) = source else {
            let is_there = target.is_some_and(|target| self.source.is_same(&target));
            return self.over(if is_there { Outcome::Done } else { Outcome::Missing });
        };
        (self.source.size, self.source.etag) = (source.size, source.etag);
        match target {
            Some(target) if self.source.is_same(&target) => self.copied(),
            Some(target) if !self.may_replace(&target) => self.taken(existing(target)),
            target => {
                if target.is_none() {
                    self.approved = None;
                }
                self.copy()
            }
        }
    }

    /// Whether the person has said that this content may go.
    fn may_replace(&self, there: &File) -> bool {
        self.approved.as_ref().is_some_and(|it| it.etag == there.etag && it.size == Some(there.size))
    }

    /// The service refuses conditions, so what they would have held is held by this look, and the copy follows at once.
    fn copy_unconditionally(mut self, target: Option<File>, source: Option<File>) -> (Self, Option<Effect>) {
        match (target, source) {
            (Some(target), _) if !self.may_replace(&target) => self.taken(existing(target)),
            (_, Some(source)) if self.source.is_unchanged(&source) && self.rounds < ROUNDS => {
                self.rounds += 1;
                self.state = State::Copying;
                (self, Some(Effect::Copy(Condition::Always)))
            }
            (_, None) => self.over(Outcome::Missing),
            (_, Some(_)) => self.over(Outcome::KeptChanging),
        }
    }

    /// The copy is there and whole.
    fn copied(self) -> (Self, Option<Effect>) {
        match self.verb {
            Verb::Copy => self.over(Outcome::Done),
            Verb::Move => {
                let etag = self.source.etag.clone();
                if etag.is_none() { self.look(Look::BeforeDeletion) } else { self.delete(etag) }
            }
        }
    }

    fn delete(mut self, unchanged: Option<ETag>) -> (Self, Option<Effect>) {
        self.state = State::Deleting;
        (self, Some(Effect::Delete(unchanged)))
    }

    fn delete_ended(self, end: DeleteEnd) -> (Self, Option<Effect>) {
        match end {
            DeleteEnd::Gone => self.over(Outcome::Done),
            DeleteEnd::Changed => self.over(Outcome::OriginalChanged),
            DeleteEnd::NoConditions => self.look(Look::BeforeDeletion),
            DeleteEnd::Failed(failure) => self.over(Outcome::NotDeleted(failure)),
        }
    }

    fn over(mut self, outcome: Outcome) -> (Self, Option<Effect>) {
        self.state = State::Over(outcome);
        (self, None)
    }
}

/// What a look found at a target.
pub fn existing(file: File) -> Existing {
    Existing { size: Some(file.size), modified: Some(file.modified), etag: file.etag, twin: None }
}
