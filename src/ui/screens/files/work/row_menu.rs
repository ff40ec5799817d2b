//! The context menu of a row: what can be done with the selection.
//!
//! Opened by the row's own button, the second button of a mouse or the menu key; a finger's long press selects. By then `select::select_for_menu` has put the row into the selection.

use leptos::prelude::*;

use crate::ui::components::{ContextMenu, MenuItem};
use crate::ui::context::use_text;
use crate::ui::screens::files::commands::{COMMANDS, Command, Group};
use crate::ui::screens::files::state::FilesState;

/// What can be done with the selection, at the pointer.
///
/// `menu` is what shows it: `None` closes it. `at` is in CSS pixels of the window. Which commands are allowed is asked
/// once, when it opens, since a menu that changes under the pointer is pressed wrongly. Closing leads the focus to the
/// active row, as the menu's own button goes with it.
pub fn row_menu(state: FilesState, menu: RwSignal<Option<(i32, i32)>>, at: (i32, i32)) -> AnyView {
    let text = use_text().tools();
    let item = |command: &'static Command| MenuItem {
        label: (command.label)(text).to_owned(),
        icon: command.icon,
        // After the focus has reached the row: a dialog gives the focus back to what had it when it opened.
        action: Callback::new(move |()| state.workspace().scope.soon(move || (command.run)(state))),
    };
    let is_shown = |command: &&'static Command| {
        matches!(command.group, Group::Row | Group::Selection | Group::Mark)
            && untrack(|| (command.is_allowed)(state))
    };
    let items = COMMANDS.iter().filter(is_shown).map(item).collect::<Vec<_>>();
    let close = move |()| {
        menu.set(None);
        state.focus_rows();
    };
    view! { <ContextMenu label=text.toolbar at items on_close=close /> }.into_any()
}
