//! What can be undone, and the restore under way: one at a time is seen, the last that was asked for. An earlier one goes on
//! unseen, and its files appear in the list all the same.
//!
//! | [`Stage`] | the bar shows | left by |
//! |---|---|---|
//! | `Offered` | how many files went, or were replaced | "Undo"; the next of these; its close button |
//! | `Running` | how many are back | its end; "Stop" |
//! | `Over` | what came of it | "Try again" where that can help; its close button |

use std::sync::Arc;

use futures_util::future::{AbortHandle, Abortable};
use leptos::prelude::*;

use crate::client::files::Deletion;
use crate::client::history::{self, Restored, Uncovered};
use crate::client::s3::S3;
use crate::config::Location;
use crate::model::failure::Failure;
use crate::model::files::{ETag, File, ObjectKey};
use crate::model::history::{Obstacle, Plan, Undo, undo as undo_deletion, undo_replacement};
use crate::model::text::History as Words;
use crate::ui::components::now;
use crate::ui::screens::files::state::FilesState;

/// Up to so many files join the list one by one; for more the folder is read again.
const FEW: usize = 200;

/// The jobs of a workspace. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Jobs {
    /// The one that is seen.
    pub stage: RwSignal<Option<Stage>>,
    /// Its number: what an earlier one tells is not shown any more.
    current: StoredValue<u32>,
    task: StoredValue<Option<AbortHandle>>,
    /// When the last change was over, in milliseconds since the epoch.
    offered_at: StoredValue<i64>,
}

/// Where a job is.
#[derive(Clone, PartialEq)]
pub enum Stage {
    /// What can be undone.
    Offered(Change),
    /// So many files are done with, of so many; 0 of which is known.
    Running(usize, usize),
    /// It has ended.
    Over(Arc<Outcome>),
}

/// What can be undone.
#[derive(Clone, PartialEq)]
pub enum Change {
    /// So many objects were deleted. Their keys; none where there were too many to remember.
    Deleted(u64, Arc<[ObjectKey]>),
    /// Objects were replaced by an upload. What is there since.
    Replaced(Arc<[(ObjectKey, ETag)]>),
}

impl Change {
    /// Whether it can be undone from the bar.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Deleted(_, keys) if keys.is_empty())
    }

    /// What has happened, in words.
    pub fn told(&self, text: &Words) -> String {
        match self {
            Self::Deleted(count, _) => (text.deleted)(*count),
            Self::Replaced(files) => (text.replaced)(files.len() as u64),
        }
    }

    /// What undoes it, by the versions of now.
    async fn undone(&self, s3: &S3) -> Result<Undo, Failure> {
        match self {
            Self::Deleted(_, keys) => Ok(undo_deletion(&history::of_these(s3, keys).await?, keys.iter())),
            Self::Replaced(files) => {
                let keys: Vec<_> = files.iter().map(|(key, _)| key.clone()).collect();
                let history = history::of_these(s3, &keys).await?;
                Ok(undo_replacement(&history, files.iter().map(|(key, etag)| (key, etag))))
            }
        }
    }
}

/// What came of a restore.
#[derive(Clone, Default, PartialEq)]
pub struct Outcome {
    /// Files that are back.
    pub restored: u64,
    /// Files that were left alone, because newer ones are there.
    pub newer: u64,
    /// Files of which no version is left.
    pub lost: u64,
    /// Files that a page cannot bring back.
    pub blocked: Vec<Obstacle>,
    /// Files that were refused, and those that were not tried after that.
    pub refused: u64,
    pub untried: u64,
    /// Why the first was refused, or why it could not begin.
    pub failure: Option<Failure>,
    /// Whether the person stopped it.
    pub is_stopped: bool,
    /// What "Try again" begins with.
    pub again: Option<Change>,
}

/// What to bring back.
enum Work {
    Undo(Change),
    Plan(Plan),
}

impl Jobs {
    /// Those of the screen's workspace; `None` where the workspace has ended.
    pub fn of(state: FilesState) -> Option<Self> {
        let mut found = None;
        state.workspace().own(|| {
            found = Some(use_context().unwrap_or_else(|| {
                let made = Self {
                    stage: RwSignal::new(None),
                    current: StoredValue::new(0),
                    task: StoredValue::new(None),
                    offered_at: StoredValue::new(0),
                };
                provide_context(made);
                made
            }));
        });
        found
    }

    /// Ends the restore that is seen. What is back stays.
    pub fn stop(self) {
        if let Some(task) = self.task.write_value().take() {
            task.abort();
        }
    }

    /// Begins a restore, in place of what was seen.
    fn begin(self, state: FilesState, work: Work) {
        let id = self.current.get_value() + 1;
        self.current.set_value(id);
        self.stage.set(Some(Stage::Running(0, 0)));
        let (task, registration) = AbortHandle::new_pair();
        self.task.set_value(Some(task));
        let scope = state.workspace().scope;
        scope.spawn(async move {
            let done = Abortable::new(self.perform(state, id, work), registration).await;
            let outcome = done.unwrap_or_else(|_| {
                show_all(state);
                self.stopped(id)
            });
            state.app().announce((state.text().history().restored)(outcome.restored));
            self.show(id, Stage::Over(Arc::new(outcome)));
        });
    }

