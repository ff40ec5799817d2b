//! The tree's state. It lives as long as the tree is drawn, and what is being read ends with it.

use std::collections::BTreeMap;

use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::client;
use crate::model::files::tree::{Row, SHOWN_MOST, Tree};
use crate::model::files::{Arrangement, Entry, Prefix};
use crate::ui::scope::Scope;
use crate::ui::screens::files::folder_loader::Load;
use crate::ui::screens::files::state::FilesState;

/// The tree. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct FolderTree {
    /// The screen.
    pub state: FilesState,
    /// What is known of it.
    tree: RwSignal<Tree>,
    /// Its lines.
    pub rows: Memo<Vec<Row>>,
    /// The line that Tab leads to.
    pub active: RwSignal<usize>,
    /// Requests under way.
    readings: StoredValue<BTreeMap<Prefix, AbortHandle>>,
    scope: Scope,
}

impl FolderTree {
    /// The tree of the screen's location, which follows the list from now on.
    pub fn new(state: FilesState) -> Self {
        let tree = RwSignal::new(Tree::new(untrack(|| root(state)).unwrap_or_default()));
        let it = Self {
            state,
            tree,
            rows: Memo::new(move |_| tree.with(Tree::rows)),
            active: RwSignal::new(0),
            readings: StoredValue::new(BTreeMap::new()),
            scope: Scope::here(),
        };
        Effect::new(move || it.follow());
        Effect::new(move || it.take_over());
        Effect::new(move |before: Option<()>| {
            state.reload.track();
            if before.is_some() {
                let opened: Vec<_> = tree.with_untracked(|tree| tree.opened().cloned().collect());
                for folder in opened {
                    it.read(folder);
                }
            }
        });
        it
    }

    /// Shows the way to the folder that the list shows.
    fn follow(self) {
        let Some(root) = root(self.state) else { return };
        let folder = self.state.folder.get();
        if self.tree.with_untracked(|tree| *tree.root() != root) {
            for reading in std::mem::take(&mut *self.readings.write_value()).into_values() {
                reading.abort();
            }
            self.active.set(0);
            self.tree.set(Tree::new(root));
        }
        let mut wanted = Vec::new();
        self.change(|tree| wanted = tree.reveal(&folder));
        for folder in wanted {
            self.read(folder);
        }
    }

    /// The folders that the list shows are known.
    fn take_over(self) {
        if let Some((folder, folders)) = listed(self.state) {
            let has_more = folders.len() > SHOWN_MOST;
            self.change(|tree| tree.read(&folder, folders, has_more));
        }
    }

    /// Opens a folder, or closes it.
    pub fn toggle(self, folder: &Prefix, opens: bool) {
        let mut is_wanted = false;
        self.change(|tree| if opens { is_wanted = tree.open(folder) } else { tree.close(folder) });
        if is_wanted {
            self.read(folder.clone());
        } else if !opens && let Some(reading) = self.readings.write_value().remove(folder) {
            reading.abort();
        }
    }

    /// Reads the folders of one, unless the list has them.
    fn read(self, folder: Prefix) {
        if let Some((_, folders)) = untrack(|| listed(self.state)).filter(|(listed, _)| *listed == folder) {
            let has_more = folders.len() > SHOWN_MOST;
            return self.change(|tree| tree.read(&folder, folders, has_more));
        }
        let s3 = self.state.workspace().files().s3().clone();
        let asked = folder.clone();
        let (reading, handle) = abortable(async move { client::tree::folders(&s3, &asked).await });
        if let Some(before) = self.readings.write_value().insert(folder.clone(), handle) {
            before.abort();
        }
        self.scope.spawn(async move {
            let Ok(read) = reading.await else { return };
            self.readings.write_value().remove(&folder);
            self.change(|tree| match read {
                Ok((folders, has_more)) => tree.read(&folder, folders, has_more),
                Err(_) => tree.failed(&folder),
            });
        });
    }

    /// Changes the tree. The keyboard stays on its folder, though lines come and go above it.
    fn change(self, change: impl FnOnce(&mut Tree)) {
        let (at, is_inside) = (self.active.get_untracked(), is_inside());
        let before = self.row(at);
        self.tree.update(change);
        let now = self.rows.with_untracked(|rows| {
            let is_it = |row: &Row| before.as_ref().is_some_and(|it| row.folder == it.folder);
            rows.iter().position(is_it).unwrap_or(at).min(rows.len().saturating_sub(1))
        });
        if now != at {
            if is_inside { self.go(now) } else { self.active.set(now) }
        }
    }

    /// What stands in a line. Not tracked.
    pub fn row(self, at: usize) -> Option<Row> {
        self.rows.with_untracked(|rows| rows.get(at).cloned())
    }

    /// Leads the keyboard to a line.
    pub fn go(self, at: usize) {
        self.active.set(at);
        self.scope.next_frame(move || {
            let line = ["[data-line=\"", &at.to_string(), "\"]"].concat();
            let line = document().query_selector(&line).ok().flatten();
            if let Some(line) = line.and_then(|line| line.dyn_into::<HtmlElement>().ok()) {
                let _ = line.focus();
            }
        });
    }
}

/// The location, from the bucket's root. Tracked.
fn root(state: FilesState) -> Option<Prefix> {
    let identity = state.workspace().identity();
    state.location.with(|location| location.as_ref().map(|it| it.prefix_for(&identity)))
}

/// The folder that the list shows and its folders, once it is read to its end. Tracked.
fn listed(state: FilesState) -> Option<(Prefix, Vec<Prefix>)> {
    if state.load.with(|load| *load != Load::Complete) || state.location.with(Option::is_none) {
        return None;
    }
    state.listing.with(|listing| {
        let shown = listing.arranged(&Arrangement::default());
        let folders = listing.shown(&shown).map_while(|entry| match entry {
            Entry::Folder(folder) => Some(folder.prefix.clone()),
            Entry::File(_) => None, // folders come first
        });
        Some((listing.prefix().clone(), folders.take(SHOWN_MOST + 1).collect()))
    })
}

/// Whether the keyboard is in the tree.
fn is_inside() -> bool {
    let active = document().active_element();
    active.is_some_and(|it| it.closest("[role=tree]").ok().flatten().is_some())
}
