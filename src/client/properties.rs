//! What stands beside an object's bytes, read and changed: headers by a copy of the object onto itself, tags by their own calls.
//!
//! A change is of what was read: the copy is refused where the object has another content by now. Tags know no condition: they are
//! read again right before, and of two people who write them within the same moment the later one's stand.

use futures_util::future::join;

use super::files::{find, reachable};
use super::s3::S3;
use crate::aws::s3::Operation;
use crate::aws::s3::copy::MAX_BYTES;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::object_headers::HeadHeaders;
pub use crate::aws::s3::object_headers::{ObjectHeaders, is_sendable};
use crate::aws::s3::replace_headers::ReplaceHeaders;
pub use crate::aws::s3::tagging::Tag;
use crate::aws::s3::tagging::{GetObjectTagging, PutObjectTagging};
use crate::model::failure::{ErrorKind, Failure};
use crate::model::files::File;

/// What stands beside an object's bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// Headers, as far as the bucket shows them.
    pub headers: ObjectHeaders,
    /// Tags; `None` where the person may not read them, or the service has none.
    pub tags: Option<Vec<Tag>>,
}

/// Whether the headers of an object of this size can be changed: one copy takes 5 GiB.
pub const fn can_change_headers(size: u64) -> bool {
    size <= MAX_BYTES
}

/// Reads them: two requests at once.
///
/// # Errors
///
/// `NoSuchKey` where it is gone; under a role that may list by prefix only, S3 answers a missing key with `AccessDenied`.
pub async fn read(s3: &S3, key: &ObjectKey) -> Result<Properties, Failure> {
    reachable(HeadHeaders::NAME, key)?;
    let (head, tagging) = (HeadHeaders { key: key.clone() }, GetObjectTagging { key: key.clone() });
    let (headers, tags) = join(s3.perform(&head), s3.perform(&tagging)).await;
    Ok(Properties { headers: headers?, tags: tags.ok() })
}

/// Writes the headers of an object that still has the content that they were read of. Its tag afterwards.
///
/// # Errors
///
/// `PreconditionFailed` where it has another content.
pub async fn write_headers(
    s3: &S3,
    key: &ObjectKey,
    headers: &ObjectHeaders,
) -> Result<Option<ETag>, Failure> {
    let copy = |guards_target| ReplaceHeaders { key: key.clone(), headers: headers.clone(), guards_target };
    let mut copied = s3.perform(&copy(true)).await;
    if matches!(&copied, Err(failure) if failure.code() == Some("NotImplemented")) {
        copied = s3.perform(&copy(false)).await;
    }
    match copied {
        // A first try was carried out and its answer lost: where the copy has another tag, the second one is refused.
        Err(failure) if failure.kind() == ErrorKind::PreconditionFailed => {
            let there = s3.perform(&HeadHeaders { key: key.clone() }).await?;
            if there.has_same_headers(headers) { Ok(there.etag) } else { Err(failure) }
        }
        copied => copied,
    }
}

/// Writes what `after` has otherwise than `before`, which is what was read; `false` where the object has other tags than that by
/// now: then nothing is written.
///
/// # Errors
///
/// `PreconditionFailed` where it has another content; else the first refusal.
pub async fn change(
    s3: &S3,
    key: &ObjectKey,
    before: &Properties,
    after: &Properties,
) -> Result<bool, Failure> {
    let tags = after.tags.as_ref().filter(|tags| before.tags.as_ref().is_some_and(|old| old != *tags));
    if let Some(tags) = tags {
        let there = s3.perform(&GetObjectTagging { key: key.clone() }).await?;
        if !same_tags(before.tags.as_deref(), &there) && !same_tags(Some(tags), &there) {
            return Ok(false);
        }
    }
    if !after.headers.has_same_headers(&before.headers) {
        write_headers(s3, key, &after.headers).await?;
    }
    if let Some(tags) = tags {
        write_tags(s3, key, tags.clone()).await?;
    }
    Ok(true)
}

/// Whether they are the same, in whatever order. What a lost answer has written already is the person's own.
fn same_tags(some: Option<&[Tag]>, others: &[Tag]) -> bool {
    some.is_some_and(|some| some.len() == others.len() && some.iter().all(|tag| others.contains(tag)))
}

/// Writes all tags of an object. Repeating it changes nothing.
///
/// # Errors
///
/// S3's refusal: `AccessDenied` without `s3:PutObjectTagging`, `InvalidTag` for what it does not take.
pub async fn write_tags(s3: &S3, key: &ObjectKey, tags: Vec<Tag>) -> Result<(), Failure> {
    s3.perform(&PutObjectTagging { key: key.clone(), tags }).await
}

/// The object as a listing shows it now.
///
/// # Errors
///
/// The listing's.
pub async fn listed(s3: &S3, key: &ObjectKey) -> Result<Option<File>, Failure> {
    find(s3, key).await
}
