//! Doing what was planned: uploads through the queue of all uploads, downloads a few at a time, deletions when both are over.
//!
//! Deletions come last: where something fails on the way, both sides have too much rather than too little.
//!
//! | step | made sure of right before |
//! |---|---|
//! | upload | the file's size and time; the object by its tag, as the write's condition |
//! | download | the file that is replaced, before the first byte and again after the last; the object's tag in each answer |
//! | keep both | as an upload of the renamed copy, then a download |
//! | delete there | the object's tag, as the condition of the deletion |
//! | delete here | the file's size and time |

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::{FutureExt, StreamExt, future, stream};

use super::fetch::{Content, NotRead};
use super::uploads::Uploads;
use super::{OnProgress, Sync, failure, memory};
use crate::aws::error::ErrorKind;
use crate::aws::s3::checksum::HeadChecksum;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::delete::DeleteObject;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::client::files::find;
use crate::client::ports::ChosenFile;
use crate::client::ports::directory::{Directory, FoundFile, Writing};
use crate::model::sync::{Agreed, End, InAlcove, OnDevice, Report, Step, Tree};
use crate::model::transfer::{NewUpload, media_type};

/// How many files are in the upload queue at once; how many of these requests are under way is the queue's affair.
const UPLOADS: usize = 64;
/// How many files are fetched at once: a browser opens six connections to a host, and a large file takes several.
const DOWNLOADS: usize = 4;
/// How many files are deleted at once.
const DELETIONS: usize = 6;

/// A run. When it goes, whether it was over or not, what was the same by then is remembered.
///
/// Dropping it writes the memory in the background, which is how a cancelled run remembers.
pub struct Run<'a> {
    sync: &'a Sync,
    steps: Vec<Step>,
    agreed: RefCell<Tree<Agreed>>,
    report: Rc<RefCell<Report>>,
    on: OnProgress<()>,
}

impl<'a> Run<'a> {
    /// A run that has not begun. `report` is emptied, then kept up to date; `on` is called on each change of it.
    pub fn new(
        sync: &'a Sync,
        steps: Vec<Step>,
        agreed: Tree<Agreed>,
        report: Rc<RefCell<Report>>,
        on: OnProgress<()>,
    ) -> Self {
        let bytes = steps.iter().map(bytes).sum();
        *report.borrow_mut() = Report { steps: steps.len(), bytes, ..Report::default() };
        Self { sync, steps, agreed: RefCell::new(agreed), report, on }
    }

    /// Carries the steps out: uploads and downloads side by side, deletions after both.
    ///
    /// One failed step stops no other. The future ends when every step has an end in the report.
    pub async fn perform(self) {
        let moved = {
            let (report, on) = (self.report.clone(), self.on.clone());
            Rc::new(move |by| {
                let mut report = report.borrow_mut();
                report.moved = report.moved.saturating_add_signed(by);
                drop(report);
                on(());
            })
        };
        let uploads = Uploads::new(self.sync.transfers.clone(), moved);
        let of = |wanted, at_once| self.steps_of(wanted, at_once, &uploads);
        let up = of(|step| matches!(step, Step::Upload { .. }), UPLOADS);
        let down = of(|step| matches!(step, Step::Download { .. } | Step::KeepBoth { .. }), DOWNLOADS);
        future::join(up, down).await;
        of(|step| matches!(step, Step::DeleteHere { .. } | Step::DeleteThere { .. }), DELETIONS).await;
    }

    /// The steps of a kind, so many at once.
    ///
    /// Begun in the order of the plan.
    async fn steps_of(&self, wanted: fn(&Step) -> bool, at_once: usize, uploads: &Uploads) {
        let steps = stream::iter(self.steps.iter().filter(|step| wanted(step)));
        steps.for_each_concurrent(at_once, |step| self.step(step, uploads)).await;
    }

    /// `Err` and `Ok` of a step are both ends; the former only leaves the step early.
    async fn step(&self, step: &Step, uploads: &Uploads) {
        let end = match step {
            Step::Upload { path, device, to, over } => match self.over(to, over.as_ref()).await {
                Ok(condition) => self.upload(path, *device, to, condition, uploads).await,
                Err(end) => Err(end),
            },
            Step::Download { path, alcove, to, over } => self.download(path, alcove, to, *over).await,
            Step::DeleteThere { path, alcove } => self.delete_there(path, alcove).await,
            Step::DeleteHere { path, device } => self.delete_here(path, *device).await,
            Step::KeepBoth { path, to, device, alcove } => {
                self.keep_both(path, *device, alcove, to, uploads).await
            }
        };
        let end = end.unwrap_or_else(|end| end);
        self.report.borrow_mut().add(step.path(), end);
        (self.on)(());
    }

