//! The Files screen: what a folder holds, and all that can be done with it.
//!
//! Where to start: `reading` reads the folder in the address and `still` draws it, which is all of the first load. What
//! brings it to life is fetched right after: `live` is the whole screen, `state` is what its parts share, `load` fills
//! it, `listing` draws it, `commands` says what the keyboard and the mouse do in it. Beside them stand one file for each
//! dialog and for each thing around the list.

mod archive;
mod commands;
mod delete;
mod details;
mod download;
mod listing;
mod live;
mod load;
mod new_folder;
mod reading;
mod row;
mod search;
mod state;
mod still;
mod sync;
mod toolbar;
mod transfers;
mod upload;
mod vacant;
mod way;

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;

pub use search::SearchBox;

use crate::model::files::Listing;
use crate::ui::chunks::chunk;
use crate::ui::context::{use_app, use_text, use_workspace};
use crate::ui::later::{Draw, Later};
use crate::ui::picture::picture;
use reading::{Load, Reading};

chunk! {
    /// Draws the whole screen.
    fn live -> Draw<Reading>, files, files_screen, |reading| view! { <live::LiveFiles reading /> }.into_any()
}

/// How long the page rests once rows are painted, before the rest of the screen is fetched.
const REST: Duration = Duration::from_millis(50);

thread_local! {
    /// Whether the rest of the screen was fetched before: there is nothing to wait for then.
    static IS_FETCHED: Cell<bool> = const { Cell::new(false) };
}

/// The folder in the address, for whoever is here.
#[component]
pub fn FilesScreen() -> impl IntoView {
    let reading = Reading::follow(use_app(), use_workspace());
    let (later, text) = (Later::new(live, reading), use_text());
    Effect::new(move || {
        let is_reading = reading.load.with(|load| *load == Load::Reading);
        let is_empty = reading.listing.with(Listing::is_empty);
        if IS_FETCHED.get() || (is_empty && !is_reading) {
            later.wake(); // there already, or why there is no row must be said
        } else if !is_empty {
            request_animation_frame(move || set_timeout(move || later.wake(), REST));
        }
    });
    picture(later, ".grid", move || still::still(text, reading))
}
