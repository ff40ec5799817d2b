//! The part "history": the bar that undoes a deletion, the dialog "Deleted files", and the versions of a file.
//!
//! Fetched by these dialogs, and by the question before a deletion: whoever deletes may want to undo it. Versions are listed
//! only when one of them is asked for, and never to open a folder.
//!
//! | file | what |
//! |---|---|
//! | `job` | a restore under way, or a deletion that can be undone; the workspace owns it |
//! | `bar` | draws it |
//! | `list` | the dialog "Deleted files", which also shows a folder as it was; `state` is what its stages share |
//! | `versions` | the dialog of one file |
//!
//! The dialogs choose, and close; what brings files back goes on in the bar, whatever is shown meanwhile.

mod bar;
mod job;
mod list;
mod moment;
mod purge;
mod row;
mod state;
mod version;
mod versions;

use leptos::prelude::*;

use super::state::FilesState;
use crate::client::files::Deletion;
use crate::model::files::File;
use crate::ui::parts::{PartValue, chunk};
use job::Jobs;

/// The functions of the part, as the rest of the page calls them.
#[derive(Clone, Copy)]
pub struct HistoryPart {
    /// Draws the dialog of deleted files; with a file, that of its versions.
    pub dialog: fn(FilesState, Option<File>) -> AnyView,
    /// Draws what can be undone, and how far a restore is.
    pub bar: fn(FilesState) -> AnyView,
    /// Offers to undo a deletion.
    pub offer: fn(FilesState, Deletion),
    /// Offers to undo what uploads have replaced; the files that are there since.
    pub offer_replaced: fn(FilesState, Vec<File>),
    /// When the last of these was over, if it can be undone. Milliseconds since the epoch.
    pub undoable_since: fn(FilesState) -> Option<i64>,
    /// Undoes the last of these, where that is offered.
    pub undo: fn(FilesState),
}

/// Named by [`part`] alone: another use would pull the part into the core.
const PART: &HistoryPart = &HistoryPart {
    dialog: |state, file| match file {
        None => view! { <list::DeletedFiles state /> }.into_any(),
        Some(file) => view! { <versions::Versions state file /> }.into_any(),
    },
    bar: |state| Jobs::of(state).map(|jobs| view! { <bar::Bar state jobs /> }).into_any(),
    offer: job::offer,
    offer_replaced: job::offer_replaced,
    undoable_since: job::undoable_since,
    undo: job::undo,
};

chunk! {
    /// Fetches the part.
    pub fn part -> PartValue, history, files_history, PART
}
