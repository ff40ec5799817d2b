//! Performs the transfers that `model::transfer` decides: each effect becomes a task, each end of a task an event.
//!
//! A task that is not wanted any more is dropped, which aborts its request: no stale answer reaches the machine.
//!
//! One step of an upload is in `step`, the choice of a host name in `host_pool`, uploads of earlier pages in `unfinished`,
//! `resume` and `elsewhere`.
//!
//! Who calls: `ui` adds and shows uploads, `sync` sends those of a folder sync, `claim` does without (its
//! files are not on this device). A press or a file becomes an `Event`, the queue answers with `Effect`s, and
//! only `Inner::perform` turns those into I/O.

mod buffer;
mod elsewhere;
pub(super) mod host_pool;
mod resume;
mod stat;
mod step;
mod unfinished;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::{Rc, Weak};

use futures_util::FutureExt;
use futures_util::future::{AbortHandle, LocalBoxFuture, abortable};

pub(in crate::client) use self::buffer::Buffer;
pub use self::elsewhere::Elsewhere;
use self::host_pool::Hosts;
use self::unfinished::Notes;
pub use self::unfinished::{NotResumed, Unfinished};
use super::ports::Progress;
use super::s3::S3;
use crate::aws::s3::condition::Condition;
use crate::model::files::File;
use crate::model::transfer::queue::{Effect, Event, Queue, StatId};
use crate::model::transfer::{Attempt, Command, Fate, NewUpload, Totals, Transfer, TransferId};

/// How many requests are under way at once where the bucket has one host name: a browser opens six connections to a host
/// that speaks HTTP/1.1, as S3 does.
const REQUESTS: usize = 6;
/// How many files are added before the page may do other things: some milliseconds of work.
const AT_ONCE: usize = 250;

/// Called after each change, also for each block of bytes sent: do little, such as marking a frame as due.
pub type Listener = Rc<dyn Fn(&Notice)>;

/// What a [`Listener`] is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Some row or total changed: read what is on screen again.
    Changed,
    /// This object is there now.
    Uploaded(File),
}

/// Ends a subscription when it is dropped.
#[must_use = "dropping the subscription ends it"]
pub struct Subscription {
    _listener: Rc<Listener>,
}

/// Lets uploads begin again when it is dropped.
#[must_use = "dropping it lets uploads begin again"]
pub struct Cleared(Weak<Inner>);

impl Drop for Cleared {
    fn drop(&mut self) {
        if let Some(inner) = self.0.upgrade() {
            inner.closed.set(inner.closed.get() - 1);
        }
    }
}

/// The transfers of one session. Cheap to clone. When the last clone goes, all requests under way are dropped.
#[derive(Clone)]
pub struct Transfers(Rc<Inner>);

struct Inner {
    s3: S3,
    queue: RefCell<Queue>,
    /// The ways to the bucket, once there is something to send.
    hosts: OnceCell<Rc<Hosts>>,
    /// Notes for a later page, where there is a place for them.
    notes: OnceCell<Rc<Notes>>,
    tasks: RefCell<HashMap<Task, AbortHandle>>,
    /// The session is over: what was still to be said comes too late.
    ended: Cell<bool>,
    /// How many [`Cleared`] hold everything up.
    closed: Cell<u32>,
    /// How often all was dropped: a batch of before is not taken in any further.
    drops: Cell<u32>,
    listeners: RefCell<Vec<Weak<Listener>>>,
}

/// What a task does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Task {
    Stat(StatId),
    Step(TransferId, Attempt),
}

impl Transfers {
    /// No transfers yet.
    pub fn new(s3: S3) -> Self {
        Self(Rc::new(Inner {
            queue: RefCell::new(queue(&s3)),
            s3,
            hosts: OnceCell::new(),
            notes: OnceCell::new(),
            tasks: RefCell::default(),
            ended: Cell::new(false),
            closed: Cell::new(0),
            drops: Cell::new(0),
            listeners: RefCell::default(),
        }))
    }

    /// Calls `listener` on each change until the subscription is dropped. It may call back into this.
    pub fn subscribe(&self, listener: Listener) -> Subscription {
        let listener = Rc::new(listener);
        self.0.listeners.borrow_mut().push(Rc::downgrade(&listener));
        Subscription { _listener: listener }
    }

