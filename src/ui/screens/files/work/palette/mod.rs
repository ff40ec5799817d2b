//! The list of all commands: a field, and below it what fits. A combobox with a listbox, as the ARIA Authoring Practices have it:
//! the focus stays in the field, `aria-activedescendant` says which option Enter takes.
//!
//! | key | what it does |
//! |---|---|
//! | a letter | shows what fits, the best first |
//! | arrows up and down | another option, around the ends |
//! | Enter | closes the list and performs the option |
//! | Esc, a press outside | closes the list |
//!
//! Opened by its keys from any screen (`commands::on_page_key`), and drawn in the banner. With the keyboard on a row and nothing
//! selected the commands are about that row, as its keys are: the row is selected while the list is open.

mod items;
mod list;

use leptos::{html, prelude::*};

use self::items::Item;
use crate::model::files::Selection;
use crate::ui::components::Pick;
use crate::ui::context::{App, Workspace};
use crate::ui::screens::files::select::select;
use crate::ui::screens::files::state::FilesState;

/// The list, while it is open. A second dialog beside an open one would take it apart, so the keys do nothing there.
#[component]
pub fn Palette(
    /// The page.
    app: App,
) -> impl IntoView {
    let open = Memo::new(move |_| app.palette.get());
    move || {
        if !open.get() {
            return None;
        }
        if matches!(document().query_selector("dialog[open]"), Ok(None)) {
            return Some(view! { <list::List opened=Opened::new(app) /> });
        }
        app.scope.soon(move || app.palette.set(false));
        None
    }
}

/// What is the list's as long as it is open.
#[derive(Clone, Copy)]
struct Opened {
    app: App,
    items: StoredValue<Vec<Item>, LocalStorage>,
    dialog: NodeRef<html::Dialog>,
    /// The state whose row was selected for the list.
    lent: StoredValue<Option<FilesState>>,
}

impl Opened {
    fn new(app: App) -> Self {
        let state = app.workspace.get_untracked().and_then(Workspace::state);
        let lent = state.filter(|state| is_on_row(*state));
        if let Some(state) = lent {
            select(state, state.focus.active.get_untracked(), Pick::Only);
        }
        Self {
            app,
            items: StoredValue::new_local(items::all(app, app.text.get_untracked())),
            dialog: NodeRef::new(),
            lent: StoredValue::new(lent),
        }
    }

    /// What the commands are about: a name, or how many.
    fn about(self) -> Option<String> {
        let state = self.app.workspace.get_untracked().and_then(Workspace::state)?;
        if !state.is_open.get_untracked() {
            return None;
        }
        let text = self.app.text.get_untracked();
        match state.selection.with_untracked(Selection::len) {
            0 => None,
            1 => Some((text.palette().about)(untrack(|| state.only_selected())?.name())),
            several => Some((text.files.selected)(several as u64)),
        }
    }

    /// Closes the list, which gives the focus back to what had it before. A row that was selected for the list alone is no longer.
    fn close(self, keeps_selection: bool) {
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
        }
        if let Some(state) = self.lent.get_value().filter(|_| !keeps_selection) {
            state.selection.update(Selection::clear);
        }
        self.app.palette.set(false);
    }

    /// Closes the list, then performs a command: after the focus is back, so that a dialog can give it back there in turn.
    fn perform(self, at: usize) {
        let Some(item) = self.items.with_value(|items| items.get(at).cloned()) else { return };
        self.close(item.is_about_selection);
        self.app.scope.soon(move || (item.run)());
    }
}

/// Whether keys would be about the keyboard's row: the focus is there, and nothing else is selected or open.
fn is_on_row(state: FilesState) -> bool {
    state.focus.is_inside()
        && state.selection.with_untracked(Selection::is_empty)
        && state.route.with_untracked(|route| route.open.is_none())
}
