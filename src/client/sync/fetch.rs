//! One content of one object, from any byte on, in order: pieces that are fetched side by side, each tried again by itself, so
//! that what broke off goes on where it was. Memory holds a few pieces, however large the object.
//!
//! Each answer must be of the content that was asked for, by its `ETag`, and as long as was asked. (`If-Match` would say the
//! same, and cost each object a preflight.)
//!
//! Members of an archive are read by [`crate::client::archive`], otherwise: one answer for each, whose bytes pass by outside of
//! this program, since a ZIP takes them in their order. A folder takes several files at once, from this program's memory.

use futures_util::{Stream, StreamExt, stream};

use crate::aws::error::{CallError, ErrorKind};
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::read::ReadObject;
use crate::client::s3::S3;
use crate::model::failure::Failure;

/// The bytes of a piece.
const PIECE: u64 = 4 << 20;
/// How many pieces are on their way at once.
const AT_ONCE: usize = 3;

/// Why an object was not read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// It is gone, or has another content by now.
    Changed,
    /// S3 did not give it.
    Failed(Failure),
}

/// A content.
pub struct Content {
    pub key: ObjectKey,
    pub size: u64,
    /// Which; any where the listing did not say.
    pub etag: Option<ETag>,
}

impl Content {
    /// Its pieces from this byte on, in order.
    pub fn pieces<'a>(&'a self, s3: &'a S3, from: u64) -> impl Stream<Item = Result<Vec<u8>, NotRead>> + 'a {
        let starts = (from..self.size).step_by(usize::try_from(PIECE).unwrap_or(usize::MAX));
        stream::iter(starts).map(move |start| self.piece(s3, start)).buffered(AT_ONCE)
    }

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
