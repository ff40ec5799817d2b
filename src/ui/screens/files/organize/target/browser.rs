//! Where the dialog is: the folders of one folder, and the path to it.

use leptos::prelude::*;

use crate::model::failure::Failure;
use crate::model::files::{Arrangement, Entry, Listing, Prefix};
use crate::ui::focus::focus;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// So many folders are drawn; a folder with more is found by the list of files.
const DRAWN: usize = 1_000;

/// The id of what holds the path and the list, and handles their keys.
pub const AROUND: &str = "chooser-all";

/// The id of the step that the focus follows to.
pub const HERE: &str = "chooser-here";

/// Where the dialog is. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Browser {
    /// The folder that is open, from the bucket's root; `None` is the list of places.
    pub folder: RwSignal<Option<Prefix>>,
    /// The folders in it, as far as they have come.
    found: RwSignal<Vec<Prefix>>,
    /// Whether more may come.
    pub is_reading: RwSignal<bool>,
    /// Why no more came.
    pub failed: RwSignal<Option<Failure>>,
    /// The places that the person may write to: name and prefix.
    places: StoredValue<Vec<(String, Prefix)>>,
    scope: Scope,
}

impl Browser {
    /// At the folder that is open on the screen, or at the places where that cannot be written to.
    pub fn new(state: FilesState) -> Self {
        let (workspace, config) = (state.workspace(), state.app().config());
        let identity = workspace.identity();
        let may_write = |it: &&crate::config::Location| {
            let rights = workspace.rights(it);
            rights.list && rights.write
        };
        let places: Vec<_> = config
            .locations
            .iter()
            .filter(may_write)
            .map(|it| (it.name.of(state.text().language).to_owned(), it.prefix_for(&identity)))
            .collect();
        let here = Some(state.folder.get_untracked()).filter(|_| state.rights.get_untracked().write);
        let only = match places.as_slice() {
            [(_, prefix)] => Some(prefix.clone()),
            _ => None,
        };
        let browser = Self {
            folder: RwSignal::new(here.or(only)),
            found: RwSignal::new(Vec::new()),
            is_reading: RwSignal::new(false),
            failed: RwSignal::new(None),
            places: StoredValue::new(places),
            scope: Scope::here(),
        };
        browser.read(state);
        browser
    }

    /// Opens a folder, or the list of places.
    ///
    /// The button that was pressed goes with its folder's row, and a key pressed before the new path is drawn would go with it:
    /// the focus waits on what is around both, which handles the keys.
    pub fn open(self, state: FilesState, folder: Option<Prefix>) {
        focus_on(AROUND);
        self.folder.set(folder);
        self.read(state);
        self.focus();
    }

    /// Leads the keyboard to the folder that is open: the last step of the path.
    pub fn focus(self) {
        self.scope.next_frame(|| focus_on(HERE));
    }

    /// Reads the folders of the folder that is open. What comes for another one by then is dropped.
    fn read(self, state: FilesState) {
        self.found.set(Vec::new());
        self.failed.set(None);
        let Some(folder) = self.folder.get_untracked() else { return self.is_reading.set(false) };
        self.is_reading.set(true);
        self.scope.spawn(async move {
            let is_here = || self.folder.with_untracked(|open| open.as_ref() == Some(&folder));
            let mut listing = Listing::new(folder.clone());
            let client = state.workspace().files();
            let read = client.list(&folder, |page| {
                listing.add(page);
                if is_here() {
                    self.found.set(folders(&listing));
                }
            });
            let outcome = read.await;
            if is_here() {
                self.is_reading.set(false);
                self.failed.set(outcome.err());
            }
        });
    }

    /// The steps of the path: the places, where there are several; the place; the folders below it.
    pub fn steps(self, all_places: &str) -> Vec<(String, Option<Prefix>)> {
        let folder = self.folder.get();
        self.places.with_value(|places| {
            let mut steps = Vec::new();
            if places.len() > 1 {
                steps.push((all_places.to_owned(), None));
            }
            let place = folder.and_then(|folder| {
                let (name, prefix) = places.iter().find(|(_, prefix)| prefix.relative(&folder).is_some())?;
                Some((name.clone(), prefix.clone(), prefix.relative(&folder)?))
            });
            if let Some((name, mut at, below)) = place {
                steps.push((name, Some(at.clone())));
                for segment in below.segments() {
                    at = at.folder(segment);
                    steps.push((segment.to_owned(), Some(at.clone())));
                }
            }
            steps
        })
    }

    /// What can be opened from here.
    pub fn choices(self) -> Vec<(String, Prefix)> {
        if self.folder.with(Option::is_none) {
            return self.places.get_value();
        }
        let named = |prefix: Prefix| {
            (Entry::Folder(crate::model::files::Folder { prefix: prefix.clone() }).name().to_owned(), prefix)
        };
        self.found.get().into_iter().map(named).collect()
    }
}

fn focus_on(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus(&element);
    }
}

fn folders(listing: &Listing) -> Vec<Prefix> {
    let shown = listing.arranged(&Arrangement::default());
    let all = listing.shown(&shown).map_while(|entry| match entry {
        Entry::Folder(folder) => Some(folder.prefix.clone()),
        Entry::File(_) => None, // folders come first
    });
    all.take(DRAWN).collect()
}
