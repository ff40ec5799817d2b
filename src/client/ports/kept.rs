//! What a later page needs to go on with an upload, kept by the browser on this device.

use std::any::Any;

use futures_util::future::LocalBoxFuture;

use super::ChosenFile;
use crate::aws::http::FileId;

/// Under this key a tab's storage has the notes of a session that ends with the tab.
pub const UPLOADS_OF_TAB: &str = "alcove.uploads";

/// Keeps notes, each with its file where the browser can. Where storage is refused nothing is kept, which is no error: the
/// upload then ends with its page.
///
/// A name is the upload's id, which S3 makes unique. The note's text is opaque to the port.
pub trait Keeper {
    /// Whether notes are there after the session in which they were made.
    fn outlives_session(&self) -> bool {
        true
    }
    /// Keeps a note under a name, and a way to open the file again.
    fn keep(&self, name: String, note: String, file: FileId) -> LocalBoxFuture<'static, ()>;
    /// Removes it.
    fn remove(&self, name: String) -> LocalBoxFuture<'static, ()>;
    /// Everything kept, by whichever tab.
    fn all(&self) -> LocalBoxFuture<'static, Vec<Kept>>;
    /// Opens the file again; the browser may ask the person, so call it from a click. `None` where it was not kept, is gone,
    /// or the person said no.
    fn reopen(&self, name: String) -> LocalBoxFuture<'static, Option<ChosenFile>>;
    /// Says that this tab is at work on it, until the value is dropped. `None` while another tab is.
    fn claim(&self, name: String) -> LocalBoxFuture<'static, Option<Box<dyn Any>>>;
}

/// One note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub name: String,
    /// The note.
    pub note: String,
    /// Whether its file can be opened again without being chosen.
    pub has_file: bool,
    /// Whether a tab is at work on it.
    pub is_claimed: bool,
}
