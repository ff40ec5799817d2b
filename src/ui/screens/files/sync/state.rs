//! What the parts of the dialog share: the machine behind it, the options of its form, and the signals that redraw it.

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
#[derive(Clone)]
pub enum Stage {
    /// Direction and folder are chosen.
    Asking,
    /// Both sides are being scanned.
    Scanning,
    /// The plan is on the screen.
    Reviewing,
    /// It is being done.
    Running,
    /// It is done, or was stopped.
    Over {
        /// By the person.
        stopped: bool,
    },
    /// The two could not be compared.
    Failed(Failure),
}

/// Copies are handles to the same dialog. Its work ends with the owner that made it.
#[derive(Clone, Copy)]
pub struct SyncState {
    dialog: StoredValue<Rc<SyncDialog>, LocalStorage>,
    state: StoredValue<FilesState>,
    scope: Scope,
    pub direction: RwSignal<Direction>,
    pub delete: RwSignal<bool>,
    pub contents: RwSignal<bool>,
    /// Counts changes of the stage.
    pub stages: RwSignal<u32>,
    /// Counts changes within a stage, at most one a frame while work is under way.
    pub changes: RwSignal<u32>,
}

impl SyncState {
    /// Nothing chosen yet.
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

    fn dialog(self) -> Rc<SyncDialog> {
        self.dialog.get_value()
    }

    /// The screen's state.
    pub fn state(self) -> FilesState {
        self.state.get_value()
    }

    /// Which part is drawn.
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
    pub fn is_refused(self) -> bool {
        self.changes.track();
        self.dialog().with(|state| *state == State::Asking { refused: true })
    }

    /// What the person wants now.
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

    /// Lets the person choose a folder, and looks. Call it while they press something.
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

    /// Looks at both sides of what was chosen. Call it while they press something: the browser may have to ask them.
    pub fn scan(self) {
        self.dialog().dispatch(Event::Scan(self.options()));
    }

    /// Does what is planned.
    pub fn run(self) {
        self.dialog().dispatch(Event::Run);
    }

    /// Stops what is under way. What was done stays done.
    pub fn stop(self) {
        self.dialog().dispatch(Event::Stop);
    }

    /// Goes back to the first question.
    pub fn back(self) {
        self.dialog().dispatch(Event::Back);
    }

    /// Leaves the dialog.
    pub fn close(self) {
        self.state().dialog.set(None);
    }

    /// How far the comparison is.
    pub fn scanning(self) -> Scanning {
        self.changes.track();
        self.dialog().with(|state| match state {
            State::Scanning(scanning) => *scanning,
            _ => Scanning::Found(0, 0),
        })
    }

    /// How far the run is.
    pub fn progress(self) -> Progress {
        self.changes.track();
        self.dialog().with(|state| match state {
            State::Running(progress) => *progress,
            _ => Progress::default(),
        })
    }

    /// Reads the plan.
    pub fn plan<T: Default>(self, read: impl FnOnce(&Plan) -> T) -> T {
        self.dialog().with(|state| match state {
            State::Reviewing(review) => read(&review.plan),
            _ => T::default(),
        })
    }

    /// Reads the report of the run.
    pub fn report<T: Default>(self, read: impl FnOnce(&Report) -> T) -> T {
        self.dialog().with(|state| match state {
            State::Over { report, .. } => read(report),
            _ => T::default(),
        })
    }

    /// Hears what the person says of one conflict, or of all that it can be said of.
    pub fn decide(self, at: Option<usize>, choice: Option<Choice>) {
        self.dialog().dispatch(Event::Decide { at, choice });
        self.changes.update(|changes| *changes += 1);
    }
}
