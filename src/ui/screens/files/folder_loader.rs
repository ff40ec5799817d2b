//! Reads the folder in the address, page by page: anew when the address names another one or the person asks for it. Whoever
//! was in the rows is led on in the rows of the next folder. A refresh reads aside what is shown, which stays until then.

use futures_util::future::{AbortHandle, abortable};
use js_sys::Date;
use leptos::{ev, prelude::*};

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
    /// When reading began last: milliseconds since the epoch.
    began: f64,
}

/// What is shown for longer than this, in milliseconds, is read again when the person comes back to the tab.
const OLD_MS: f64 = 60_000.0;

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
        state.loader.arriving.set_value(Arriving { take_focus, came_from, began: Date::now() });

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
    let returned = window_event_listener(ev::visibilitychange, move |_| {
        let age = state.loader.arriving.with_value(|it| Date::now() - it.began);
        if age > OLD_MS && state.is_open.get_untracked() && !document().hidden() {
            refresh(state);
        }
    });
    on_cleanup(move || returned.remove());
}

/// Reads the folder again. The rows shown stay until the new ones are there, and so do the selection and the place.
pub fn refresh(state: FilesState) {
    if state.load.with_untracked(|load| *load == Load::Complete) {
        state.failed.set(None);
        state.loader.arriving.write_value().began = Date::now();
        let folder = state.folder.get_untracked();
        // While uploads arrive, rows are added and none is taken away: what arrived after its page was read would be.
        let aside = (!state.workspace().is_busy()).then(|| Listing::new(folder.clone()));
        start(state, folder, aside);
    } else {
        state.reload.notify();
    }
}

/// Reads a folder from its beginning, instead of the one before; `None` has nothing to read.
fn begin(state: FilesState, folder: Option<Prefix>) {
    abandon(state);
    state.listing.set(Listing::new(folder.clone().unwrap_or_default()));
    state.load.set(if folder.is_some() { Load::Reading } else { Load::Complete });
    if let Some(folder) = folder {
        start(state, folder, None);
    }
}

/// Reads a folder: into the listing shown, or into one aside that takes its place at the end.
fn start(state: FilesState, folder: Prefix, aside: Option<Listing>) {
    abandon(state);
    let (reading, handle) = abortable(read(state, folder, aside));
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

async fn read(state: FilesState, folder: Prefix, mut aside: Option<Listing>) {
    let is_aside = aside.is_some();
    let on_page = |page: Page| {
        let is_last = !page.more;
        match &mut aside {
            None => take(state, News::Page(page)),
            Some(fresh) => fresh.add(page),
        }
        if let Some(fresh) = aside.take_if(|_| is_last) {
            take(state, News::Whole(fresh));
        }
    };
    match state.workspace().files().list(&folder, on_page).await {
        Ok(()) => state.load.set(Load::Complete),
        Err(failure) if is_aside => state.failed.set(Some(failure)),
        Err(failure) => state.load.set(Load::Failed(failure)),
    }
}

/// What reading a folder brings.
enum News {
    /// Another page.
    Page(Page),
    /// All of it, in place of what is known.
    Whole(Listing),
}

/// Shows what was read.
fn take(state: FilesState, news: News) {
    state.keep_place(|listing| match news {
        News::Page(page) => listing.add(page),
        News::Whole(fresh) => *listing = fresh,
    });
    let Arriving { take_focus, came_from, .. } = state.loader.arriving.get_value();
    if take_focus && !state.listing.with_untracked(Listing::is_empty) {
        state.loader.arriving.set_value(Arriving::default());
        let folder = state.folder.get_untracked();
        let child = came_from.as_ref().and_then(|from| state.row_of(child(&folder, from)));
        state.focus.go(child.unwrap_or(0));
    }
}

/// The folder is read to its end.
fn end(state: FilesState) {
    // A refresh may not have found all that is selected.
    state.listing.with_untracked(|listing| {
        if state.selection.with_untracked(|it| it.iter().any(|id| listing.get(id).is_none())) {
            state.selection.update(|selection| selection.retain(|id| listing.get(id).is_some()));
        }
    });
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
