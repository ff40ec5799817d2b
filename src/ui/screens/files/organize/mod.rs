//! The part "organize": renaming, moving, copying and duplicating. Its commands, their dialogs, what was cut or copied, rows dragged
//! onto folders, and how far it all is. What is done to objects is `client::organize`'s work.
//!
//! Fetched once somebody means it: a press on a row or with the keyboard, a selection under the pointer, a record of an earlier page.
//! Its state is the workspace's and made by the part itself, so that the core knows nothing of it but [`OrganizePart`] and [`Action`].
//! The part "work" draws it, in the region of the transfers and above the list.

mod apply;
mod clipboard;
mod drag;
mod long_press;
mod notes;
mod question;
mod rename;
mod rows;
mod state;
mod target;

use leptos::prelude::*;

use super::state::FilesState;
use crate::model::files::Prefix;
use crate::ui::parts::{PartValue, chunk};

/// What a person asks for by a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Give the one entry that is selected another name.
    Rename,
    /// Choose a folder and move the selection there.
    MoveTo,
    /// Choose a folder and copy the selection there.
    CopyTo,
    /// Copy the selection beside itself.
    Duplicate,
    /// Remember the selection, to be moved.
    Cut,
    /// Remember the selection, to be copied.
    Copy,
    /// Move or copy what is remembered to the folder that is open.
    Paste,
}

/// The functions of the part, as the rest of the page calls them.
#[derive(Clone, Copy)]
pub struct OrganizePart {
    /// Performs a command.
    pub perform: fn(FilesState, Action),
    /// Whether something was cut or copied. Tracked.
    pub has_clip: fn(FilesState) -> bool,
    /// Whether there are rows to show. Tracked.
    pub has_rows: fn(FilesState) -> bool,
    /// When the move was over that can be undone; `None` where none can. Milliseconds since the epoch.
    pub undoable_since: fn(FilesState) -> Option<i64>,
    /// Undoes that move.
    pub undo: fn(FilesState),
    /// Draws the rows of jobs, for the region of the transfers.
    pub rows: fn(FilesState) -> AnyView,
    /// Draws everything else, and begins to listen for drags.
    pub draw: fn(FilesState) -> AnyView,
}

/// Named by [`part`] alone: another use would pull the part into the core.
const PART: &OrganizePart = &OrganizePart {
    perform: apply::perform,
    has_clip: clipboard::has_clip,
    has_rows: rows::has_rows,
    undoable_since: state::undoable_since,
    undo: state::undo,
    rows: rows::draw,
    draw,
};

chunk! {
    /// Fetches the part.
    pub fn part -> PartValue, organize, files_organize, PART
}

/// Notes above the list, the open dialog and the open question.
fn draw(state: FilesState) -> AnyView {
    let Some(organizing) = state::Organizing::of(state) else { return ().into_any() };
    drag::listen(state, organizing);
    long_press::listen();
    // The dialog ends with the screen.
    on_cleanup(move || organizing.dialog.set(None));
    // And with the folder that it was opened over: Back leads to another one.
    Effect::new(move |before: Option<Prefix>| {
        let now = state.folder.get();
        if before.is_some_and(|before| before != now) {
            organizing.dialog.set(None);
        }
        now
    });
    view! {
        <notes::Notes state organizing />
        {move || {
            Some(match organizing.dialog.get()? {
                state::OpenDialog::Rename(entry) => view! { <rename::Rename state organizing entry /> }.into_any(),
                state::OpenDialog::Target(verb, entries) => {
                    view! { <target::Target state organizing verb entries /> }.into_any()
                }
            })
        }}
        <question::Question state organizing />
    }
    .into_any()
}
