//! Performs what the machine of the sync dialog asks for ([`crate::model::sync::dialog`]): one piece of work at a time, which
//! ends with its dialog.
//!
//! The state is the machine's, the work is here: an effect begins a task, the end of the task is an event.
//! There is one task at a time, and beginning another drops nothing by itself: the machine asks for `Stop`
//! first.

use std::cell::RefCell;
use std::mem::discriminant;
use std::rc::{Rc, Weak};

use futures_util::FutureExt;
use futures_util::future::{AbortHandle, LocalBoxFuture, abortable};

use super::{OnProgress, Sync};
use crate::client::ports::Spawn;
use crate::model::sync::dialog::{Effect, Event, Review, Scanning, State};
use crate::model::sync::{Options, Report};

/// What [`SyncDialog`] tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another state is here.
    State,
    /// The same state has other values; told often while work is under way.
    Progress,
}

/// One dialog. Dropping the last handle ends its work.
///
/// Held by the screen that shows it. Tasks hold it weakly, so a screen that goes ends them.
pub struct SyncDialog {
    spawn: Rc<dyn Spawn>,
    on_change: Box<dyn Fn(Change)>,
    state: RefCell<State>,
    /// The two folders, once the person has chosen this device's.
    sync: RefCell<Option<Rc<Sync>>>,
    /// Of the last run. A run that was cut off leaves here what it had done.
    report: Rc<RefCell<Report>>,
    /// The scan or the run under way, or one that has ended.
    task: RefCell<Option<AbortHandle>>,
}

impl SyncDialog {
    /// A dialog at its first question. `on_change` is called after each change of the state.
    pub fn new(spawn: Rc<dyn Spawn>, on_change: impl Fn(Change) + 'static) -> Rc<Self> {
        Rc::new(Self {
            spawn,
            on_change: Box::new(on_change),
            state: RefCell::default(),
            sync: RefCell::default(),
            report: Rc::default(),
            task: RefCell::default(),
        })
    }

    /// Reads the state.
    ///
    /// Must not dispatch: the state is borrowed meanwhile. Not reactive by itself: `on_change` tells when to
    /// read again.
    pub fn with<T>(&self, read: impl FnOnce(&State) -> T) -> T {
        read(&self.state.borrow())
    }

    /// The name of this device's folder; `None` before one was chosen.
    pub fn folder_here(&self) -> Option<String> {
        self.sync.borrow().as_ref().map(|sync| sync.name())
    }

    /// The person has chosen the two folders, and wants them compared.
    ///
    /// A folder that was chosen before is replaced.
    pub fn choose(self: &Rc<Self>, sync: Rc<Sync>, options: Options) {
        self.sync.replace(Some(sync));
        self.dispatch(Event::Scan(options));
    }

    /// Something happened: what the person did, or how work went.
    ///
    /// Effects are performed before `on_change` is called, so a reader sees the state with its work begun.
    pub fn dispatch(self: &Rc<Self>, event: Event) {
        let before = self.with(discriminant);
        let (state, effects) = self.state.take().update(event);
        self.state.replace(state);
        for effect in effects {
            self.perform(effect);
        }
        let change = if self.with(discriminant) == before { Change::Progress } else { Change::State };
        (self.on_change)(change);
    }

    /// Work without folders is asked for by no state, and is passed over.
    fn perform(self: &Rc<Self>, effect: Effect) {
        let sync = self.sync.borrow().clone();
        match (effect, sync) {
            (Effect::Scan(options), Some(sync)) => {
                let on: OnProgress<Scanning> = self.reporter(Event::Scanned);
                let dialog = Rc::downgrade(self);
                self.begin(async move { dispatch(&dialog, scan(&sync, options, on).await) }.boxed_local());
            }
            (Effect::Run(review), Some(sync)) => {
                let dialog = Rc::downgrade(self);
                let report = self.report.clone();
                let progress = report.clone();
                let ran = self.reporter(Event::Ran);
                let on = Rc::new(move |()| {
                    let now = progress.borrow().progress();
                    ran(now);
                });
                let run = async move {
                    let Review { scanned, plan } = *review;
                    sync.run(scanned, &plan, report.clone(), on).await;
                    dispatch(&dialog, Event::Done(report.take()));
                };
                self.begin(run.boxed_local());
            }
            (Effect::Scan(_) | Effect::Run(_), None) => {}
            (Effect::Stop, _) => self.stop(),
        }
    }

    /// Turns progress into events of this dialog.
    fn reporter<T: 'static>(self: &Rc<Self>, event: fn(T) -> Event) -> OnProgress<T> {
        let dialog = Rc::downgrade(self);
        Rc::new(move |progress| dispatch(&dialog, event(progress)))
    }

    fn begin(&self, work: LocalBoxFuture<'static, ()>) {
        let (work, handle) = abortable(work);
        self.task.replace(Some(handle));
        self.spawn.spawn(work.map(drop).boxed_local());
    }

    /// A run that is cut off remembers what it did when its future is dropped, and leaves its report, which
    /// the final state shows.
    fn stop(self: &Rc<Self>) {
        if let Some(task) = self.task.take() {
            task.abort();
        }
        let is_over = self.with(|state| matches!(state, State::Over { .. }));
        if is_over {
            let (state, _) = self.state.take().update(Event::Done(self.report.take()));
            self.state.replace(state);
        }
    }
}

impl Drop for SyncDialog {
    fn drop(&mut self) {
        if let Some(task) = self.task.take() {
            task.abort();
        }
    }
}

/// Asks the browser for permission, and compares.
///
/// Asks for permission first: the press that led here is recent enough for the browser to show its question.
async fn scan(sync: &Sync, options: Options, on: OnProgress<Scanning>) -> Event {
    if !sync.allow(options).await {
        return Event::Refused;
    }
    let compared = sync.scan(options, on).await;
    Event::Compared(compared.map(|(scanned, plan)| Box::new(Review { scanned, plan })))
}

fn dispatch(dialog: &Weak<SyncDialog>, event: Event) {
    if let Some(dialog) = dialog.upgrade() {
        dialog.dispatch(event);
    }
}