    /// Adds a batch of uploads; they start by themselves. Names that are taken ask first.
    pub fn add(&self, mut uploads: Vec<NewUpload>) {
        self.0.find_hosts();
        if uploads.len() <= AT_ONCE {
            return self.0.event(Event::Add(uploads));
        }
        let (this, timer) = (Rc::downgrade(&self.0), self.0.s3.ports().timer.clone());
        let drops = self.0.drops.get();
        let in_slices = async move {
            while let Some(inner) = this.upgrade() {
                if inner.drops.get() != drops {
                    return uploads.iter().for_each(|upload| inner.s3.ports().files.forget(upload.file));
                }
                if uploads.len() <= AT_ONCE {
                    return inner.event(Event::Add(uploads));
                }
                let rest = uploads.split_off(AT_ONCE);
                inner.event(Event::More(std::mem::replace(&mut uploads, rest)));
                drop(inner);
                timer.sleep(0).await;
            }
        };
        self.0.s3.ports().spawn.spawn(in_slices.boxed_local());
    }

    /// Adds an upload whose name was statted before: it begins without another stat, is written on this condition alone,
    /// and asks where that does not hold. `None` where another upload on its way has the name, or the session has ended.
    pub fn send(&self, upload: NewUpload, condition: Condition) -> Option<TransferId> {
        self.0.find_hosts();
        let before = self.0.queue.borrow().last();
        self.0.event(Event::Send(Box::new(upload), condition));
        self.0.queue.borrow().last().filter(|last| Some(*last) != before && !self.0.is_closed())
    }

    /// Goes on, should everything wait for a connection: there may be one again.
    pub fn connect(&self) {
        self.0.event(Event::Connect);
    }

    /// Does what a person says.
    pub fn dispatch(&self, command: Command) {
        self.0.event(Event::Command(command));
    }

    /// Ends the session's transfers: drops every request under way and forgets every row. Parts that S3 has stay, since
    /// the right to remove them went with the session: until the same person goes on, or the bucket's lifecycle rule removes them.
    ///
    /// Final, and idempotent: what is added afterwards is let go of at once.
    pub fn end(&self) {
        self.0.ended.set(true);
        if let Some(notes) = self.0.notes.get() {
            notes.end();
        }
        self.0.drop_all();
    }

    /// The same for a while: nothing is uploaded until the guard is dropped, and then again. For who deletes all files, which may
    /// be refused. Parts that S3 has stay, and can be gone on with.
    pub fn clear(&self) -> Cleared {
        self.0.closed.set(self.0.closed.get() + 1);
        if let Some(notes) = self.0.notes.get() {
            notes.release_all();
        }
        self.0.drop_all();
        if let Some(hosts) = self.0.hosts.get() {
            // The hosts are known already, and will not tell the new queue again. Whoever only ends needs none of this code.
            self.0.queue.borrow_mut().update(Event::Widen(hosts.capacity()), self.0.s3.now());
        }
        Cleared(Rc::downgrade(&self.0))
    }

    /// All in numbers.
    pub fn totals(&self) -> Totals {
        self.0.queue.borrow().totals()
    }

    /// The rows at these places (oldest first), for the part of the list that is on screen.
    ///
    /// O(length of the range), whatever the length of the list.
    pub fn rows(&self, range: Range<usize>) -> Vec<Transfer> {
        self.0.queue.borrow().rows(range)
    }

    /// One row.
    pub fn row(&self, id: TransferId) -> Option<Transfer> {
        self.0.queue.borrow().find(id)
    }

    /// What would become of the uploads that are not over, were the session to end now: each by its name.
    pub fn fates(&self) -> Vec<(String, Fate)> {
        let can_resume = self.0.notes.get().is_some_and(|notes| notes.keeper().outlives_session());
        let fate =
            |(name, fate)| (name, if fate == Fate::Resumable && !can_resume { Fate::Lost } else { fate });
        self.0.queue.borrow().fates().into_iter().map(fate).collect()
    }

    /// The first row that failed, or else the first that asks.
    pub fn first(&self, failed: bool) -> Option<Transfer> {
        self.0.queue.borrow().first(failed)
    }
}

/// Nothing to do yet. Only where an older version stays may small files go by form.
fn queue(s3: &S3) -> Queue {
    Queue::new(REQUESTS).with_forms(s3.versioned())
}

impl Inner {
    fn event(self: &Rc<Self>, event: Event) {
        if self.is_closed() {
            return self.refuse(&event);
        }
        let now = self.s3.now();
        let effects = self.queue.borrow_mut().update(event, now);
        for effect in effects {
            self.perform(effect);
        }
        self.notify(&Notice::Changed);
    }

