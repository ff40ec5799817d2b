//! What the commands of the grid do here.

use leptos::prelude::*;

use super::state::{Asked, FilesState};
use crate::model::files::fold::lower_case;
use crate::model::files::{Entry, Selection};
use crate::ui::components::{GridCommand, Pick};

/// Performs what the grid hears.
pub fn perform(state: FilesState) -> Callback<GridCommand> {
    Callback::new(move |command| match command {
        GridCommand::Select(row, pick) => select(state, row, pick),
        GridCommand::Open(row) => open(state, row),
        GridCommand::Tap(row) if state.selection.with_untracked(Selection::is_empty) => open(state, row),
        GridCommand::Tap(row) => select(state, row, Pick::Toggle),
        GridCommand::SelectAll => select_all(state),
        GridCommand::Clear => {
            state.selection.update(Selection::clear);
            state.show_details(None);
        }
        GridCommand::Delete(row) => delete(state, row),
    })
}

/// Selects every row shown.
pub fn select_all(state: FilesState) {
    let shown = shown(state);
    state.selection.update(|selection| selection.all(shown.iter().map(String::as_str)));
}

/// Asks whether to delete what is selected.
pub fn ask_to_delete(state: FilesState) {
    let selected = untrack(|| state.selected());
    if state.rights.get_untracked().delete && !selected.is_empty() {
        state.asked.set(Some(Asked::Delete(selected)));
    }
}

fn select(state: FilesState, row: usize, pick: Pick) {
    let Some(entry) = untrack(|| state.entry(row)) else { return };
    // A range that begins with nothing selected grows from where the keyboard was.
    let active = untrack(|| state.entry(state.focus.active.get()));
    let shown = if pick == Pick::Extend { shown(state) } else { Vec::new() };
    state.selection.update(|selection| match pick {
        Pick::Only => selection.only(entry.id()),
        Pick::Toggle => selection.toggle(entry.id()),
        Pick::Extend => {
            if let Some(active) = active.filter(|_| selection.is_empty()) {
                selection.only(active.id());
            }
            selection.extend_to(entry.id(), shown.iter().map(String::as_str));
        }
    });
    state.focus.active.set(row);
    // Open details follow to the one entry that is selected now, and close where there are several.
    if state.route.with_untracked(|route| route.open.is_some()) {
        state.show_details((pick == Pick::Only).then(|| entry.name().to_owned()));
    }
}

fn open(state: FilesState, row: usize) {
    match untrack(|| state.entry(row)) {
        Some(Entry::Folder(folder)) => state.app().go(&untrack(|| state.place(&folder.prefix))),
        Some(Entry::File(file)) => {
            state.selection.update(|selection| selection.only(file.key.as_str()));
            state.open(Some(file.key.name().to_owned()));
        }
        None => {}
    }
}

fn delete(state: FilesState, row: usize) {
    if state.selection.with_untracked(Selection::is_empty) {
        select(state, row, Pick::Only);
    }
    ask_to_delete(state);
}

/// A row's name, as typing compares it.
pub fn lower_case_name(state: FilesState, row: usize) -> String {
    untrack(|| state.entry(row)).map(|entry| lower_case(entry.name())).unwrap_or_default()
}

/// The ids of the rows shown, in their order.
fn shown(state: FilesState) -> Vec<String> {
    state.listing.with_untracked(|listing| {
        let id = |&place: &usize| listing.at(place).map(|entry| entry.id().to_owned());
        state.shown.with_untracked(|shown| shown.iter().filter_map(id).collect())
    })
}
