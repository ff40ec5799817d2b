//! The part "work": what changes files. The transfer engine and its panel, uploads by field, drop and paste, and the dialogs
//! "New folder", "Delete …?" and "Keyboard shortcuts". Fetched once somebody means to use it: a pointer or the focus on a
//! button of the toolbar, a drag over the page, an unfinished upload of an earlier visit.
//!
//! Its state ([`WorkState`]) is the workspace's, so that what was begun goes on whichever screen is shown.

mod delete;
mod new_folder;
mod parting;
mod shortcuts;
mod state;
pub(super) mod transfers;
mod upload;

use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;

use super::state::{FilesState, OpenDialog};
use crate::client::ports::ChosenFiles;
use crate::model::files::Prefix;
use crate::ui::browser::Handed;
use crate::ui::context::{App, Workspace};
use crate::ui::parts::{PartValue, chunk};
pub use state::{Leftover, WorkState};

/// What the part has.
#[derive(Clone, Copy)]
pub struct WorkPart {
    /// Connects a workspace's state with its transfers. Once for each workspace.
    pub start: fn(FilesState),
    /// Uploads what was handed over to a folder.
    pub upload: fn(FilesState, Prefix, Handed),
    /// Uploads what is opened already.
    pub add: fn(FilesState, Prefix, ChosenFiles),
    /// Draws the region "Transfers".
    pub panel: fn(FilesState) -> AnyView,
    /// Draws a dialog.
    pub dialog: fn(FilesState, OpenDialog) -> AnyView,
    /// Readies what discards unfinished uploads once the account is gone.
    pub discard_later: fn(App, Workspace) -> LocalBoxFuture<'static, LocalBoxFuture<'static, ()>>,
}

const PART: &WorkPart = &WorkPart {
    start: state::start,
    upload: upload::upload,
    add: upload::add,
    panel: |state| view! { <transfers::TransfersPanel state /> }.into_any(),
    dialog,
    discard_later: parting::discard_later,
};

chunk! {
    /// Fetches the part.
    pub fn part -> PartValue, work, files_work, PART
}

fn dialog(state: FilesState, dialog: OpenDialog) -> AnyView {
    match dialog {
        OpenDialog::NewFolder => view! { <new_folder::NewFolder state /> }.into_any(),
        OpenDialog::Delete(entries) => view! { <delete::DeleteDialog state entries /> }.into_any(),
        OpenDialog::Shortcuts => view! { <shortcuts::Shortcuts state /> }.into_any(),
        OpenDialog::Sync | OpenDialog::Verify(_) => ().into_any(), // of the part "sync"
    }
}
