//! Folders and files: list, find, delete, make a folder. Uploading is [`super::transfers`]' work, downloading
//! [`super::download`]'s.
//!
//! Every call can be cancelled by dropping its future.
//!
//! Where to start: [`FilesClient::list`]. A key that a browser would change on its way (a `.` or `..`
//! segment) is refused before any request, by [`Cause::UnreachableKey`]; such an object is still listed, and
//! can be deleted by a batch, which names keys in its body.

mod delete;

pub use delete::{Deletion, Target};

use super::s3::S3;
use crate::aws::error::ErrorKind;
use crate::aws::http::Body;
use crate::aws::s3::Operation;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::aws::s3::list::{ListObjects, ListPage};
use crate::aws::s3::put::PutObject;
use crate::aws::sign::sha256;
use crate::model::failure::{Cause, Failure};
use crate::model::files::name::{NameError, check_folder};
use crate::model::files::{File, Page};
use crate::model::personal::home;

/// The media type of a folder's marker, as the S3 console has it.
const FOLDER_MEDIA_TYPE: &str = "application/x-directory; charset=UTF-8";

/// A person's files.
#[derive(Clone)]
pub struct FilesClient {
    s3: S3,
}

impl FilesClient {
    /// The files of a bucket.
    pub const fn new(s3: S3) -> Self {
        Self { s3 }
    }

    /// The bucket that they are in.
    pub const fn s3(&self) -> &S3 {
        &self.s3
    }

    /// Lists a folder, page by page: each page of up to 1,000 entries is given to `on_page` as soon as it is there.
    ///
    /// Dropping the future aborts the requests under way.
    ///
    /// # Errors
    ///
    /// The first page that fails. Pages until then were given to `on_page`.
    pub async fn list(&self, folder: &Prefix, mut on_page: impl FnMut(Page)) -> Result<(), Failure> {
        let on_page = |page: ListPage| {
            let more = page.next.is_some();
            on_page(Page::of(folder, page, more));
        };
        self.s3.each_page(ListObjects::folder(folder), on_page).await
    }

    /// Lists every object below a folder, however deep, page by page. Markers of folders are among them.
    pub async fn list_below(
        &self,
        folder: &Prefix,
        mut on_page: impl FnMut(Vec<File>),
    ) -> Result<(), Failure> {
        let on_page = |page: ListPage| on_page(page.objects.into_iter().map(File::from).collect());
        self.s3.each_page(ListObjects::below(folder), on_page).await
    }

    /// What is known of one object; `None` when there is none of this name.
    ///
    /// One listing for one key; O(1).
    pub async fn find(&self, key: &ObjectKey) -> Result<Option<File>, Failure> {
        find(&self.s3, key).await
    }

    /// Checks a name typed for a folder in `parent`: one that the list would not show is refused too.
    ///
    /// # Errors
    ///
    /// The first reason that applies.
    pub fn check_folder(&self, parent: &Prefix, name: &str) -> Result<(), NameError> {
        check_folder(parent, name)?;
        let prefix = parent.folder(name);
        match self.s3.home() {
            Some(own) if home::hides(own, parent.as_str(), prefix.as_str()) => Err(NameError::Reserved),
            _ => Ok(()),
        }
    }

    /// Makes an empty folder: a zero-byte object whose key ends in a slash. Making one that is there changes nothing.
    ///
    /// Idempotent: `If-None-Match: *`, whose refusal means that the folder is there. Nothing for the root.
    pub async fn create_folder(&self, folder: &Prefix) -> Result<(), Failure> {
        let Some(key) = folder.marker() else { return Ok(()) };
        reachable(PutObject::NAME, &key)?;
        let put = PutObject {
            key,
            media_type: FOLDER_MEDIA_TYPE.into(),
            condition: Condition::Absent,
            sha256: sha256(b""),
            body: Body::Empty,
        };
        match self.s3.perform(&put).await {
            Err(failure) if failure.kind() != ErrorKind::PreconditionFailed => Err(failure),
            _ => Ok(()),
        }
    }

    /// Deletes objects and whole folders, up to 1,000 objects in a request, and tells `on_progress` after each.
    /// An `Err` means that the work stopped; what was deleted until then stays deleted, and was told.
    pub async fn delete(
        &self,
        targets: &[Target],
        on_progress: impl FnMut(&Deletion),
    ) -> Result<Deletion, Failure> {
        delete::run(&self.s3, targets, on_progress).await
    }
}

/// The object of a key, by a listing: unlike HEAD it says in words why it was refused.
///
/// HEAD has no body, so its refusal is a bare status.
pub(in crate::client) async fn find(s3: &S3, key: &ObjectKey) -> Result<Option<File>, Failure> {
    let page = s3.perform(&ListObjects::one(key)).await?;
    Ok(page.objects.into_iter().find(|object| object.key == *key).map(File::from))
}

/// Refuses a key that the browser would change on the way.
pub(super) fn reachable(operation: &'static str, key: &ObjectKey) -> Result<(), Failure> {
    let unreachable = |_| Failure::new(operation, Cause::UnreachableKey(key.to_string()));
    key.path().map(drop).map_err(unreachable)
}
