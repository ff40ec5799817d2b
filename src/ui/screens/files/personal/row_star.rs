//! The star in a row of the list. It stands there for a favourite; elsewhere the pointer or the keyboard brings it out.
//!
//! Drawn once the part is there, and never the reason to fetch it: who has no favourites has no stars.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::state::Personal;
use crate::model::files::Entry;
use crate::model::grid::drawn_name;
use crate::ui::components::{Icon, IconName};
use crate::ui::context::use_text;
use crate::ui::screens::files::state::FilesState;

/// Draws the star of whatever entry stands in a row. No stop of the Tab key: the keyboard has the command of the row.
pub fn draw(state: FilesState, entry: Memo<Option<Entry>>) -> AnyView {
    let Some(personal) = Personal::of(state) else { return ().into_any() };
    personal.load_once();
    let text = use_text().personal();
    let is_starred = Memo::new(move |_| {
        entry.with(|entry| entry.as_ref().is_some_and(|entry| personal.has_star(entry.id())))
    });
    let label = move || {
        let name = entry.with(|entry| entry.as_ref().map(|entry| drawn_name(entry.name())))?;
        Some(if is_starred.get() { (text.unstar)(&name) } else { (text.star)(&name) })
    };
    let press = move |_: MouseEvent| {
        if let Some(entry) = entry.get_untracked() {
            personal.star_one(entry.id(), !is_starred.get_untracked());
        }
    };
    view! {
        <button
            type="button"
            class="row-star"
            class:row-starred=move || is_starred.get()
            tabindex="-1"
            aria-label=label
            on:click=press
        >
            <Icon name=IconName::Star />
        </button>
    }
    .into_any()
}
