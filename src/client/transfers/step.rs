//! One step of an upload: the requests that it takes, and what their answers mean to the machine.
//!
//! The machine in `model::transfer` asks for one step at a time; the step is retried here as often as that
//! can help, and its [`Outcome`] says what is known afterwards. Steps never touch the queue.
//!
//! # A lost answer
//!
//! A request may have been carried out although its answer never came. Each write is made so that a second
//! try is harmless, or can be recognized:
//!
//! - `PutObject`, `CompleteMultipartUpload`: sent with a condition (`If-None-Match: *` or `If-Match`)
//!   wherever something must not be replaced. A refusal after an earlier try may mean that the earlier one
//!   was carried out: [`Write::refused`] looks at the object, by size, time, and SHA-256.
//! - `UploadPart`: the same number again replaces the part.
//! - `CreateMultipartUpload`: a second try begins a second upload; the first is left to the lifecycle rule.
//! - POST Object (a form): knows no condition, so it is sent once, and only where an older version would
//!   stay. Whatever is not a clear answer is followed by a conditional `PutObject`.

use std::ops::Range;

use super::buffer::Buffer;
use super::resume::unchanged;
use crate::aws::error::{ErrorKind, Retry};
use crate::aws::http::{Body, FileId, FormFile, TransportError};
use crate::aws::s3::checksum::{HeadChecksum, Sha256Of};
use crate::aws::s3::condition::Condition;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::multipart::abort::{AbortMultipartUpload, Aborted};
use crate::aws::s3::multipart::complete::CompleteMultipartUpload;
use crate::aws::s3::multipart::create::CreateMultipartUpload;
use crate::aws::s3::multipart::list_parts::ListParts;
use crate::aws::s3::multipart::upload_part::UploadPart;
use crate::aws::s3::multipart::{Part, PartNumber, UploadId};
use crate::aws::s3::post::PostObject;
use crate::aws::s3::put::PutObject;
use crate::aws::sign::sha256;
use crate::client::files::find;
use crate::client::ports::Progress;
use crate::client::s3::{HostPool, S3};
use crate::model::failure::{Cause, Failure};
use crate::model::files::File;
use crate::model::transfer::Existing;
use crate::model::transfer::upload::{Completed, LOOK_LASTS, Outcome, Work};

/// Below so many bytes nobody sees a bar move, and a form without a listener needs no preflight.
///
/// 256 KiB: a listener would cost a preflight, one more round trip for each small file.
const PROGRESS_FROM: u64 = 256 << 10;

/// S3 writes times in whole seconds.
const SECOND: i64 = 1000;

/// Does a step. Every failure is an outcome.
///
/// Dropping the future aborts the request; what S3 has done by then is found out by the next step.
pub async fn perform(s3: &S3, hosts: &dyn HostPool, work: Work, progress: Progress) -> Outcome {
    match work {
        Work::Whole { key, media_type, file, size, condition, seen_free, since } => {
            // A form knows no condition: where an earlier try may have been carried out it would write again.
            let may = since.is_none() && s3.versioned() && PostObject::can_carry(&key);
            let form = seen_free.filter(|_| may).map(|began| began + LOOK_LASTS);
            let whole = Whole { key, media_type, file, size, condition, form, since };
            whole.send(s3, hosts, Some(progress).filter(|_| size >= PROGRESS_FROM)).await
        }
        Work::Find { key, size, since, condition } => {
            let ours = |file: &File| file.size == size && file.modified + SECOND > since;
            match find(s3, &key).await {
                Ok(Some(file)) if ours(&file) && !is_old(&file, &condition) => Outcome::Stored(file.etag),
                Ok(_) => Outcome::Aborted(Aborted::NothingThere),
                Err(failure) => Outcome::Failed(failure),
            }
        }
        Work::Create { key, media_type } => {
            let create = CreateMultipartUpload { key, media_type, storage_class: None };
            s3.persist(hosts, &create, None).await.map_or_else(Outcome::Failed, Outcome::Created)
        }
        Work::Part { key, upload, number, file, range } => {
            let part = FilePart { key, upload, number, file, range };
            part.send(s3, hosts, progress).await.map_or_else(lost_or_failed, Outcome::Part)
        }
        Work::Complete { key, upload, parts, size, condition, since } => {
            complete(s3, hosts, CompleteMultipartUpload { key, upload, parts, condition }, size, since).await
        }
        Work::List { key, upload, file, plan, size, since } => {
            let parts = plan.numbers().count();
            let ours = |file: &File| is_of_parts(file, size, parts) && file.modified + SECOND > since;
            match list(s3, hosts, &ListParts { key, upload, after: None }, ours).await {
                Outcome::Found(parts) => {
                    unchanged(s3, file, plan, parts).await.map_or_else(Outcome::Failed, Outcome::Found)
                }
                outcome => outcome,
            }
        }
        Work::Abort { key, upload, completed } => {
            let abort = AbortMultipartUpload { key, upload };
            match (s3.persist(hosts, &abort, None).await, completed) {
                (Ok(Aborted::NothingThere), Some(completed)) => gone(s3, &abort.key, completed).await,
                (answer, _) => answer.map_or_else(Outcome::Failed, Outcome::Aborted),
            }
        }
    }
}

