//! What can be done with a hit: by the buttons above the rows, and in the row's context menu.

use leptos::prelude::*;

use super::super::download;
use super::last;
use super::reveal::{Reveal, reveal};
use super::state::Search;
use crate::model::files::Entry;
use crate::ui::components::{Button, ContextMenu, IconName, MenuItem, Size};
use crate::ui::context::use_text;

/// One of the things that can be done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Open,
    Show,
    Download,
}

impl Action {
    const ALL: [Self; 3] = [Self::Open, Self::Show, Self::Download];

    fn label(self) -> &'static str {
        match self {
            Self::Open => use_text().tools().open,
            Self::Show => use_text().find().show_in_folder,
            Self::Download => use_text().tools().download,
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::Open => IconName::ChevronRight,
            Self::Show => IconName::Folder,
            Self::Download => IconName::Download,
        }
    }

    /// Whether it can be done with this hit. Tracked.
    fn is_allowed(self, search: Search, entry: &Entry) -> bool {
        self != Self::Download || search.state.rights.get().read && entry.is_reachable()
    }

    fn run(self, search: Search, row: usize) {
        let Some(entry) = untrack(|| search.hit(row)) else { return };
        match self {
            Self::Open => go_to(search, &entry, Reveal::Open),
            Self::Show => go_to(search, &entry, Reveal::Select),
            Self::Download => download::start(search.state, vec![entry]),
        }
    }
}

/// Opens a hit: goes into a folder, or to the file in its own.
pub fn open(search: Search, row: usize) {
    if let Some(entry) = untrack(|| search.hit(row)) {
        go_to(search, &entry, Reveal::Open);
    }
}

fn go_to(search: Search, hit: &Entry, what: Reveal) {
    last::note(search.state, hit.id());
    reveal(search.state, hit, what);
}

/// The buttons about the row that is selected. They stand there without one too: rows that moved with a first press would be
/// missed by the second.
#[component]
pub fn Actions(
    /// The search.
    search: Search,
) -> impl IntoView {
    let text = use_text().find();
    let button = |action: Action| {
        let press = move |()| {
            if let Some(row) = search.selected.get_untracked() {
                action.run(search, row);
            }
        };
        let disabled = Signal::derive(move || {
            let entry = search.selected.get().and_then(|row| search.hit(row));
            entry.is_none_or(|entry| !action.is_allowed(search, &entry))
        });
        view! { <Button label=action.label() icon=action.icon() size=Size::Small disabled on_press=press /> }
    };
    let buttons: Vec<_> = Action::ALL.into_iter().map(button).collect();
    view! { <div class="find-actions" role="group" aria-label=text.actions>{buttons}</div> }
}

/// The context menu of a row.
pub fn menu(search: Search, menu: RwSignal<Option<(usize, (i32, i32))>>) -> Option<AnyView> {
    let (row, at) = menu.get()?;
    let entry = untrack(|| search.hit(row))?;
    let item = |action: Action| MenuItem {
        label: action.label().to_owned(),
        icon: action.icon(),
        action: Callback::new(move |()| {
            search.state.workspace().scope.soon(move || action.run(search, row));
        }),
    };
    let allowed = Action::ALL.into_iter().filter(|action| untrack(|| action.is_allowed(search, &entry)));
    let items: Vec<_> = allowed.map(item).collect();
    let close = move |()| {
        menu.set(None);
        search.focus.go(search.focus.active.get_untracked());
    };
    Some(view! { <ContextMenu label=use_text().find().actions at items on_close=close /> }.into_any())
}
