//! The part "details": everything known of one entry, beside the list; a sheet over it on a phone.
//!
//! Fetched by the first press on the rows, or the first entry selected or opened by a key or the address.

mod buttons;
mod change;
mod more;
mod panel;
mod restore;
mod restore_form;
mod size;

use leptos::prelude::*;

use super::state::FilesState;
use crate::ui::lazy::lazy;
use crate::ui::parts::{Part, PartValue, chunk};

/// The functions of the part, as the core calls them; the parts `find` and `tree` have the same.
#[derive(Clone, Copy)]
pub struct DetailsPart {
    /// Draws it: here, the details of the one entry that is selected or open.
    pub panel: fn(FilesState) -> AnyView,
}

/// Named by [`part`] alone: another use would pull the part into the core.
const PART: &DetailsPart = &DetailsPart { panel: |state| view! { <panel::Details state /> }.into_any() };

chunk! {
    /// Fetches the part.
    pub fn part -> PartValue, details, files_details, PART
}

/// The details, as long as there is an entry to tell of.
pub fn details(state: FilesState) -> AnyView {
    let is_shown = Memo::new(move |_| state.detailed().is_some());
    let panel = move || is_shown.get().then(|| panel(state, state.app().parts.details));
    panel.into_any()
}

/// What a part draws for the screen, once it is there.
pub(super) fn panel(state: FilesState, part: Part<DetailsPart>) -> AnyView {
    lazy(part, move |part| (part.panel)(state), || ().into_any())
}
