//! Reads the folder in the address, page by page: anew when the address names another one or the person asks for it.
//!
//! | event | what happens |
//! |---|---|
//! | another folder, `reload` | the reading under way is aborted, the listing emptied, and read from its beginning |
//! | another screen | the reading is aborted; the folder is read anew on return |
//! | a page | its entries join the listing; rows in view and the focus stay where they are |
//! | the last page | [`Load::Complete`], and the number of entries is announced |
//! | no connection | the folder as this device has kept it, where it has: `offline` |
//! | an error | [`Load::Failed`]; the rows that have come stay, and "Try again" reads from the beginning |
//!
//! One `ListObjectsV2` request brings up to 1,000 entries, and the next is sent when the one before has been answered:
//! S3 pages by a continuation token, so there is nothing to ask side by side.
//!
//! Whoever was in the rows, or in something that goes with the folder, is led on in the rows of the next one. Without that the
//! browser would drop the focus to the page's body, and the keyboard would begin at the top of the page again.

use std::time::Duration;

use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;

use super::offline;
use super::state::FilesState;
use crate::config::Location;
use crate::model::failure::{Cause, Failure};
use crate::model::files::{Listing, Page, Prefix, Selection, Shown};
use crate::model::route::FilesRoute;
use crate::ui::browser::is_online;
use crate::ui::context::Workspace;
use crate::ui::focus::is_lost;

/// How long pages gather before they are drawn together: a drawing costs as much time as three pages do, and nobody reads
/// faster. The first page is drawn at once.
const GATHERING: Duration = Duration::from_millis(250);

/// How far reading a folder is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Load {
    /// Pages are coming. Entered by each new reading, which replaces the one before.
    Reading,
    /// All are there. Also where there is nothing to read: an address of no location that the person may see.
    Complete,
    /// Reading ended too early. Left by `reload` or another folder; retries of single requests are the client's.
    Failed(Failure),
}

/// The reading under way, and who waits for its rows. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct FolderLoader {
    /// Aborts the request; `None` before the first reading and while another screen is shown.
    under_way: StoredValue<Option<AbortHandle>>,
    /// Pages that wait to be drawn together.
    gathered: StoredValue<Option<Page>>,
    /// Taken by the first page that has rows.
    arriving: StoredValue<Arriving>,
}

impl Default for FolderLoader {
    fn default() -> Self {
        Self {
            under_way: StoredValue::new(None),
            gathered: StoredValue::new(None),
            arriving: StoredValue::new(Arriving::default()),
        }
    }
}

/// If the focus was in the list, or is lost with what had it, it goes to the row of the folder just left, or else to the first row.
///
/// Written when a folder begins, and emptied once a row has the focus, so that later pages do not move the focus again.
#[derive(Clone, Default)]
struct Arriving {
    /// Whether the focus was in the rows when the folder changed.
    take_focus: bool,
    /// Whether something else had it, which may go: a dialog, the details.
    had_focus: bool,
    /// The folder just left, where the person has gone up: the row to go on in is the one they came out of.
    came_from: Option<Prefix>,
}

/// Keeps the listing in step with the address for as long as the workspace is there. Nothing is read while another screen
/// is shown.
///
/// Tracked: the `reload` trigger, whether the Files screen is shown, the folder and its location. A reload keeps the
/// open dialog; another folder closes it, since a dialog is about what was selected there.
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
        let had_focus = before.is_some() && !is_lost();
        let came_from = before.filter(|before| before.as_str().starts_with(folder.as_str()));
        state.loader.arriving.set_value(Arriving { take_focus, had_focus, came_from });

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
    offline::read_again_once_online(state);
}

/// Reads a folder from its beginning, instead of the one before; `None` has nothing to read.
///
/// The abort comes first: a late page of the old folder must not join the new listing.
fn begin(state: FilesState, folder: Option<Prefix>) {
    abandon(state);
    state.listing.set(Listing::new(folder.clone().unwrap_or_default()));
    state.kept_at.set(None);
    state.load.set(if folder.is_some() { Load::Reading } else { Load::Complete });
    let Some(folder) = folder else { return };
    let (reading, handle) = abortable(read(state, folder));
    state.loader.under_way.set_value(Some(handle));
    state.workspace().scope.spawn(async move {
        // An error here means that another folder was asked for.
        let _ = reading.await;
    });
}

/// Ends the reading under way, and its request with it. Does nothing where there is none.
fn abandon(state: FilesState) {
    if let Some(handle) = state.loader.under_way.write_value().take() {
        handle.abort();
    }
    state.loader.gathered.set_value(None);
}

