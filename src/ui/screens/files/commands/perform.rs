//! What the commands of the table do, where that is more than a call.

use leptos::{ev, prelude::*};

use super::PALETTE;
use crate::model::files::Selection;
use crate::model::route::Route;
use crate::ui::components::Shortcut;
use crate::ui::context::App;
use crate::ui::screens::files::organize::Action;
use crate::ui::screens::files::select;
use crate::ui::screens::files::state::{FilesState, OpenDialog};

/// Selects every row shown.
///
/// Rows that a search hides stay out, and so do rows of pages that come later. O(n) in the rows shown.
pub fn select_all(state: FilesState) {
    let mut selection = state.selection.get_untracked();
    state.with_ids_shown(|ids| selection.all(ids));
    state.selection.set(selection);
}

/// Selects none, and closes the details.
///
/// Changes the address without a step in the history: Esc is no place to come back to.
pub fn clear(state: FilesState) {
    state.selection.update(Selection::clear);
    state.show_details(None);
}

/// Performs a command of the part "organize", once it is there.
pub(super) fn organize(state: FilesState, action: Action) {
    let app = state.app();
    app.with_part(app.parts.organize, state.workspace().scope, move |part| (part.perform)(state, action));
}

/// Reads the folder again. The part "work" does it without emptying the list, once it is there: a pointer on the toolbar fetches it.
pub(super) fn refresh(state: FilesState) {
    match state.app().parts.work.loaded() {
        Some(work) => (work.refresh)(state),
        None => state.reload.notify(),
    }
}

/// Opens the one entry that is selected, as a double click does.
pub(super) fn open_selected(state: FilesState) {
    if let Some(entry) = untrack(|| state.only_selected()) {
        select::open(state, &entry);
    }
}

/// Opens the details of the one entry that is selected, with the focus in them.
pub(super) fn details(state: FilesState) {
    if let Some(entry) = untrack(|| state.only_selected()) {
        state.open(Some(entry.name().to_owned()));
    }
}

/// Asks whether to delete what is selected.
///
/// Nothing is deleted before the person agrees in the dialog. Without the right, or with nothing selected, nothing
/// happens.
pub(super) fn delete(state: FilesState) {
    let selected = untrack(|| state.selected());
    if state.rights.get_untracked().delete && !selected.is_empty() {
        state.open_dialog(OpenDialog::Delete(selected));
    }
}

/// Undoes the last deletion, replacement or move that can be undone.
pub(super) fn undo(state: FilesState) {
    let (organize, history) = (state.app().parts.organize.loaded(), state.app().parts.history.loaded());
    let moved = organize.and_then(|part| Some(((part.undoable_since)(state)?, part.undo)));
    let changed = history.and_then(|part| Some(((part.undoable_since)(state)?, part.undo)));
    if let Some((_, undo)) = [moved, changed].into_iter().flatten().max_by_key(|(since, _)| *since) {
        undo(state);
    }
}

/// Opens the link dialog for the one file that is selected.
pub(super) fn share(state: FilesState) {
    if let Some(file) = untrack(|| super::shared(state)) {
        state.open_dialog(OpenDialog::Share(file));
    }
}

/// Goes to the folder around this one, where there is one; a step in the history, as a link in the breadcrumb is.
pub(super) fn go_up(state: FilesState) {
    let route = state.route.get_untracked();
    if let Some(parent) = route.folder.parent() {
        state.app().go(&Route::Files(route.go(parent)));
    }
}

/// Leads the keyboard to the search box.
pub(super) fn search(state: FilesState) {
    if let Some(input) = state.app().search.get_untracked() {
        let _ = input.focus();
    }
}

/// Fetches what a press on a row may lead to: the details, and, where something can be put elsewhere, a drag. Who goes into a
/// folder by its link needs neither.
pub fn on_press(state: FilesState, event: &ev::PointerEvent) {
    if !matches!(event_target::<web_sys::Element>(event).closest("a"), Ok(None)) {
        return;
    }
    let parts = state.app().parts;
    parts.details.prefetch();
    if state.rights.get_untracked().write {
        parts.organize.prefetch();
    }
}

/// Opens the list of all commands by its keys, on every screen that somebody has, as long as the page stands. The grid hears
/// all other keys, and these too.
pub fn listen(app: App) {
    let keys = window_event_listener(ev::keydown, move |event| {
        if PALETTE.fits(&Shortcut::of(&event)) && app.workspace.with_untracked(Option::is_some) {
            event.prevent_default();
            app.open_palette();
        }
    });
    on_cleanup(move || keys.remove());
}
