//! The part "work": what changes files. The transfer engine and its panel, uploads by field, drop and paste, and the dialogs
//! "New folder", "Delete …?" and "Keyboard shortcuts"; and what every screen shows of uploads: how far they are, and what becomes of
//! them when the session ends. Fetched once somebody means to use it: a pointer or the focus on a
//! button of the toolbar, a drag over the page, an unfinished upload of an earlier visit.
//!
//! Its state ([`WorkState`]) is the workspace's, so that what was begun goes on whichever screen is shown.

mod banner;
mod delete;
mod new_folder;
mod refresh;
mod shortcuts;
mod sign_out;
mod state;
pub(super) mod transfers;
mod upload;

use std::rc::Rc;

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
    /// Reads the folder that is shown again, without emptying the list.
    pub refresh: fn(FilesState),
    /// Draws what stands in the banner of every screen.
    pub banner: fn(App) -> AnyView,
    /// Asks what shall become of uploads and downloads under way, then calls back to end the session.
    pub ask_first: fn(App, Rc<dyn Fn()>),
    /// Notes what becomes of a workspace's uploads. To be called before the workspace ends.
    pub on_end: fn(App, Workspace),
}

const PART: &WorkPart = &WorkPart {
    start: state::start,
    upload: upload::upload,
    add: upload::add,
    panel: |state| view! { <transfers::TransfersPanel state /> }.into_any(),
    dialog,
    refresh: refresh::refresh,
    banner: |app| view! { <banner::Uploads app /> }.into_any(),
    ask_first: sign_out::ask_first,
    on_end: sign_out::on_end,
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
