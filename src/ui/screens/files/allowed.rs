//! What the rights and the selection allow, for the table of [`super::commands`].

use leptos::prelude::*;

use super::commands::may_write;
use super::state::FilesState;
use crate::ui::browser;

/// Folder sync, where the browser lets a page into a folder.
///
/// Both sides must be listed to be compared, so the right to list is needed in each direction. `showDirectoryPicker` is
/// Chromium's alone; elsewhere the button is not there, as nothing that the person does would bring it.
pub fn may_sync(state: FilesState) -> bool {
    let rights = state.rights.get();
    rights.list && (rights.read || rights.write) && browser::can_sync()
}

/// Whether the selection can be downloaded. Tracked.
///
/// Of several entries some may be unreachable for a browser (a key with a segment `..`): the archive lists these as
/// missing. One entry alone has no archive to say so in, and must be reachable.
pub fn may_download(state: FilesState) -> bool {
    state.rights.get().read
        && state.with_selected(|selected| match (selected.next(), selected.next()) {
            (Some(one), None) => one.is_reachable(),
            (first, _) => first.is_some(),
        })
}

/// Whether the selection can go elsewhere: it is copied, and its originals are deleted. Tracked.
pub fn may_move(state: FilesState) -> bool {
    may_copy(state) && may_write(state) && state.rights.get().delete
}

/// Whether the selection can be copied, to here or to another location. Tracked.
pub fn may_copy(state: FilesState) -> bool {
    state.rights.get().read
        && has_selection(state)
        && state.workspace().may_write_somewhere(&state.app().config())
}

/// Whether something was cut or copied that can be put here. Tracked. A paste of files from outside is the window's: see `drop`.
pub fn may_paste(state: FilesState) -> bool {
    may_write(state) && state.app().parts.organize.get().is_some_and(|part| (part.has_clip)(state))
}

/// Whether anything is selected. Tracked.
pub fn has_selection(state: FilesState) -> bool {
    state.selection.with(|selection| !selection.is_empty())
}
