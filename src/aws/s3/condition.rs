//! On which condition an object is written, so that nothing is overwritten unseen.
//!
//! Which operations take one: `PutObject`, `CopyObject` and `CompleteMultipartUpload` take all three, `GetObject` and
//! `DeleteObject` `If-Match`; `CreateMultipartUpload`, `UploadPart` and POST Object take none.
//!
//! Two writers at once: S3 answers the later one 412, or 409 `ConditionalRequestConflict` while the first
//! is under way. A 409 means "again" for `PutObject` and "begin anew" for a completed upload.

use super::etag::ETag;
use crate::aws::http::Request;

/// What must hold for a write to happen. When it does not, S3 answers 412 `PreconditionFailed` and changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// There is no object of this key (`If-None-Match: *`).
    Absent,
    /// The object still has this content (`If-Match`).
    Unchanged(ETag),
    /// None: whatever is there is replaced.
    Always,
}

impl Condition {
    /// The request with the condition's header.
    pub(super) fn apply(&self, request: Request) -> Request {
        match self {
            Self::Absent => request.header("if-none-match", "*"),
            Self::Unchanged(etag) => request.header("if-match", etag.as_str()),
            Self::Always => request,
        }
    }
}
