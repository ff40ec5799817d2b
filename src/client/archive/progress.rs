//! How far an archive is: set by the work, read by the page for every picture.
//!
//! Cells and no signals: the work counts many times a second, and the page reads at the ticks of `jobs`.

use std::cell::{Cell, RefCell};

use crate::model::failure::Failure;
use crate::model::zip::Plan;

/// What is being done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Folders are being listed.
    #[default]
    Listing,
    /// Files come and are written.
    Writing,
    /// All are written; the directory and what the browser does with the file at its end.
    Closing,
}

/// What is not in the archive, and why.
///
/// Shown to the person, and written into the archive's note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its path inside; of a folder that could not be listed its prefix.
    pub path: String,
    /// Why.
    pub why: Failure,
}

/// Counts the progress of one archive. The numbers only grow, except the total size: a file can have another size than listed.
#[derive(Debug, Default)]
pub struct ProgressTracker {
    stage: Cell<Stage>,
    found: Cell<usize>,
    files: Cell<usize>,
    files_done: Cell<usize>,
    size: Cell<u64>,
    written: Cell<u64>,
    offline: Cell<bool>,
    missing: RefCell<Vec<Missing>>,
}

/// The progress of one archive at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArchiveProgress {
    /// What is being done.
    pub stage: Stage,
    /// Files found so far, while looking.
    pub found: usize,
    /// Files in all, once that is known.
    pub files: usize,
    /// Files that are written, or missing.
    pub files_done: usize,
    /// Bytes in all, once that is known.
    pub size: u64,
    /// Bytes written.
    pub written: u64,
    /// Files and folders that could not be had.
    pub missing: usize,
    /// There is no connection: it goes on by itself once there is one.
    pub offline: bool,
}

impl ProgressTracker {
    /// The progress now.
    pub fn now(&self) -> ArchiveProgress {
        ArchiveProgress {
            stage: self.stage.get(),
            found: self.found.get(),
            files: self.files.get(),
            files_done: self.files_done.get(),
            size: self.size.get(),
            written: self.written.get(),
            missing: self.missing.borrow().len(),
            offline: self.offline.get(),
        }
    }

    /// Reads what is missing so far.
    pub fn with_missing<T>(&self, read: impl FnOnce(&[Missing]) -> T) -> T {
        read(&self.missing.borrow())
    }

    /// The first member that could not be had: where nothing could be had, the reason for the whole.
    pub(super) fn first_missing(&self) -> Option<Missing> {
        self.missing.borrow().first().cloned()
    }

    /// So many more files were listed.
    pub(super) fn found(&self, more: usize) {
        self.found.set(self.found.get() + more);
    }

    /// All is listed: numbers and bytes in all are known, and writing begins.
    ///
    /// Called once: the stage never goes back to listing.
    pub(super) fn planned(&self, plan: &Plan) {
        self.files.set(plan.files);
        self.size.set(plan.size);
        self.stage.set(Stage::Writing);
    }

    /// A file has another size than it was counted with.
    ///
    /// The total follows what is really written, so that the bar ends at its end.
    pub(super) fn resized(&self, counted: u64, size: u64) {
        self.size.set((self.size.get() + size).saturating_sub(counted));
    }

    /// So many more bytes of members are written.
    pub(super) fn written(&self, bytes: u64) {
        self.written.set(self.written.get() + bytes);
    }

    /// One more file is written, or missing.
    pub(super) fn file_done(&self) {
        self.files_done.set(self.files_done.get() + 1);
    }

    /// Notes a file or folder that could not be had. The archive goes on without it.
    pub(super) fn missing(&self, missing: Missing) {
        self.missing.borrow_mut().push(missing);
    }

    /// The work has come to this stage.
    pub(super) fn stage(&self, stage: Stage) {
        self.stage.set(stage);
    }

    /// Whether requests wait for a connection.
    ///
    /// Told by each request for itself: with several under way, the last one to speak is shown.
    pub(super) fn offline(&self, offline: bool) {
        self.offline.set(offline);
    }
}
