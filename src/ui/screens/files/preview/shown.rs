//! Which file the viewer shows, where it stands in the list, and what the buttons and keys do.

use leptos::prelude::*;

use super::edit::Editor;
use super::opened::Opened;
use crate::client::restore::{self, RestoreStatus};
use crate::model::edit::is_editable;
use crate::model::files::{Entry, File, ObjectKey};
use crate::model::grid::drawn_name;
use crate::model::preview::sequence::Place;
use crate::ui::address;
use crate::ui::components::Pick;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;
use crate::ui::screens::files::{download, select};

/// The viewer's state. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The screen.
    pub state: FilesState,
    /// The file.
    pub file: RwSignal<File>,
    /// Where it is among the files of the list.
    pub place: Memo<Place>,
    /// Shows it again from the beginning.
    pub anew: Trigger,
    /// The text, where it is edited. What leads away from the file goes through it: it may have to ask.
    pub editor: Editor,
    turns: StoredValue<u32>,
    /// Archived files with a copy that can be read.
    restored: StoredValue<Vec<ObjectKey>>,
}

impl Shown {
    /// Under the dialog's owner, with this file first.
    pub fn new(state: FilesState, file: File) -> Self {
        let file = RwSignal::new(file);
        let place = Memo::new(move |_| {
            state.shown.track();
            let id = file.with(|file| file.key.as_str().to_owned());
            let mut place = Place::default();
            state.with_ids_shown(|ids| place = Place::of(ids, &id));
            place
        });
        let (anew, editor) = (Trigger::new(), Editor::new(state, file));
        let (turns, restored) = (StoredValue::new(0), StoredValue::new(Vec::new()));
        let shown = Self { state, file, place, anew, editor, turns, restored };
        shown.close_on_back();
        shown
    }

    /// Going back closes the viewer, and leaves the folder open: the viewer covers it, and looks like a page of its own.
    fn close_on_back(self) {
        let (app, scope) = (self.state.app(), Scope::here());
        address::lay_over();
        let back = move |()| {
            scope.run(|| self.close());
            if self.state.dialog.with_untracked(Option::is_some) {
                address::lay_over(); // the editor asks first whether to save
            }
        };
        app.over.set_value(Some(Callback::new(back)));
        on_cleanup(move || app.over.set_value(None));
    }

    /// Whether the person may edit the file here, as far as its name, its size and the rights tell. Tracked.
    pub fn may_edit(self) -> bool {
        let is_text = |file: &File| !file.is_archived() && is_editable(file.key.name(), file.size);
        self.state.rights.with(|rights| rights.write) && self.file.with(is_text)
    }

    /// Whether an archived file has a copy that can be read. Where that is not known it is asked, and the file shown again if it has.
    pub fn has_copy(self, at: Opened) -> bool {
        let (key, s3) = (at.file().key, self.state.workspace().files().s3().clone());
        let is_known = self.restored.with_value(|restored| restored.contains(&key));
        if !is_known {
            at.scope.spawn(async move {
                let status = restore::look(&s3, &key).await.ok().and_then(|archived| archived.status);
                if matches!(status, Some(RestoreStatus::Until(time)) if time > s3.now()) {
                    self.restored.write_value().push(key);
                    self.anew.notify();
                }
            });
        }
        is_known
    }

    /// The number of this showing, which no other has. Tracked: it changes with the file, with each "Try again", and with the
    /// editor.
    pub fn turn(self) -> u32 {
        self.file.track();
        self.editor.is_open.track();
        self.anew.track();
        self.turns.set_value(self.turns.get_value() + 1);
        self.turns.get_value()
    }

    /// The file's name, as it is drawn. Tracked.
    pub fn name(self) -> String {
        if self.editor.is_open.get() {
            // Another one, once both of two versions were kept.
            self.editor.said.track();
            self.file.track();
            return self.editor.name();
        }
        self.file.with(|file| drawn_name(Entry::File(file.clone()).name()))
    }

    /// Shows the file before, if there is one.
    pub fn previous(self) {
        self.go(|place| place.previous.clone());
    }

    /// Shows the file after, if there is one.
    pub fn next(self) {
        self.go(|place| place.next.clone());
    }

    fn go(self, to: fn(&Place) -> Option<String>) {
        self.editor.leave(move || self.go_on(to));
    }

    /// The selection and the keyboard's row follow, so that closing leads back to the file that was shown last.
    fn go_on(self, to: fn(&Place) -> Option<String>) {
        let Some(id) = self.place.with_untracked(to) else { return };
        let found = self.state.listing.with_untracked(|all| all.get(&id).cloned());
        let Some(Entry::File(file)) = found else { return };
        if let Some(row) = self.state.row_of(&id) {
            select::select(self.state, row, Pick::Only);
        }
        self.file.set(file);
    }

    /// Closes the viewer, and leads the keyboard to the file's row.
    pub fn close(self) {
        self.editor.leave(move || self.end());
    }

    fn end(self) {
        let row = self.file.with_untracked(|file| self.state.row_of(file.key.as_str()));
        self.state.dialog.set(None);
        match row {
            Some(row) => self.state.focus.go(row),
            None => self.state.focus_rows(),
        }
    }

    /// Closes, and opens the details of the file, with the focus in them.
    pub fn details(self) {
        self.editor.leave(move || {
            let entry = Entry::File(self.file.get_untracked());
            self.state.dialog.set(None);
            self.state.selection.update(|selection| selection.only(entry.id()));
            self.state.open(Some(entry.name().to_owned()));
        });
    }

    /// Downloads the file, beside the viewer.
    pub fn download(self) {
        download::start(self.state, vec![Entry::File(self.file.get_untracked())]);
    }
}
