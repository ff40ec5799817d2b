//! One content of one object, from any byte on, in order: pieces that are fetched side by side, each tried again by itself, so
//! that what broke off goes on where it was. Memory holds a few pieces, however large the object.
//!
//! Each answer must be of the content that was asked for, by its `ETag`, and as long as was asked. (`If-Match` would say the
//! same, and cost each object a preflight.)
//!
//! Members of an archive are read by [`crate::client::archive`], otherwise: one answer for each, whose bytes pass by outside of
//! this program, since a ZIP takes them in their order. A folder takes several files at once, from this program's memory.
//!
//! Cost: one GET for each 4 MiB, three at a time, so up to four pieces are held for a file.

use futures_util::{Stream, StreamExt, stream};

use crate::aws::error::{CallError, ErrorKind};
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::read::ReadObject;
use crate::client::s3::S3;
use crate::model::failure::Failure;

/// The bytes of a piece.
///
/// Small enough to be tried again whole, large enough that a request's latency is a small part of it.
const PIECE: u64 = 4 << 20;
/// How many pieces are on their way at once.
const AT_ONCE: usize = 3;

/// Why an object was not read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// It is gone, or has another content by now.
    ///
    /// Not tried again: the plan is old, and the next sync makes a new one.
    Changed,
    /// S3 did not give it.
    ///
    /// After the patience of the background was at its end.
    Failed(Failure),
}

/// A content.
///
/// What the plan saw: a size and a tag.
pub struct Content {
    pub key: ObjectKey,
    pub size: u64,
    /// Which; any where the listing did not say.
    pub etag: Option<ETag>,
}

impl Content {
    /// Its pieces from this byte on, in order.
    ///
    /// Lazy: a piece is requested when there is room for it among those under way. Dropping the stream aborts
    /// them. Empty for an empty object.
    ///
    /// # Errors
    ///
    /// The first failure ends what can be used of the stream: the pieces after it have no place to go.
    pub fn pieces<'a>(&'a self, s3: &'a S3, from: u64) -> impl Stream<Item = Result<Vec<u8>, NotRead>> + 'a {
        let starts = (from..self.size).step_by(usize::try_from(PIECE).unwrap_or(usize::MAX));
        stream::iter(starts).map(move |start| self.piece(s3, start)).buffered(AT_ONCE)
    }

    /// A whole object is asked for without `Range`.
    async fn piece(&self, s3: &S3, start: u64) -> Result<Vec<u8>, NotRead> {
        let end = (start + PIECE).min(self.size);
        let range = (start > 0 || end < self.size).then_some(start..end);
        let read = ReadObject { key: self.key.clone(), range };
        let slice = s3.perform_patiently(&read).await.map_err(|failure| match failure.kind() {
            ErrorKind::NoSuchKey | ErrorKind::InvalidRange => NotRead::Changed,
            _ => NotRead::Failed(failure),
        })?;
        let is_other = |etag: &ETag| slice.etag.as_ref().is_some_and(|it| it != etag);
        if self.etag.as_ref().is_some_and(is_other) {
            return Err(NotRead::Changed);
        }
        if slice.bytes.len() as u64 != end - start {
            let cut = CallError::Malformed(format!("{} bytes of {}", slice.bytes.len(), end - start));
            return Err(NotRead::Failed(Failure::new("GetObject", cut)));
        }
        Ok(slice.bytes)
    }
}
