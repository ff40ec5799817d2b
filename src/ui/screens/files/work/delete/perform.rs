//! Deletes what the person has agreed to, and takes it out of the list.

use leptos::prelude::*;

use super::{Deletion, Stage};
use crate::client::files::{Deletion as Outcome, Target};
use crate::model::failure::Failure;
use crate::model::files::{Entry, Selection};
use crate::ui::screens::files::state::{FilesState, OpenDialog};
use crate::ui::screens::files::work::refresh::refresh;

/// Deletes these entries, and shows how far it is. Goes on when the dialog is left; ends with the workspace.
///
/// `DeleteObjects` takes up to 1,000 keys in a request. What goes are the objects that the dialog counted, each in the content
/// that was seen; folders that were not counted to their bottom are listed for it. Deleting is idempotent, so the whole can be
/// tried again. What S3 refuses for single keys does not stop the others. After an error the folder is read again, since nobody
/// knows what is gone.
pub async fn perform(state: FilesState, deletion: Deletion) {
    let Deletion { entries, seen, stage } = &deletion;
    stage.set(Stage::Deleting(0));
    let target = |entry: &Entry| match entry {
        Entry::Folder(folder) => Target::Folder(folder.prefix.clone()),
        Entry::File(file) => Target::Object(file.key.clone(), file.etag.clone()),
    };
    let mut targets = seen.get_value().unwrap_or_else(|| entries.iter().map(target).collect());
    if !state.rights.get_untracked().read {
        // S3 compares a content only for those who may read it.
        for target in &mut targets {
            if let Target::Object(_, etag) = target {
                *etag = None;
            }
        }
    }
    let show = |so_far: &Outcome| stage.set(Stage::Deleting(so_far.deleted));
    match state.workspace().files().delete(&targets, show).await {
        Ok(mut outcome) => {
            let refused = std::mem::take(&mut outcome.refused);
            let refused: Vec<_> =
                refused.into_iter().map(|(key, failure)| (key.to_string(), failure)).collect();
            take_out(state, entries, &refused);
            if !refused.is_empty() || entries.iter().any(Entry::is_folder) {
                refresh(state); // another device may have written into it meanwhile
            }
            state.app().announce((state.text().changes().deleted)(outcome.deleted));
            offer_undo(state, outcome);
            match refused.first() {
                None => {
                    leave(state, entries);
                    stage.set(Stage::Asking);
                }
                Some((_, first)) => {
                    tell_elsewhere(state, &deletion, first);
                    stage.set(Stage::Refused(refused));
                }
            }
        }
        Err(failure) => {
            refresh(state);
            tell_elsewhere(state, &deletion, &failure);
            stage.set(Stage::Stopped(failure));
        }
    }
}

/// Offers to undo it, where versions are kept and may be brought back. Without the part that does so a deletion is not worth
/// an error: "Deleted files" is still there.
fn offer_undo(state: FilesState, outcome: Outcome) {
    if may_undo(state) {
        let part = state.app().parts.history;
        part.once(state.workspace().scope, move |part| (part.offer)(state, outcome));
    }
}

/// Whether what is deleted here can be brought back by the person.
pub fn may_undo(state: FilesState) -> bool {
    let rights = state.rights.get_untracked();
    rights.versions && rights.write
}

/// Says on the screen what the dialog would have said, had it not been left meanwhile.
///
/// Several refusals are told by the first of them: most often they have one reason.
fn tell_elsewhere(state: FilesState, deletion: &Deletion, failure: &Failure) {
    if !is_shown(state, &deletion.entries) {
        state.failed.set(Some(failure.clone()));
    }
}

/// Whether the dialog about these entries is open, not one about others.
fn is_shown(state: FilesState, entries: &[Entry]) -> bool {
    state
        .dialog
        .with_untracked(|dialog| matches!(dialog, Some(OpenDialog::Delete(asked)) if asked == entries))
}

/// Takes out of the list what is gone: all but the refused, and the folders around these.
///
/// Rows go without a new listing. A folder stays while something in it does: its row would come back with the next
/// reading. The selection ends, and open details close where their entry is gone.
fn take_out(state: FilesState, entries: &[Entry], refused: &[(String, Failure)]) {
    let stays = |id: &str| refused.iter().any(|(key, _)| key.starts_with(id));
    state.keep_place(|listing| {
        entries.iter().map(Entry::id).filter(|id| !stays(id)).for_each(|id| listing.remove(id));
    });
    state.selection.update(Selection::clear);
    if untrack(|| state.detailed()).is_none() {
        state.show_details(None);
    }
}

/// Closes the dialog, and leads the keyboard to where the entries were.
///
/// Does nothing where the dialog was left meanwhile: the focus is then somewhere that the person has chosen.
pub fn leave(state: FilesState, entries: &[Entry]) {
    if is_shown(state, entries) {
        state.dialog.set(None);
        state.focus_rows_after_dialog();
    }
}