/// A file that goes in one request.
struct Whole {
    key: ObjectKey,
    media_type: String,
    file: FileId,
    size: u64,
    condition: Condition,
    /// Until when it may go by form.
    form: Option<i64>,
    /// When the first try began, on the service's clock; `None` on the first try. An object that is older is
    /// not ours.
    since: Option<i64>,
}

/// How a form ended.
///
/// [`Form::NotCarriedOut`] and [`Form::Unknown`] are both followed by `PutObject`; only after the latter may
/// the object found be ours.
enum Form {
    /// S3 stored it, or refused it for good.
    Answered(Result<Option<ETag>, Failure>),
    /// S3 did not carry it out, but may take the file otherwise.
    NotCarriedOut,
    /// It may have been carried out.
    Unknown,
}

impl Whole {
    /// The buffer is let go of before the outcome is worked out, so that looking at S3 holds no memory.
    async fn send(self, s3: &S3, hosts: &dyn HostPool, progress: Option<Progress>) -> Outcome {
        let buffer = match Buffer::load(s3, self.file, 0..self.size).await {
            Ok(buffer) => buffer,
            Err(failure) => return Outcome::Failed(failure),
        };
        let began = self.since.unwrap_or_else(|| s3.now());
        let content = Some(Sha256Of::Whole(buffer.sha256()));
        let form = match self.form {
            Some(until) => self.send_form(s3, hosts, self.post(&buffer, until), progress.clone()).await,
            None => Form::NotCarriedOut,
        };
        let form_sent = matches!(form, Form::Unknown);
        let answer = match form {
            Form::Answered(answer) => answer,
            Form::NotCarriedOut | Form::Unknown => s3.persist(hosts, &self.put(&buffer), progress).await,
        };
        drop(buffer);
        match answer {
            Ok(etag) => Outcome::Stored(etag),
            Err(failure) => {
                let failure = Failure { attempts: failure.attempts + u32::from(form_sent), ..failure };
                let ours = |file: &File| file.size == self.size && file.modified + SECOND > began;
                let tried = self.since.is_some() || failure.attempts > 1;
                let write = Write { key: &self.key, condition: &self.condition, content, tried };
                write.refused(s3, failure, ours).await
            }
        }
    }

    /// Sends the form, once: after anything but a clear answer another device may have written a newer file over what this one
    /// wrote, which a condition alone can tell.
    ///
    /// `came_too_late` means that S3's clock is past the form's end: nothing was stored.
    async fn send_form(
        &self,
        s3: &S3,
        hosts: &dyn HostPool,
        form: PostObject,
        progress: Option<Progress>,
    ) -> Form {
        match s3.once(hosts, &form, progress).await {
            // Nothing was sent: it took too long until it could be.
            Err(Failure { cause: Cause::Protocol(_), .. }) if s3.now() > form.until => Form::NotCarriedOut,
            // The next request is told the time, and corrects the clock for all that follow.
            Err(Failure { cause: Cause::Service(it), .. }) if PostObject::came_too_late(&it) => {
                Form::NotCarriedOut
            }
            Err(Failure { cause: Cause::Service(it), .. }) if it.retry() == Retry::RenewCredentials => {
                Form::Unknown
            }
            Err(failure) if is_passing(&failure) && s3.again(1).await => Form::Unknown,
            answer => Form::Answered(answer),
        }
    }

