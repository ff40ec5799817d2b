//! Finds all that is below what was chosen.

use super::link::Link;
use super::progress::Missing;
use crate::aws::s3::list::ListObjects;
use crate::model::failure::{Cause, Failure};
use crate::model::files::{Entry, File, Prefix};

/// The objects, in the order of what was chosen. A folder that cannot be listed is missing; the others are found all the
/// same.
///
/// One request for each 1,000 objects of each folder, one after the other.
///
/// # Errors
///
/// Only the end of the session: no folder could be listed after that.
pub(super) async fn list<P: 'static>(link: &Link<P>, entries: Vec<Entry>) -> Result<Vec<File>, Failure> {
    let mut found = Vec::new();
    for entry in entries {
        let before = found.len();
        match entry {
            Entry::File(file) => found.push(file),
            Entry::Folder(folder) => {
                if let Err(why) = list_folder(link, &folder.prefix, &mut found).await {
                    if why.cause == Cause::SessionEnded {
                        return Err(why);
                    }
                    link.progress().missing(Missing { path: folder.prefix.name().to_owned() + "/", why });
                }
                continue;
            }
        }
        link.progress().found(found.len() - before);
    }
    Ok(found)
}

/// What was found before a failure stays found.
async fn list_folder<P: 'static>(
    link: &Link<P>,
    folder: &Prefix,
    found: &mut Vec<File>,
) -> Result<(), Failure> {
    let mut pages = link.s3().pages(ListObjects::below(folder));
    while let Some(page) = pages.next_by(async |list| link.perform(list).await).await? {
        link.progress().found(page.objects.len());
        found.extend(page.objects.into_iter().map(File::from));
    }
    Ok(())
}
