//! Folders and files: list, find, download, delete, make a folder. Uploading is [`super::transfers`]' work.
//!
//! Every call can be cancelled by dropping its future.

use super::s3::S3;
use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::model::failure::Failure;
use crate::model::files::{File, Page};

/// A person's files.
#[derive(Clone)]
pub struct FilesClient {
    s3: S3,
}

/// What to delete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// One object.
    Object(ObjectKey),
    /// A folder and everything below it.
    Folder(Prefix),
}

/// What a deletion did, so far or in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deletion {
    /// Objects that are gone.
    pub deleted: u64,
    /// Objects that S3 refused to delete, and why.
    pub refused: Vec<(ObjectKey, Failure)>,
}

impl FilesClient {
    /// The files of a bucket.
    pub const fn new(s3: S3) -> Self {
        Self { s3 }
    }

    /// Lists a folder, page by page: each page of up to 1,000 entries is given to `on_page` as soon as it is there.
    pub async fn list(&self, folder: &Prefix, mut on_page: impl FnMut(Page)) -> Result<(), Failure> {
        todo!()
    }

    /// An address from which the browser downloads the object under its own name. It lives as long as the session's
    /// credentials, an hour at most.
    pub async fn download_url(&self, key: &ObjectKey) -> Result<String, Failure> {
        todo!()
    }

    /// What is known of one object; `None` when there is none of this name.
    pub async fn find(&self, key: &ObjectKey) -> Result<Option<File>, Failure> {
        todo!()
    }

    /// Makes an empty folder: a zero-byte object whose key ends in a slash. Making one that is there changes nothing.
    pub async fn create_folder(&self, folder: &Prefix) -> Result<(), Failure> {
        todo!()
    }

    /// Deletes objects and whole folders, up to 1,000 objects in a request, and tells `on_progress` after each.
    /// An `Err` means that the work stopped; what was deleted until then stays deleted, and was told.
    pub async fn delete(
        &self,
        targets: &[Target],
        mut on_progress: impl FnMut(&Deletion),
    ) -> Result<Deletion, Failure> {
        todo!()
    }
}
