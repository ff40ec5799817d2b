//! Lists the objects whose names a batch of uploads is about to take.
//!
//! One listing for a batch, in the place of a HEAD request for each file: a folder of 1,000 files takes one
//! request. `model::transfer::names` chooses the scope.

use futures_util::future::try_join_all;

use crate::aws::s3::list::ListObjects;
use crate::client::files::find;
use crate::client::s3::S3;
use crate::model::failure::Failure;
use crate::model::files::File;
use crate::model::transfer::names::Scope;

/// The objects in a scope.
///
/// # Errors
///
/// The first listing that fails, fails all: without it no name is known to be free.
pub async fn stat(s3: &S3, scope: Scope) -> Result<Vec<File>, Failure> {
    match scope {
        Scope::Objects(keys) => {
            let found = try_join_all(keys.iter().map(|key| find(s3, key))).await?;
            Ok(found.into_iter().flatten().collect())
        }
        Scope::Folder(folder) => list(s3, ListObjects::folder(&folder)).await,
        Scope::Below(folders) => {
            let lists = folders.iter().map(|folder| list(s3, ListObjects::below(folder)));
            Ok(try_join_all(lists).await?.concat())
        }
    }
}

/// Holds all objects of the scope in memory; the model needs them together.
async fn list(s3: &S3, first: ListObjects) -> Result<Vec<File>, Failure> {
    let mut found = Vec::new();
    let mut pages = s3.pages(first);
    while let Some(page) = pages.next().await? {
        found.extend(page.objects.into_iter().map(File::from));
    }
    Ok(found)
}
