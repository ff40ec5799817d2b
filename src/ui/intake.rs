//! The seam through which files come in: what a person chose or dropped is the browser's, and the core names it by
//! [`FileId`]s. `web` knows how; `main` hands it over, as screens do not know `web`.

use futures_util::future::LocalBoxFuture;
use web_sys::{DataTransfer, FileList};

use crate::model::transfer::FileId;

/// Takes files in.
pub trait Intake {
    /// What was chosen in a file field. The paths begin with the folder's own name where a folder was chosen.
    fn chosen(&self, files: FileList) -> LocalBoxFuture<'static, Given>;
    /// What was dropped, folders walked to their end. What is needed of `data` is read before this returns.
    fn dropped(&self, data: &DataTransfer) -> LocalBoxFuture<'static, Given>;
}

/// What was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Files.
    pub files: Vec<GivenFile>,
    /// Folders with nothing in them, by relative path without a slash at the end.
    pub empty_folders: Vec<String>,
    /// Names of files and folders that the browser could not read.
    pub unreadable: Vec<String>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenFile {
    /// Names it in the core.
    pub id: FileId,
    /// Its name, or its path from the folder that was given, whose name it begins with.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// Its media type, as far as the browser knows; empty otherwise.
    pub media_type: String,
    /// When it was last changed: milliseconds since the epoch.
    pub modified: i64,
}
