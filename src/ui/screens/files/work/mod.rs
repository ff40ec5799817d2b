//! The part "work": what moves or changes files. The transfer engine and its panel, uploads by field, drop and paste, downloads of
//! single files, a row's context menu, the dialogs "New folder", "Delete …?" and "Keyboard shortcuts", and the list of all commands; and
//! what every screen shows of uploads: how far they are, and what becomes of them when the session ends.
//!
//! Fetched once somebody means to use it: a pointer or the focus on a button of the toolbar, a drag over the page, an
//! unfinished upload of an earlier visit. Whoever only looks never pays for it.
//!
//! Its state ([`WorkState`]) is the workspace's, so that what was begun goes on whichever screen is shown, and ends
//! with the identity. Of the part the core names the state's type alone, so that signals can be read before any of this
//! is there.
//!
//! The rest of the page reaches the part by [`WorkPart`], a struct of functions: what only these reach is cut into a
//! file of its own by the build (`crate::chunks`).

mod banner;
mod delete;
mod downloads;
mod new_folder;
mod palette;
mod parting;
mod refresh;
mod row_menu;
mod shared;
mod shortcuts;
mod sign_out;
mod state;
pub(super) mod transfers;
mod upload;

use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;

use super::state::{FilesState, OpenDialog};
use crate::client::ports::ChosenFiles;
use crate::model::files::{File, Prefix};
use crate::ui::browser::Handed;
use crate::ui::context::{App, Workspace};
use crate::ui::parts::{PartValue, chunk};
pub use state::{Leftover, WorkState};

/// A place in the window, in CSS pixels.
type Point = (i32, i32);

/// The functions of the part, as the core calls them.
#[derive(Clone, Copy)]
pub struct WorkPart {
    /// Connects a workspace's state with its transfers. A second call for the same workspace changes nothing.
    pub start: fn(FilesState),
    /// Uploads what was handed over to a folder, once the folders among it are opened and every file is found.
    pub upload: fn(FilesState, Prefix, Handed),
    /// Uploads files that are opened already, as the browser's own dialog gives them.
    pub add: fn(FilesState, Prefix, ChosenFiles),
    /// Downloads one file.
    pub download: fn(FilesState, File),
    /// Draws the region "Transfers", and the question about names that are taken.
    pub panel: fn(FilesState) -> AnyView,
    /// Draws a dialog of this part; of one that another part has, nothing.
    pub dialog: fn(FilesState, OpenDialog) -> AnyView,
    /// Readies what discards unfinished uploads once the account is gone.
    pub discard_later: fn(App, Workspace) -> LocalBoxFuture<'static, LocalBoxFuture<'static, ()>>,
    /// Reads the folder that is shown again, without emptying the list.
    pub refresh: fn(FilesState),
    /// Draws the context menu of a row, at a place in the window, while the signal says so.
    pub row_menu: fn(FilesState, RwSignal<Option<Point>>, Point) -> AnyView,
    /// Draws what stands in the banner of every screen.
    pub banner: fn(App) -> AnyView,
    /// Asks what shall become of uploads and downloads under way, then calls back to end the session.
    pub ask_first: fn(App, Rc<dyn Fn()>),
    /// Notes what becomes of a workspace's uploads. To be called before the workspace ends.
    pub on_end: fn(App, Workspace),
}

/// Named by [`part`] alone: another use would pull the part into the core.
const PART: &WorkPart = &WorkPart {
    start: state::start,
    upload: upload::upload,
    add: upload::add,
    download: downloads::start,
    panel: |state| {
        view! {
            <shared::Shared state />
            <transfers::TransfersPanel state />
        }
        .into_any()
    },
    dialog,
    discard_later: parting::discard_later,
    refresh: refresh::refresh,
    row_menu: row_menu::row_menu,
    banner: |app| view! { <banner::Uploads app /> <palette::Palette app /> }.into_any(),
    ask_first: sign_out::ask_first,
    on_end: sign_out::on_end,
};

chunk! {
    /// Fetches the part.
    pub fn part -> PartValue, work, files_work, PART
}

/// Which component draws a dialog. Every one of them closes by writing `None` to [`FilesState::dialog`].
fn dialog(state: FilesState, dialog: OpenDialog) -> AnyView {
    match dialog {
        OpenDialog::NewFolder => view! { <new_folder::NewFolder state /> }.into_any(),
        OpenDialog::Delete(entries) => view! { <delete::DeleteDialog state entries /> }.into_any(),
        OpenDialog::Shortcuts => view! { <shortcuts::Shortcuts state /> }.into_any(),
        // Of other parts.
        OpenDialog::Sync
        | OpenDialog::Verify(_)
        | OpenDialog::Preview(_)
        | OpenDialog::NewText
        | OpenDialog::Share(_)
        | OpenDialog::History(_)
        | OpenDialog::View => ().into_any(),
    }
}
