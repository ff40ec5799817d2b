//! From what a person hands over to uploads under way.
//!
//! Files come from three sides: a field or a drop, whose folders must be opened first ([`upload`]), and the browser's
//! own dialog ([`add`]). Both end in `Transfers::add`, which decides when each is sent; names that are taken ask in the
//! region "Transfers".

use leptos::prelude::*;

use crate::client::ports::{ChosenFile, ChosenFiles};
use crate::model::files::fold::composed;
use crate::model::files::{Entry, Folder, Listing, Prefix};
use crate::model::transfer::{NewUpload, media_type, pasted};
use crate::ui::browser::{self, Handed, ahead_of_utc};
use crate::ui::dates::machine_readable;
use crate::ui::screens::files::state::FilesState;

/// Uploads what was chosen, dropped or pasted to a folder: the one that was open then. Reading thousands of files takes a while.
///
/// Ends without a trace with the workspace: nobody is left to upload for.
pub fn upload(state: FilesState, folder: Prefix, handed: Handed) {
    state.workspace().scope.spawn(async move {
        let is_pasted = handed.is_pasted;
        let mut given = browser::walk(handed).await;
        if is_pasted {
            given.files.iter_mut().for_each(|file| name_picture(state, file));
        }
        add(state, folder, given);
    });
}

/// Uploads what is opened already.
///
/// Writes the notice above the rows: of files that could not be read, or that nothing was in the hand-over. Otherwise
/// the last notice goes. Folders with files in them need no making, as S3 has no folders but keys.
#[allow(clippy::needless_pass_by_value, reason = "the part's functions take values")]
pub fn add(state: FilesState, folder: Prefix, given: ChosenFiles) {
    let text = state.text();
    state.notice.set(match given.unreadable.as_slice() {
        [] if given.files.is_empty() && given.empty_folders.is_empty() => {
            Some(text.changes().folder_given_empty.to_owned())
        }
        [] => None,
        [first, others @ ..] => Some((text.transfers().unreadable)(first, others.len() as u64)),
    });
    state.workspace().scope.spawn(make_folders(state, folder.clone(), given.empty_folders));
    let upload = |file: ChosenFile| NewUpload {
        file: file.id,
        folder: folder.clone(),
        size: file.size,
        media_type: media_type::of(file.media_type, &file.path),
        name: file.path,
        modified: file.modified,
    };
    let uploads: Vec<_> = given.files.into_iter().map(upload).collect();
    if !uploads.is_empty() {
        state.workspace().transfers().add(uploads);
    }
}

/// Names a pasted picture by the time at which it was pasted, which is its own.
fn name_picture(state: FilesState, file: &mut ChosenFile) {
    let here = machine_readable(file.modified + ahead_of_utc(file.modified) * 60_000);
    if let Some(name) = pasted::name(&file.path, state.text().transfers().pasted_image, &here) {
        file.path = name;
    }
}

/// Keeps the empty folders that were handed over. One that cannot be made is no reason to stop the others.
///
/// One `PutObject` for each, one after the other. Only the first folder of a path is a row of the folder that is open,
/// and only while that is still the one they were handed to. Failures are silent: an empty folder has nothing in it
/// that could be lost.
async fn make_folders(state: FilesState, parent: Prefix, paths: Vec<String>) {
    for path in paths {
        let path = Prefix::new(path);
        let Some(name) = path.segments().next() else { continue };
        // A folder of the name that is there in other characters is the one that is meant.
        let is_open = state.folder.get_untracked() == parent;
        let is_twin =
            |entry: &&Entry| matches!(entry, Entry::Folder(_)) && composed(entry.name()) == composed(name);
        let spelled =
            |listing: &Listing| listing.entries().find(is_twin).map(|entry| entry.name().to_owned());
        let twin = if is_open { state.listing.with_untracked(spelled) } else { None };
        let name = twin.as_deref().unwrap_or(name);
        let segments = path.segments().skip(1);
        let prefix = segments.fold(parent.folder(name), |above, segment| above.folder(segment));
        if state.workspace().files().create_folder(&prefix).await.is_err() {
            continue;
        }
        if state.folder.get_untracked() == parent {
            let prefix = parent.folder(name);
            state.keep_place(|listing| listing.upsert(Entry::Folder(Folder { prefix })));
        }
    }
}
