//! What the parts of the dialog share: the machine behind it, the options of its form, and the signals that redraw it.
//!
//! The machine is the truth, and no signal. Two counters tell of its changes: `stages` when another state is there, at
//! which the dialog draws another part, and `changes` within a state, at which numbers and choices are read anew. So a
//! run of thousands of steps draws its part once.

use std::rc::Rc;

use leptos::prelude::*;

use crate::client::sync::Sync;
use crate::client::sync::dialog::{Change, SyncDialog};
use crate::model::failure::Failure;
use crate::model::sync::dialog::{Event, Scanning, State};
use crate::model::sync::{Choice, Direction, Options, Plan, Progress, Report};
use crate::ui::browser;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// Which part of the dialog is drawn. The values are read from the machine.
///
/// Has what drawing needs and no more: plan and report can be long, and are lent by [`SyncState::plan`] and
/// [`SyncState::report`].
#[derive(Clone)]
pub enum Stage {
    /// Direction and folder are chosen. Also after a comparison that was stopped.
    Asking,
    /// Both sides are being scanned. Leads to `Reviewing` or `Failed`, or back by "Cancel".
    Scanning,
    /// The plan is on the screen; nothing has moved. Leads to `Running` once no conflict is open.
    Reviewing,
    /// The plan is being carried out. Leads to `Over` alone, by itself or by "Stop".
    Running,
    /// It is done, or was stopped.
    Over {
        /// By the person.
        stopped: bool,
    },
    /// The two could not be compared. Nothing has moved; comparing can be tried again.
    Failed(Failure),
}

/// The state of one dialog. Copies are handles to the same dialog, whose work ends with the owner that made it.
#[derive(Clone, Copy)]
pub struct SyncState {
    dialog: StoredValue<Rc<SyncDialog>, LocalStorage>,
    state: StoredValue<FilesState>,
    scope: Scope,
    /// Which side is written. Read when a comparison begins: changing it later needs another.
    pub direction: RwSignal<Direction>,
    /// Whether what is gone on one side goes on the other too.
    pub delete: RwSignal<bool>,
    /// Whether contents are compared wherever sizes are equal. Slower: each such file is read.
    pub contents: RwSignal<bool>,
    /// Counts changes of the stage.
    pub stages: RwSignal<u32>,
    /// Counts changes within a stage, at most one a frame while work is under way.
    pub changes: RwSignal<u32>,
}

impl SyncState {
    /// Nothing chosen yet.
    ///
    /// Begins upwards where the person may write, else downwards; without deleting. Once a run is over the folder is
    /// read anew, since the listing has not heard of what was done.
    pub fn new(state: FilesState) -> Self {
        let writable = state.rights.get_untracked().write;
        let (stages, changes) = (RwSignal::new(0), RwSignal::new(0));
        let due = StoredValue::new(false);
        let scope = Scope::here();
        let on_progress = move || {
            if !std::mem::replace(&mut *due.write_value(), true) {
                scope.next_frame(move || {
                    due.set_value(false);
                    changes.update(|changes| *changes += 1);
                });
            }
        };
        let on_change = move |change| {
            scope.run(|| match change {
                Change::State => stages.update(|stages| *stages += 1),
                Change::Progress => on_progress(),
            });
        };
        let spawn = state.workspace().files().s3().ports().spawn.clone();
        let sync = Self {
            dialog: StoredValue::new_local(SyncDialog::new(spawn, on_change)),
            state: StoredValue::new(state),
            scope,
            direction: RwSignal::new(if writable { Direction::Up } else { Direction::Down }),
            delete: RwSignal::new(false),
            contents: RwSignal::new(false),
            stages,
            changes,
        };
        Effect::new(move |_| {
            stages.track();
            if matches!(sync.stage(), Stage::Over { .. }) {
                state.reload.notify();
            }
        });
        sync
    }

    /// The machine and the work behind it.
    fn dialog(self) -> Rc<SyncDialog> {
        self.dialog.get_value()
    }

    /// The screen's state.
    pub fn state(self) -> FilesState {
        self.state.get_value()
    }

    /// Which part is drawn.
    ///
    /// Not tracked: read `stages` as well to hear of changes.
    pub fn stage(self) -> Stage {
        self.dialog().with(|state| match state {
            State::Asking { .. } => Stage::Asking,
            State::Scanning(_) => Stage::Scanning,
            State::Reviewing(_) => Stage::Reviewing,
            State::Running(_) => Stage::Running,
            State::Over { stopped, .. } => Stage::Over { stopped: *stopped },
            State::Failed(failure) => Stage::Failed(failure.clone()),
        })
    }