    /// The file, if it is still as the plan saw it.
    ///
    /// The file is kept in the table of files: whoever gets it forgets it.
    async fn unchanged(&self, path: &str, device: OnDevice) -> Result<ChosenFile, End> {
        let file = self.sync.directory.open(path).await.ok_or(End::Changed)?;
        if (OnDevice { size: file.size, modified: file.modified }) == device {
            return Ok(file);
        }
        self.forget(&file);
        Err(End::Changed)
    }

    /// Makes sure that what a download would replace is what the plan saw: a file as it was, or none.
    async fn replaceable(&self, path: &str, over: Option<OnDevice>) -> Result<(), End> {
        match (self.sync.directory.open(path).await, over) {
            (None, None) => Ok(()),
            (Some(file), over) => {
                self.forget(&file);
                let now = OnDevice { size: file.size, modified: file.modified };
                if over == Some(now) { Ok(()) } else { Err(End::Changed) }
            }
            (None, Some(_)) => Err(End::Changed),
        }
    }

    /// On which condition a file may replace what the plan saw: by its tag. Where listings have none, by the tag that the object
    /// itself tells, as long as it still has the size and time that were seen.
    async fn over(&self, to: &str, seen: Option<&InAlcove>) -> Result<Condition, End> {
        let Some(seen) = seen else { return Ok(Condition::Absent) };
        if let Some(etag) = &seen.etag {
            return Ok(Condition::Unchanged(etag.clone()));
        }
        let key = self.sync.folder.object(to).map_err(|_| End::Changed)?;
        // The tag first: of what comes after it the condition will tell.
        let told = self.sync.s3.perform(&HeadChecksum { key: key.clone() }).await.ok().and_then(|it| it.etag);
        let condition = told.map_or(Condition::Always, Condition::Unchanged);
        Ok(if self.is_as_seen(&key, seen).await? { condition } else { Condition::Absent })
    }

    /// Whether an object has the size and time that the plan saw; `false` where there is none any more.
    async fn is_as_seen(&self, key: &ObjectKey, seen: &InAlcove) -> Result<bool, End> {
        match find(&self.sync.s3, key).await.map_err(End::Failed)? {
            Some(there) if (there.size, there.modified) != (seen.size, seen.modified) => Err(End::Changed),
            there => Ok(there.is_some()),
        }
    }

    /// Only a file under its own name is remembered as the same on both sides.
    async fn upload(
        &self,
        path: &str,
        device: OnDevice,
        to: &str,
        condition: Condition,
        uploads: &Uploads,
    ) -> Result<End, End> {
        let file = self.unchanged(path, device).await?;
        let upload = NewUpload {
            file: file.id,
            folder: self.sync.folder.clone(),
            name: to.to_owned(),
            size: file.size,
            media_type: media_type::of(file.media_type, to),
            modified: file.modified,
        };
        let (end, etag) = uploads.send(upload, condition).await;
        if let (End::Uploaded, true) = (&end, path == to) {
            self.agree(path, device, etag);
        }
        Ok(end)
    }

    /// A file is written beside its place and swapped in at the end, so a download that fails leaves the old
    /// one.
    async fn download(
        &self,
        path: &str,
        alcove: &InAlcove,
        to: &str,
        over: Option<OnDevice>,
    ) -> Result<End, End> {
        self.replaceable(to, over).await?;
        let key = self.sync.folder.object(path).map_err(|_| End::Changed)?;
        let writing = self.write(to).await?;
        let moved = Cell::new(0);
        let content = Content { key, size: alcove.size, etag: alcove.etag.clone() };
        if let Err(end) = self.fetch(&content, &*writing, &moved).await {
            // What did not arrive in its place has not moved.
            let mut report = self.report.borrow_mut();
            report.moved = report.moved.saturating_sub(moved.get());
            return Err(end);
        }
        // It took a while: what is there may have changed since. Where there was nothing the browser has made an empty file.
        let empty = self.sync.directory.open(to).await.filter(|file| file.size == 0 && over.is_none());
        match empty {
            Some(file) => self.forget(&file),
            None => self.replaceable(to, over).await?,
        }
        let written = self.close(writing).await?;
        if path == to {
            self.agree(
                path,
                OnDevice { size: written.size, modified: written.modified },
                alcove.etag.clone(),
            );
        }
        Ok(End::Downloaded)
    }

