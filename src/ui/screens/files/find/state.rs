//! One search: what is looked for, how far it is, and what was found.
//!
//! | stage | entered when | left when |
//! |---|---|---|
//! | `Running` | the view begins; the query or the folder changes; "Go on"; a connection is back | each of the others |
//! | `Complete` | every name was looked through | another query or folder |
//! | `Stopped` | the person presses "Stop" | "Go on"; another query or folder |
//! | `Offline` | a page failed for want of a connection | the browser says that there is one; "Go on" |
//! | `Failed` | a page failed otherwise | "Try again" |
//!
//! Stopping aborts the requests under way. Going on asks for these pages again and for no other; what was found stays.

use std::collections::HashSet;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;

use super::super::folder_loader::Load;
use super::super::state::FilesState;
use super::last;
use crate::client::find::Walk;
use crate::model::failure::Failure;
use crate::model::files::{Entry, Prefix};
use crate::model::find::{Day, Filter, Query, Searched};
use crate::model::text::Problem;
use crate::ui::browser;
use crate::ui::components::GridFocus;
use crate::ui::focus::is_lost;
use crate::ui::scope::Scope;

/// How long hits gather before they are drawn together.
const GATHERING: Duration = Duration::from_millis(100);
/// How long a changed query waits for the next change: every new search lists anew.
const SETTLED: Duration = Duration::from_millis(300);

/// How far a search is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Names are being looked through.
    Running,
    /// All were.
    Complete,
    /// The person stopped it.
    Stopped,
    /// There is no connection.
    Offline,
    /// A listing was refused.
    Failed(Failure),
}

/// The search. Copies are handles to the same one, which ends with the view.
#[derive(Clone, Copy)]
pub struct Search {
    /// The screen's state.
    pub state: FilesState,
    /// The same, read.
    pub query: Memo<Query>,
    /// Below which folder.
    pub folder: Memo<Prefix>,
    /// How far it is.
    pub stage: RwSignal<Stage>,
    /// What was found, in the order of keys. Grows at its end alone.
    pub hits: RwSignal<Vec<Entry>>,
    /// How many names were looked through.
    pub names: RwSignal<u64>,
    /// The row that is selected.
    pub selected: RwSignal<Option<usize>>,
    /// The keyboard's row.
    pub focus: GridFocus,
    gathered: StoredValue<Searched>,
    /// Folders that were found: one whose keys are on two pages is found twice.
    folders: StoredValue<HashSet<String>>,
    walk: StoredValue<Option<Rc<Walk>>, LocalStorage>,
    under_way: StoredValue<Option<AbortHandle>>,
    /// The hit that the person went to last, and comes back from: it takes the focus once it is found again.
    came_from: StoredValue<Option<String>>,
    /// Whether something had the focus that may have gone with the view before: the hits take it then.
    had_focus: StoredValue<bool>,
    scope: Scope,
}

impl Search {
    /// Searches for what is in the address, now and whenever that changes.
    pub fn begin(state: FilesState) -> Self {
        state.selection.update(crate::model::files::Selection::clear);
        let text = Memo::new(move |_| state.route.with(|route| route.arrangement.search.clone()));
        let search = Self {
            state,
            query: Memo::new(move |_| text.with(|text| Query::parse(text))),
            folder: state.folder,
            stage: RwSignal::new(Stage::Running),
            hits: RwSignal::new(Vec::new()),
            names: RwSignal::new(0),
            selected: RwSignal::new(None),
            focus: GridFocus::new(),
            gathered: StoredValue::new(Searched::default()),
            folders: StoredValue::new(HashSet::new()),
            walk: StoredValue::new_local(None),
            under_way: StoredValue::new(None),
            came_from: StoredValue::new(last::take(state)),
            had_focus: StoredValue::new(!is_lost()),
            scope: Scope::here(),
        };
        search.follow();
        on_cleanup(move || state.workspace().scope.next_frame(move || lead_back(state)));
        search
    }

    /// Begins anew with each query and folder. A search that is typed waits for the next letter; the first one does not wait.
    fn follow(self) {
        let version = StoredValue::new(0_u32);
        Effect::new(move |before: Option<()>| {
            self.query.track();
            self.folder.track();
            let now = version.get_value().wrapping_add(1);
            version.set_value(now);
            self.abort();
            if before.is_none() {
                return self.restart();
            }
            self.stage.set(Stage::Running);
            self.scope.after(SETTLED, move || {
                if version.get_value() == now {
                    self.restart();
                }
            });
        });
        let scope = self.scope;
        let listening = browser::on_network(move |online| {
            scope.run(|| {
                if online && self.stage.get_untracked() == Stage::Offline {
                    self.go_on();
                }
            });
        });
        // Held for as long as the view is there.
        StoredValue::new_local(listening);
    }

