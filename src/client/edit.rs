//! Text edited in place: reads a whole object with what stands beside its bytes, and writes it under a condition.
//!
//! What may be replaced is [`Saver`]'s decision; here its effects are performed. Everything that the page can see beside the bytes is
//! sent along with each new content: media type, `Cache-Control` and the like, metadata, storage class, tags.

use futures_util::future::join3;

use super::files::{find, reachable};
pub use super::properties::Properties;
use super::s3::S3;
use crate::aws::s3::Operation;
use crate::aws::s3::checksum::{HeadChecksum, Sha256Of};
use crate::aws::s3::condition::Condition;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::object_headers::{HeadHeaders, ObjectHeaders};
use crate::aws::s3::put::PutObject;
use crate::aws::s3::read::{ReadObject, Slice};
use crate::aws::s3::tagging::GetObjectTagging;
use crate::aws::s3::write::WriteObject;
pub use crate::aws::sign::sha256;
use crate::model::download::{Refusal, after_listing};
use crate::model::edit::{Effect, Event, LookEnd, MOST, Saver, Sha256, Theirs, WriteEnd};
use crate::model::failure::{Cause, ErrorKind, Failure};
use crate::model::files::File;
use crate::model::transfer::Existing;
use crate::model::transfer::media_type;
use crate::model::transfer::names::Names;

/// How often reading begins anew because the object was changed between its parts.
const TRIES: u32 = 3;

/// An object as it was read.
#[derive(Clone, PartialEq, Eq)]
pub struct Original {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Which content they are.
    pub etag: ETag,
    /// What is sent along with a new content.
    pub beside: Properties,
}

/// Why an object cannot be edited before its bytes are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// Refused, or no answer.
    Refused(Refusal),
    /// It is larger by now.
    TooLarge,
}

/// Reads an object to be edited: three requests, whose answers are of one content.
///
/// # Errors
///
/// As [`NotRead`].
pub async fn read(s3: &S3, key: &ObjectKey) -> Result<Original, NotRead> {
    let refused = |failure: Failure| NotRead::Refused(failure.into());
    reachable(ReadObject::NAME, key).map_err(refused)?;
    for _ in 0..TRIES {
        let (head, get, tagging) = (
            HeadHeaders { key: key.clone() },
            // No more than can be edited: the object may have grown.
            ReadObject { key: key.clone(), range: Some(0..MOST + 1) },
            GetObjectTagging { key: key.clone() },
        );
        let (headers, slice, tags) = join3(s3.perform(&head), s3.perform(&get), s3.perform(&tagging)).await;
        let (headers, slice) = match (headers, slice) {
            (Ok(headers), Ok(slice)) => (headers, slice),
            // An empty object has no first byte.
            (Ok(headers), Err(failure)) if failure.kind() == ErrorKind::InvalidRange => {
                let (etag, media_type) = (headers.etag.clone(), String::new());
                (headers, Slice { bytes: Vec::new(), media_type, etag })
            }
            (_, Err(failure)) | (Err(failure), _) => {
                return Err(NotRead::Refused(explained(s3, key, failure).await));
            }
        };
        if headers.size.is_some_and(|size| size > MOST) || slice.bytes.len() as u64 > MOST {
            return Err(NotRead::TooLarge);
        }
        let tags = match tags {
            Ok(tags) => Some(tags),
            Err(failure) if failure.is_refusal() => None,
            Err(failure) => return Err(refused(failure)),
        };
        let Some(etag) = slice.etag.clone() else {
            let what = "the bucket's CORS rule does not expose ETag: nothing could be saved safely";
            return Err(refused(Failure::new(ReadObject::NAME, Cause::Protocol(what.to_owned()))));
        };
        if headers.etag == slice.etag {
            return Ok(Original { bytes: slice.bytes, etag, beside: Properties { headers, tags } });
        }
    }
    let what = "the file was written several times while it was read";
    Err(refused(Failure::new(ReadObject::NAME, Cause::Protocol(what.to_owned()))))
}

/// Of a file that may not be read, a listing tells whether it is there at all.
async fn explained(s3: &S3, key: &ObjectKey, failure: Failure) -> Refusal {
    if failure.kind() != ErrorKind::AccessDenied {
        return failure.into();
    }
    after_listing(failure, find(s3, key).await.ok().map(|found| found.is_some()))
}