    /// Counts the bytes as they are written, for the report's progress.
    async fn fetch(&self, content: &Content, writing: &dyn Writing, moved: &Cell<u64>) -> Result<(), End> {
        let mut pieces = std::pin::pin!(content.pieces(&self.sync.s3, 0));
        while let Some(piece) = pieces.next().await {
            let piece = piece.map_err(|not_read| match not_read {
                NotRead::Changed => End::Changed,
                NotRead::Failed(failure) => End::Failed(failure),
            })?;
            let bytes = piece.len() as u64;
            writing.write(piece).await.map_err(|refused| End::Failed(failure("Write file", refused)))?;
            moved.set(moved.get() + bytes);
            self.report.borrow_mut().moved += bytes;
            (self.on)(());
        }
        Ok(())
    }

    /// This device's version is copied and uploaded under the new name first. Only when both sides have it is
    /// the original replaced, so no step that fails loses a version.
    async fn keep_both(
        &self,
        path: &str,
        device: OnDevice,
        alcove: &InAlcove,
        to: &str,
        uploads: &Uploads,
    ) -> Result<End, End> {
        let file = self.unchanged(path, device).await?;
        let copied = self.copy(&file, to).await;
        self.forget(&file);
        let copied = copied?;
        let copy = OnDevice { size: copied.size, modified: copied.modified };
        match self.upload(to, copy, to, Condition::Absent, uploads).await? {
            End::Uploaded => self.download(path, alcove, path, Some(device)).await,
            end => Err(end),
        }
    }

    async fn copy(&self, file: &ChosenFile, to: &str) -> Result<FoundFile, End> {
        self.replaceable(to, None).await?;
        let writing = self.write(to).await?;
        writing.copy(file.id).await.map_err(|refused| End::Failed(failure("Write file", refused)))?;
        self.close(writing).await
    }

    async fn write(&self, path: &str) -> Result<Box<dyn Writing>, End> {
        let writing = self.sync.directory.write(path).await;
        writing.map_err(|refused| End::Failed(failure("Write file", refused)))
    }

    async fn close(&self, writing: Box<dyn Writing>) -> Result<FoundFile, End> {
        writing.close().await.map_err(|refused| End::Failed(failure("Write file", refused)))
    }

    /// Only the content that the plan saw is deleted: by its tag, or where there is none by its size and time.
    async fn delete_there(&self, path: &str, alcove: &InAlcove) -> Result<End, End> {
        let key = self.sync.folder.object(path).map_err(|_| End::Changed)?;
        if alcove.etag.is_none() {
            self.is_as_seen(&key, alcove).await?;
        }
        let delete = DeleteObject { key, unchanged: alcove.etag.clone() };
        let deleted = self.sync.s3.perform_patiently(&delete).await;
        match deleted {
            Ok(()) => {}
            Err(failure) if failure.kind() == ErrorKind::NoSuchKey => {}
            Err(failure) if failure.kind() == ErrorKind::PreconditionFailed => return Err(End::Changed),
            Err(failure) => return Err(End::Failed(failure)),
        }
        self.agreed.borrow_mut().remove(path);
        Ok(End::Deleted)
    }

    /// There is no condition on the device: between the look and the removal a few milliseconds pass.
    async fn delete_here(&self, path: &str, device: OnDevice) -> Result<End, End> {
        let file = self.unchanged(path, device).await?;
        self.forget(&file);
        let removed = self.sync.directory.remove(path).await;
        removed.map_err(|refused| End::Failed(failure("Remove file", refused)))?;
        self.agreed.borrow_mut().remove(path);
        Ok(End::Deleted)
    }

    /// Both sides have the same from now on. Where S3 did not say which content it has, nothing is remembered.
    ///
    /// Written to storage when the run is dropped, not now.
    fn agree(&self, path: &str, device: OnDevice, etag: Option<ETag>) {
        let mut agreed = self.agreed.borrow_mut();
        match etag {
            Some(etag) => agreed.insert(path.to_owned(), Agreed { device, etag }),
            None => agreed.remove(path),
        };
    }

    fn forget(&self, file: &ChosenFile) {
        self.sync.s3.ports().files.forget(file.id);
    }
}

impl Drop for Run<'_> {
    fn drop(&mut self) {
        let remember =
            self.sync.directory.remember(&self.sync.memory_key, memory::note(&self.agreed.borrow()));
        self.sync.s3.ports().spawn.spawn(remember.boxed_local());
    }
}

/// The bytes that a step moves.
fn bytes(step: &Step) -> u64 {
    match step {
        Step::Upload { device, .. } => device.size,
        Step::Download { alcove, .. } => alcove.size,
        Step::KeepBoth { device, alcove, .. } => device.size + alcove.size,
        Step::DeleteHere { .. } | Step::DeleteThere { .. } => 0,
    }
}