    /// Whether files are on their way.
    pub fn is_running(self) -> bool {
        matches!(self.stage(), Stage::Running)
    }

    /// Whether the browser did not let the page into the folder.
    ///
    /// Tracked. Only at the first question: the person has declined the browser's own, or a policy forbids it.
    pub fn is_refused(self) -> bool {
        self.changes.track();
        self.dialog().with(|state| *state == State::Asking { refused: true })
    }

    /// What the person wants now.
    ///
    /// Not tracked: taken over when a comparison begins, and then part of its plan.
    fn options(self) -> Options {
        let (direction, rights) = (self.direction.get_untracked(), self.state().rights.get_untracked());
        // What may not be deleted in Alcove is not planned to be.
        let delete = self.delete.get_untracked() && (rights.delete || !direction.writes_there());
        Options { direction, delete, contents: self.contents.get_untracked() }
    }

    /// What this device's folder is called; empty before one was chosen.
    pub fn folder_here(self) -> String {
        self.dialog().folder_here().unwrap_or_default()
    }

    /// Lets the person choose a folder of this device, and compares it. Call it while they press something.
    ///
    /// `showDirectoryPicker` asks for the right to read, or to read and write if files will come down. Leaving it
    /// changes nothing; a refusal is shown at the first question.
    pub fn choose(self) {
        let writing = self.direction.get_untracked().writes_here();
        let notes = self.state().app().session().scope_of_notes();
        self.back();
        self.scope.spawn(async move {
            match browser::pick_folder(writing, notes).await {
                Ok(Some(directory)) => {
                    let (workspace, folder) = (self.state().workspace(), self.state().folder.get_untracked());
                    let (files, identity) = (workspace.files(), workspace.identity());
                    let sync = Sync::new(&files, workspace.transfers(), directory, folder, &identity);
                    self.dialog().choose(Rc::new(sync), self.options());
                }
                Ok(None) => {}
                Err(_) => self.dialog().dispatch(Event::Refused),
            }
        });
    }

    /// Compares the two sides of what was chosen. Call it while they press something: the browser may have to ask them.
    ///
    /// Only once a folder was chosen. Ignored during a run.
    pub fn scan(self) {
        self.dialog().dispatch(Event::Scan(self.options()));
    }

    /// Carries the plan out. Does nothing while a conflict is open.
    pub fn run(self) {
        self.dialog().dispatch(Event::Run);
    }

    /// Stops what is under way. What was done stays done.
    ///
    /// A comparison leads back to the first question, a run to its report.
    pub fn stop(self) {
        self.dialog().dispatch(Event::Stop);
    }

    /// Goes back to the first question.
    pub fn back(self) {
        self.dialog().dispatch(Event::Back);
    }

    /// Leaves the dialog.
    ///
    /// Dropping the dialog ends what is under way.
    pub fn close(self) {
        self.state().dialog.set(None);
    }

    /// How far the comparison is. Tracked; nothing found in any other state.
    pub fn scanning(self) -> Scanning {
        self.changes.track();
        self.dialog().with(|state| match state {
            State::Scanning(scanning) => *scanning,
            _ => Scanning::Found(0, 0),
        })
    }

    /// How far the run is. Tracked; zeros in any other state.
    pub fn progress(self) -> Progress {
        self.changes.track();
        self.dialog().with(|state| match state {
            State::Running(progress) => *progress,
            _ => Progress::default(),
        })
    }

    /// Reads the plan; the default in any state but `Reviewing`. Not tracked.
    pub fn plan<T: Default>(self, read: impl FnOnce(&Plan) -> T) -> T {
        self.dialog().with(|state| match state {
            State::Reviewing(review) => read(&review.plan),
            _ => T::default(),
        })
    }

    /// Reads the report of the run; the default in any state but `Over`. Not tracked.
    pub fn report<T: Default>(self, read: impl FnOnce(&Report) -> T) -> T {
        self.dialog().with(|state| match state {
            State::Over { report, .. } => read(report),
            _ => T::default(),
        })
    }

    /// Writes the person's answer to the conflict at this index of the plan, or with `None` to all that the answer
    /// fits. An answer `None` takes it back.
    pub fn decide(self, at: Option<usize>, choice: Option<Choice>) {
        self.dialog().dispatch(Event::Decide { at, choice });
        self.changes.update(|changes| *changes += 1);
    }
}