/// Reads all pages, and writes how that ended. Dropped without a trace when another reading begins.
async fn read(state: FilesState, folder: Prefix) {
    if !is_online() && show_kept(state, &folder).await {
        return;
    }
    let on_page = |page| gather(state, page);
    let listed = state.workspace().files().list(&folder, on_page).await;
    take(state);
    match listed {
        Ok(()) => {
            state.load.set(Load::Complete);
            offline::keep(state, &folder);
        }
        // There is a network, and no way through it: the browser calls that online.
        Err(failure) if matches!(failure.cause, Cause::Transport(_)) => {
            let is_empty = state.listing.with_untracked(Listing::is_empty);
            if !(is_empty && show_kept(state, &folder).await) {
                state.load.set(Load::Failed(failure));
            }
        }
        Err(failure) => state.load.set(Load::Failed(failure)),
    }
}

/// Shows the folder as this device has kept it; `false` where it has not.
async fn show_kept(state: FilesState, folder: &Prefix) -> bool {
    let Some((at, page)) = offline::kept(state, folder).await else { return false };
    gather(state, page);
    take(state);
    state.kept_at.set(Some(at));
    state.load.set(Load::Complete);
    true
}

/// Keeps a page for the next drawing.
fn gather(state: FilesState, page: Page) {
    let is_first = state.listing.with_untracked(Listing::is_empty);
    let mut is_alone = true;
    state.loader.gathered.update_value(|gathered| match gathered {
        Some(before) => {
            is_alone = false;
            before.append(page);
        }
        None => *gathered = Some(page),
    });
    if is_first {
        take(state);
    } else if is_alone {
        state.workspace().scope.after(GATHERING, move || take(state));
    }
}

/// Adds the pages that have gathered to the listing.
///
/// With the first rows the focus arrives: on the folder that the person came out of where it is among them, or else on
/// the first row. Waiting for a later page would leave the keyboard nowhere meanwhile.
fn take(state: FilesState) {
    // Nothing is left where they went with the folder before, or with the end of the reading.
    let Some(page) = state.loader.gathered.write_value().take() else { return };
    state.keep_place(|listing| listing.add(page));
    let Arriving { take_focus, had_focus, came_from } = state.loader.arriving.get_value();
    if (take_focus || had_focus && is_lost()) && !state.listing.with_untracked(Listing::is_empty) {
        state.loader.arriving.set_value(Arriving::default());
        let folder = state.folder.get_untracked();
        let child = came_from.as_ref().and_then(|from| state.row_of(child(&folder, from)));
        state.focus.go(child.unwrap_or(0));
    }
}

/// The folder is read to its end.
///
/// Announces how many entries there are, which a screen reader learns from nothing else. In an empty folder the focus
/// goes to the breadcrumb, but only where it is lost: whoever has pressed something meanwhile stays there.
fn end(state: FilesState) {
    if state.workspace().files().s3().has_state() {
        state.app().parts.personal.once(state.workspace().scope, move |part| (part.start)(state));
    }
    let count = state.listing.with_untracked(Listing::len);
    let count = (state.text().files.count)(count as u64);
    let mark = untrack(|| offline::mark(state)).map(|mark| [&mark, ". "].concat());
    state.app().announce([mark.unwrap_or_default(), count].concat());
    // No row to go on in: the focus went with the rows of the folder before.
    let takes_focus = state.loader.arriving.with_value(|it| it.take_focus || it.had_focus);
    if takes_focus && is_lost() {
        state.focus_rows();
    }
}

/// Says how many names a search has found, each time that its words change.
///
/// Only a change of the words is announced, not pages that come in later: a count at each page would talk over the
/// person.
fn announce_found(state: FilesState) {
    Effect::new(move |before: Option<String>| {
        let words = state.route.with(|route| match &route.arrangement {
            all if all.everywhere => String::new(), // the part `find` says what it finds
            here => here.search.clone(),
        });
        if before.is_some_and(|before| before != words) && !words.is_empty() {
            let found = state.shown.with_untracked(Shown::len);
            state.app().announce((state.text().files.found)(found as u64));
        }
        words
    });
}

/// The folder directly in `folder` that `below` is, or is in.
///
/// `below` must begin with `folder`, as [`Arriving::came_from`] does.
fn child<'a>(folder: &Prefix, below: &'a Prefix) -> &'a str {
    let rest = &below.as_str()[folder.as_str().len()..];
    let end = rest.find('/').map_or(below.as_str().len(), |slash| folder.as_str().len() + slash + 1);
    &below.as_str()[..end]
}

/// The folder of a route, from the bucket's root.
///
/// The location's prefix may hold `{identity_id}`, for which the workspace's identity stands: the same link opens
/// everyone's own.
pub fn prefix(location: &Location, workspace: Workspace, route: &FilesRoute) -> Prefix {
    location.prefix_for(&workspace.identity()).join(&route.folder)
}
