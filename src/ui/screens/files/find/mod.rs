//! The part "find": what is found in all folders below the open one, in place of the folder's own rows.
//!
//! Fetched once somebody searches there: by the button beside the search box, Enter in it, or an address with `find=`. What is
//! looked for is in the address alone; the search begins with the view and ends with it, requests and all.

mod actions;
mod filters;
mod head;
mod hits;
mod last;
pub mod reveal;
mod row;
mod state;

use leptos::prelude::*;

use super::details::DetailsPart;
use super::state::FilesState;
use crate::ui::parts::{PartValue, chunk};

/// Named by [`part`] alone: another use would pull the part into the core. Of the same type as the part `details`, so that the
/// core carries one way to draw both.
const PART: &DetailsPart = &DetailsPart { panel: |state| view! { <Find state /> }.into_any() };

chunk! {
    /// Fetches the part.
    pub fn part -> PartValue, find, files_find, PART
}

/// The search, and what it has found so far.
#[component]
fn Find(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let search = state::Search::begin(state);
    view! {
        <section class="find">
            <head::Head search />
            <filters::Filters search />
            <hits::Hits search />
        </section>
    }
}
