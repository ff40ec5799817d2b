//! The part "personal": what follows the person from device to device. Favourites, what was used last, and how they like the page;
//! the screens "Favourites" and "Recent" show the first two.
//!
//! Fetched once there is something to read (the listing of their own folder has shown it), something to write (a star, a file that
//! was used, another sorting), or one of the screens. What is known of entries is [`crate::model::personal`]'s, reading and writing
//! is `client::personal`'s; here both meet the page.
//!
//! | who | where it is kept |
//! |---|---|
//! | a person with a folder of their own | `.alcove/state.json` in it |
//! | a guest | on this device, and recents only if they ask for it |
//! | anybody else | not at all: there is neither star nor screen |

mod entry;
mod gone;
mod kept;
mod list;
mod offline;
mod outside;
mod row_star;
mod screen;
mod settings;
mod state;

use leptos::prelude::*;
use serde_json::Value;

use super::state::FilesState;
use crate::model::files::Entry;
use crate::model::personal::Did;
use crate::model::route::Collection;
use crate::ui::context::{App, Workspace};
use crate::ui::parts::{PartValue, chunk};
pub use outside::{is_starred, keep_order, may_star, moved, note, star};
use state::Personal;

/// The functions of the part, as the rest of the page calls them.
#[derive(Clone, Copy)]
pub struct PersonalPart {
    /// Reads what there is, unless that was begun before.
    pub start: fn(FilesState),
    /// Whether all that is selected are favourites. Tracked.
    pub is_starred: fn(FilesState) -> bool,
    /// Makes what is selected favourites, or no favourites.
    pub star: fn(FilesState, bool),
    /// Whether this key or prefix is a favourite. Tracked.
    pub has_star: fn(FilesState, &str) -> bool,
    /// Makes it one, or none.
    pub star_one: fn(FilesState, &str, bool),
    /// Draws the star of the entry in a row of the list.
    pub row_star: fn(FilesState, Memo<Option<Entry>>) -> AnyView,
    /// Notes what was done with these keys and prefixes.
    pub note: fn(FilesState, Vec<String>, Did),
    /// Follows entries that have other keys or prefixes now.
    pub moved: fn(FilesState, Vec<(String, String)>),
    /// Keeps the order of the list that is shown.
    pub sorted: fn(FilesState),
    /// A setting. Tracked. `None` where the person has not chosen, or as long as that is not known.
    pub setting: fn(FilesState, &str) -> Option<Value>,
    /// Keeps a setting that the person has chosen.
    pub set_setting: fn(FilesState, &str, Value),
    /// Draws a screen.
    pub screen: fn(Workspace, Collection) -> AnyView,
    /// Writes what is not written yet, then calls back: before the session ends.
    pub flush: fn(App, Workspace, fn(App)),
}

/// Named by [`part`] alone: another use would pull the part into the core.
const PART: &PersonalPart = &PersonalPart {
    start: |state| with(state, Personal::load_once),
    is_starred: |state| Personal::of(state).is_some_and(Personal::is_starred),
    star: |state, is_starred| with(state, |personal| personal.star(is_starred)),
    has_star: |state, id| settings::of(state).is_some_and(|personal| personal.has_star(id)),
    star_one: |state, id, is_starred| with(state, |personal| personal.star_one(id, is_starred)),
    row_star: row_star::draw,
    note: |state, ids, did| with(state, |personal| personal.note(&ids, did)),
    moved: |state, moved| with(state, |personal| personal.moved(moved)),
    sorted: |state| with(state, settings::keep_order),
    setting: |state, name| settings::of(state)?.document.with(|it| it.setting(name).cloned()),
    set_setting: |state, name, value| with(state, |personal| personal.set(name, value)),
    screen: screen::draw,
    flush: kept::flush,
};

chunk! {
    /// Fetches the part.
    pub fn part -> PartValue, personal, files_personal, PART
}

fn with(state: FilesState, use_it: impl FnOnce(Personal)) {
    if let Some(personal) = Personal::of(state) {
        use_it(personal);
    }
}
