//! A guest's files, taken over by the user that the guest has become. Nobody may both read the ones and write the others, so each
//! file passes through the page: read with the guest's credentials, written with the user's.
//!
//! Nothing is overwritten, and no original is deleted before its copy is known to have the same bytes. A failure leaves the original
//! in place. What is there already is known by its checksum: the tags of copies that were cut into other parts differ.
//!
//! Server-side copies (`CopyObject`) are no way: one request carries one person's credentials, and neither
//! may do both halves.

use std::ops::Range;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::files::find;
use super::ports::Ports;
use super::s3::{CredentialSource, S3};
use super::session::Session;
use crate::aws::credentials::Credentials;
use crate::aws::error::{CallError, ErrorKind};
use crate::aws::http::Body;
use crate::aws::identity::IdentityId;
use crate::aws::s3::Operation;
use crate::aws::s3::checksum::{HeadChecksum, HeadPart, Sha256Of};
use crate::aws::s3::condition::Condition;
use crate::aws::s3::delete::DeleteObject;
use crate::aws::s3::key::{MAX_KEY_BYTES, ObjectKey, Prefix};
use crate::aws::s3::list::ListObjects;
use crate::aws::s3::multipart::abort::AbortMultipartUpload;
use crate::aws::s3::multipart::complete::CompleteMultipartUpload;
use crate::aws::s3::multipart::create::CreateMultipartUpload;
use crate::aws::s3::multipart::upload_part::UploadPart;
use crate::aws::s3::multipart::{Part, PartNumber, UploadId};
use crate::aws::s3::put::PutObject;
use crate::aws::s3::read::{ReadObject, Slice};
use crate::aws::sign::sha256;
use crate::config::Config;
use crate::model::failure::{Cause, Failure};
use crate::model::files::File;
use crate::model::files::name::keep_both;

/// What passes through memory at a time, in bytes: the least that a part may have, so that hashing it holds up nothing.
const PIECE: u64 = 5 << 20;
/// What may pass at a time in order to compare: the parts that this page cuts uploads into. Larger ones count as different.
const COMPARED: u64 = 16 << 20;

/// A guest's files, and where they go.
///
/// Offered after a sign-in that left guest files behind. Files are taken one by one by the caller, who
/// shows progress.
pub struct Claim {
    guest: S3,
    user: S3,
    folders: Vec<FolderPair>,
}

/// One location's folder, the guest's and the user's.
struct FolderPair {
    from: Prefix,
    to: Prefix,
    /// As the configuration says of guests; IAM decides when it comes to it.
    may_delete: bool,
}

/// A file to take over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// Where it is.
    pub from: ObjectKey,
    /// Its size in bytes.
    pub size: u64,
    /// Whether the original goes once its copy is there.
    pub may_delete: bool,
    content: File,
    to: ObjectKey,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claimed {
    /// It is in the user's folder under its own name, now or since before.
    Whole,
    /// The same, under another name: its own was taken.
    Renamed,
}

impl Claim {
    /// Where a guest could have left files: locations of their own that guests may list and read. `None` where there is none.
    pub fn new(
        session: &Rc<Session>,
        config: &Config,
        ports: &Ports,
        guest: &IdentityId,
        user: &IdentityId,
    ) -> Option<Self> {
        let own = config.locations.iter().filter(|it| it.is_own());
        let folders: Vec<_> = own
            .filter(|it| it.guests.list && it.guests.read && it.users.write)
            .map(|it| FolderPair {
                from: it.prefix_for(guest.as_str()),
                to: it.prefix_for(user.as_str()),
                may_delete: it.guests.delete,
            })
            .collect();
        let source = Rc::new(OfGuest { session: session.clone(), guest: guest.clone() });
        (!folders.is_empty()).then(|| Self {
            guest: S3::new(&config.bucket, ports.clone(), source),
            user: S3::new(&config.bucket, ports.clone(), session.credentials()),
            folders,
        })
    }

