//! The state of the Files screen, which its workspace owns: it stays while another screen is shown.
//!
//! | what | where its truth is | who writes it |
//! |---|---|---|
//! | folder, order, search, open details | the address | links, [`FilesState::arrange`], [`FilesState::open`] |
//! | listing, how far it is read | signals here | `folder_loader`; uploads and deletions that arrive in it |
//! | selection, keyboard's row, open dialog | signals here | `select`, `commands` |
//! | rows shown, rights, location | memos of the above | nobody |
//!
//! The address comes first so that a reload, a shared link and Back show what was seen. Decisions about all of it are
//! `model::files`'; here they meet the signals and the focus.

use std::rc::Rc;

use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::folder_loader::{self, FolderLoader, Load};
use super::views::ViewSetting;
use super::work::WorkState;
use crate::config::{Location, Rights};
use crate::model::failure::Failure;
use crate::model::files::Prefix;
use crate::model::files::{Arrangement, Entry, File, Listing, Selection, Shown};
use crate::model::route::{FilesRoute, Route};
use crate::model::text::Text;
use crate::ui::components::{FilePicker, GridFocus};
use crate::ui::context::{App, Workspace};
use crate::ui::focus::is_lost;

/// What is shown for longer than this, in milliseconds, is read again when the person comes back.
pub const OLD_MS: f64 = 60_000.0;

/// The screen's state. Copies are handles to the same things.
#[derive(Clone, Copy)]
pub struct FilesState {
    app: App,
    workspace: Workspace,
    /// Whether the address names a folder, and not another screen.
    pub is_open: Memo<bool>,
    /// The folder's route; while another screen is shown, the last one.
    pub route: Memo<FilesRoute>,
    /// The location in the address; `None` where there is none of this name that the person may see.
    pub location: Memo<Option<Location>>,
    /// What the page offers there, by the configuration. No protection: S3 decides by the policy of the person's role.
    pub rights: Memo<Rights>,
    /// The folder, from the bucket's root.
    pub folder: Memo<Prefix>,
    /// What is known of the folder: the pages that have come, with what was uploaded, made and deleted here since.
    pub listing: RwSignal<Listing>,
    /// How far reading the folder is.
    pub load: RwSignal<Load>,
    /// Where the listing is one that this device has kept: when it was read, in milliseconds since the epoch.
    pub kept_at: RwSignal<Option<i64>>,
    /// Reads the folder again from its beginning: notified by "Try again", and by work that changed the folder unseen.
    pub reload: Trigger,
    /// The reading under way.
    pub(super) loader: FolderLoader,
    /// How rows look, as far as the part "views" is there to draw them so.
    pub view: ViewSetting,
    /// The rows shown, in their order. Sorted once for each change of listing or arrangement, however many rows read
    /// it.
    pub shown: Memo<Shown>,
    /// What is selected, by id: it survives sorting and searching, and ends with the folder.
    pub selection: RwSignal<Selection>,
    /// The keyboard's row. Here and not in the grid, because work that ends later leads the focus into the rows.
    pub focus: GridFocus,
    /// Whether details were opened on purpose, and the focus is on its way to them.
    pub opened: StoredValue<bool>,
    /// The dialog that is open.
    pub dialog: RwSignal<Option<OpenDialog>>,
    /// Something to tell that is no failure of a service.
    pub notice: RwSignal<Option<String>>,
    /// What went wrong last with something that was asked for, beside the listing itself. Shown above the rows until
    /// the next download, or until a folder is read.
    pub failed: RwSignal<Option<Failure>>,
    /// When the tab was left last: milliseconds since the epoch. Endless before it is.
    pub left_at: StoredValue<f64>,
    /// What the toolbar's fields for files, and for a folder, are opened by.
    pub pickers: (FilePicker, FilePicker),
    /// The work under way: transfers, unfinished uploads, a deletion.
    pub work: WorkState,
}

