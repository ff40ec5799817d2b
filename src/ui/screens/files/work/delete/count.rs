//! Counts what a deletion takes with it, folder by folder, as the pages come in.
//!
//! It begins with the question and ends with the dialog: its only use is to say what goes, and how far the deletion
//! will go. The deletion itself lists anew, so that a file which arrives in between does not stay behind.

use crate::client::files::FilesClient;
use crate::model::files::{Entry, Page, Prefix};

/// What was found so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Objects.
    pub objects: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Whether all folders were looked into. The numbers are the least there is until then.
    pub complete: bool,
    /// Whether one could not be, which ends the count: the dialog then says that it does not know.
    pub failed: bool,
}

/// Counts these entries and everything below them. `on_found` hears each step.
///
/// At least one `ListObjectsV2` for each folder below, one after the other. Errors are not told: the person is asked
/// about deleting, and may go on without the number.
pub async fn inside(files: FilesClient, entries: Vec<Entry>, on_found: impl Fn(Found)) {
    let mut found = Found::default();
    let mut folders = Vec::new();
    for entry in entries {
        add(entry, &mut found, &mut folders);
    }
    on_found(found);
    while let Some(folder) = folders.pop() {
        let look = |page: Page| {
            page.entries.into_iter().for_each(|entry| add(entry, &mut found, &mut folders));
            on_found(found);
        };
        if files.list(&folder, look).await.is_err() {
            found.failed = true;
            on_found(found);
            return;
        }
    }
    found.complete = true;
    on_found(found);
}

/// Counts a file; puts a folder on the pile of those still to look into.
fn add(entry: Entry, found: &mut Found, folders: &mut Vec<Prefix>) {
    match entry {
        Entry::Folder(folder) => folders.push(folder.prefix),
        Entry::File(file) => {
            found.objects += 1;
            found.bytes += file.size;
        }
    }
}
