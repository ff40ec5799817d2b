//! The state of the dialog "Deleted files": what was found, what is chosen, and where the dialog stands.
//!
//! The listing of versions is read once. Which moment is shown changes the rows, and not what was read.

use leptos::prelude::*;

use super::job;
use crate::client::history as client;
use crate::model::failure::Failure;
use crate::model::history::{History, Now, Picks, Row, Timeline, plan};
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// Where the dialog stands.
#[derive(Clone, PartialEq)]
pub enum Stage {
    /// Versions are being listed; so many files were found.
    Reading(u64),
    /// The list is there.
    Choosing,
    /// The person is asked whether to delete what is chosen for good.
    Asking,
    /// So many versions are gone for good.
    Purging(u64),
    /// Versions could not be listed, or not be deleted.
    Failed(Failure),
}

/// The rows, those that differ from now first: only these can be chosen.
#[derive(Clone, Default, PartialEq)]
pub struct Rows {
    all: Vec<Row>,
    differ: usize,
}

impl Rows {
    /// How many differ from now, and how many there are.
    pub fn counts(&self) -> (usize, usize) {
        (self.differ, self.all.len())
    }
}

/// The dialog's state. Copies are handles to the same things.
#[derive(Clone, Copy)]
pub struct Trash {
    pub state: FilesState,
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    /// The moment that is shown, in milliseconds since the epoch; `None` for what is deleted.
    pub moment: RwSignal<Option<i64>>,
    /// What is shown.
    pub rows: RwSignal<Rows>,
    /// What is chosen.
    pub picks: RwSignal<Picks>,
    history: StoredValue<History>,
    scope: Scope,
}

impl Trash {
    /// For the dialog alone, which owns it. Begins to read.
    pub fn new(state: FilesState) -> Self {
        let trash = Self {
            state,
            stage: RwSignal::new(Stage::Reading(0)),
            moment: RwSignal::new(None),
            rows: RwSignal::new(Rows::default()),
            picks: RwSignal::new(Picks::default()),
            history: StoredValue::new(History::default()),
            scope: Scope::here(),
        };
        trash.read();
        trash
    }

    /// Lists the versions below the folder that is open.
    pub fn read(self) {
        self.stage.set(Stage::Reading(0));
        let (s3, folder) = (self.state.workspace().files().s3().clone(), self.state.folder.get_untracked());
        self.scope.spawn(async move {
            let found = client::below(&s3, &folder, |count| self.stage.set(Stage::Reading(count as u64)));
            match found.await {
                Ok(history) => {
                    self.history.set_value(history);
                    self.arrange();
                    self.stage.set(Stage::Choosing);
                }
                Err(failure) => self.stage.set(Stage::Failed(failure)),
            }
        });
    }

    /// Shows another moment, or with `None` what is deleted.
    pub fn show(self, moment: Option<i64>) {
        self.moment.set(moment);
        self.arrange();
    }

    fn arrange(self) {
        let rows = self.history.with_value(|history| match self.moment.get_untracked() {
            None => {
                let all = history.deleted();
                Rows { differ: all.len(), all }
            }
            Some(moment) => {
                let is_same = |row: &Row| history.shown(*row).is_none_or(|shown| shown.now == Now::Same);
                let (same, mut all): (Vec<_>, Vec<_>) =
                    history.as_it_was(moment).into_iter().partition(is_same);
                let differ = all.len();
                all.extend(same);
                Rows { all, differ }
            }
        });
        self.picks.set(Picks::none(rows.differ));
        let (differ, all) = rows.counts();
        self.rows.set(rows);
        let text = self.state.text().history();
        let told = match self.moment.get_untracked() {
            None => (text.count_deleted)(all as u64),
            Some(_) => (text.count_then)(differ as u64, (all - differ) as u64),
        };
        self.state.app().announce(told);
    }

    /// Lends what a row shows.
    pub fn with_row<T>(
        self,
        at: usize,
        read: impl FnOnce(crate::model::history::Shown<'_>) -> T,
    ) -> Option<T> {
        let row = self.rows.with_untracked(|rows| rows.all.get(at).copied())?;
        self.history.with_value(|history| history.shown(row).map(read))
    }

    /// Brings back what is chosen, in the bar; the dialog closes.
    pub fn restore(self) {
        let plan = self.history.with_value(|history| plan(history, self.chosen()));
        job::restore(self.state, plan);
        self.close();
    }

    /// Deletes what is chosen for good, and reads what is left.
    pub fn purge(self) {
        let timelines: Vec<Timeline> = self.history.with_value(|history| {
            self.chosen()
                .into_iter()
                .filter_map(|row| history.timelines().get(row.timeline).cloned())
                .collect()
        });
        self.stage.set(Stage::Purging(0));
        let s3 = self.state.workspace().files().s3().clone();
        // Not the dialog's: what the person has agreed to is done to its end.
        self.state.workspace().scope.spawn(async move {
            let count = timelines.len() as u64;
            let scope = self.scope;
            let on_progress = move |gone| scope.run(|| self.stage.set(Stage::Purging(gone as u64)));
            let purged = client::purge(&s3, &timelines, on_progress).await;
            // Of several refusals the first is told: most often they have one reason.
            let purged = purged.and_then(|refused| match refused.into_iter().next() {
                Some((_, failure)) => Err(failure),
                None => Ok(()),
            });
            scope.run(move || {
                if let Err(failure) = purged {
                    return self.stage.set(Stage::Failed(failure));
                }
                self.state.app().announce((self.state.text().history().purged)(count));
                self.read();
            });
        });
    }

    fn chosen(self) -> Vec<Row> {
        self.picks.with_untracked(|picks| {
            self.rows
                .with_untracked(|rows| picks.indices().filter_map(|at| rows.all.get(at).copied()).collect())
        })
    }

    /// Leaves the dialog, and with it what is being read.
    pub fn close(self) {
        self.state.dialog.set(None);
    }
}