/// A dialog of the screen.
///
/// What a dialog is about is copied into its value, so that a listing that changes meanwhile cannot put another entry
/// under the person's answer. Every dialog ends with its folder, by its close button, by Esc, or with the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenDialog {
    /// "New folder". Of the part "work".
    NewFolder,
    /// "New text file". Of the part "preview", which edits it.
    NewText,
    /// "Delete …?", with what would go. Of the part "work". Cannot be closed while objects are going.
    Delete(Vec<Entry>),
    /// "Sync with a folder". Of the part "sync". Cannot be closed while files are on their way.
    Sync,
    /// "Verify …", with the object to compare. Of the part "sync".
    Verify(File),
    /// The preview of a file, and of its neighbours. Of the part "preview".
    Preview(File),
    /// "Share …", with the file. Of the part "share".
    Share(File),
    /// "Keyboard shortcuts". Of the part "work".
    Shortcuts,
    /// "Deleted files", or the versions of a file. Of the part "history".
    History(Option<File>),
    /// The menu "View". Of the part "views".
    View,
}

impl FilesState {
    /// For a workspace alone, under its owner.
    ///
    /// Follows the address from now on: reading begins with the workspace, and does not wait for the screen.
    pub fn new(app: App, workspace: Workspace) -> Self {
        let config = StoredValue::new_local(app.config());
        let is_open = Memo::new(move |_| app.route.with(|route| matches!(route, Route::Files(_))));
        let route = Memo::new(move |before: Option<&FilesRoute>| match (app.route.get(), before) {
            (Route::Files(route), _) => route,
            // Another screen is shown, or about to be: the folder stays what it was.
            (_, Some(before)) => before.clone(),
            _ => config.with_value(|config| home(&config.locations, workspace)),
        });
        let location = Memo::new(move |_| {
            let is_here =
                |it: &&Location| route.with(|route| it.id == route.location) && workspace.rights(it).list;
            config.with_value(|config| config.locations.iter().find(is_here).cloned())
        });
        let folder = Memo::new(move |_| {
            let route = route.get();
            let inside =
                location.with(|it| it.as_ref().map(|it| folder_loader::prefix(it, workspace, &route)));
            inside.unwrap_or(route.folder)
        });
        let arrangement = Memo::new(move |_| route.with(|route| route.arrangement.clone()));
        let listing = RwSignal::new(Listing::new(Prefix::root()));
        let view = ViewSetting::new(app, workspace);
        let folders = Memo::new(move |_| view.get().folders);
        let state = Self {
            app,
            workspace,
            is_open,
            route,
            location,
            rights: Memo::new(move |_| {
                location.with(|it| it.as_ref().map(|it| workspace.rights(it)).unwrap_or_default())
            }),
            folder,
            listing,
            load: RwSignal::new(Load::Reading),
            kept_at: RwSignal::new(None),
            reload: Trigger::new(),
            loader: FolderLoader::default(),
            view,
            shown: Memo::new(move |_| {
                arrangement.with(|it| listing.with(|listing| listing.arranged_with(it, folders.get())))
            }),
            selection: RwSignal::new(Selection::default()),
            focus: GridFocus::new(),
            opened: StoredValue::new(false),
            dialog: RwSignal::new(None),
            notice: RwSignal::new(None),
            failed: RwSignal::new(None),
            left_at: StoredValue::new(f64::INFINITY),
            pickers: (FilePicker::new(), FilePicker::new()),
            work: WorkState::new(workspace.transfers()),
        };
        folder_loader::follow(state);
        state
    }

    /// Whether the tab was left so long ago that what it shows is old.
    pub fn is_left_for_long(self) -> bool {
        Date::now() - self.left_at.get_value() > OLD_MS
    }

    /// The page.
    pub const fn app(self) -> App {
        self.app
    }

    /// Whose files.
    pub const fn workspace(self) -> Workspace {
        self.workspace
    }