    /// The files that the guest left. Folders without files are not worth a mention.
    ///
    /// # Errors
    ///
    /// Where the guest's credentials are refused for good, nothing can be taken over.
    pub async fn list(&self) -> Result<Vec<Find>, Failure> {
        let mut finds = Vec::new();
        for pair in &self.folders {
            let mut pages = self.guest.pages(ListObjects::below(&pair.from));
            while let Some(page) = pages.next().await? {
                finds.extend(page.objects.into_iter().filter_map(|object| pair.find(File::from(object))));
            }
        }
        Ok(finds)
    }

    /// Takes one file over. Repeated after a failure, a file whose copy is there is not copied again.
    ///
    /// Idempotent. Requests for a small file: a look, a read, a write, a look and a deletion. Dropping the
    /// future stops between two of them; an upload in parts is then left to the bucket's lifecycle rule.
    ///
    /// # Errors
    ///
    /// The copy may be there although the deletion failed; the next try finds it by its checksum.
    pub async fn take(&self, find: &Find) -> Result<Claimed, Failure> {
        let to = self.copy(find).await?;
        if find.may_delete {
            self.delete(&find.content).await?;
        }
        Ok(if to == find.to { Claimed::Whole } else { Claimed::Renamed })
    }

    /// Deletes an original that still is what was copied. Where the store knows no such condition, it is looked at right before.
    async fn delete(&self, original: &File) -> Result<(), Failure> {
        let delete = DeleteObject { key: original.key.clone(), unchanged: original.etag.clone() };
        if delete.unchanged.is_some() {
            match self.guest.perform(&delete).await {
                Err(failure) if failure.kind() == ErrorKind::NoSuchKey => return Ok(()),
                Err(Failure { cause: Cause::Service(refusal), .. }) if refusal.status == 501 => {}
                outcome => return outcome,
            }
        }
        match find(&self.guest, &original.key).await? {
            None => Ok(()),
            Some(there) if there != *original => Err(changed()),
            Some(_) => self.guest.perform(&DeleteObject { unchanged: None, ..delete }).await,
        }
    }

    /// Copies it to the first name that is free, unless it is there already. Gives its key, once it is known to be there.
    ///
    /// Each round tries the next name of `keep_both`.
    async fn copy(&self, source: &Find) -> Result<ObjectKey, Failure> {
        let mut to = source.to.clone();
        loop {
            match find(&self.user, &to).await? {
                Some(there) if self.is_same(&there, &source.content).await? => return Ok(to),
                Some(_) => {}
                None => match self.write(source, &to).await? {
                    (sent, true) => {
                        let there = self.is_there(&source.content, &to, sent).await?;
                        return if there { Ok(to) } else { Err(incomplete()) };
                    }
                    // It was written by a first try that nobody heard of.
                    (sent, false) if told(&self.user, &to).await? == Some(sent) => return Ok(to),
                    (_, false) => {}
                },
            }
            let next = keep_both(to.as_str(), MAX_KEY_BYTES, |name| name == to.as_str());
            to = ObjectKey::new(next)
                .map_err(|error| Failure::new(PutObject::NAME, CallError::from(error)))?;
        }
    }

    /// Whether two objects are known to have the same bytes. The original is read where its checksum is of other parts.
    async fn is_same(&self, there: &File, original: &File) -> Result<bool, Failure> {
        if there.size != original.size || has_same_tag(there, original) {
            return Ok(there.size == original.size);
        }
        let Some(kept) = told(&self.user, &there.key).await? else { return Ok(false) };
        let of_original = told(&self.guest, &original.key).await?;
        let part = match kept {
            _ if of_original == Some(kept) => return Ok(true),
            Sha256Of::Whole(_) if matches!(of_original, Some(Sha256Of::Whole(_))) => return Ok(false),
            Sha256Of::Whole(_) => Some(original.size),
            Sha256Of::Parts { .. } => {
                unless_refused(self.user.perform(&HeadPart { key: there.key.clone() }).await)?.flatten()
            }
        };
        let Some(part) = part.filter(|part| (1..=COMPARED).contains(part)) else { return Ok(false) };
        let is_whole = matches!(kept, Sha256Of::Whole(_));
        Ok(checksum(&self.guest, original, part, is_whole).await? == kept)
    }

