//! Going on with the uploads of earlier pages.
//!
//! 1. The file: the one chosen now, else the one kept with the note (`Keeper::reopen`, which may ask the
//!    person).
//! 2. The claim, so that two tabs cannot both go on.
//! 3. The likeness: name, size and time, then the fingerprint of both ends.
//! 4. `Same`: the queue lists the parts (`ListParts`), `unchanged` hashes the file's own, and the missing
//!    ones are sent. `Changed`: what S3 has is removed and the file is sent from its beginning. `Other`:
//!    refused.

use std::rc::Rc;

use futures_util::{StreamExt, TryStreamExt, stream};

use super::buffer::Buffer;
use super::unfinished::{self, NotResumed, Notes, Unfinished};
use super::{Inner, Transfers};
use crate::aws::http::FileId;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::multipart::abort::AbortMultipartUpload;
use crate::aws::s3::multipart::{Part, UploadId};
use crate::client::ports::{ChosenFile, Keeper};
use crate::client::s3::S3;
use crate::model::failure::Failure;
use crate::model::transfer::plan::PartPlan;
use crate::model::transfer::queue::Event;
use crate::model::transfer::record::Likeness;

/// Parts that are read and hashed side by side.
///
/// More would read the disk in two places and more, which slows down all.
const COMPARED_AT_ONCE: usize = 2;

impl Transfers {
    /// From now on uploads in parts are noted on this device, so that a later page can go on with them. `identity` is the
    /// person's: they alone find them again.
    ///
    /// Only the first call counts: an identity does not change under its transfers.
    pub fn keep_notes(&self, keeper: Rc<dyn Keeper>, identity: &str) {
        let owner = [self.0.s3.address().bucket(), " ", identity].concat();
        let _ = self.0.notes.set(Rc::new(Notes::new(keeper, owner)));
    }

    /// Uploads of earlier pages that no tab is at work on.
    ///
    /// Empty before [`Transfers::keep_notes`].
    pub async fn unfinished(&self) -> Vec<Unfinished> {
        match self.0.notes.get() {
            Some(notes) => notes.unfinished().await,
            None => Vec::new(),
        }
    }

    /// Goes on with one: only what S3 does not have is sent. With the file that the person chose for it, or the one that was
    /// kept. A file that was changed since is uploaded from its beginning, and what S3 had of the old one removed.
    ///
    /// The future ends once the upload is in the queue, not once it is sent.
    ///
    /// # Errors
    ///
    /// Each variant of [`NotResumed`] says what the person can do.
    pub async fn resume(&self, of: &Unfinished, chosen: Option<ChosenFile>) -> Result<(), NotResumed> {
        let Some(notes) = self.0.notes.get() else { return Err(NotResumed::NoFile) };
        let name = of.record.upload.as_str();
        let file = match chosen {
            Some(file) => Some(file),
            None => notes.keeper().reopen(name.to_owned()).await,
        };
        let Some(file) = file else { return Err(NotResumed::NoFile) };
        if !notes.claim(name).await {
            self.0.forget(&file);
            return Err(NotResumed::Busy);
        }
        let resumed = self.0.go_on(of, &file).await;
        if resumed.is_err() {
            notes.release(name);
            self.0.forget(&file);
        }
        resumed
    }

    /// Removes what S3 has of one, and the note of it. Not while another tab is at work on it, which may have taken it up since
    /// it was listed.
    ///
    /// # Errors
    ///
    /// `Busy` where a tab works on it, `Failed` where S3 refused; the note stays in both cases. An upload
    /// that S3 knows no more is a success.
    pub async fn discard(&self, of: &Unfinished) -> Result<(), NotResumed> {
        let Some(notes) = self.0.notes.get() else { return Err(NotResumed::NoFile) };
        let name = of.record.upload.as_str();
        if !notes.claim(name).await {
            return Err(NotResumed::Busy);
        }
        let discarded = self.0.abort(&of.record.key, &of.record.upload).await;
        discarded.map_err(NotResumed::Failed).inspect_err(|_| notes.release(name))
    }
}

/// Of the parts that S3 has, with the bytes of each, those that the file still has: its size, its time and its ends can be as they
/// were with other bytes between (containers and disk images are written so). The others go again.
///
/// Reads every part that S3 has, two at a time: as fast as the disk, and without a byte over the network.
///
/// # Errors
///
/// Where the file cannot be read to its end.
pub(super) async fn unchanged(
    s3: &S3,
    file: FileId,
    plan: PartPlan,
    parts: Vec<(Part, u64)>,
) -> Result<Vec<(Part, u64)>, Failure> {
    let compared = parts.into_iter().map(|(part, bytes)| async move {
        if part.sha256.is_none() || bytes != plan.len(part.number) {
            return Ok::<_, Failure>(None); // it goes again anyway
        }
        let now = Buffer::load(s3, file, plan.range(part.number)).await?.sha256();
        Ok((part.sha256 == Some(now)).then_some((part, bytes)))
    });
    let compared: Vec<_> = stream::iter(compared).buffered(COMPARED_AT_ONCE).try_collect().await?;
    Ok(compared.into_iter().flatten().collect())
}

impl Inner {
    /// A file of another likeness is refused before anything is changed.
    async fn go_on(self: &Rc<Self>, of: &Unfinished, file: &ChosenFile) -> Result<(), NotResumed> {
        let record = &of.record;
        let mut likeness = record.likeness(&file.path, file.size, file.modified);
        if likeness == Likeness::Same {
            let fingerprint = unfinished::fingerprint(&self.s3, file.id, file.size).await;
            if fingerprint.map_err(NotResumed::Failed)? != of.fingerprint {
                likeness = record.likeness(&file.path, 0, 0);
            }
        }
        let given = record.given(file.id, file.size, file.modified);
        let transfers = Transfers(self.clone());
        self.find_hosts();
        match likeness {
            Likeness::Same => self.event(Event::Continue(given, Box::new(record.clone()))),
            Likeness::Changed => {
                self.abort(&record.key, &record.upload).await.map_err(NotResumed::Failed)?;
                transfers.add(vec![given]);
            }
            Likeness::Other => return Err(NotResumed::OtherFile),
        }
        Ok(())
    }

    /// Has S3 remove the parts of an upload, and forgets the note of it. Fails where S3 could not be told: the note stays then.
    pub(super) async fn abort(self: &Rc<Self>, key: &ObjectKey, upload: &UploadId) -> Result<(), Failure> {
        self.find_hosts();
        let Some(hosts) = self.hosts.get() else { return Ok(()) };
        let abort = AbortMultipartUpload { key: key.clone(), upload: upload.clone() };
        self.s3.persist(&**hosts, &abort, None).await?;
        if let Some(notes) = self.notes.get() {
            notes.remove(upload).await;
        }
        Ok(())
    }

    /// Lets go of a chosen file that is not sent.
    pub(super) fn forget(&self, file: &ChosenFile) {
        self.s3.ports().files.forget(file.id);
    }
}
