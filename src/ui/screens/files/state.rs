//! What the parts of the Files screen share. The address says which folder is shown and how; the listing, the selection
//! and the open dialog are signals; decisions about them are `model::files`'.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

pub use super::reading::Load;
use super::reading::{Reading, folder, place};
use crate::config::{Location, Rights};
use crate::model::failure::Failure;
use crate::model::files::Prefix;
use crate::model::files::{Arrangement, Entry, File, Listing, Selection};
use crate::model::grid::Window;
use crate::model::route::{FilesRoute, Route};
use crate::model::text::Text;
use crate::ui::components::GridFocus;
use crate::ui::context::{App, Workspace};

/// The screen's state. Copies are handles to the same things.
#[derive(Clone, Copy)]
pub struct FilesState {
    page: StoredValue<(App, Workspace)>,
    /// The place in the address.
    pub route: Memo<FilesRoute>,
    /// The location in the address; `None` where there is none of this name that the person may see.
    pub location: Memo<Option<Location>>,
    /// What the page offers there.
    pub rights: Memo<Rights>,
    /// The folder, from the bucket's root.
    pub folder: Memo<Prefix>,
    /// What is known of the folder.
    pub listing: RwSignal<Listing>,
    /// How far reading it is.
    pub load: RwSignal<Load>,
    /// Reads the folder again.
    pub again: Trigger,
    /// The places in the listing of the rows shown, in their order.
    pub shown: Memo<Vec<usize>>,
    /// What is selected.
    pub selection: RwSignal<Selection>,
    /// The keyboard's place.
    pub focus: GridFocus,
    /// Whether details were opened on purpose, and the focus is on its way to them.
    pub opened: StoredValue<bool>,
    /// The dialog that is open.
    pub asked: RwSignal<Option<Asked>>,
    /// Something to tell that is no failure of a service.
    pub notice: RwSignal<Option<String>>,
    /// What went wrong last with something that was asked for, beside the listing itself.
    pub failed: RwSignal<Option<Failure>>,
}

/// A dialog of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// "New folder".
    NewFolder,
    /// "Delete …?"
    Delete(Vec<Entry>),
    /// "Sync with a folder".
    Sync,
    /// "Verify …".
    Verify(File),
}

impl FilesState {
    /// The state for what is read.
    pub fn new(reading: Reading) -> Self {
        let Reading { app, workspace, listing, load, .. } = reading;
        let config = StoredValue::new_local(app.config());
        let route = Memo::new(move |before: Option<&FilesRoute>| match (app.route.get(), before) {
            (Route::Files(route), _) => route,
            // The address already leads elsewhere, and the screen is about to go: it keeps what it shows.
            (_, Some(before)) => before.clone(),
            _ => config.with_value(|config| home(&config.locations, workspace)),
        });
        let location = Memo::new(move |_| route.with(|route| reading.location(route)));
        let folder = Memo::new(move |_| {
            let route = route.get();
            let inside = location.with(|it| it.as_ref().map(|it| folder(it, workspace, &route)));
            inside.unwrap_or(route.folder)
        });
        let arrangement = Memo::new(move |_| route.with(|route| route.arrangement.clone()));
        Self {
            page: StoredValue::new((app, workspace)),
            route,
            location,
            rights: Memo::new(move |_| {
                location.with(|it| it.as_ref().map(|it| workspace.rights(it)).unwrap_or_default())
            }),
            folder,
            listing,
            load,
            again: Trigger::new(),
            shown: Memo::new(move |_| arrangement.with(|it| listing.with(|listing| listing.arranged(it)))),
            selection: RwSignal::new(Selection::default()),
            focus: GridFocus::new(),
            opened: StoredValue::new(false),
            asked: RwSignal::new(None),
            notice: RwSignal::new(None),
            failed: RwSignal::new(None),
        }
    }

    /// The page.
    pub fn app(self) -> App {
        self.page.get_value().0
    }

    /// Whose files.
    pub fn workspace(self) -> Workspace {
        self.page.get_value().1
    }

    /// Whether the screen is gone, and everything here with it: to be asked after each wait for an answer.
    pub fn is_gone(self) -> bool {
        self.page.is_disposed()
    }