    /// Whether what was sent is what is there: by its checksum, and where none is told by its bytes.
    async fn is_there(&self, original: &File, to: &ObjectKey, sent: Sha256Of) -> Result<bool, Failure> {
        let Some(there) = find(&self.user, to).await? else { return Ok(false) };
        if there.size != original.size || has_same_tag(&there, original) {
            return Ok(there.size == original.size);
        }
        if let Some(kept) = told(&self.user, to).await? {
            return Ok(kept == sent);
        }
        let is_whole = matches!(sent, Sha256Of::Whole(_));
        Ok(checksum(&self.user, &there, PIECE, is_whole).await? == sent)
    }

    /// Writes it where nothing is. The checksum of what was sent; and `false` where something had come to be meanwhile.
    async fn write(&self, source: &Find, to: &ObjectKey) -> Result<(Sha256Of, bool), Failure> {
        let first = read(&self.guest, &source.content, 0..source.size.min(PIECE)).await?;
        if source.size > PIECE {
            return self.write_in_parts(source, to, first).await;
        }
        let sha256 = sha256(&first.bytes);
        let put = PutObject {
            key: to.clone(),
            media_type: first.media_type,
            condition: Condition::Absent,
            sha256,
            body: Body::Bytes(first.bytes),
        };
        Ok((Sha256Of::Whole(sha256), is_written(self.user.perform(&put).await)?))
    }

    async fn write_in_parts(
        &self,
        source: &Find,
        to: &ObjectKey,
        first: Slice,
    ) -> Result<(Sha256Of, bool), Failure> {
        let media_type = first.media_type.clone();
        let create = CreateMultipartUpload { key: to.clone(), media_type, storage_class: None };
        let upload = self.user.perform(&create).await?;
        let outcome = self.send_parts(source, to, &upload, first).await;
        if !matches!(outcome, Ok((_, true))) {
            // Else its parts are kept, and paid for, until the bucket's lifecycle rule finds them.
            self.user.perform(&AbortMultipartUpload { key: to.clone(), upload }).await.ok();
        }
        outcome
    }

    async fn send_parts(
        &self,
        source: &Find,
        to: &ObjectKey,
        upload: &UploadId,
        first: Slice,
    ) -> Result<(Sha256Of, bool), Failure> {
        let (mut parts, mut hashes): (Vec<Part>, Vec<u8>) = (Vec::new(), Vec::new());
        let (mut slice, mut start) = (first, 0);
        let sent = loop {
            start += slice.bytes.len() as u64;
            let count = u16::try_from(parts.len() + 1).map_err(|_| too_large())?;
            let sha = sha256(&slice.bytes);
            let part = UploadPart {
                key: to.clone(),
                upload: upload.clone(),
                number: PartNumber::new(count).ok_or_else(too_large)?,
                sha256: sha,
                body: Body::Bytes(slice.bytes),
            };
            parts.push(self.user.perform(&part).await?);
            hashes.extend(sha);
            if start >= source.size {
                break Sha256Of::Parts { sha256: sha256(&hashes), parts: count };
            }
            slice = read(&self.guest, &source.content, start..source.size.min(start + PIECE)).await?;
        };
        let condition = Condition::Absent;
        let complete = CompleteMultipartUpload { key: to.clone(), upload: upload.clone(), parts, condition };
        Ok((sent, is_written(self.user.perform(&complete).await)?))
    }
}