    fn restart(self) {
        self.gathered.set_value(Searched::default());
        self.folders.write_value().clear();
        self.hits.set(Vec::new());
        self.names.set(0);
        self.selected.set(None);
        self.focus.active.set(0);
        if self.state.location.with_untracked(Option::is_none) {
            return self.stage.set(Stage::Complete); // an address of no location
        }
        let folder = self.folder.get_untracked();
        let filter = Filter::new(folder.clone(), &self.query.get_untracked(), midnight);
        let files = self.state.workspace().files();
        self.walk.set_value(Some(Rc::new(Walk::new(files.s3(), folder, filter))));
        self.go_on();
    }

    /// Goes on where the search was stopped or failed.
    pub fn go_on(self) {
        self.abort();
        let Some(walk) = self.walk.get_value() else { return };
        self.stage.set(Stage::Running);
        let (walking, handle) = abortable(async move { walk.run(|page| self.gather(page)).await });
        self.under_way.set_value(Some(handle));
        self.scope.spawn(async move {
            // An error here means that the search was stopped, or another one began.
            let Ok(answer) = walking.await else { return };
            self.take();
            self.end(match answer {
                Ok(()) => Stage::Complete,
                Err(failure) if Problem::of(&failure, false) == Problem::Offline => Stage::Offline,
                Err(failure) => Stage::Failed(failure),
            });
        });
    }

    /// Stops listing, and the requests under way with it.
    pub fn stop(self) {
        self.abort();
        self.take();
        self.end(Stage::Stopped);
    }

    fn abort(self) {
        if let Some(handle) = self.under_way.write_value().take() {
            handle.abort();
        }
    }

    /// Says how the search ended; a failure says so itself.
    fn end(self, stage: Stage) {
        self.stage.set(stage);
        self.came_from.set_value(None);
        if let Some(words) = untrack(|| self.progress()) {
            self.state.app().announce(words);
        }
    }

    /// How far it is, in words; `None` where a failure speaks. Tracked.
    pub fn progress(self) -> Option<String> {
        let text = self.state.text().find();
        let (found, names) = (self.hits.with(Vec::len) as u64, self.names.get());
        Some(match self.stage.get() {
            Stage::Running => (text.running)(found, names),
            Stage::Complete => (text.complete)(found, names),
            Stage::Stopped => (text.stopped)(found, names),
            Stage::Offline => text.offline.to_owned(),
            Stage::Failed(_) => return None,
        })
    }

    /// Keeps a page for the next drawing; the first hits are drawn at once.
    fn gather(self, page: Searched) {
        let is_first = self.hits.with_untracked(Vec::is_empty) && !page.found.is_empty();
        let was_empty = self.gathered.with_value(|gathered| gathered.names == 0);
        self.gathered.update_value(|gathered| {
            gathered.names += page.names;
            gathered.found.extend(page.found);
        });
        if is_first {
            self.take();
        } else if was_empty {
            self.scope.after(GATHERING, move || self.take());
        }
    }

    fn take(self) {
        let Searched { mut names, mut found } = std::mem::take(&mut *self.gathered.write_value());
        found.retain(|entry| match entry {
            Entry::Folder(folder) => {
                let is_new = self.folders.write_value().insert(folder.prefix.as_str().to_owned());
                names += u64::from(is_new); // a listing has no name of its own for a folder
                is_new
            }
            Entry::File(_) => true,
        });
        if names > 0 {
            self.names.update(|all| *all += names);
        }
        if !found.is_empty() {
            self.hits.update(|all| all.append(&mut found));
            if self.had_focus.get_value() && is_lost() {
                self.focus.go(0);
            }
            self.had_focus.set_value(false);
            self.arrive();
        }
    }

    /// Leads the keyboard to the hit that the person comes back from, unless they are somewhere else by now.
    fn arrive(self) {
        let Some(id) = self.came_from.get_value() else { return };
        let Some(row) = self.hits.with_untracked(|hits| hits.iter().position(|hit| hit.id() == id)) else {
            return;
        };
        self.came_from.set_value(None);
        let is_at_first = self.focus.is_inside() && self.focus.active.get_untracked() == 0;
        if self.selected.with_untracked(Option::is_none) && (is_lost() || is_at_first) {
            self.selected.set(Some(row));
            self.focus.go(row);
        }
    }

    /// The hit in a row. Tracked.
    pub fn hit(self, row: usize) -> Option<Entry> {
        self.hits.with(|hits| hits.get(row).cloned())
    }
}

/// Leads the keyboard to the folder's own rows, which are in the place of the hits now; a folder that is still read does so itself.
fn lead_back(state: FilesState) {
    let is_read = state.is_open.get_untracked() && state.load.with_untracked(|load| *load != Load::Reading);
    if is_read && is_lost() && !state.route.with_untracked(|route| route.arrangement.everywhere) {
        state.focus_rows();
    }
}

/// When a day begins where the person is.
#[allow(clippy::cast_possible_truncation, reason = "whole milliseconds of a year below 10,000")]
fn midnight(day: Day) -> i64 {
    let month = i32::from(day.month) - 1;
    js_sys::Date::new_with_year_month_day(u32::from(day.year), month, i32::from(day.day)).get_time() as i64
}
