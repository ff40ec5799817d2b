//! Saving an edited text: which content it may replace, and what is known after each answer.
//!
//! | phase | leads to |
//! |---|---|
//! | `Idle` | save: `Writing` |
//! | `Writing` | stored: `Idle`; refused for a condition: `Looking`; else `Failed` |
//! | `Looking` | our own content is there: `Idle`, or `Writing` over it; another's: `Conflict`, or `Naming` |
//! | `Conflict` | keep both: `Naming`; replace: `Writing` over theirs; later: `Idle` |
//! | `Naming` | a free name: `Writing` there; none: `Failed` |
//! | `Failed` | save: `Writing` |
//!
//! A write whose answer was lost may have been carried out, and a browser sends a request again by itself where a kept connection
//! ended. So a refused condition proves nothing: what is there is compared with every content that was sent. Only another content is
//! a conflict.

use crate::aws::s3::condition::Condition;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::model::failure::Failure;

/// Tells contents apart.
pub type Sha256 = [u8; 32];

/// How often one save writes again over what it has found, before it gives up: others write all the time.
const ROUNDS: u32 = 3;

/// What somebody else has left in the file's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theirs {
    /// Which content; `None` where the file is gone.
    pub etag: Option<ETag>,
    /// When it was written: milliseconds since the epoch.
    pub modified: Option<i64>,
}

/// How far a save is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing is under way.
    Idle,
    /// A request that writes this content is on its way.
    Writing(Sha256),
    /// It was refused, or told no tag: what is there is looked at.
    Looking(Sha256),
    /// Somebody else's content is there: the person decides.
    Conflict(Theirs),
    /// A free name for this content is looked for.
    Naming(Sha256),
    /// It was not saved, or nobody knows.
    Failed(Failure),
}

/// What a person decides in a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Theirs stays, and this text gets a name beside it.
    KeepBoth,
    /// This text takes their place.
    Replace,
    /// Neither now: go on editing.
    Later,
}

/// How a request that writes ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteEnd {
    /// The content is there; its tag, where the page may see it.
    Stored(Option<ETag>),
    /// Its condition did not hold.
    Refused,
    /// It failed, or there was no answer.
    Failed(Failure),
}

/// What is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookEnd {
    /// One of the contents that were sent, and its tag.
    Ours(Sha256, ETag),
    /// Another content.
    Theirs(Theirs),
    /// Nobody knows.
    Failed(Failure),
}

/// What happens to a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The person saves this content.
    Save(Sha256),
    /// The write ended.
    Written(WriteEnd),
    /// The look ended.
    Looked(LookEnd),
    /// The person decides, with this content in the editor.
    Answered(Answer, Sha256),
    /// A free name was found, or there is none.
    Named(Result<ObjectKey, Failure>),
}

/// What is to be done next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Write the content.
    Write(ObjectKey, Condition),
    /// Look whether one of these contents is there.
    Look(ObjectKey, Vec<Sha256>),
    /// Find a free name beside this one.
    FindName(ObjectKey),
}

/// The saves of one editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saver {
    key: ObjectKey,
    /// What a write may replace.
    base: Condition,
    /// Whether the name was made to keep both: another's file there is evaded, and not asked about.
    is_beside: bool,
    phase: Phase,
    /// Contents that may have been written under this name.
    sent: Vec<Sha256>,
    rounds: u32,
    saved: Option<Sha256>,
}

impl Saver {
    /// Of a file whose content was read with this tag.
    pub const fn new(key: ObjectKey, etag: ETag) -> Self {
        let base = Condition::Unchanged(etag);
        Self { key, base, is_beside: false, phase: Phase::Idle, sent: Vec::new(), rounds: 0, saved: None }
    }

    /// Under which name the text is, or will be once it is saved.
    pub const fn key(&self) -> &ObjectKey {
        &self.key
    }

    /// How far it is.
    pub const fn phase(&self) -> &Phase {
        &self.phase
    }

    /// The tag of the content that is there, as far as this editor knows.
    pub const fn etag(&self) -> Option<&ETag> {
        match &self.base {
            Condition::Unchanged(etag) => Some(etag),
            Condition::Absent | Condition::Always => None,
        }
    }

    /// The content that was saved last, in this editor.
    pub const fn saved(&self) -> Option<&Sha256> {
        self.saved.as_ref()
    }

    /// Whether a request is on its way.
    pub const fn is_busy(&self) -> bool {
        matches!(self.phase, Phase::Writing(_) | Phase::Looking(_) | Phase::Naming(_))
    }

