//! What the parts of the dialog share: the stage, what the person wants, and the work under way.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::{AbortHandle, LocalBoxFuture, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::client::sync::{Looking, Report, Sync};
use crate::model::failure::Failure;
use crate::model::sync::{Choice, Direction, Looked, Options, Plan};
use crate::ui::browser as device;
use crate::ui::screens::files::state::FilesState;

/// Where the dialog stands.
#[derive(Clone)]
pub enum Stage {
    /// Which way, and which folder.
    Asking,
    /// Both sides are being looked at.
    Looking(Looking),
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

/// Copies are handles to the same things.
#[derive(Clone, Copy)]
pub struct Desk {
    work: StoredValue<Rc<Work>, LocalStorage>,
    pub stage: RwSignal<Stage>,
    pub direction: RwSignal<Direction>,
    pub delete: RwSignal<bool>,
    pub contents: RwSignal<bool>,
    /// The browser did not let the page into the folder.
    pub refused: RwSignal<bool>,
    /// Counts what the person said of conflicts, and frames of a run.
    pub changes: RwSignal<u32>,
}

/// What nothing is drawn by until a signal says so.
struct Work {
    state: FilesState,
    sync: RefCell<Option<Rc<Sync>>>,
    looked: RefCell<Looked>,
    plan: RefCell<Option<Rc<Plan>>>,
    /// Of the last run.
    report: Rc<RefCell<Report>>,
    /// Ends what is under way.
    task: RefCell<Option<AbortHandle>>,
}

impl Desk {
    /// Nothing chosen yet.
    pub fn new(state: FilesState) -> Self {
        let writable = state.rights.get_untracked().write;
        let work = Work {
            state,
            sync: RefCell::default(),
            looked: RefCell::default(),
            plan: RefCell::default(),
            report: Rc::default(),
            task: RefCell::default(),
        };
        Self {
            work: StoredValue::new_local(Rc::new(work)),
            stage: RwSignal::new(Stage::Asking),
            direction: RwSignal::new(if writable { Direction::Up } else { Direction::Down }),
            delete: RwSignal::new(false),
            contents: RwSignal::new(false),
            refused: RwSignal::new(false),
            changes: RwSignal::new(0),
        }
    }

    fn work(self) -> Rc<Work> {
        self.work.get_value()
    }

    /// The screen's state.
    pub fn state(self) -> FilesState {
        self.work().state
    }

    /// Whether files are on their way.
    pub fn is_running(self) -> bool {
        self.stage.with_untracked(|stage| matches!(stage, Stage::Running))
    }

    /// What the person wants now.
    pub fn options(self) -> Options {
        let (direction, rights) = (self.direction.get_untracked(), self.state().rights.get_untracked());
        // What may not be deleted in Alcove is not planned to be.
        let delete = self.delete.get_untracked() && (rights.delete || !direction.writes_there());
        Options { direction, delete, contents: self.contents.get_untracked() }
    }

    /// What this device's folder is called; empty before one was chosen.
    pub fn folder_here(self) -> String {
        self.work().sync.borrow().as_ref().map(|sync| sync.name()).unwrap_or_default()
    }

    /// Lets the person choose a folder, and looks. Call it while they press something.
    pub fn choose(self) {
        let writing = self.direction.get_untracked().writes_here();
        self.refused.set(false);
        spawn_local(async move {
            let picked = device::pick_folder(writing).await;
            if self.stage.is_disposed() {
                return;
            }
            match picked {
                Ok(Some(directory)) => {
                    let (workspace, folder) = (self.state().workspace(), self.state().folder.get_untracked());
                    let (files, identity) = (workspace.files(), workspace.identity());
                    let sync = Sync::new(&files, workspace.transfers(), directory, folder, &identity);
                    self.work().sync.replace(Some(Rc::new(sync)));
                    self.look();
                }
                Ok(None) => {}
                Err(_) => self.refused.set(true),
            }
        });
    }

    /// Looks at both sides of what was chosen. Call it while they press something: the browser may have to ask them.
    pub fn look(self) {
        let (work, options) = (self.work(), self.options());
        let Some(sync) = work.sync.borrow().clone() else { return };
        self.stage.set(Stage::Looking(Looking::Found(0, 0)));
        let on = Rc::new(move |looking| drop(self.stage.try_set(Stage::Looking(looking))));
        let look = async move {
            if !sync.allow(options).await {
                self.refused.try_set(true);
                self.stage.try_set(Stage::Asking);
                return;
            }
            let stage = match sync.look(options, on).await {
                Ok((looked, plan)) => {
                    work.looked.replace(looked);
                    work.plan.replace(Some(Rc::new(plan)));
                    Stage::Reviewing
                }
                Err(failure) => Stage::Failed(failure),
            };
            self.stage.try_set(stage);
        };
        self.begin(look.boxed_local());
    }

    /// Does what is planned.
    pub fn run(self) {
        let work = self.work();
        let (Some(sync), Some(plan)) = (work.sync.borrow().clone(), work.plan.borrow().clone()) else {
            return;
        };
        // What was looked at serves one run.
        let (looked, report) = (work.looked.take(), work.report.clone());
        self.stage.set(Stage::Running);
        let due = StoredValue::new(false);
        let on = Rc::new(move |()| {
            if due.try_update_value(|due| !std::mem::replace(due, true)) == Some(true) {
                request_animation_frame(move || {
                    due.try_set_value(false);
                    self.changes.try_update(|changes| *changes += 1);
                });
            }
        });
        let run = async move {
            sync.run(looked, &plan, report, on).await;
            self.finish(false);
        };
        self.begin(run.boxed_local());
    }

    /// Stops what is under way. What was done stays done.
    pub fn stop(self) {
        self.end();
        if self.is_running() { self.finish(true) } else { self.stage.set(Stage::Asking) }
    }

    fn finish(self, stopped: bool) {
        if self.stage.try_set(Stage::Over { stopped }).is_none() {
            self.state().reload.notify();
        }
    }

    /// Ends the work.
    pub fn end(self) {
        let work = self.work.try_get_value();
        if let Some(handle) = work.and_then(|work| work.task.take()) {
            handle.abort();
        }
    }

    /// Leaves the dialog.
    pub fn close(self) {
        self.state().dialog.set(None);
    }

    fn begin(self, work: LocalBoxFuture<'static, ()>) {
        self.end();
        let (work, handle) = abortable(work);
        self.work().task.replace(Some(handle));
        spawn_local(async move {
            let _ = work.await;
        });
    }

    /// Reads the plan.
    pub fn plan<T: Default>(self, read: impl FnOnce(&Plan) -> T) -> T {
        self.work().plan.borrow().as_deref().map(read).unwrap_or_default()
    }

    /// Reads the report of the run.
    pub fn report<T>(self, read: impl FnOnce(&Report) -> T) -> T {
        read(&self.work().report.borrow())
    }

    /// Hears what the person says of one conflict, or of all that it can be said of.
    pub fn decide(self, at: Option<usize>, choice: Option<Choice>) {
        // While they say it no run has the plan.
        if let Some(plan) = self.work().plan.borrow_mut().as_mut().and_then(Rc::get_mut) {
            let direction = plan.options.direction;
            for (place, item) in plan.items.iter_mut().enumerate() {
                let fits = choice.is_none_or(|choice| item.choices(direction).contains(&choice));
                if fits && at.is_none_or(|at| at == place) {
                    item.choice = choice;
                }
            }
        }
        self.changes.update(|changes| *changes += 1);
    }
}
