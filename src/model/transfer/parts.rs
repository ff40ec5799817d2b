//! The parts of one upload: which S3 has, which are on their way, which are still to go.

use std::collections::{BTreeMap, BTreeSet};

use super::Attempt;
use super::plan::PartPlan;
use crate::aws::s3::multipart::{Part, PartNumber, UploadId};

/// An upload in parts, with none on its way: what a pause, a failure or an abort keeps of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    upload: UploadId,
    plan: PartPlan,
    done: BTreeMap<PartNumber, Part>,
    todo: BTreeSet<PartNumber>,
    done_bytes: u64,
}

impl Stored {
    /// A new upload: S3 has no part yet.
    pub fn new(upload: UploadId, plan: PartPlan) -> Self {
        Self { upload, plan, done: BTreeMap::new(), todo: plan.numbers().collect(), done_bytes: 0 }
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

    /// Takes the next part, its bytes with it.
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
    pub fn land(mut self) -> Stored {
        self.stored.todo.extend(self.flying.values().map(|flight| flight.number));
        self.stored
    }
}
