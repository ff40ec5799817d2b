//! The part "views": forms of the list other than the first one, and the menu "View" that chooses.
//!
//! Fetched by its menu, and by a device that chose another view before: the rows wait for it then, and the listing comes meanwhile.
//! One grid draws all forms. Its rows stand side by side in a gallery, as the style sheet has them; roles, keys, selection, drags
//! and menus are those of the rows.
//!
//! | file | what |
//! |---|---|
//! | `setting` | the choice, kept on the device; of the core |
//! | `menu` | the menu "View" |
//! | `change` | another view, and what stands beside the rows in it |
//! | `marquee` | a rectangle that selects |
//! | `cells` | further columns, and what watches the room for rows |
//! | `picture` | the small picture of a tile |
//! | `pictures` | those that were seen last |

mod cells;
mod change;
mod marquee;
mod menu;
mod picture;
mod pictures;
mod setting;

use leptos::prelude::*;

pub use setting::ViewSetting;

use super::state::FilesState;
use crate::model::files::Entry;
use crate::ui::parts::{PartValue, chunk};

/// The functions of the part, as the core calls them.
#[derive(Clone, Copy)]
pub struct ViewsPart {
    /// Draws the menu.
    pub menu: fn(FilesState) -> AnyView,
    /// Draws the heads of the columns that the first form of the list has not.
    pub head: fn(FilesState) -> AnyView,
    /// Draws what stands beside the rows.
    pub beside: fn(FilesState) -> AnyView,
    /// Draws the cells of these for a row, and its picture.
    pub cells: fn(FilesState, Memo<Option<Entry>>) -> AnyView,
}

/// Named by [`part`] alone: another use would pull the part into the core.
const PART: &ViewsPart = &ViewsPart {
    menu: |state| view! { <menu::ViewMenu state /> }.into_any(),
    head: cells::head,
    beside: change::beside,
    cells: cells::cells,
};

chunk! {
    /// Fetches the part.
    pub fn part -> PartValue, views, files_views, PART
}