    /// The sentences, where no context is at hand: after an answer has come.
    ///
    /// Not tracked: words that are already announced or in a notice stay in the language of their time.
    pub fn text(self) -> &'static Text {
        self.app.text.get_untracked()
    }

    /// What the folder is called: its own name, or its location's.
    ///
    /// Tracked.
    pub fn folder_name(self) -> String {
        let name = self.route.with(|route| route.folder.name().to_owned());
        if name.is_empty() { self.location_name() } else { name }
    }

    /// What the location is called, in the language of the page; empty where there is none.
    ///
    /// Tracked.
    pub fn location_name(self) -> String {
        let name = |it: Location| it.name.of(self.text().language).to_owned();
        self.location.get().map(name).unwrap_or_default()
    }

    /// The entry in a row.
    ///
    /// Tracked. `None` for a row behind the last one, as a list that has just become shorter still asks for.
    pub fn entry(self, row: usize) -> Option<Entry> {
        self.shown.with(|shown| self.listing.with(|listing| listing.at(shown, row).cloned()))
    }

    /// The row of an entry, by its id.
    ///
    /// Not tracked. `None` where a search hides the entry, or where it is gone.
    pub fn row_of(self, id: &str) -> Option<usize> {
        self.listing.with_untracked(|listing| self.shown.with_untracked(|shown| listing.row_of(shown, id)))
    }

    /// Lends the ids of the rows shown, in their order.
    ///
    /// Not tracked. Lent rather than copied: a range over a long folder would copy each key. `use_them` must not write
    /// the listing.
    pub fn with_ids_shown(self, use_them: impl FnOnce(&mut dyn Iterator<Item = &str>)) {
        self.listing.with_untracked(|listing| {
            self.shown.with_untracked(|shown| use_them(&mut listing.shown(shown).map(Entry::id)));
        });
    }

    /// The entries that are selected and still there.
    ///
    /// Tracked. In the order in which they were selected; an id whose entry is gone is left out. Entries that a search
    /// hides are in it, since they are still selected and counted as such.
    pub fn selected(self) -> Vec<Entry> {
        self.with_selected(|selected| selected.cloned().collect())
    }

    /// The same, without a copy of each, for a look that may end before the last: to find and copy 100,000 takes a quarter of a second.
    pub fn with_selected<T>(self, look: impl FnOnce(&mut dyn Iterator<Item = &Entry>) -> T) -> T {
        self.selection.with(|selection| {
            self.listing.with(|listing| look(&mut selection.iter().filter_map(|id| listing.get(id))))
        })
    }

    /// The one entry that is selected; `None` where none or several are.
    ///
    /// Tracked.
    pub fn only_selected(self) -> Option<Entry> {
        self.with_selected(|selected| selected.next().filter(|_| selected.next().is_none()).cloned())
    }

    /// The one entry whose details are shown: the one in the address, or else the only one selected.
    ///
    /// Tracked. `None` too for a name in the address that the listing does not have, or not yet.
    pub fn detailed(self) -> Option<Entry> {
        if let Some(name) = self.route.with(|route| route.open.clone()) {
            return self.listing.with(|listing| listing.named(&name).cloned());
        }
        let id = self.selection.with(|it| it.iter().next().filter(|_| it.len() == 1).map(str::to_owned))?;
        self.listing.with(|listing| listing.get(&id).cloned())
    }

    /// The route of another folder of the same location. Listings name folders from the bucket's root, routes from the
    /// location.
    ///
    /// Tracked, so that the links in the rows follow the sorting in the address.
    pub fn route_of(self, below: &Prefix) -> Route {
        let (route, folder) = (self.route.get(), self.folder.get());
        let top = folder.as_str().len().saturating_sub(route.folder.as_str().len());
        Route::Files(route.go(Prefix::new(below.as_str().get(top..).unwrap_or_default())))
    }

    /// Shows the folder in another order, or with another search.
    ///
    /// Replaces the address without a step in the history: Back leads out of the folder, not through each order and
    /// search. The keyboard begins at the first row again.
    pub fn arrange(self, arrangement: Arrangement) {
        let route = self.route.get_untracked();
        self.focus.active.set(0);
        self.app.replace(&Route::Files(FilesRoute { arrangement, ..route }));
    }

    /// Opens an entry's details, or closes them.
    ///
    /// A step in the history, so that Back closes the details: on a phone these cover the list. Opening asks for the
    /// focus as well (see `opened`); the same name again asks for the focus alone.
    pub fn open(self, name: Option<String>) {
        let route = self.route.get_untracked();
        self.opened.set_value(name.is_some());
        if route.open != name {
            self.app.go(&Route::Files(FilesRoute { open: name, ..route }));
        }
    }

    /// Changes whose details are open, without a step in the history.
    ///
    /// For details that follow the selection or lose their entry. Does nothing while another screen is shown, whose
    /// address it would replace.
    pub fn show_details(self, name: Option<String>) {
        let route = self.route.get_untracked();
        if self.is_open.get_untracked() && route.open != name {
            self.app.replace(&Route::Files(FilesRoute { open: name, ..route }));
        }
    }

    /// Opens a dialog, once its part of the page is there and if the folder is still the same by then.
    ///
    /// The part may take seconds to come: a dialog about a folder that was left meanwhile is dropped without a word.
    /// Where the part does not come, the page says so and offers to try again.
    pub fn open_dialog(self, dialog: OpenDialog) {
        let folder = self.folder.get_untracked();
        let (parts, scope) = (self.app.parts, self.workspace.scope);
        let part = match dialog {
            OpenDialog::Sync | OpenDialog::Verify(_) => parts.sync.untyped(),
            OpenDialog::Share(_) => parts.share.untyped(),
            OpenDialog::Preview(_) | OpenDialog::NewText => parts.preview.untyped(),
            OpenDialog::History(_) => parts.history.untyped(),
            OpenDialog::View => parts.views.untyped(),
            _ => parts.work.untyped(),
        };
        let open = move || {
            if self.is_open.get_untracked() && self.folder.get_untracked() == folder {
                self.dialog.set(Some(dialog.clone()));
            }
        };
        self.app.once_there(part, scope, Rc::new(open));
    }

    /// Leads the keyboard to the active row, or to the breadcrumb where there are no rows.
    ///
    /// For whatever closes over the rows (a menu, a dialog): the element that had the focus before may be gone with its
    /// row.
    pub fn focus_rows(self) {
        if self.shown.with_untracked(Shown::is_empty) {
            let here = document().get_element_by_id("breadcrumb-here");
            if let Some(here) = here.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = here.focus();
            }
        } else {
            self.focus.go(self.focus.active.get_untracked());
        }
    }

    /// The same once a dialog has gone, unless something has taken the focus by then.
    ///
    /// Called in the turn that closes the dialog: this callback of the frame is then before the dialog's own, which finds the focus
    /// lost still, and the row takes the focus after both.
    pub fn focus_rows_after_dialog(self) {
        self.workspace.scope.next_frame(move || {
            if is_lost() {
                self.focus_rows();
            }
        });
    }

    /// Changes the listing without a jump: the row in view stays in view, the row with the focus keeps it.
    ///
    /// Needed wherever rows arrive or go by themselves: pages, uploads, deletions. Rows are known by their number to
    /// the grid, so the active row and the first row in view are remembered by id, and found again after the change.
    /// Where the active entry is gone, the keyboard stays at the same number, or at the last row.
    pub fn keep_place(self, change: impl FnOnce(&mut Listing)) {
        let GridFocus { active, window: seen, .. } = self.focus;
        let (at, seen) = (active.get_untracked(), seen.get_untracked());
        let (inside, first) = (self.focus.is_inside(), seen.first());
        let id = |row| untrack(|| self.entry(row)).map(|entry| entry.id().to_owned());
        let (active_id, first_id) = (id(at), id(first).filter(|_| seen.top > 0.0));

        self.listing.update(change);

        let last = self.shown.with_untracked(Shown::len).saturating_sub(1);
        let now = active_id.and_then(|id| self.row_of(&id)).unwrap_or(at).min(last);
        if now != at {
            if inside { self.focus.go(now) } else { active.set(now) }
        }
        if let Some(moved) = first_id.and_then(|id| self.row_of(&id)).filter(|&moved| moved != first) {
            self.focus.advance((seen.line(moved) - seen.line(first)) * seen.row);
        }
    }
}

/// Where the screen begins when the address names no folder.
///
/// No location at all gives an empty id, which no location has: the screen then says that there is nothing to see.
fn home(locations: &[Location], workspace: Workspace) -> FilesRoute {
    let first = locations.iter().find(|it| workspace.rights(it).list);
    FilesRoute::location(first.map(|it| it.id.clone()).unwrap_or_default())
}
