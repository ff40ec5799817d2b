//! Uploads that were begun on another device, or by a page whose notes are lost: S3 alone knows of them.
//!
//! Only where the bucket's owner has it so: the right to list them (`s3:ListBucketMultipartUploads`) cannot be limited to a
//! folder. There is no fingerprint to compare a file with, so it is compared with what S3 has, part by part.
//!
//! | | begun on this device (`unfinished`) | begun elsewhere |
//! |---|---|---|
//! | found by | a note | `ListMultipartUploads` of the folder |
//! | told to be the same file by | name, size, time, both ends | every part that S3 has |
//! | offered to | whoever began it | whoever may list the bucket's uploads |

use std::rc::Rc;

use futures_util::future::try_join_all;

use super::buffer::Buffer;
use super::{Inner, NotResumed, Transfers};
use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::aws::s3::multipart::list_parts::ListParts;
use crate::aws::s3::multipart::list_uploads::ListMultipartUploads;
use crate::aws::s3::multipart::{Part, UploadId};
use crate::client::ports::ChosenFile;
use crate::model::failure::Failure;
use crate::model::transfer::plan::PartPlan;
use crate::model::transfer::queue::Event;
use crate::model::transfer::record::Record;

/// An upload that S3 has something of, and this device no note.
///
/// Names only: sizes are known once `ListParts` was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The object to be.
    pub key: ObjectKey,
    /// When it was begun: milliseconds since the epoch, by the service's clock.
    pub began: i64,
    /// Whether it can be gone on with. One that another program began may not: it can be discarded all the same.
    ///
    /// An upload that was created for another checksum than SHA-256 takes no part with one.
    pub can_resume: bool,
    folder: Prefix,
    upload: UploadId,
}

impl Elsewhere {
    /// Its name, relative to the folder that was looked at.
    pub fn name(&self) -> &str {
        let key = self.key.as_str();
        key.strip_prefix(self.folder.as_str()).unwrap_or(key)
    }
}

impl Transfers {
    /// Those below a folder that no tab of this browser is at work on, and that [`Transfers::unfinished`] does not know. A
    /// device that is at work on one right now cannot be told from one that was switched off.
    ///
    /// One request for each 1,000 uploads below the folder, and a claim tried for each. Without notes nothing
    /// is listed: nobody could tell this tab's own uploads from others.
    ///
    /// # Errors
    ///
    /// `AccessDenied` without `s3:ListBucketMultipartUploads`: the caller shows nothing then.
    pub async fn elsewhere(&self, folder: &Prefix) -> Result<Vec<Elsewhere>, Failure> {
        let Some(notes) = self.0.notes.get() else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        let first = ListMultipartUploads { folder: folder.clone(), after: None };
        let mut pages = self.0.s3.pages(first);
        while let Some(page) = pages.next().await? {
            let noted = notes.keeper().all().await;
            for upload in page.uploads {
                // Some stores list more than they were asked for.
                let is_below = upload.key.as_str().starts_with(folder.as_str());
                if is_below && notes.is_foreign(&noted, &upload.upload).await {
                    found.push(Elsewhere {
                        key: upload.key,
                        began: upload.begun,
                        can_resume: upload.takes_sha256,
                        folder: folder.clone(),
                        upload: upload.upload,
                    });
                }
            }
        }
        Ok(found)
    }

    /// Goes on with one: what S3 has is compared with the file that the person chose for it, and only the rest is sent.
    ///
    /// Requests: `ListParts`, a page for each 1,000 parts. All parts are read from the file and hashed before
    /// anything is sent.
    ///
    /// # Errors
    ///
    /// `OtherFile` at the first part that differs, or where the parts cannot be those of a file of this size.
    /// The claim is let go of, except where another tab has it.
    pub async fn adopt(&self, of: &Elsewhere, file: &ChosenFile) -> Result<(), NotResumed> {
        let adopted = match self.claim(of).await {
            Ok(()) => self.0.adopt(of, file).await,
            busy => busy,
        };
        if adopted.is_err() {
            self.0.forget(file);
        }
        adopted.inspect_err(|reason| self.release(of, reason))
    }

    /// Removes what S3 has of one.
    ///
    /// # Errors
    ///
    /// `Busy`, or `Failed` where S3 refused (`AccessDenied` for an upload of somebody else's, for example).
    pub async fn abandon(&self, of: &Elsewhere) -> Result<(), NotResumed> {
        self.claim(of).await?;
        let abandoned = self.0.abort(&of.key, &of.upload).await.map_err(NotResumed::Failed);
        abandoned.inspect_err(|reason| self.release(of, reason))
    }

    async fn claim(&self, of: &Elsewhere) -> Result<(), NotResumed> {
        let Some(notes) = self.0.notes.get() else { return Err(NotResumed::NoFile) };
        if notes.claim(of.upload.as_str()).await { Ok(()) } else { Err(NotResumed::Busy) }
    }

    /// Not where another tab has it: that claim is not ours.
    fn release(&self, of: &Elsewhere, reason: &NotResumed) {
        if let (Some(notes), true) = (self.0.notes.get(), *reason != NotResumed::Busy) {
            notes.release(of.upload.as_str());
        }
    }
}

impl Inner {
    async fn adopt(self: &Rc<Self>, of: &Elsewhere, file: &ChosenFile) -> Result<(), NotResumed> {
        let parts = self.parts(of).await.map_err(NotResumed::Failed)?;
        let sent: Vec<_> = parts.iter().map(|(part, bytes)| (part.number, *bytes)).collect();
        let plan = PartPlan::of_sent(file.size, &sent).ok_or(NotResumed::OtherFile)?;
        // Of an upload that has no part yet the name is all that is known.
        if sent.is_empty() && file.path != of.key.name() {
            return Err(NotResumed::OtherFile);
        }
        try_join_all(parts.iter().map(|(part, _)| self.compare(part, plan, file))).await?;
        let record = Record {
            upload: of.upload.clone(),
            key: of.key.clone(),
            folder: of.folder.clone(),
            name: of.name().to_owned(),
            size: file.size,
            modified: file.modified,
            media_type: file.media_type.clone(),
            part: plan.part(),
            began: of.began,
        };
        self.find_hosts();
        self.event(Event::Continue(record.given(file.id, file.size, file.modified), Box::new(record)));
        Ok(())
    }

    /// All that S3 has of it.
    async fn parts(&self, of: &Elsewhere) -> Result<Vec<(Part, u64)>, Failure> {
        let first = ListParts { key: of.key.clone(), upload: of.upload.clone(), after: None };
        let (mut parts, mut pages) = (Vec::new(), self.s3.pages(first));
        while let Some(page) = pages.next().await? {
            parts.extend(page.parts);
        }
        Ok(parts)
    }

    /// A part without a hash is not counted as sent, so there is nothing to compare.
    async fn compare(&self, part: &Part, plan: PartPlan, file: &ChosenFile) -> Result<(), NotResumed> {
        let Some(theirs) = part.sha256 else { return Ok(()) };
        let ours = Buffer::load(&self.s3, file.id, plan.range(part.number)).await;
        if ours.map_err(NotResumed::Failed)?.sha256() == theirs { Ok(()) } else { Err(NotResumed::OtherFile) }
    }
}