    fn post(&self, buffer: &Buffer, until: i64) -> PostObject {
        PostObject {
            key: self.key.clone(),
            media_type: self.media_type.clone(),
            size: self.size,
            sha256: buffer.sha256(),
            file: FormFile::Buffer(buffer.id()),
            until,
        }
    }

    fn put(&self, buffer: &Buffer) -> PutObject {
        PutObject {
            key: self.key.clone(),
            media_type: self.media_type.clone(),
            condition: self.condition.clone(),
            sha256: buffer.sha256(),
            body: Body::Buffer(buffer.id()),
        }
    }
}

/// Whether another try can help at once: the service is busy, or did not answer. Waiting for a connection is the queue's.
///
/// Being offline is not: the queue waits for a connection instead of trying.
fn is_passing(failure: &Failure) -> bool {
    match &failure.cause {
        Cause::Service(refusal) => refusal.retry() == Retry::Backoff,
        Cause::Transport(error) => !matches!(error, TransportError::Offline | TransportError::FileUnreadable),
        _ => false,
    }
}

/// One part of a file that goes in several requests.
///
/// Has no condition: parts become an object only by `CompleteMultipartUpload`.
struct FilePart {
    key: ObjectKey,
    upload: UploadId,
    number: PartNumber,
    file: FileId,
    /// The part's bytes in the file.
    range: Range<u64>,
}

impl FilePart {
    async fn send(self, s3: &S3, hosts: &dyn HostPool, progress: Progress) -> Result<Part, Failure> {
        let Self { key, upload, number, file, range } = self;
        let buffer = Buffer::load(s3, file, range).await?;
        let (sha256, body) = (buffer.sha256(), Body::Buffer(buffer.id()));
        s3.persist(hosts, &UploadPart { key, upload, number, sha256, body }, Some(progress)).await
    }
}

/// S3 may answer 200 with an error in the body; `aws::s3::multipart::complete` reads it as the refusal that
/// it is.
async fn complete(
    s3: &S3,
    hosts: &dyn HostPool,
    complete: CompleteMultipartUpload,
    size: u64,
    since: Option<i64>,
) -> Outcome {
    match s3.persist(hosts, &complete, None).await {
        Ok(etag) => Outcome::Stored(etag),
        Err(failure) => {
            let ours = |file: &File| is_of_parts(file, size, complete.parts.len());
            let tried = since.is_some() || failure.attempts > 1;
            let content = content_of(&complete.parts);
            let write = Write { key: &complete.key, condition: &complete.condition, content, tried };
            write.refused(s3, failure, ours).await
        }
    }
}

/// Whether an object is the one that was to be replaced.
fn is_old(file: &File, condition: &Condition) -> bool {
    matches!(condition, Condition::Unchanged(old) if file.etag.as_ref() == Some(old))
}

/// Whether an object has this size and was made of so many parts: its tag ends in their number.
///
/// S3 ends the `ETag` of such an object with `-<number of parts>`.
fn is_of_parts(file: &File, size: u64, parts: usize) -> bool {
    let ending = format!("-{parts}\"");
    file.size == size && file.etag.as_ref().is_some_and(|etag| etag.as_str().ends_with(&ending))
}

/// Which parts S3 has, page by page. Where it knows the upload no more, that may be since it was completed and the answer
/// never arrived.
///
/// `ListParts` gives 1,000 parts a page. `ours` decides whether an object in the place of the upload is the
/// completed one.
async fn list(s3: &S3, hosts: &dyn HostPool, first: &ListParts, ours: impl Fn(&File) -> bool) -> Outcome {
    let (mut found, mut pages) = (Vec::new(), s3.pages(first.clone()));
    loop {
        match pages.next_by(async |list| s3.persist(hosts, list, None).await).await {
            Ok(Some(page)) => found.extend(page.parts),
            Ok(None) => return Outcome::Found(found),
            Err(failure) if failure.kind() == ErrorKind::NoSuchUpload => {
                return match find(s3, &first.key).await {
                    Ok(Some(file)) if ours(&file) => Outcome::Stored(file.etag),
                    _ => Outcome::Lost(failure),
                };
            }
            Err(failure) => return Outcome::Failed(failure),
        }
    }
}

