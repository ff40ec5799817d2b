//! What a run has done so far, as numbers and as the list of what was not done.

use crate::model::failure::Failure;

/// How a step ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// Sent.
    Uploaded,
    /// Fetched.
    Downloaded,
    /// Deleted, on either side.
    Deleted,
    /// Nothing was done: what it would have replaced or deleted is not what the plan saw.
    /// Not an error: comparing again gives a plan for what is there now.
    Changed,
    /// Nothing was done, for this reason.
    /// The run goes on with the next step.
    Failed(Failure),
    /// The person ended it before.
    Cancelled,
}

/// A step that was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// Whose.
    pub path: String,
    /// Why.
    pub end: End,
}

/// All in numbers, and what was not done.
///
/// `uploaded + downloaded + deleted + unfinished.len()` never exceeds `steps`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Steps in all.
    pub steps: usize,
    /// Bytes in all.
    pub bytes: u64,
    /// Bytes that have moved, of those steps that ended or are under way.
    pub moved: u64,
    /// Files sent.
    pub uploaded: usize,
    /// Files fetched.
    pub downloaded: usize,
    /// Files deleted.
    pub deleted: usize,
    /// What was not done.
    pub unfinished: Vec<Unfinished>,
}

/// How far a run is: small enough to be copied for every picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Steps in all.
    pub steps: usize,
    /// Steps that have ended.
    pub ended: usize,
    /// Bytes in all.
    pub bytes: u64,
    /// Bytes that have moved.
    pub moved: u64,
}

impl Report {
    /// How far the run is.
    pub fn progress(&self) -> Progress {
        Progress { steps: self.steps, ended: self.ended(), bytes: self.bytes, moved: self.moved }
    }

    /// Steps that have ended.
    pub fn ended(&self) -> usize {
        self.uploaded + self.downloaded + self.deleted + self.unfinished.len()
    }

    /// Adds how the step of this path ended.
    ///
    /// A step that keeps both counts once.
    pub fn add(&mut self, path: &str, end: End) {
        match end {
            End::Uploaded => self.uploaded += 1,
            End::Downloaded => self.downloaded += 1,
            End::Deleted => self.deleted += 1,
            end => self.unfinished.push(Unfinished { path: path.to_owned(), end }),
        }
    }
}
