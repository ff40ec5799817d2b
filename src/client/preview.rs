//! What a preview reads of an object: slices of it, and addresses that the browser shows by itself.
//!
//! Slices of two contents never meet: each has to have the tag of the first. Dropping a future aborts its request, so whoever moves
//! on to the next file leaves nothing on its way.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;

use super::files::{find, reachable};
use super::s3::S3;
use crate::aws::s3::Operation;
use crate::aws::s3::address::Address;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::get;
use crate::aws::s3::read::ReadObject;
use crate::aws::sign::Signer;
use crate::model::download::{Refusal, after_listing};
use crate::model::failure::{Cause, ErrorKind, Failure};
use crate::model::files::{File, ObjectKey};

/// How long an address lives that the browser shows something by, in seconds: as long as credentials live by default. A film that
/// is watched for longer gets another.
const ADDRESS_SECONDS: u32 = 3_600;

/// Why a slice was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// Refused, or no answer.
    Refused(Refusal),
    /// The object has another content than the slices before: reading begins anew.
    Changed,
}

/// What this device has kept of objects, for a time without a connection.
pub trait Copies {
    /// Whether there is no connection, as far as the browser knows.
    fn is_offline(&self) -> bool;
    /// A slice of a copy, with the tag of its content; `None` where there is no copy.
    fn read(&self, key: &ObjectKey, range: Range<u64>) -> LocalBoxFuture<'static, Option<Copied>>;
    /// An address that the browser shows a copy by; `None` where there is no copy.
    fn address(&self, key: &ObjectKey) -> LocalBoxFuture<'static, Option<String>>;
}

/// A slice of a copy, with the tag of its content.
pub type Copied = (Option<ETag>, Vec<u8>);

/// One object.
pub struct Source {
    s3: S3,
    file: File,
    /// Of the slices so far.
    etag: RefCell<Option<ETag>>,
    copies: Option<Rc<dyn Copies>>,
    /// Whether the last slice was one of a copy.
    is_copy: Cell<bool>,
}

impl Source {
    /// An object, as the listing shows it. It may be another by the time it is read.
    pub const fn new(s3: S3, file: File) -> Self {
        Self { s3, file, etag: RefCell::new(None), copies: None, is_copy: Cell::new(false) }
    }

    /// The same, which is read from this device's copy where there is no way to the bucket.
    #[must_use]
    pub fn or_copies(self, copies: Rc<dyn Copies>) -> Self {
        Self { copies: Some(copies), ..self }
    }

    /// Bytes in all, by the listing.
    pub const fn size(&self) -> u64 {
        self.file.size
    }

    /// Reads a slice; fewer bytes where the object ends before, none behind its end.
    ///
    /// # Errors
    ///
    /// The refusal, in the form that a download's has; or that it was changed.
    pub async fn read(&self, range: Range<u64>) -> Result<Vec<u8>, NotRead> {
        let range = range.start..range.end.min(self.file.size);
        if range.is_empty() {
            return Ok(Vec::new());
        }
        let most = range.end - range.start;
        let copy = if self.is_offline() { self.copied(&range).await } else { None };
        self.is_copy.set(copy.is_some());
        let (tag, mut bytes) = match copy {
            Some(copy) => copy,
            None => match self.get(range.clone()).await {
                Ok(slice) => (slice.etag, slice.bytes),
                // It has become shorter.
                Err(failure) if failure.kind() == ErrorKind::InvalidRange => return Err(NotRead::Changed),
                Err(failure) => self.instead(failure, &range).await?,
            },
        };
        let mut etag = self.etag.borrow_mut();
        if etag.is_some() && tag.is_some() && *etag != tag {
            return Err(NotRead::Changed);
        }
        *etag = tag;
        // A store that knows no ranges answers with everything.
        bytes.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(bytes)
    }

    /// Whether what was given last, a slice or an address, is of this device's copy.
    pub const fn is_copy(&self) -> bool {
        self.is_copy.get()
    }

    /// Whether the object can be had: one byte of it is asked for, whose refusal says why not.
    ///
    /// # Errors
    ///
    /// The refusal.
    pub async fn probe(&self) -> Result<(), Refusal> {
        match self.get(0..1).await {
            // An empty object has no first byte.
            Err(failure) if failure.kind() != ErrorKind::InvalidRange => Err(self.refusal(failure).await),
            _ => Ok(()),
        }
    }

    /// An address that the browser shows the object by, as this media type.
    ///
    /// # Errors
    ///
    /// Where there are no credentials, or the key has no address.
    pub async fn address(&self, media_type: &str) -> Result<String, Refusal> {
        if let Some(copies) = self.copies.as_ref().filter(|_| self.is_copy.get() || self.is_offline())
            && let Some(address) = copies.address(&self.file.key).await
        {
            self.is_copy.set(true);
            return Ok(address);
        }
        let sign = |bucket: &Address, signer: &Signer<'_>| {
            get::inline(&self.file.key, media_type, ADDRESS_SECONDS, bucket, signer)
        };
        Ok(self.s3.link(ReadObject::NAME, sign).await?)
    }

    fn is_offline(&self) -> bool {
        self.copies.as_ref().is_some_and(|copies| copies.is_offline())
    }

    async fn copied(&self, range: &Range<u64>) -> Option<Copied> {
        self.copies.as_ref()?.read(&self.file.key, range.clone()).await
    }

    /// A slice of this device's copy where there was no answer; else what the failure means.
    async fn instead(&self, failure: Failure, range: &Range<u64>) -> Result<Copied, NotRead> {
        if matches!(failure.cause, Cause::Transport(_))
            && let Some(copy) = self.copied(range).await
        {
            self.is_copy.set(true);
            return Ok(copy);
        }
        Err(NotRead::Refused(self.refusal(failure).await))
    }

    async fn get(&self, range: Range<u64>) -> Result<crate::aws::s3::read::Slice, Failure> {
        reachable(ReadObject::NAME, &self.file.key)?;
        self.s3.perform(&ReadObject { key: self.file.key.clone(), range: Some(range) }).await
    }

    /// What a failure means: of a file that may not be read, a listing tells whether it is there at all.
    async fn refusal(&self, failure: Failure) -> Refusal {
        if failure.kind() != ErrorKind::AccessDenied {
            return failure.into();
        }
        let listed = find(&self.s3, &self.file.key).await;
        after_listing(failure, listed.ok().map(|found| found.is_some()))
    }
}
