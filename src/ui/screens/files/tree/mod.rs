//! The part "tree": the folders of the location beside the list.
//!
//! Fetched where the person has chosen it in the menu "View" and the window has room for it. A folder's folders are asked for when it
//! is opened, by a listing of its own; those of the folder in the list are known from there. All of it ends with the tree.
//!
//! | file | what |
//! |---|---|
//! | `model::files::tree` | which lines there are, and where keys lead |
//! | `state` | reads folders, follows the list, keeps the keyboard's line |
//! | `lines` | draws the lines |
//! | `keys` | presses and keys |
//! | `drop` | files from outside that are dropped on a line |
//!
//! Rows of the list that are dropped on a line are the part organize's, as those dropped on a folder's row are.

mod drop;
mod keys;
mod lines;
mod state;

use leptos::prelude::*;

use super::details::DetailsPart;
use crate::ui::parts::{PartValue, chunk};

/// Named by [`part`] alone: another use would pull the part into the core.
const PART: &DetailsPart = &DetailsPart { panel: |state| view! { <lines::Lines state /> }.into_any() };

chunk! {
    /// Fetches the part.
    pub fn part -> PartValue, tree, files_tree, PART
}
