//! The requests of an upload, how they can end, and what else follows outside.

use std::ops::Range;

use crate::aws::http::FileId;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::multipart::abort::Aborted;
use crate::aws::s3::multipart::{Part, PartNumber, UploadId};
use crate::model::failure::{Cause, Failure};
use crate::model::transfer::plan::PartPlan;
use crate::model::transfer::record::Record;
use crate::model::transfer::{Attempt, Existing};

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A request; answer with [`super::Input::Answered`].
    Perform(Attempt, Work),
    /// Drop every request of this upload that is under way; no answer is wanted.
    Stop,
    /// S3 has something of it from now on: keep what another page would need to go on, the file with it.
    Keep(FileId, Box<Record>),
    /// It has no more: what was kept of this upload is to go.
    Unkeep(UploadId),
    /// The file is not needed any more.
    Forget(FileId),
    /// The object is there.
    Uploaded {
        /// Its key.
        key: ObjectKey,
        /// Bytes.
        size: u64,
        /// Which content it has, where the answer showed it.
        etag: Option<ETag>,
    },
}

/// A request, with all that it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// Send the whole file in one request.
    Whole {
        /// The object to be.
        key: ObjectKey,
        /// What it is.
        media_type: String,
        /// The file.
        file: FileId,
        /// Bytes.
        size: u64,
        /// When it may be written.
        condition: Condition,
        /// When the look began that saw the name free: for [`super::LOOK_LASTS`] a form, which carries no condition, will do in
        /// a versioned bucket. Once: the next try of this file has no look.
        seen_free: Option<i64>,
        /// Since when an earlier try may have been carried out, its answer lost: milliseconds since the epoch.
        since: Option<i64>,
    },
    /// Look whether a file is there whose request was given up.
    Find {
        /// The object to be.
        key: ObjectKey,
        /// Bytes.
        size: u64,
        /// Since when: milliseconds since the epoch.
        since: i64,
        /// On which condition it was written.
        condition: Condition,
    },
    /// Begin an upload in parts.
    Create {
        /// The object to be.
        key: ObjectKey,
        /// What it is.
        media_type: String,
    },
    /// Send one part.
    Part {
        /// The object to be.
        key: ObjectKey,
        /// Its upload.
        upload: UploadId,
        /// The part.
        number: PartNumber,
        /// The file.
        file: FileId,
        /// Which of its bytes.
        range: Range<u64>,
    },
    /// Make the object of its parts.
    Complete {
        /// The object to be.
        key: ObjectKey,
        /// Its upload.
        upload: UploadId,
        /// All parts, by number.
        parts: Vec<Part>,
        /// Bytes of all.
        size: u64,
        /// When it may be written.
        condition: Condition,
        /// Since when an earlier try may have been carried out, its answer lost: milliseconds since the epoch.
        since: Option<i64>,
    },
    /// Find which parts S3 has of an upload of an earlier page.
    List {
        /// The object to be.
        key: ObjectKey,
        /// Its upload.
        upload: UploadId,
        /// The file that the parts should be of.
        file: FileId,
        /// How it is cut into them.
        plan: PartPlan,
        /// Bytes in all.
        size: u64,
        /// Since when the object may be there, the answer to its completion lost: milliseconds since the epoch.
        since: i64,
    },
    /// Remove the parts.
    Abort {
        /// The object that was to be.
        key: ObjectKey,
        /// Its upload.
        upload: UploadId,
        /// What it may have become, where it was being completed: then the object is there, and nothing to remove.
        completed: Option<Completed>,
    },
}

/// An object as its completion made it, should that have been carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completed {
    /// Bytes in all.
    pub size: u64,
    /// How many parts it was made of.
    pub parts: usize,
    /// Since when: milliseconds since the epoch.
    pub since: i64,
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The object is there, with this tag where the answer showed one.
    Stored(Option<ETag>),
    /// The upload in parts has this id.
    Created(UploadId),
    /// S3 has this part.
    Part(Part),
    /// S3 has these parts of the file as it is now, each with its bytes.
    Found(Vec<(Part, u64)>),
    /// The parts were removed, or there were none.
    Aborted(Aborted),
    /// The condition did not hold. What has the name now; `None` where nothing has.
    Taken(Option<Existing>),
    /// S3 lost the upload, or met a conflict after which it must begin anew.
    Lost(Failure),
    /// It failed, after all retries that could help.
    Failed(Failure),
}

impl Outcome {
    /// The failure in it; an answer of another kind than was asked for is one too.
    pub(super) fn failure(self) -> Failure {
        match self {
            Self::Failed(failure) | Self::Lost(failure) => failure,
            other => {
                Failure::new("Upload", Cause::Protocol(format!("an answer to another question: {other:?}")))
            }
        }
    }
}
