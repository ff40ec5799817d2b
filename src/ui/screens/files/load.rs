//! Keeps the listing in step with the address: reads anew when the address or the person asks for another folder, and
//! leads on whoever was in its rows.

use leptos::prelude::*;

use super::reading::Reading;
use super::state::{FilesState, Load};
use crate::model::files::{Listing, Page, Prefix};

/// Whoever was in the rows goes on in the rows of the next folder: at the one they came out of, or the first.
#[derive(Clone, Default)]
struct Arriving {
    take_focus: bool,
    came_from: Option<Prefix>,
}

/// Keeps the listing in step with the address for as long as the screen is there. What `reading` has begun goes on.
pub fn follow(state: FilesState, reading: Reading) {
    let arriving = StoredValue::new(Arriving::default());
    reading.take_over(move |page| take(state, arriving, page));
    Effect::new(move |before: Option<Prefix>| {
        state.again.track();
        let folder = state.folder.get();
        if before.is_none() && state.listing.with_untracked(|listing| *listing.prefix() == folder) {
            return folder;
        }
        let take_focus = state.focus.is_inside();
        let came_from = before.filter(|before| before.as_str().starts_with(folder.as_str()));
        arriving.set_value(Arriving { take_focus, came_from });

        state.failed.set(None);
        state.notice.set(None);
        state.selection.update(crate::model::files::Selection::clear);
        state.focus.active.set(0);
        let is_place = state.location.with(Option::is_some);
        reading.begin(is_place.then(|| folder.clone()));
        if is_place {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        folder
    });
    Effect::new(move || {
        if state.load.with(|load| *load == Load::Complete) && state.location.with_untracked(Option::is_some) {
            end(state, arriving.with_value(|it| it.take_focus));
        }
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

/// Puts a page to what is there.
fn take(state: FilesState, arriving: StoredValue<Arriving>, page: Page) {
    state.keep_place(|listing| listing.add(page));
    let Arriving { take_focus, came_from } = arriving.get_value();
    if take_focus && !state.listing.with_untracked(Listing::is_empty) {
        arriving.set_value(Arriving::default());
        let folder = state.folder.get_untracked();
        let child = came_from.as_ref().and_then(|from| state.row_of(child(&folder, from)));
        state.focus.go(child.unwrap_or(0));
    }
}

/// The folder is read to its end.
fn end(state: FilesState, take_focus: bool) {
    let count = state.listing.with_untracked(Listing::len);
    state.app().announce((state.text().files.count)(count as u64));
    // No row to go on in: the focus went with the rows of the folder before.
    if take_focus && document().active_element() == document().body().map(Into::into) {
        state.focus_rows();
    }
}

/// The folder directly in `folder` that `below` is, or is in.
fn child<'a>(folder: &Prefix, below: &'a Prefix) -> &'a str {
    let rest = &below.as_str()[folder.as_str().len()..];
    let end = rest.find('/').map_or(below.as_str().len(), |slash| folder.as_str().len() + slash + 1);
    &below.as_str()[..end]
}
