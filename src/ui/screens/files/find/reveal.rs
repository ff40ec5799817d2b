//! Goes from a hit to where it is: to its folder, with the row selected, and on into the file where it is to be opened.
//!
//! The folder is listed anew, and the row may be on a late page of it: this waits as long as pages come, and gives up where
//! the person goes elsewhere. A hit that is gone is said to be.

use std::time::Duration;

use leptos::prelude::*;

use super::super::folder_loader::Load;
use super::super::select;
use super::super::state::FilesState;
use crate::client::personal::exists;
use crate::model::files::{Entry, Listing, Prefix, Selection};
use crate::ui::focus::is_lost;

/// How often the listing is asked whether it has the row.
const LOOK: Duration = Duration::from_millis(50);
/// How many looks the address may take to change.
const PATIENCE: u32 = 40;

/// What is done with the row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reveal {
    /// It is selected, and has the focus.
    Select,
    /// It is opened as well. A folder is gone into.
    Open,
}

/// Goes to an entry's folder, and does that with its row.
pub fn reveal(state: FilesState, entry: &Entry, what: Reveal) {
    let folder = match (entry, what) {
        (Entry::Folder(folder), Reveal::Open) => {
            state.app().go(&untrack(|| state.route_of(&folder.prefix)));
            return look_into(state, folder.prefix.clone(), 0);
        }
        _ => folder_of(entry),
    };
    state.app().go(&untrack(|| state.route_of(&folder)));
    await_row(state, entry, what);
}

/// Selects an entry's row once its folder is shown; the caller, or a link, leads there.
pub fn await_row(state: FilesState, entry: &Entry, what: Reveal) {
    look(state, folder_of(entry), entry.id().to_owned(), what, 0);
}

/// The folder that an entry is in.
pub fn folder_of(entry: &Entry) -> Prefix {
    match entry {
        Entry::Folder(folder) => folder.prefix.parent().unwrap_or_default(),
        Entry::File(file) => file.key.folder(),
    }
}

fn look(state: FilesState, folder: Prefix, id: String, what: Reveal, looks: u32) {
    let scope = state.workspace().scope;
    scope.after(LOOK, move || {
        let is_there = state.is_open.get_untracked()
            && state.folder.get_untracked() == folder
            && !state.route.with_untracked(|route| route.arrangement.everywhere);
        let (row, is_read) = match is_there {
            true => (state.row_of(&id), state.load.with_untracked(|load| *load != Load::Reading)),
            false if looks < PATIENCE => (None, false),
            false => return,
        };
        let Some(row) = row else {
            if is_read {
                miss(state, &id);
            } else {
                look(state, folder, id, what, looks + u32::from(!is_there));
            }
            return;
        };
        state.selection.update(|selection: &mut Selection| selection.only(&id));
        state.focus.go(row);
        if let (Reveal::Open, Some(entry)) = (what, untrack(|| state.entry(row))) {
            select::open(state, &entry);
        }
    });
}

/// Says of a folder in which nothing is that it is gone, where S3 has nothing of its name: one that was made empty has a key of its own.
fn look_into(state: FilesState, folder: Prefix, looks: u32) {
    let scope = state.workspace().scope;
    scope.after(LOOK, move || {
        let is_there = state.is_open.get_untracked() && state.folder.get_untracked() == folder;
        let is_reading = state.load.with_untracked(|load| *load == Load::Reading);
        match (is_there, is_reading) {
            (false, _) if looks >= PATIENCE => {}
            (false, _) | (true, true) => look_into(state, folder, looks + u32::from(!is_there)),
            (true, false) if state.listing.with_untracked(Listing::is_empty) => scope.spawn(async move {
                let there = exists(state.workspace().files().s3(), folder.as_str()).await;
                if state.folder.get_untracked() == folder && there == Ok(None) {
                    miss(state, folder.as_str());
                }
            }),
            (true, false) => {}
        }
    });
}

/// Says that the folder does not have it. Where the folder could not be read, or is what this device has kept of it, nobody knows.
fn miss(state: FilesState, id: &str) {
    let is_known = state.load.with_untracked(|load| *load == Load::Complete)
        && state.kept_at.with_untracked(Option::is_none);
    if is_known && state.listing.with_untracked(|listing| listing.get(id).is_none()) {
        state.notice.set(Some(state.text().personal().gone.to_owned()));
    }
    if is_lost() {
        state.focus_rows();
    }
}
