//! Presses and keys on rows: selecting, opening, and the commands of [`super::commands`].
//!
//! | what the person does | selection | else |
//! |---|---|---|
//! | click | this row alone | open details follow |
//! | click with Ctrl or ⌘, Space, the row's box | this row in, or out again | open details close |
//! | click or arrow with Shift, Shift+Space | from the last one picked to this row | open details close |
//! | double click, Enter | a file alone | into a folder, or a file's preview |
//! | tap, nothing selected | a file alone | into a folder, or a file's preview |
//! | tap, something selected | this row in, or out again | open details close |
//! | long press | this row in, or out again | open details close |
//!
//! A finger has no modifier keys: a long press, or the first box that is ticked, turns taps from opening to picking, and clearing the
//! selection turns them back.

use leptos::prelude::*;

use super::commands::{self, Group};
use super::state::{FilesState, OpenDialog};
use crate::model::files::fold::fold;
use crate::model::files::{Entry, Selection};
use crate::ui::components::{GridCommand, Pick, Shortcut};

/// Performs what the grid asks for.
///
/// What the grid names by row is looked up at that moment; a row that is gone by then changes nothing.
pub fn perform(state: FilesState) -> Callback<GridCommand> {
    Callback::new(move |command| match command {
        GridCommand::Select(row, pick) => select(state, row, pick),
        GridCommand::Open(row) => open_row(state, row),
        GridCommand::Tap(row) if state.selection.with_untracked(Selection::is_empty) => open_row(state, row),
        GridCommand::Tap(row) => select(state, row, Pick::Toggle),
    })
}

/// Performs the command of a key on a row; says whether there is one. A command about the selection takes the row where
/// nothing is selected; one about a single entry always does. One that is not allowed does nothing, and leaves the selection as
/// it was.
///
/// `true` keeps the key from the browser, where Ctrl+A would select the text of the page.
pub fn on_key(state: FilesState) -> Callback<(Shortcut, usize), bool> {
    Callback::new(move |(shortcut, row): (Shortcut, usize)| {
        let Some(command) = commands::of_keys(&shortcut) else { return false };
        let takes_row = state.selection.with_untracked(|selection| {
            let is_about_row = commands::is_about_one(&shortcut)
                && untrack(|| state.entry(row)).is_some_and(|entry| !selection.contains(entry.id()));
            is_about_row || (matches!(command.group, Group::Selection | Group::Row) && selection.is_empty())
        });
        let before = takes_row.then(|| state.selection.get_untracked());
        if takes_row {
            select(state, row, Pick::Only);
        }
        // Whether it is allowed can depend on the row.
        if command.group != Group::Keyboard && !untrack(|| (command.is_allowed)(state)) {
            if let Some(before) = before {
                state.selection.set(before);
            }
            return false;
        }
        (command.run)(state);
        true
    })
}

/// Selects a row.
///
/// The active row follows, so that the arrows go on from the press. With details open the address changes too, without
/// a step in the history: Back leads to before the details, not through each row that was looked at.
pub fn select(state: FilesState, row: usize, pick: Pick) {
    let Some(entry) = untrack(|| state.entry(row)) else { return };
    // A range that begins with nothing selected grows from where the keyboard was.
    let active = untrack(|| state.entry(state.focus.active.get()));
    let mut selection = state.selection.get_untracked();
    match pick {
        Pick::Only => selection.only(entry.id()),
        Pick::Toggle => selection.toggle(entry.id()),
        Pick::Extend => {
            if let Some(active) = active.filter(|_| selection.is_empty()) {
                selection.only(active.id());
            }
            state.with_ids_shown(|ids| selection.extend_to(entry.id(), ids));
        }
    }
    state.selection.set(selection);
    state.focus.active.set(row);
    // Open details follow to the one entry that is selected now, and close where there are several.
    if state.route.with_untracked(|route| route.open.is_some()) {
        state.show_details((pick == Pick::Only).then(|| entry.name().to_owned()));
    }
}

/// Selects the row whose context menu opens, unless it is part of the selection, which the menu is then about.
pub fn select_for_menu(state: FilesState, row: usize) {
    let Some(entry) = untrack(|| state.entry(row)) else { return };
    if !state.selection.with_untracked(|selection| selection.contains(entry.id())) {
        select(state, row, Pick::Only);
    }
    state.focus.active.set(row);
}

/// Opens the entry that stands in a row at this moment.
fn open_row(state: FilesState, row: usize) {
    if let Some(entry) = untrack(|| state.entry(row)) {
        open(state, &entry);
    }
}

/// Goes into a folder, which is a step in the history; shows a file, or its details where the person may not read it.
pub fn open(state: FilesState, entry: &Entry) {
    match entry {
        Entry::Folder(folder) => state.app().go(&untrack(|| state.route_of(&folder.prefix))),
        Entry::File(file) => {
            state.selection.update(|selection| selection.only(file.key.as_str()));
            if state.rights.get_untracked().read && entry.is_reachable() {
                state.open_dialog(OpenDialog::Preview(file.clone()));
            } else {
                state.open(Some(entry.name().to_owned()));
            }
        }
    }
}

/// A row's name, as typing compares it.
pub fn folded_name(state: FilesState, row: usize) -> String {
    untrack(|| state.entry(row)).map(|entry| fold(entry.name())).unwrap_or_default()
}

/// Says how many are selected whenever that changes, but for the first time.
pub fn announce(state: FilesState) {
    Effect::new(move |before: Option<usize>| {
        let now = state.selection.with(Selection::len);
        if before.is_some_and(|before| before != now) && now > 0 {
            state.app().announce((state.text().files.selected)(now as u64));
        }
        now
    });
}
