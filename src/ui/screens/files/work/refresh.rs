//! Reads the folder that is shown again, aside: the rows stay until the new ones are there, and so do the selection and the place.
//! Asked for by the person, and done by itself when they come back to a tab that shows a folder for long.

use js_sys::Date;
use leptos::{ev, prelude::*};

use crate::model::files::Listing;
use crate::ui::screens::files::folder_loader::Load;
use crate::ui::screens::files::offline;
use crate::ui::screens::files::state::{FilesState, OLD_MS};

/// Reads it again. Uploads go on.
pub fn refresh(state: FilesState) {
    if !is_complete(state) {
        return state.reload.notify();
    }
    state.failed.set(None);
    let folder = state.folder.get_untracked();
    state.workspace().scope.spawn(async move {
        let mut fresh = Listing::new(folder.clone());
        let listed = state.workspace().files().list(&folder, |page| fresh.add(page)).await;
        if state.folder.get_untracked() != folder || !is_complete(state) {
            return; // another folder is shown by now
        }
        match listed {
            Ok(()) => {
                show(state, fresh);
                state.kept_at.set(None);
                offline::keep(state, &folder);
            }
            Err(failure) => state.failed.set(Some(failure)),
        }
    });
}

/// Reads it again whenever the person comes back and it is old, for as long as the current owner.
pub fn on_return(state: FilesState) {
    // Who only looks has the part from the moment at which they come back.
    if state.is_left_for_long() && is_complete(state) {
        refresh(state);
    }
    let read_at = StoredValue::new(0.0);
    Effect::new(move || {
        state.load.track();
        read_at.set_value(Date::now());
    });
    let returned = window_event_listener(ev::visibilitychange, move |_| {
        let is_old = Date::now() - read_at.get_value() > OLD_MS;
        if is_old && state.is_open.get_untracked() && is_complete(state) && !document().hidden() {
            read_at.set_value(Date::now());
            refresh(state);
        }
    });
    on_cleanup(move || returned.remove());
}

fn is_complete(state: FilesState) -> bool {
    state.load.with_untracked(|load| *load == Load::Complete)
}

fn show(state: FilesState, fresh: Listing) {
    let is_busy = state.workspace().is_busy();
    state.keep_place(|listing| {
        if is_busy {
            // What arrived after its page was read is not among these: rows are added, and none is taken away.
            fresh.entries().for_each(|entry| listing.upsert(entry.clone()));
        } else {
            *listing = fresh;
        }
    });
    state.listing.with_untracked(|listing| {
        if state.selection.with_untracked(|selection| selection.iter().any(|id| listing.get(id).is_none())) {
            state.selection.update(|selection| selection.retain(|id| listing.get(id).is_some()));
        }
        state.app().announce((state.text().files.count)(listing.len() as u64));
    });
}