    /// What an event leads to. One that does not fit the phase changes nothing.
    #[must_use]
    pub fn update(mut self, event: Event) -> (Self, Option<Effect>) {
        let effect = match (&self.phase, event) {
            (Phase::Idle | Phase::Failed(_), Event::Save(content)) => {
                self.rounds = 0;
                Some(self.write(content))
            }
            (Phase::Writing(content), Event::Written(end)) => {
                let content = *content;
                self.written(content, end)
            }
            (Phase::Looking(content), Event::Looked(end)) => {
                let content = *content;
                self.looked(content, end)
            }
            (Phase::Conflict(theirs), Event::Answered(answer, content)) => {
                let theirs = theirs.etag.clone();
                self.answered(theirs, answer, content)
            }
            (Phase::Naming(content), Event::Named(found)) => {
                let content = *content;
                self.named(content, found)
            }
            _ => None,
        };
        (self, effect)
    }

    fn write(&mut self, content: Sha256) -> Effect {
        self.phase = Phase::Writing(content);
        Effect::Write(self.key.clone(), self.base.clone())
    }

    fn look(&mut self, content: Sha256) -> Effect {
        self.note(content);
        self.phase = Phase::Looking(content);
        Effect::Look(self.key.clone(), self.sent.clone())
    }

    fn note(&mut self, content: Sha256) {
        if !self.sent.contains(&content) {
            self.sent.push(content);
        }
    }

    fn stored(&mut self, content: Sha256, etag: ETag) {
        self.base = Condition::Unchanged(etag);
        self.is_beside = false;
        self.sent.clear();
        self.saved = Some(content);
        self.phase = Phase::Idle;
    }

    fn written(&mut self, content: Sha256, end: WriteEnd) -> Option<Effect> {
        match end {
            WriteEnd::Stored(Some(etag)) => {
                self.stored(content, etag);
                None
            }
            WriteEnd::Stored(None) | WriteEnd::Refused => Some(self.look(content)),
            WriteEnd::Failed(failure) => {
                self.note(content);
                self.phase = Phase::Failed(failure);
                None
            }
        }
    }

    fn looked(&mut self, content: Sha256, end: LookEnd) -> Option<Effect> {
        let (ours, theirs) = match end {
            LookEnd::Ours(found, etag) if found == content => {
                self.stored(content, etag);
                return None;
            }
            // An earlier save arrived after all: this one goes on from there.
            LookEnd::Ours(_, etag) => (Some(etag), None),
            LookEnd::Theirs(theirs) => (None, Some(theirs)),
            LookEnd::Failed(failure) => {
                self.phase = Phase::Failed(failure);
                return None;
            }
        };
        self.rounds += 1;
        let may_go_on = self.rounds <= ROUNDS;
        match theirs {
            None if may_go_on => {
                self.base = ours.map_or(Condition::Absent, Condition::Unchanged);
                Some(self.write(content))
            }
            // As it was read: the refusal was of the moment (409).
            Some(theirs) if may_go_on && self.is_base(&theirs) => Some(self.write(content)),
            Some(theirs) if self.is_beside && theirs.etag.is_some() && may_go_on => {
                Some(self.find_name(content))
            }
            theirs => {
                self.phase = Phase::Conflict(theirs.unwrap_or(Theirs { etag: ours, modified: None }));
                None
            }
        }
    }

    fn is_base(&self, theirs: &Theirs) -> bool {
        match (&self.base, &theirs.etag) {
            (Condition::Unchanged(base), Some(etag)) => base == etag,
            (Condition::Absent, None) => true,
            _ => false,
        }
    }

    fn find_name(&mut self, content: Sha256) -> Effect {
        self.phase = Phase::Naming(content);
        Effect::FindName(self.key.clone())
    }

    fn answered(&mut self, theirs: Option<ETag>, answer: Answer, content: Sha256) -> Option<Effect> {
        self.rounds = 0;
        match answer {
            Answer::Later => {
                self.phase = Phase::Idle;
                None
            }
            Answer::KeepBoth => Some(self.find_name(content)),
            Answer::Replace => {
                self.base = theirs.map_or(Condition::Absent, Condition::Unchanged);
                Some(self.write(content))
            }
        }
    }

    fn named(&mut self, content: Sha256, found: Result<ObjectKey, Failure>) -> Option<Effect> {
        match found {
            Ok(key) => {
                self.key = key;
                self.base = Condition::Absent;
                self.is_beside = true;
                self.sent.clear();
                Some(self.write(content))
            }
            Err(failure) => {
                self.phase = Phase::Failed(failure);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests;