/// A piece of an object that still is what was listed.
async fn read(s3: &S3, of: &File, range: Range<u64>) -> Result<Slice, Failure> {
    let bytes = range.end - range.start;
    let range = (bytes < of.size).then_some(range);
    let slice = s3.perform(&ReadObject { key: of.key.clone(), range }).await?;
    if slice.etag.is_some() && of.etag.is_some() && slice.etag != of.etag {
        return Err(changed());
    }
    if slice.bytes.len() as u64 == bytes { Ok(slice) } else { Err(incomplete()) }
}

/// The checksum that S3 keeps of an object; `None` where it keeps none or may not be asked.
async fn told(s3: &S3, key: &ObjectKey) -> Result<Option<Sha256Of>, Failure> {
    let stored = unless_refused(s3.perform(&HeadChecksum { key: key.clone() }).await)?;
    Ok(stored.and_then(|stored| stored.sha256))
}

/// The checksum that S3 would keep of these bytes, in parts of this size.
async fn checksum(s3: &S3, of: &File, part: u64, is_whole: bool) -> Result<Sha256Of, Failure> {
    if is_whole {
        return Ok(Sha256Of::Whole(sha256(&read(s3, of, 0..of.size).await?.bytes)));
    }
    let (mut hashes, mut start, mut parts) = (Vec::new(), 0, 0_u16);
    while start < of.size {
        let end = of.size.min(start + part);
        hashes.extend(sha256(&read(s3, of, start..end).await?.bytes));
        (start, parts) = (end, parts.checked_add(1).ok_or_else(too_large)?);
    }
    Ok(Sha256Of::Parts { sha256: sha256(&hashes), parts })
}

/// What was answered; `None` for a refusal.
fn unless_refused<T>(outcome: Result<T, Failure>) -> Result<Option<T>, Failure> {
    match outcome {
        Err(failure) if failure.is_refusal() => Ok(None),
        outcome => outcome.map(Some),
    }
}

/// Whether a write happened, rather than being refused since something is there.
fn is_written<T>(outcome: Result<T, Failure>) -> Result<bool, Failure> {
    match outcome {
        Err(failure) if failure.kind() == ErrorKind::PreconditionFailed => Ok(false),
        outcome => outcome.map(|_| true),
    }
}

impl FolderPair {
    fn find(&self, content: File) -> Option<Find> {
        let below = content.key.as_str().strip_prefix(self.from.as_str())?;
        let to = self.to.object(below).ok().filter(|to| to.path().is_ok())?;
        (!below.ends_with('/')).then(|| Find {
            from: content.key.clone(),
            size: content.size,
            content,
            to,
            may_delete: self.may_delete,
        })
    }
}

/// Whether the tags say that the bytes are the same: the MD5 of the bytes, or of the parts' MD5s. That they differ says nothing.
fn has_same_tag(there: &File, original: &File) -> bool {
    there.etag.is_some() && there.etag == original.etag
}

fn changed() -> Failure {
    Failure::new("GetObject", CallError::Malformed("the file has changed since it was listed".into()))
}

fn incomplete() -> Failure {
    Failure::new("GetObject", CallError::Malformed("not as many bytes as the listing said".into()))
}

/// More parts than S3 takes.
fn too_large() -> Failure {
    Failure::new("UploadPart", CallError::Unbuildable("more than 10,000 parts".into()))
}

/// The credentials of a guest who has signed in since.
struct OfGuest {
    session: Rc<Session>,
    guest: IdentityId,
}

impl CredentialSource for OfGuest {
    fn get(&self) -> LocalBoxFuture<'static, Result<Credentials, Failure>> {
        let (session, guest) = (self.session.clone(), self.guest.clone());
        async move { session.credentials_before(&guest, None).await }.boxed_local()
    }

    fn renew_after(&self, refused: &Credentials) -> LocalBoxFuture<'static, Result<Credentials, Failure>> {
        let (session, guest, refused) = (self.session.clone(), self.guest.clone(), refused.clone());
        async move { session.credentials_before(&guest, Some(&refused)).await }.boxed_local()
    }

    fn now(&self) -> i64 {
        self.session.now()
    }
}