/// Makes a file without bytes, only if there is none of this name.
///
/// # Errors
///
/// `PreconditionFailed` where there is one.
pub async fn create(s3: &S3, key: &ObjectKey) -> Result<(), Failure> {
    reachable(PutObject::NAME, key)?;
    let mut headers = ObjectHeaders::default();
    let known = media_type::of(String::new(), key.name());
    headers.set("content-type", if known.is_empty() { "text/plain; charset=utf-8" } else { &known });
    let condition = Condition::Absent;
    let write = WriteObject { key: key.clone(), headers, tags: Vec::new(), condition, body: Vec::new() };
    s3.perform(&write).await.map(drop)
}

/// Takes a save to its end: until it is stored, or has failed, or the person has to decide.
pub async fn run(s3: &S3, saver: Saver, event: Event, beside: &Properties, bytes: &[u8]) -> Saver {
    let (mut saver, mut effect) = saver.update(event);
    while let Some(next) = effect {
        let event = match next {
            Effect::Write(key, condition) => Event::Written(write(s3, key, beside, condition, bytes).await),
            Effect::Look(key, sent) => Event::Looked(look(s3, &key, &sent).await),
            Effect::FindName(key) => Event::Named(free_name(s3, key).await),
        };
        (saver, effect) = saver.update(event);
    }
    saver
}

async fn write(s3: &S3, key: ObjectKey, beside: &Properties, condition: Condition, bytes: &[u8]) -> WriteEnd {
    let tags = beside.tags.clone().unwrap_or_default();
    let write = WriteObject { key, headers: beside.headers.clone(), tags, condition, body: bytes.to_vec() };
    match s3.perform(&write).await {
        Ok(etag) => WriteEnd::Stored(etag),
        Err(failure) => match failure.kind() {
            ErrorKind::PreconditionFailed
            | ErrorKind::ConditionalRequestConflict
            | ErrorKind::OperationAborted
            | ErrorKind::NoSuchKey => WriteEnd::Refused,
            _ => WriteEnd::Failed(failure),
        },
    }
}

/// What is there: its checksum is compared with those of the contents that were sent; where S3 keeps none, its bytes are.
async fn look(s3: &S3, key: &ObjectKey, sent: &[Sha256]) -> LookEnd {
    let gone = LookEnd::Theirs(Theirs { etag: None, modified: None });
    let file = match find(s3, key).await {
        Ok(Some(file)) => file,
        Ok(None) => return gone,
        Err(failure) => return LookEnd::Failed(failure),
    };
    let (etag, content) = match content_of(s3, key, &file).await {
        Ok(found) => found,
        Err(failure) if failure.kind() == ErrorKind::NoSuchKey => return gone,
        Err(failure) => return LookEnd::Failed(failure),
    };
    match (etag, content.filter(|content| sent.contains(content))) {
        (Some(etag), Some(content)) => LookEnd::Ours(content, etag),
        (etag, _) => LookEnd::Theirs(Theirs { etag: etag.or(file.etag), modified: Some(file.modified) }),
    }
}

async fn content_of(
    s3: &S3,
    key: &ObjectKey,
    file: &File,
) -> Result<(Option<ETag>, Option<Sha256>), Failure> {
    let stored = s3.perform(&HeadChecksum { key: key.clone() }).await?;
    match stored.sha256 {
        Some(Sha256Of::Whole(sha256)) => Ok((stored.etag, Some(sha256))),
        // What came in parts is none of ours.
        Some(Sha256Of::Parts { .. }) => Ok((stored.etag, None)),
        None if file.size > 2 * MOST => Ok((stored.etag, None)),
        None => {
            let slice = s3.perform(&ReadObject { key: key.clone(), range: None }).await?;
            Ok((slice.etag, Some(sha256(&slice.bytes))))
        }
    }
}

/// The first name beside a file where nothing is, by the rule that uploads have.
async fn free_name(s3: &S3, key: ObjectKey) -> Result<ObjectKey, Failure> {
    let mut names = Names::default();
    let mut taken = key;
    loop {
        names.found(taken.clone(), Existing::default());
        let Some((_, next)) = names.claim_beside(&taken.folder(), taken.name()) else {
            let what = "no free name fits beside the file's";
            return Err(Failure::new(PutObject::NAME, Cause::Protocol(what.to_owned())));
        };
        if find(s3, &next).await?.is_none() {
            return Ok(next);
        }
        taken = next;
    }
}