    async fn perform(self, state: FilesState, id: u32, work: Work) -> Outcome {
        let s3 = state.workspace().files().s3().clone();
        let Undo { mut plan, newer, lost } = match work {
            Work::Plan(plan) => Undo { plan, ..Undo::default() },
            Work::Undo(change) => match change.undone(&s3).await {
                Ok(undo) => undo,
                Err(failure) => {
                    return Outcome { failure: Some(failure), again: Some(change), ..Outcome::default() };
                }
            },
        };
        let (back, not_uncovered) = self.uncover(state, &s3, id, &mut plan).await;
        let of = back + plan.restores.len();
        self.show(id, Stage::Running(back, of));
        let step = (of / 100).max(1);
        let on_progress = |so_far: &Restored| {
            if so_far.done().is_multiple_of(step) {
                self.show(id, Stage::Running(back + so_far.done(), of));
            }
        };
        let restored = history::restore(&s3, plan.restores, on_progress).await;
        if back == 0 {
            show_these(state, &restored.files);
        } else {
            show_all(state); // a marker says nothing of what someone has written since
        }
        let refused = restored.refused.len() as u64;
        Outcome {
            restored: (back + restored.files.len()) as u64,
            newer: (restored.newer.len() + newer.len()) as u64,
            lost: lost.len() as u64,
            blocked: plan.blocked.iter().map(|it| it.obstacle).collect(),
            refused,
            untried: restored.untried as u64,
            failure: restored
                .refused
                .into_iter()
                .next()
                .map(|(_, failure)| failure)
                .or(not_uncovered.filter(|_| !plan.blocked.is_empty())),
            ..Outcome::default()
        }
    }

    /// Brings back what is brought back best by deleting markers, where the person may; what S3 refuses stays in the plan.
    /// How many are back, and why others are not.
    async fn uncover(self, state: FilesState, s3: &S3, id: u32, plan: &mut Plan) -> (usize, Option<Failure>) {
        if !may_purge(state, plan) {
            return (0, None);
        }
        let all = plan.restores.len() + plan.blocked.len();
        let on_progress = |so_far| self.show(id, Stage::Running(so_far, all));
        let Uncovered { back, left, failure } = history::uncover(s3, plan.uncover(), on_progress).await;
        plan.put_back(left);
        (back, failure)
    }

    fn stopped(self, id: u32) -> Outcome {
        let restored = self.stage.with_untracked(|stage| match stage {
            Some(Stage::Running(done, _)) if self.current.get_value() == id => *done as u64,
            _ => 0,
        });
        Outcome { restored, is_stopped: true, ..Outcome::default() }
    }

    fn show(self, id: u32, stage: Stage) {
        if self.current.get_value() == id {
            self.stage.set(Some(stage));
        }
    }
}

/// Whether the person may delete versions where these objects are, wherever they look by now.
fn may_purge(state: FilesState, plan: &Plan) -> bool {
    let restore = plan.restores.first().or(plan.blocked.first().map(|it| &it.restore));
    let Some(key) = restore.map(|it| it.key.as_str()) else { return false };
    let (workspace, config) = (state.workspace(), state.app().config());
    let prefix = |it: &Location| it.prefix_for(&workspace.identity());
    let all = config.locations.iter().filter(|it| key.starts_with(prefix(it).as_str()));
    all.max_by_key(|it| prefix(it).as_str().len()).is_some_and(|it| workspace.rights(it).purge)
}

/// Offers to undo a deletion.
pub fn offer(state: FilesState, deletion: Deletion) {
    if deletion.deleted > 0 {
        show(state, Change::Deleted(deletion.deleted, deletion.keys.into()));
    }
}

/// Offers to undo what uploads have replaced.
pub fn offer_replaced(state: FilesState, files: Vec<File>) {
    let files: Vec<_> = files.into_iter().filter_map(|file| Some((file.key, file.etag?))).collect();
    if !files.is_empty() {
        show(state, Change::Replaced(files.into()));
    }
}

/// Shows what can be undone, unless a restore is under way, whose end the person waits for.
fn show(state: FilesState, change: Change) {
    let Some(jobs) = Jobs::of(state) else { return };
    if jobs.stage.with_untracked(|stage| matches!(stage, Some(Stage::Running(..)))) {
        return;
    }
    if change.is_known() {
        let text = state.text().history();
        state.app().announce([&change.told(text), ". ", text.can_undo].concat());
    }
    jobs.offered_at.set_value(now());
    jobs.stage.set(Some(Stage::Offered(change)));
}

/// When the change was over that is offered to be undone; `None` where none is. Milliseconds since the epoch.
pub fn undoable_since(state: FilesState) -> Option<i64> {
    let jobs = Jobs::of(state)?;
    let is_offered =
        jobs.stage.with_untracked(|it| matches!(it, Some(Stage::Offered(change)) if change.is_known()));
    is_offered.then(|| jobs.offered_at.get_value())
}

/// Undoes what is offered.
pub fn undo(state: FilesState) {
    let Some(jobs) = Jobs::of(state) else { return };
    if let Some(Stage::Offered(change)) = jobs.stage.get_untracked()
        && change.is_known()
    {
        again(state, jobs, change);
    }
}

/// Undoes a change.
pub fn again(state: FilesState, jobs: Jobs, change: Change) {
    jobs.begin(state, Work::Undo(change));
}

/// Brings back what a plan says.
pub fn restore(state: FilesState, plan: Plan) {
    if let Some(jobs) = Jobs::of(state) {
        jobs.begin(state, Work::Plan(plan));
    }
}

/// Shows files that are back in the folder that is open.
fn show_these(state: FilesState, files: &[File]) {
    if files.len() > FEW {
        return show_all(state);
    }
    state.keep_place(|listing| files.iter().for_each(|file| listing.uploaded(file)));
}

/// Reads the folder again, aside where the part that does so is there.
fn show_all(state: FilesState) {
    match state.app().parts.work.loaded() {
        Some(work) => (work.refresh)(state),
        None => state.reload.notify(),
    }
}
