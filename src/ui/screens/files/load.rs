//! Reads the folder in the address, page by page, and anew when the address or the person asks for another.

use futures_util::future::abortable;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::{FilesState, Load};
use crate::model::files::Listing;
use crate::model::files::Prefix;

/// Keeps the listing in step with the address for as long as the screen is there.
pub fn follow(state: FilesState) {
    Effect::new(move |before: Option<Prefix>| {
        state.again.track();
        let folder = state.folder.get();
        // Whoever was in the rows goes on in the rows of the next folder: at the one they came out of, or the first.
        let was_inside = state.focus.is_inside();
        let came_from = before.filter(|before| before.as_str().starts_with(folder.as_str()));

        state.failed.set(None);
        state.notice.set(None);
        state.selection.update(crate::model::files::Selection::clear);
        state.focus.active.set(0);
        state.listing.set(Listing::new(folder.clone()));
        if state.location.with(Option::is_none) {
            state.load.set(Load::Complete);
            return folder;
        }
        state.load.set(Load::Reading);
        window().scroll_to_with_x_and_y(0.0, 0.0);

        let there = folder.clone();
        let (reading, handle) = abortable(read(state, there, came_from, was_inside));
        spawn_local(async move {
            // An error here means that it was abandoned, as asked.
            let _ = reading.await;
        });
        on_cleanup(move || handle.abort());
        folder
    });
    announce_found(state);
}

/// Says how many names a search has found, each time that its words change.
fn announce_found(state: FilesState) {
    Effect::new(move |before: Option<String>| {
        let words = state.route.with(|route| route.arrangement.search.clone());
        if before.is_some_and(|before| before != words) && !words.is_empty() {
            let found = state.shown.with_untracked(Vec::len);
            state.app().announce((state.text().files.found)(found as u64));
        }
        words
    });
}

/// Reads one folder to its end.
async fn read(state: FilesState, folder: Prefix, came_from: Option<Prefix>, mut take_focus: bool) {
    let text = &state.text().files;
    let files = state.workspace().files();
    let result = files
        .list(&folder, |page| {
            state.keep_place(|listing| listing.add(page));
            if take_focus && !state.listing.with_untracked(Listing::is_empty) {
                take_focus = false;
                let child = came_from.as_ref().and_then(|from| state.row_of(child(&folder, from)));
                state.focus.go(child.unwrap_or(0));
            }
        })
        .await;
    match result {
        Ok(()) => {
            state.load.set(Load::Complete);
            let count = state.listing.with_untracked(Listing::len);
            state.app().announce((text.count)(count as u64));
            // No row to go on in: the focus went with the rows of the folder before.
            if take_focus && document().active_element() == document().body().map(Into::into) {
                state.focus_rows();
            }
        }
        Err(failure) => state.load.set(Load::Failed(failure)),
    }
}

/// The folder directly in `folder` that `below` is, or is in.
fn child<'a>(folder: &Prefix, below: &'a Prefix) -> &'a str {
    let rest = &below.as_str()[folder.as_str().len()..];
    let end = rest.find('/').map_or(below.as_str().len(), |slash| folder.as_str().len() + slash + 1);
    &below.as_str()[..end]
}
