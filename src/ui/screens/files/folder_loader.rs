//! Reads the folder in the address, page by page: anew when the address names another one or the person asks for it. Whoever
//! was in the rows is led on in the rows of the next folder.

use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;

use super::state::FilesState;
use crate::config::Location;
use crate::model::failure::Failure;
use crate::model::files::{Listing, Page, Prefix, Selection, Shown};
use crate::model::route::FilesRoute;
use crate::ui::context::Workspace;

/// How far reading a folder is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Load {
    /// Pages are coming.
    Reading,
    /// All are there.
    Complete,
    /// It ended too early.
    Failed(Failure),
}

/// The reading under way, and who waits for its rows. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct FolderLoader {
    under_way: StoredValue<Option<AbortHandle>>,
    arriving: StoredValue<Arriving>,
}

impl Default for FolderLoader {
    fn default() -> Self {
        Self { under_way: StoredValue::new(None), arriving: StoredValue::new(Arriving::default()) }
    }
}

/// If the focus was in the list, it goes to the row of the folder just left, or else to the first row.
#[derive(Clone, Default)]
struct Arriving {
    take_focus: bool,
    came_from: Option<Prefix>,
}

/// Keeps the listing in step with the address for as long as the workspace is there. Nothing is read while another screen
/// is shown.
pub fn follow(state: FilesState) {
    Effect::new(move |before: Option<Option<Prefix>>| {
        state.reload.track();
        if !state.is_open.get() {
            abandon(state);
            return None;
        }
        let folder = state.folder.get();
        let before = before.flatten();
        if before.as_ref() != Some(&folder) {
            state.dialog.set(None); // about another folder
        }
        let take_focus = state.focus.is_inside();
        let came_from = before.filter(|before| before.as_str().starts_with(folder.as_str()));
        state.loader.arriving.set_value(Arriving { take_focus, came_from });

        state.failed.set(None);
        state.notice.set(None);
        state.selection.update(Selection::clear);
        state.focus.active.set(0);
        let is_there = state.location.with(Option::is_some);
        begin(state, is_there.then(|| folder.clone()));
        if is_there {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        Some(folder)
    });
    Effect::new(move || {
        let is_complete = state.load.with(|load| *load == Load::Complete);
        if is_complete && state.location.with_untracked(Option::is_some) {
            end(state);
        }
    });
    announce_found(state);
}

/// Reads a folder from its beginning, instead of the one before; `None` has nothing to read.
fn begin(state: FilesState, folder: Option<Prefix>) {
    abandon(state);
    state.listing.set(Listing::new(folder.clone().unwrap_or_default()));
    state.load.set(if folder.is_some() { Load::Reading } else { Load::Complete });
    let Some(folder) = folder else { return };
    let (reading, handle) = abortable(read(state, folder));
    state.loader.under_way.set_value(Some(handle));
    state.workspace().scope.spawn(async move {
        // An error here means that another folder was asked for.
        let _ = reading.await;
    });
}

fn abandon(state: FilesState) {
    if let Some(handle) = state.loader.under_way.write_value().take() {
        handle.abort();
    }
}

async fn read(state: FilesState, folder: Prefix) {
    let on_page = |page| take(state, page);
    let load = match state.workspace().files().list(&folder, on_page).await {
        Ok(()) => Load::Complete,
        Err(failure) => Load::Failed(failure),
    };
    state.load.set(load);
}

/// Adds a page to the listing.
fn take(state: FilesState, page: Page) {
    state.keep_place(|listing| listing.add(page));
    let Arriving { take_focus, came_from } = state.loader.arriving.get_value();
    if take_focus && !state.listing.with_untracked(Listing::is_empty) {
        state.loader.arriving.set_value(Arriving::default());
        let folder = state.folder.get_untracked();
        let child = came_from.as_ref().and_then(|from| state.row_of(child(&folder, from)));
        state.focus.go(child.unwrap_or(0));
    }
}

/// The folder is read to its end.
fn end(state: FilesState) {
    let count = state.listing.with_untracked(Listing::len);
    state.app().announce((state.text().files.count)(count as u64));
    // No row to go on in: the focus went with the rows of the folder before.
    let takes_focus = state.loader.arriving.with_value(|it| it.take_focus);
    if takes_focus && document().active_element() == document().body().map(Into::into) {
        state.focus_rows();
    }
}

/// Says how many names a search has found, each time that its words change.
fn announce_found(state: FilesState) {
    Effect::new(move |before: Option<String>| {
        let words = state.route.with(|route| route.arrangement.search.clone());
        if before.is_some_and(|before| before != words) && !words.is_empty() {
            let found = state.shown.with_untracked(Shown::len);
            state.app().announce((state.text().files.found)(found as u64));
        }
        words
    });
}

/// The folder directly in `folder` that `below` is, or is in.
fn child<'a>(folder: &Prefix, below: &'a Prefix) -> &'a str {
    let rest = &below.as_str()[folder.as_str().len()..];
    let end = rest.find('/').map_or(below.as_str().len(), |slash| folder.as_str().len() + slash + 1);
    &below.as_str()[..end]
}

/// The folder of a route, from the bucket's root.
pub fn prefix(location: &Location, workspace: Workspace, route: &FilesRoute) -> Prefix {
    location.prefix_for(&workspace.identity()).join(&route.folder)
}
