//! Reads and writes what follows a person: one small file in their own folder ([`crate::model::personal`]).
//!
//! | another device | what happens here |
//! |---|---|
//! | has written since the last reading | S3 refuses the write (`If-Match`, 412); both are merged, and written again |
//! | has written the first file meanwhile | the same, by `If-None-Match: *` |
//! | has put something there that this page cannot read | nothing is written, ever: [`Trouble::Unreadable`] |
//!
//! A write whose answer was lost is refused when it is sent again, and what is read then holds what was written.

use std::cell::RefCell;

use super::files::find;
use super::s3::S3;
use crate::aws::error::ErrorKind;
use crate::aws::http::Body;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::aws::s3::list::ListObjects;
use crate::aws::s3::put::PutObject;
use crate::aws::s3::read::ReadObject;
use crate::aws::sign::sha256;
use crate::model::failure::Failure;
use crate::model::files::{Entry, Folder};
use crate::model::personal::{Document, MAX_BYTES, Unreadable, home};

/// How often a write is tried anew because another device was faster.
const TURNS: u32 = 8;

/// Why it was not read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is a file that this page leaves alone.
    Unreadable(Unreadable),
    /// A refusal, or no answer. What was to be written can be written later.
    Failed(Failure),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// The file of one person, and which content of it was seen last.
pub struct StateFile {
    s3: S3,
    key: ObjectKey,
    seen: RefCell<Option<ETag>>,
}

impl StateFile {
    /// The file in the person's own folder; `None` for who has none.
    pub fn new(s3: &S3) -> Option<Self> {
        let key = home::file(s3.home()?)?;
        Some(Self { s3: s3.clone(), key, seen: RefCell::new(None) })
    }

    /// Reads it; `None` where there is none, or the same as was seen last.
    ///
    /// Looks by a listing first: under a role that may list by prefix only, S3 answers a missing key with `AccessDenied`.
    ///
    /// # Errors
    ///
    /// [`Trouble`].
    pub async fn read(&self) -> Result<Option<Document>, Trouble> {
        let Some(found) = find(&self.s3, &self.key).await? else {
            self.seen.replace(None);
            return Ok(None);
        };
        if found.etag.is_some() && found.etag == *self.seen.borrow() {
            return Ok(None);
        }
        if found.size > MAX_BYTES {
            return Err(Trouble::Unreadable(Unreadable::TooLarge));
        }
        let read = self.s3.perform(&ReadObject { key: self.key.clone(), range: None }).await?;
        let document = Document::read(&read.bytes).map_err(Trouble::Unreadable)?;
        self.seen.replace(read.etag.or(found.etag));
        Ok(Some(document))
    }

    /// Writes it, and gives what is there now: also what other devices have written meanwhile.
    ///
    /// # Errors
    ///
    /// [`Trouble`]. Where the last answer was lost it may be written all the same.
    pub async fn write(&self, document: &Document) -> Result<Document, Trouble> {
        let mut document = document.clone();
        for turn in 1.. {
            let failure = match self.put(&document).await {
                Ok(etag) => {
                    self.seen.replace(etag);
                    return Ok(document);
                }
                Err(failure) => failure,
            };
            let is_late = matches!(
                failure.kind(),
                ErrorKind::PreconditionFailed | ErrorKind::ConditionalRequestConflict | ErrorKind::NoSuchKey
            );
            if !is_late || turn == TURNS {
                return Err(failure.into());
            }
            self.seen.replace(None);
            if let Some(there) = self.read().await? {
                document.merge(&there);
                if document == there {
                    return Ok(document);
                }
            }
        }
        Ok(document)
    }

    async fn put(&self, document: &Document) -> Result<Option<ETag>, Failure> {
        let bytes = document.write();
        let condition = self.seen.borrow().clone().map_or(Condition::Absent, Condition::Unchanged);
        let put = PutObject {
            key: self.key.clone(),
            media_type: "application/json".into(),
            condition,
            sha256: sha256(&bytes),
            body: Body::Bytes(bytes),
        };
        self.s3.perform(&put).await
    }
}

/// What is there under a key or prefix: a file, or a folder with something in it. `None` where there is nothing.
///
/// # Errors
///
/// Where S3 does not say.
pub async fn exists(s3: &S3, id: &str) -> Result<Option<Entry>, Failure> {
    let Ok(key) = ObjectKey::new(id) else { return Ok(None) };
    if !id.ends_with('/') {
        return Ok(find(s3, &key).await?.map(Entry::File));
    }
    let page = s3.perform(&ListObjects::one(&key)).await?;
    Ok(page.objects.first().map(|_| Entry::Folder(Folder { prefix: Prefix::new(id) })))
}
