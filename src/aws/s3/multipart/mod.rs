//! An object in parts: create, upload each part, complete; or abort, so that nothing is left.
//!
//! How large a part is and which goes next is `model::transfer`'s to decide.
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html>
//!
//! | call | safe to repeat | after a lost answer |
//! |---|---|---|
//! | `CreateMultipartUpload` | yes, and leaves a second, empty upload | a lifecycle rule removes the first |
//! | `UploadPart`, `UploadPartCopy` | yes: the last bytes of a number win | the same again |
//! | `CompleteMultipartUpload` | no: `NoSuchUpload` once it was carried out | look for the object |
//! | `AbortMultipartUpload` | yes | `NoSuchUpload` counts as done |

pub mod abort;
pub mod complete;
pub mod create;
pub mod list_parts;
pub mod list_uploads;
pub mod upload_part;
pub mod upload_part_copy;

use std::fmt;

use super::etag::ETag;

/// The most parts that an upload may have.
pub const MAX_PARTS: u16 = 10_000;
/// The least bytes of a part, but for the last.
pub const MIN_PART_BYTES: u64 = 5 << 20;
/// The most bytes of a part, and of a single request.
pub const MAX_PART_BYTES: u64 = 5 << 30;

/// Names an upload in parts, from its creation until it is completed or aborted. Opaque.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UploadId(String);

impl UploadId {
    /// Takes an id in.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as S3 knows it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The place of a part in its object: 1 to 10,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartNumber(u16);

impl PartNumber {
    /// The first part.
    pub const FIRST: Self = Self(1);

    /// `None` outside 1 to 10,000.
    pub const fn new(number: u16) -> Option<Self> {
        if number >= 1 && number <= MAX_PARTS { Some(Self(number)) } else { None }
    }

    /// The number.
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl fmt::Display for PartNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A part that S3 has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its place.
    pub number: PartNumber,
    /// What S3 answered to its bytes.
    pub etag: ETag,
    /// Their SHA-256, which S3 keeps; `None` where a listing did not say.
    pub sha256: Option<[u8; 32]>,
}
