//! The parts of one upload: which S3 has, which are on their way, which are still to go.
//!
//! Every part number of the plan is in exactly one of three sets: `todo`, `done`, or under way in `flying`.
//! [`Sending`] alone has the third, so an upload that is paused, failed or completing cannot have a request
//! out.

use std::collections::{BTreeMap, BTreeSet};

use super::Attempt;
use super::plan::PartPlan;
use crate::aws::http::MOST_BUFFERED;
use crate::aws::s3::multipart::{Part, PartNumber, UploadId};

/// An upload in parts, with none on its way: what a pause, a failure or an abort keeps of it.
///
/// `Stored` and [`Sending`] turn into each other by [`Sending::new`] and [`Sending::land`], without loss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The multipart upload at S3 that all parts belong to.
    upload: UploadId,
    /// The cut, fixed for the life of the upload id.
    plan: PartPlan,
    done: BTreeMap<PartNumber, Part>,
    todo: BTreeSet<PartNumber>,
    /// The sum over `done`, so that [`Sending::sent`] is O(parts under way).
    done_bytes: u64,
    /// Whether `done` is what S3 has. It is not in a page that found the upload in a record: S3 is asked first.
    known: bool,
}

impl Stored {
    /// A new upload: S3 has no part yet.
    pub fn new(upload: UploadId, plan: PartPlan) -> Self {
        Self {
            upload,
            plan,
            done: BTreeMap::new(),
            todo: plan.numbers().collect(),
            done_bytes: 0,
            known: true,
        }
    }

    /// An upload of another page: S3 may have parts of it.
    pub fn left(upload: UploadId, plan: PartPlan) -> Self {
        Self { known: false, ..Self::new(upload, plan) }
    }

    /// S3 said which parts it has, with the bytes of each. One that is not as planned, or that came without the hash that
    /// completing asks for, goes again.
    ///
    /// The source is `ListParts`: it tells each part's number, size, tag and, where one was sent, its
    /// SHA-256. `CompleteMultipartUpload` names all of them again.
    pub fn found(mut self, parts: Vec<(Part, u64)>) -> Self {
        for (part, bytes) in parts {
            let fits = bytes == self.plan.len(part.number) && part.sha256.is_some();
            if fits && self.todo.remove(&part.number) {
                self.done_bytes += bytes;
                self.done.insert(part.number, part);
            }
        }
        self.known = true;
        self
    }

    /// Whether it is known which parts S3 has.
    pub const fn is_known(&self) -> bool {
        self.known
    }

    /// Its plan.
    pub const fn plan(&self) -> PartPlan {
        self.plan
    }

    /// The upload's id.
    pub const fn upload(&self) -> &UploadId {
        &self.upload
    }

    /// The parts that S3 has, by number.
    pub fn parts(&self) -> Vec<Part> {
        self.done.values().cloned().collect()
    }
}

/// The same, with parts on their way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    stored: Stored,
    flying: BTreeMap<Attempt, Flight>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Flight {
    number: PartNumber,
    sent: u64,
}

impl Sending {
    /// Goes on with what S3 has.
    pub const fn new(stored: Stored) -> Self {
        Self { stored, flying: BTreeMap::new() }
    }

    /// The upload's id.
    pub const fn upload(&self) -> &UploadId {
        self.stored.upload()
    }

    /// What S3 has of it.
    pub const fn stored(&self) -> &Stored {
        &self.stored
    }

    /// Whether a part is still to go.
    pub fn has_more(&self) -> bool {
        !self.stored.todo.is_empty()
    }

    /// How many parts are on their way.
    pub fn flying(&self) -> usize {
        self.flying.len()
    }

    /// Whether S3 has every part.
    pub fn is_complete(&self) -> bool {
        self.stored.todo.is_empty() && self.flying.is_empty()
    }

    /// How many bytes of parts on their way are held in memory.
    pub fn held(&self) -> u64 {
        self.flying.values().map(|flight| held(self.stored.plan.len(flight.number))).sum()
    }

    /// The bytes of the part that this attempt sends.
    pub fn bytes_of(&self, attempt: Attempt) -> u64 {
        self.flying.get(&attempt).map_or(0, |flight| self.stored.plan.len(flight.number))
    }

    /// A part did not get through: it is to go again.
    ///
    /// The lowest number goes first again ([`Self::send_next`]); an attempt that is not under way changes
    /// nothing.
    pub fn fell(&mut self, attempt: Attempt) {
        self.stored.todo.extend(self.flying.remove(&attempt).map(|flight| flight.number));
    }

    /// Takes the next part, its bytes with it.
    ///
    /// `None` where every part is done or under way.
    pub fn send_next(&mut self, attempt: Attempt) -> Option<(PartNumber, std::ops::Range<u64>)> {
        let number = self.stored.todo.pop_first()?;
        self.flying.insert(attempt, Flight { number, sent: 0 });
        Some((number, self.stored.plan.range(number)))
    }

    /// Hears how much of a part was sent; a part that is not on its way is none of this upload's.
    pub fn progress(&mut self, attempt: Attempt, sent: u64) {
        if let Some(flight) = self.flying.get_mut(&attempt) {
            flight.sent = sent.min(self.stored.plan.len(flight.number));
        }
    }

    /// A part arrived. `false` when it was not on its way: an answer to an attempt that was given up.
    ///
    /// The hash and the tag in `part` are those that completing will name.
    pub fn arrived(&mut self, attempt: Attempt, part: Part) -> bool {
        let Some(flight) = self.flying.remove(&attempt) else { return false };
        self.stored.done_bytes += self.stored.plan.len(flight.number);
        self.stored.done.insert(flight.number, part);
        true
    }

    /// Whether this attempt is on its way.
    pub fn is_flying(&self, attempt: Attempt) -> bool {
        self.flying.contains_key(&attempt)
    }

    /// Bytes that S3 has or that are on their way: at most the file's size.
    pub fn sent(&self) -> u64 {
        self.stored.done_bytes + self.flying.values().map(|flight| flight.sent).sum::<u64>()
    }

    /// Gives up what is on its way: it is to go again.
    ///
    /// Bytes of parts that were under way are lost: S3 keeps no half of a part.
    pub fn land(mut self) -> Stored {
        self.stored.todo.extend(self.flying.values().map(|flight| flight.number));
        self.stored
    }
}

/// What a slice of so many bytes takes in memory while it is sent. Large ones are streamed from their file; reading them
/// first has its own bounds, for all of them together.
pub const fn held(bytes: u64) -> u64 {
    if bytes > MOST_BUFFERED { 0 } else { bytes }
}
