//! The folders directly in a folder, for a tree: a listing with a delimiter, of which the files are passed over.

use super::s3::S3;
use crate::aws::s3::list::ListObjects;
use crate::model::failure::Failure;
use crate::model::files::Prefix;

/// So many pages of 1,000 entries are read: a folder of a million files is no reason for a thousand requests.
const PAGES_MOST: usize = 5;

/// Lists them: one request for each page, and mostly one. The flag says whether there may be more than were found.
///
/// Dropping the future aborts the request under way.
///
/// # Errors
///
/// The first page that fails.
pub async fn folders(s3: &S3, folder: &Prefix) -> Result<(Vec<Prefix>, bool), Failure> {
    let mut pages = s3.pages(ListObjects::folder(folder));
    let mut found = Vec::new();
    for _ in 0..PAGES_MOST {
        let Some(page) = pages.next().await? else { break };
        found.extend(page.folders);
    }
    Ok((found, pages.has_more()))
}