/// What S3 keeps of an object made of these parts; `None` where not all of their hashes are known.
///
/// S3's composite checksum: SHA-256 over the parts' SHA-256 values, with their number.
fn content_of(parts: &[Part]) -> Option<Sha256Of> {
    let hashes: Option<Vec<_>> = parts.iter().map(|part| part.sha256).collect();
    let parts = u16::try_from(parts.len()).ok()?;
    Some(Sha256Of::Parts { sha256: sha256(&hashes?.concat()), parts })
}

/// An upload that was being completed is not there to be aborted: its completion won, or an abort whose answer was lost.
///
/// Looks by a listing. An object of this size, number of parts and time is the completed one.
async fn gone(s3: &S3, key: &ObjectKey, Completed { size, parts, since }: Completed) -> Outcome {
    match find(s3, key).await {
        Ok(Some(file)) if is_of_parts(&file, size, parts) && file.modified + SECOND > since => {
            Outcome::Stored(file.etag)
        }
        Ok(_) => Outcome::Aborted(Aborted::NothingThere),
        Err(failure) if !failure.is_refusal() => Outcome::Failed(failure),
        // Who may not look: most likely it won.
        Err(_) => Outcome::Stored(None),
    }
}

/// A write of an object that S3 may have carried out, although its answer says otherwise.
struct Write<'a> {
    key: &'a ObjectKey,
    condition: &'a Condition,
    /// What S3 keeps of the bytes that were sent; `None` where that is not known.
    content: Option<Sha256Of>,
    /// Whether there was an earlier try. It may have been carried out, its answer lost.
    tried: bool,
}

impl Write<'_> {
    /// What a refusal means. An object with this content is the one that was written by an earlier try: of this page, or of the
    /// browser, which sends a request again by itself where a kept connection ended without an answer, and tells nobody.
    ///
    /// | refusal | earlier try | the object | outcome |
    /// |---|---|---|---|
    /// | 412 | any; yes where no checksum tells | has our content | `Stored` |
    /// | 412 | any | another's, or none | `Taken`: the person is asked |
    /// | 404 `NoSuchUpload` | any | has our content | `Stored` |
    /// | 404 `NoSuchKey`, while replacing | any | none | `Taken(None)` |
    /// | anything else | any | not looked at | `Lost` or `Failed` |
    async fn refused(self, s3: &S3, failure: Failure, ours: impl Fn(&File) -> bool) -> Outcome {
        let Self { key, condition, content, tried } = self;
        let replacing = matches!(condition, Condition::Unchanged(_));
        let taken = match failure.kind() {
            ErrorKind::PreconditionFailed => true,
            ErrorKind::NoSuchUpload => false,
            ErrorKind::NoSuchKey if replacing => return Outcome::Taken(None),
            _ => return lost_or_failed(failure),
        };
        let found = find(s3, key).await;
        if let Ok(Some(file)) = &found
            && ours(file)
            && holds(s3, key, content).await.unwrap_or(tried)
        {
            return Outcome::Stored(file.etag.clone());
        }
        match found {
            Ok(Some(file)) if taken => Outcome::Taken(Some(Existing {
                size: Some(file.size),
                modified: Some(file.modified),
                etag: file.etag,
                twin: None,
            })),
            Ok(None) if taken => Outcome::Taken(None),
            // Without the right to list, what has the name is not known; the person is asked all the same.
            Err(_) if taken => Outcome::Taken(Some(Existing::default())),
            _ => lost_or_failed(failure),
        }
    }
}

/// Whether an object has this content: two people can send files of one size and name in the same second. `None` where S3 does
/// not say.
///
/// One HEAD request. A store that keeps no SHA-256 (none was asked of it, or it only resembles S3) answers
/// without one.
async fn holds(s3: &S3, key: &ObjectKey, content: Option<Sha256Of>) -> Option<bool> {
    let content = content?;
    let there = s3.perform(&HeadChecksum { key: key.clone() }).await.ok()?.sha256?;
    Some(there == content)
}

/// `Lost`: the upload has to begin again with `CreateMultipartUpload`. A 409 on completion is one such case
/// (AWS's own advice).
fn lost_or_failed(failure: Failure) -> Outcome {
    match failure.kind() {
        ErrorKind::NoSuchUpload | ErrorKind::ConditionalRequestConflict => Outcome::Lost(failure),
        _ => Outcome::Failed(failure),
    }
}
