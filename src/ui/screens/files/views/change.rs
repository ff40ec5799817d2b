//! Another view: chosen, and what was in view stays there. And what stands beside the rows in it.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::model::files::{Folders, View};
use crate::ui::screens::files::details;
use crate::ui::screens::files::state::FilesState;

/// From so many pixels on there is room for the tree.
const WIDE: f64 = 1_000.0;

/// The tree of folders, where it was chosen and has room.
pub fn beside(state: FilesState) -> AnyView {
    let room = RwSignal::new(is_wide());
    let resized = window_event_listener(ev::resize, move |_| room.set(is_wide()));
    on_cleanup(move || resized.remove());
    let is_shown = Memo::new(move |_| room.get() && state.view.get().has_tree);
    let tree = move || is_shown.get().then(|| details::panel(state, state.app().parts.tree));
    tree.into_any()
}

/// Whether there is room for it now.
pub fn is_wide() -> bool {
    window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width >= WIDE)
}

/// With the tree, or no longer.
pub const fn with_tree(mut view: View) -> View {
    view.has_tree = !view.has_tree;
    view
}

/// Folders first, or no longer.
pub fn mixed(mut view: View) -> View {
    view.folders = if view.folders == Folders::First { Folders::Mixed } else { Folders::First };
    view
}

/// Chooses a view. What was in view stays there, though rows get another height.
pub fn set(state: FilesState, view: View) {
    let (before, seen) = (untrack(|| state.view.get()), state.focus.window.get_untracked());
    state.view.set(view);
    if before.layout != view.layout && seen.top > 0.0 {
        let first = seen.first();
        state.workspace().scope.after(Duration::from_millis(100), move || {
            let now = state.focus.window.get_untracked();
            window().scroll_by_with_x_and_y(0.0, now.line(first) * now.row - now.top);
        });
    }
}
