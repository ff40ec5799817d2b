//! Which file the viewer shows, where it stands in the list, and what the buttons and keys do.

use leptos::prelude::*;

use crate::model::files::{Entry, File};
use crate::model::grid::drawn_name;
use crate::model::preview::sequence::Place;
use crate::ui::components::Pick;
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
    turns: StoredValue<u32>,
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
        Self { state, file, place, anew: Trigger::new(), turns: StoredValue::new(0) }
    }

    /// The number of this showing, which no other has. Tracked: it changes with the file, and with each "Try again".
    pub fn turn(self) -> u32 {
        self.file.track();
        self.anew.track();
        self.turns.set_value(self.turns.get_value() + 1);
        self.turns.get_value()
    }

    /// The file's name, as it is drawn. Tracked.
    pub fn name(self) -> String {
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

    /// The selection and the keyboard's row follow, so that closing leads back to the file that was shown last.
    fn go(self, to: fn(&Place) -> Option<String>) {
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
        let row = self.file.with_untracked(|file| self.state.row_of(file.key.as_str()));
        self.state.dialog.set(None);
        match row {
            Some(row) => self.state.focus.go(row),
            None => self.state.focus_rows(),
        }
    }

    /// Closes, and opens the details of the file, with the focus in them.
    pub fn details(self) {
        let entry = Entry::File(self.file.get_untracked());
        self.state.dialog.set(None);
        self.state.selection.update(|selection| selection.only(entry.id()));
        self.state.open(Some(entry.name().to_owned()));
    }

    /// Downloads the file, beside the viewer.
    pub fn download(self) {
        download::start(self.state, vec![Entry::File(self.file.get_untracked())]);
    }
}