    /// The sentences, where no context is at hand: after an answer has come.
    pub fn text(self) -> &'static Text {
        self.app().text.get_untracked()
    }

    /// What the folder is called: its own name, or its location's.
    pub fn folder_name(self) -> String {
        let name = self.route.with(|route| route.folder.name().to_owned());
        if name.is_empty() { self.location.get().map(|it| it.name).unwrap_or_default() } else { name }
    }

    /// The entry in a row.
    pub fn entry(self, row: usize) -> Option<Entry> {
        let place = self.shown.with(|shown| shown.get(row).copied())?;
        self.listing.with(|listing| listing.at(place).cloned())
    }

    /// The row of an entry, by its id.
    pub fn row_of(self, id: &str) -> Option<usize> {
        self.listing.with_untracked(|listing| {
            let is_it = |&place: &usize| listing.at(place).is_some_and(|entry| entry.id() == id);
            self.shown.with_untracked(|shown| shown.iter().position(is_it))
        })
    }

    /// The entries that are selected and still there.
    pub fn selected(self) -> Vec<Entry> {
        self.selection.with(|selection| {
            self.listing.with(|listing| selection.iter().filter_map(|id| listing.get(id).cloned()).collect())
        })
    }

    /// The one entry whose details are shown: the one in the address, or else the only one selected.
    pub fn detailed(self) -> Option<Entry> {
        if let Some(name) = self.route.with(|route| route.open.clone()) {
            return self.listing.with(|listing| listing.named(&name).cloned());
        }
        let id = self.selection.with(|it| it.iter().next().filter(|_| it.len() == 1).map(str::to_owned))?;
        self.listing.with(|listing| listing.get(&id).cloned())
    }

    /// Another folder of the same location.
    pub fn place(self, below: &Prefix) -> Route {
        place(&self.route.get(), &self.folder.get(), below)
    }

    /// Shows the folder in another order, or with another search.
    pub fn arrange(self, arrangement: Arrangement) {
        let route = self.route.get_untracked();
        self.focus.active.set(0);
        self.app().replace(&Route::Files(FilesRoute { arrangement, ..route }));
    }

    /// Opens an entry's details, or closes them.
    pub fn open(self, name: Option<String>) {
        let route = self.route.get_untracked();
        self.opened.set_value(name.is_some());
        if route.open != name {
            self.app().go(&Route::Files(FilesRoute { open: name, ..route }));
        }
    }

    /// Changes whose details are open, without a step in the history.
    pub fn show_details(self, name: Option<String>) {
        let route = self.route.get_untracked();
        if route.open != name {
            self.app().replace(&Route::Files(FilesRoute { open: name, ..route }));
        }
    }

    /// Leads the keyboard to the active row, or to the breadcrumb where there are no rows.
    pub fn focus_rows(self) {
        if self.shown.with_untracked(Vec::is_empty) {
            let here = document().get_element_by_id("breadcrumb-here");
            if let Some(here) = here.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = here.focus();
            }
        } else {
            self.focus.go(self.focus.active.get_untracked());
        }
    }

    /// Changes the listing without a jump: the row in view stays in view, the row with the focus keeps it.
    pub fn keep_place(self, change: impl FnOnce(&mut Listing)) {
        let GridFocus { active, window: seen, .. } = self.focus;
        let (at, Window { top, row, .. }) = (active.get_untracked(), seen.get_untracked());
        let inside = self.focus.is_inside();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates at 0")]
        let first = (top / row) as usize;
        let id = |row| untrack(|| self.entry(row)).map(|entry| entry.id().to_owned());
        let (active_id, first_id) = (id(at), id(first).filter(|_| top > 0.0));

        self.listing.update(change);

        let last = self.shown.with_untracked(Vec::len).saturating_sub(1);
        let now = active_id.and_then(|id| self.row_of(&id)).unwrap_or(at).min(last);
        if now != at {
            if inside { self.focus.go(now) } else { active.set(now) }
        }
        if let Some(moved) = first_id.and_then(|id| self.row_of(&id)).filter(|&moved| moved != first) {
            #[allow(clippy::cast_precision_loss, reason = "exact below 2^52 rows")]
            let by = (moved as f64 - first as f64) * row;
            request_animation_frame(move || window().scroll_by_with_x_and_y(0.0, by));
        }
    }
}

/// Where the screen begins when the address names no place.
fn home(locations: &[Location], workspace: Workspace) -> FilesRoute {
    let first = locations.iter().find(|it| workspace.rights(it).list);
    FilesRoute::location(first.map(|it| it.id.clone()).unwrap_or_default())
}