    fn perform(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Stat(id, scope) => {
                let s3 = self.s3.clone();
                let stat = async move { Event::Statted(id, stat::stat(&s3, scope).await) };
                self.begin(Task::Stat(id), stat.boxed_local());
            }
            Effect::Perform(id, attempt, work) => {
                let Some(hosts) = self.hosts.get().cloned() else { return };
                let (s3, progress) = (self.s3.clone(), self.progress(id, attempt));
                let step = async move {
                    Event::Answered(id, attempt, step::perform(&s3, &*hosts, work, progress).await)
                };
                self.begin(Task::Step(id, attempt), step.boxed_local());
            }
            Effect::Keep(file, record) => {
                let s3 = self.s3.clone();
                self.with_notes(|notes| async move { notes.keep(&s3, file, *record).await });
            }
            Effect::Unkeep(upload) => self.with_notes(|notes| async move { notes.remove(&upload).await }),
            Effect::Wait(milliseconds) => self.later(milliseconds, Event::Connect),
            Effect::GoOn => self.later(0, Event::GoOn),
            Effect::Stop(id) => self.stop(id),
            Effect::Forget(file) => self.s3.ports().files.forget(file),
            Effect::Uploaded(file) => self.notify(&Notice::Uploaded(file)),
        }
    }

    /// Makes the pool of host names. Not before there is something to send: reading files does without it.
    fn find_hosts(self: &Rc<Self>) {
        if self.hosts.get().is_some() {
            return;
        }
        let this = Rc::downgrade(self);
        let on_trouble = move |event| {
            if let Some(this) = this.upgrade() {
                this.event(event);
            }
        };
        let hosts = Hosts::new(self.s3.address(), Rc::new(on_trouble));
        self.queue.borrow_mut().update(Event::Widen(hosts.capacity()), self.s3.now());
        let _ = self.hosts.set(Rc::new(hosts));
    }

    /// Does something with the notes beside everything else.
    fn with_notes<F: Future<Output = ()> + 'static>(&self, work: impl FnOnce(Rc<Notes>) -> F) {
        if let Some(notes) = self.notes.get() {
            self.s3.ports().spawn.spawn(work(notes.clone()).boxed_local());
        }
    }

    /// Brings about an event after a while.
    ///
    /// The event comes even if nothing waits for it any more; the queue passes over what does not concern it.
    fn later(self: &Rc<Self>, milliseconds: u32, event: Event) {
        let (this, sleep) = (Rc::downgrade(self), self.s3.ports().timer.sleep(milliseconds));
        let wait = async move {
            sleep.await;
            if let Some(this) = this.upgrade() {
                this.event(event);
            }
        };
        self.s3.ports().spawn.spawn(wait.boxed_local());
    }

    /// Runs a task whose end is an event.
    fn begin(self: &Rc<Self>, task: Task, work: LocalBoxFuture<'static, Event>) {
        let (work, handle) = abortable(work);
        self.tasks.borrow_mut().insert(task, handle);
        let this = Rc::downgrade(self);
        let run = async move {
            let Ok(event) = work.await else { return };
            if let Some(this) = this.upgrade() {
                this.tasks.borrow_mut().remove(&task);
                this.event(event);
            }
        };
        self.s3.ports().spawn.spawn(run.boxed_local());
    }

    /// Aborts the requests of one transfer. Its stat, if there is one, is shared with others and goes on.
    fn stop(&self, id: TransferId) {
        self.tasks.borrow_mut().retain(|task, handle| {
            let stops = matches!(task, Task::Step(other, _) if *other == id);
            if stops {
                handle.abort();
            }
            !stops
        });
    }

    fn is_closed(&self) -> bool {
        self.ended.get() || self.closed.get() > 0
    }

    /// Lets go of files that come too late.
    fn refuse(&self, event: &Event) {
        let forget = |upload: &NewUpload| self.s3.ports().files.forget(upload.file);
        match event {
            Event::Add(uploads) | Event::More(uploads) => uploads.iter().for_each(forget),
            Event::Send(upload, _) => forget(upload),
            Event::Continue(upload, _) => forget(upload),
            _ => {}
        }
    }

    /// Drops every request under way and forgets every row.
    fn drop_all(&self) {
        self.drops.set(self.drops.get() + 1);
        self.stop_all();
        let dropped = self.queue.replace(queue(&self.s3));
        for file in dropped.files() {
            self.s3.ports().files.forget(file);
        }
        self.notify(&Notice::Changed);
    }

    fn stop_all(&self) {
        for (_, handle) in self.tasks.borrow_mut().drain() {
            handle.abort();
        }
    }

    fn progress(self: &Rc<Self>, id: TransferId, attempt: Attempt) -> Progress {
        let this = Rc::downgrade(self);
        Rc::new(move |sent| {
            if let Some(this) = this.upgrade() {
                this.event(Event::Progress(id, attempt, sent));
            }
        })
    }

    /// Calls each listener; none of ours is borrowed meanwhile.
    fn notify(&self, notice: &Notice) {
        self.listeners.borrow_mut().retain(|listener| listener.strong_count() > 0);
        let listeners: Vec<_> = self.listeners.borrow().iter().filter_map(Weak::upgrade).collect();
        for listener in listeners {
            listener(notice);
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.stop_all();
    }
}
