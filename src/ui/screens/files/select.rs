//! Presses and keys on rows: selecting, opening, and the commands of [`super::commands`].

use leptos::prelude::*;

use super::commands::{self, Group};
use super::state::FilesState;
use crate::model::files::fold::fold;
use crate::model::files::{Entry, Selection};
use crate::ui::components::{GridCommand, Pick, Shortcut};

/// Performs what the grid asks for.
pub fn perform(state: FilesState) -> Callback<GridCommand> {
    Callback::new(move |command| match command {
        GridCommand::Select(row, pick) => select(state, row, pick),
        GridCommand::Open(row) => open_row(state, row),
        GridCommand::Tap(row) if state.selection.with_untracked(Selection::is_empty) => open_row(state, row),
        GridCommand::Tap(row) => select(state, row, Pick::Toggle),
    })
}

/// Performs the command of a key on a row; says whether there is one. A command about the selection takes the row where
/// nothing is selected.
pub fn on_key(state: FilesState) -> Callback<(Shortcut, usize), bool> {
    Callback::new(move |(shortcut, row): (Shortcut, usize)| {
        let Some(command) = commands::of_keys(state, &shortcut) else { return false };
        let takes_row = matches!(command.group, Group::Selection | Group::Row);
        if takes_row && state.selection.with_untracked(Selection::is_empty) {
            select(state, row, Pick::Only);
        }
        (command.run)(state);
        true
    })
}

/// Selects a row.
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

fn open_row(state: FilesState, row: usize) {
    if let Some(entry) = untrack(|| state.entry(row)) {
        open(state, &entry);
    }
}

/// Goes into a folder; opens the details of a file.
pub fn open(state: FilesState, entry: &Entry) {
    match entry {
        Entry::Folder(folder) => state.app().go(&untrack(|| state.route_of(&folder.prefix))),
        Entry::File(file) => {
            state.selection.update(|selection| selection.only(file.key.as_str()));
            state.open(Some(entry.name().to_owned()));
        }
    }
}

/// A row's name, as typing compares it.
pub fn folded_name(state: FilesState, row: usize) -> String {
    untrack(|| state.entry(row)).map(|entry| fold(entry.name())).unwrap_or_default()
}
