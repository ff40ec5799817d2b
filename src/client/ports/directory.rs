//! A folder of this device that a person let the page into: Chromium's directory handles.
//!
//! Other browsers have no such handles, and no folder sync. Each path is checked where it is used: nothing is
//! known between two calls, since other programs write to the folder as well.

use std::rc::Rc;

use futures_util::future::LocalBoxFuture;

use super::ChosenFile;
use crate::aws::http::FileId;

/// A folder. Paths are below it, with slashes between and none at their ends.
///
/// Errors are the browser's own, by name; nothing is retried.
pub trait Directory {
    /// Its own name.
    fn name(&self) -> String;
    /// Whether files may be read, and written too; asks the person where they have not said. Only while they press something.
    fn allow(&self, writing: bool) -> LocalBoxFuture<'static, bool>;
    /// Every file in it, however deep. `on_found` hears how many so far. The page stays usable meanwhile. Refused where the
    /// folder itself does not open: that nothing was found would mean that everything is gone.
    fn walk(&self, on_found: Rc<dyn Fn(usize)>) -> LocalBoxFuture<'static, Result<Walked, Refused>>;
    /// A file as it is now; `None` where there is none, or it does not open. It is kept until `Files::forget`.
    fn open(&self, path: &str) -> LocalBoxFuture<'static, Option<ChosenFile>>;
    /// Begins to write a file, folders on the way to it made. Nothing is there until [`Writing::close`].
    fn write(&self, path: &str) -> LocalBoxFuture<'static, Result<Box<dyn Writing>, Refused>>;
    /// Removes a file. The folder that it was in stays.
    fn remove(&self, path: &str) -> LocalBoxFuture<'static, Result<(), Refused>>;
    /// What [`Self::remember`] kept for this folder under this key; `None` for another folder of the same name.
    fn recall(&self, key: &str) -> LocalBoxFuture<'static, Option<String>>;
    /// Keeps a note for later pages.
    fn remember(&self, key: &str, note: String) -> LocalBoxFuture<'static, ()>;
}

/// A file on its way to the disk, beside the one that it will replace. Dropped before [`Self::close`] it leaves nothing.
///
/// One file at a time for each value; several values may be under way.
pub trait Writing {
    /// Adds bytes.
    fn write(&self, bytes: Vec<u8>) -> LocalBoxFuture<'static, Result<(), Refused>>;
    /// Adds all bytes of a file.
    fn copy(&self, file: FileId) -> LocalBoxFuture<'static, Result<(), Refused>>;
    /// Puts it in its place, at once and whole, and tells how it is now.
    fn close(self: Box<Self>) -> LocalBoxFuture<'static, Result<FoundFile, Refused>>;
}

/// What a walk found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walked {
    /// The files.
    pub files: Vec<FoundFile>,
    /// Paths of files and folders that do not open.
    pub unreadable: Vec<String>,
}

/// A file that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// Where.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// When it was last written: milliseconds since the epoch.
    pub modified: i64,
}

/// The browser or the device refused: an exception's name, such as `NotAllowedError` or `QuotaExceededError`, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The name.
    pub name: String,
    /// The text.
    pub message: String,
}
