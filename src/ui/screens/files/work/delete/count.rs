//! Counts what a deletion takes with it, as the pages come in: each folder by one flat listing.

use leptos::prelude::*;

use super::Deletion;
use crate::client::files::{FilesClient, Target};
use crate::model::files::{Entry, File};

/// What was found so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Objects; markers of folders left out.
    pub objects: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Whether all folders were looked into. The numbers are the least there is until then.
    pub complete: bool,
    /// Whether one could not be, which ends the count: the dialog then says that it does not know.
    pub failed: bool,
}

/// Counts what a deletion takes, shows it, and notes it as what the person agrees to.
pub async fn note(files: FilesClient, deletion: Deletion, found: RwSignal<Found>) {
    let counted = inside(files, deletion.entries, move |now| found.set(now)).await;
    // A dialog that is drawn anew counts what is left.
    if deletion.seen.with_value(Option::is_none) {
        deletion.seen.set_value(counted);
    }
}

/// Counts these entries and everything below them. `on_found` hears each step. Gives what it counted, each with its content's
/// tag, as that is what the person agrees to; `None` where a folder could not be looked into.
///
/// At least one `ListObjectsV2` for each folder below, one after the other. Errors are not told: the person is asked
/// about deleting, and may go on without the number.
async fn inside(files: FilesClient, entries: Vec<Entry>, on_found: impl Fn(Found)) -> Option<Vec<Target>> {
    let mut found = Found::default();
    let (mut folders, mut seen) = (Vec::new(), Vec::new());
    for entry in entries {
        match entry {
            Entry::Folder(folder) => folders.push(folder.prefix),
            Entry::File(file) => {
                add(&file, &mut found);
                seen.push(Target::Object(file.key, file.etag));
            }
        }
    }
    on_found(found);
    for folder in folders {
        let on_page = |page: Vec<File>| {
            for file in page {
                add(&file, &mut found);
                seen.push(Target::Object(file.key, file.etag));
            }
            on_found(found);
        };
        if files.list_below(&folder, on_page).await.is_err() {
            found.failed = true;
            on_found(found);
            return None;
        }
    }
    found.complete = true;
    on_found(found);
    Some(seen)
}

fn add(file: &File, found: &mut Found) {
    if !file.is_marker() {
        found.objects += 1;
        found.bytes += file.size;
    }
}
