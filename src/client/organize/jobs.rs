//! The jobs of one person.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::{AbortHandle, abortable};

use super::job::{Change, Job, Problem, Progress, Question};
use super::link::Link;
use super::records::Records;
use super::run::run;
use super::{End, Order};
use crate::client::ports::{Ports, Scope};
use crate::client::s3::S3;
use crate::model::organize::record::Record;
use crate::model::organize::{Root, Verb};
use crate::model::transfer::Resolution;

/// How often progress is told while a job is under way, in milliseconds.
const TICK_MS: u32 = 100;

/// What takes longer than this has a row, in milliseconds.
const WORTH_A_ROW: i64 = 600;

/// Names one job of an [`Organizer`]. Never used twice in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobId(pub u32);

/// One job at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// What becomes of originals.
    pub verb: Verb,
    /// What goes where, as it was ordered.
    pub roots: Arc<[Root]>,
    /// How far it is.
    pub progress: Progress,
    /// What the person is asked.
    pub question: Option<Question>,
    /// How it ended; `None` while it is under way.
    pub end: Option<End>,
    /// The way back, if all of it went well and nothing was replaced.
    pub way_back: Option<Vec<Root>>,
    /// How long it is under way, in milliseconds, until it ended.
    pub age: i64,
}

impl Snapshot {
    /// Whether it is worth a row: a rename is over before a row could be read.
    pub fn is_worth_a_row(&self) -> bool {
        let is_well = self.progress.problems == 0;
        match &self.end {
            Some(End::Done) => !is_well,
            Some(_) => true,
            None => self.age >= WORTH_A_ROW || !is_well || self.progress.is_paused || self.question.is_some(),
        }
    }
}

/// What a subscriber is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The list or the progress has changed; and so has the bucket, by these.
    Changed(Vec<Change>),
    /// A job has ended. Read [`Organizer::snapshot`] for how.
    Ended(JobId),
}

type Subscriber = Rc<dyn Fn(&Notice)>;

/// The jobs. Handles share one list; dropping the last handle ends all where they are. Their records stay.
#[derive(Clone)]
pub struct Organizer(Rc<Inner>);

struct Inner {
    s3: S3,
    records: Records,
    identity: String,
    jobs: RefCell<Vec<Listed>>,
    last: Cell<u32>,
    is_ticking: Cell<bool>,
    subscriber: RefCell<Option<Subscriber>>,
}

struct Listed {
    id: JobId,
    verb: Verb,
    roots: Arc<[Root]>,
    job: Rc<Job>,
    task: AbortHandle,
    began: i64,
    end: Option<End>,
}

impl Organizer {
    /// No jobs yet. Records of an identity's jobs are kept in this part of the browser's storage.
    pub fn new(s3: S3, scope: Scope, identity: String) -> Self {
        let records = Records::new(s3.ports().clone(), scope);
        Self(Rc::new(Inner {
            s3,
            records,
            identity,
            jobs: RefCell::default(),
            last: Cell::default(),
            is_ticking: Cell::default(),
            subscriber: RefCell::default(),
        }))
    }

    /// One subscriber: a later one replaces it. Nothing is borrowed while it is called.
    pub fn subscribe(&self, subscriber: impl Fn(&Notice) + 'static) {
        self.0.subscriber.replace(Some(Rc::new(subscriber)));
    }

    /// Begins a job. Never fails: what goes wrong is its [`End`], or among its problems.
    pub fn start(&self, order: Order) -> JobId {
        self.begin(order, name(self.0.s3.ports()))
    }

    /// Goes on with what earlier pages of this identity have begun, unless another tab is at it.
    ///
    /// Gives whether there is any.
    pub fn resume(&self) -> bool {
        let records = self.0.records.of(&self.0.identity);
        let is_any = !records.is_empty();
        for record in records {
            let inner = Rc::downgrade(&self.0);
            let ports = self.0.s3.ports().clone();
            self.0.s3.ports().spawn.spawn(
                async move {
                    let lock = ports.tabs.exclusive(&lock(&record.id)).await;
                    // Whoever had the lock may have finished it.
                    let Some(organizer) = inner.upgrade().map(Self) else { return };
                    let Some(record) = organizer.0.records.get(&record.id) else { return };
                    drop(lock);
                    let Record { id, verb, roots, for_all, .. } = record;
                    organizer.begin(Order { verb, roots, is_resumed: true, for_all }, id);
                }
                .boxed_local(),
            );
        }
        is_any
    }

    fn begin(&self, order: Order, name: String) -> JobId {
        let id = JobId(self.0.last.get() + 1);
        self.0.last.set(id.0);
        let job = Rc::new(Job::new(order.for_all));
        let (verb, roots) = (order.verb, order.roots.clone().into());
        let (work, task) = abortable(perform(
            self.0.s3.clone(),
            self.0.records.clone(),
            Named { name, identity: self.0.identity.clone(), order, job: job.clone() },
        ));
        self.0.jobs.borrow_mut().push(Listed { id, verb, roots, job, task, began: self.now(), end: None });
        let inner = Rc::downgrade(&self.0);
        let work = work.map(move |outcome| {
            if let (Ok(end), Some(inner)) = (outcome, inner.upgrade()) {
                inner.ended(id, end);
            }
        });
        let spawn = &self.0.s3.ports().spawn;
        if !self.0.is_ticking.replace(true) {
            spawn.spawn(tick(Rc::downgrade(&self.0), self.0.s3.clone()).boxed_local());
        }
        self.0.notify(&Notice::Changed(Vec::new()));
        spawn.spawn(work.boxed_local());
        id
    }

    /// Begins nothing more of a job. Objects under way are finished. Nothing for one that has ended.
    pub fn cancel(&self, id: JobId) {
        self.with(id, Job::cancel);
    }

    /// Begins or ends a pause.
    pub fn pause(&self, id: JobId, is_paused: bool) {
        self.with(id, |job| job.pause(is_paused));
        self.0.notify(&Notice::Changed(Vec::new()));
    }

    /// Answers a question, by its number; with `for_all` also those of its kind that follow.
    pub fn answer(&self, id: JobId, number: u32, resolution: Resolution, for_all: bool) {
        self.with(id, |job| job.answer(number, resolution, for_all));
        self.0.notify(&Notice::Changed(Vec::new()));
    }

    /// Takes a job that has ended out of the list.
    pub fn remove(&self, id: JobId) {
        self.0.jobs.borrow_mut().retain(|job| job.id != id || job.end.is_none());
        self.0.notify(&Notice::Changed(Vec::new()));
    }

    /// Ends all where they are and empties the list: the identity is gone. Their records stay.
    pub fn end(&self) {
        self.0.subscriber.take();
        for job in self.0.jobs.take() {
            job.task.abort();
        }
    }

    /// The jobs in the list, the newest last.
    pub fn ids(&self) -> Vec<JobId> {
        self.0.jobs.borrow().iter().map(|job| job.id).collect()
    }

    /// How a job stands; `None` where it is not in the list any more.
    pub fn snapshot(&self, id: JobId) -> Option<Snapshot> {
        let jobs = self.0.jobs.borrow();
        let listed = jobs.iter().find(|job| job.id == id)?;
        let is_done = listed.end == Some(End::Done) && listed.verb == Verb::Move;
        Some(Snapshot {
            verb: listed.verb,
            roots: listed.roots.clone(),
            progress: listed.job.progress(),
            question: listed.job.question(),
            end: listed.end.clone(),
            way_back: listed.job.way_back().filter(|_| is_done),
            age: self.now() - listed.began,
        })
    }

    /// Reads a job's problems; `read` must not call back.
    pub fn with_problems<T: Default>(&self, id: JobId, read: impl FnOnce(&[Problem]) -> T) -> T {
        let jobs = self.0.jobs.borrow();
        jobs.iter().find(|job| job.id == id).map(|job| job.job.with_problems(read)).unwrap_or_default()
    }

    /// What of a job has come to its place so far, by the names that it has there: "Keep both" may have given others than were ordered.
    pub fn settled(&self, id: JobId) -> Vec<Root> {
        let jobs = self.0.jobs.borrow();
        let job = jobs.iter().find(|job| job.id == id);
        job.map(|job| job.job.with_settled(<[Root]>::to_vec)).unwrap_or_default()
    }

    fn now(&self) -> i64 {
        self.0.s3.ports().clock.now()
    }

    fn with(&self, id: JobId, change: impl FnOnce(&Job)) {
        let job = self.0.jobs.borrow().iter().find(|job| job.id == id).map(|job| job.job.clone());
        if let Some(job) = job {
            change(&job);
        }
    }
}

/// A job with what its record needs.
struct Named {
    name: String,
    identity: String,
    order: Order,
    job: Rc<Job>,
}

/// Performs a job under its lock, and keeps its record as long as something of it may be left to do.
async fn perform(s3: S3, records: Records, named: Named) -> End {
    let Named { name, identity, order, job } = named;
    let _lock = s3.ports().tabs.exclusive(&lock(&name)).await;
    let keep = |roots: &[Root]| {
        let (id, identity) = (name.clone(), identity.clone());
        let for_all = job.for_all_files();
        records.keep(Record { id, identity, verb: order.verb, roots: roots.to_vec(), for_all });
    };
    let link = Link::new(s3.clone(), job.clone());
    let end = run(&link, &job, &order, &keep).await;
    if !matches!(end, End::Stopped(_)) {
        records.remove(&name);
    }
    end
}

impl Inner {
    fn ended(&self, id: JobId, end: End) {
        self.tell();
        if let Some(job) = self.jobs.borrow_mut().iter_mut().find(|job| job.id == id) {
            job.end = Some(end);
        }
        self.notify(&Notice::Changed(Vec::new()));
        self.notify(&Notice::Ended(id));
    }

    /// Tells what has changed in the bucket, and that progress was made.
    fn tell(&self) {
        let jobs = self.jobs.borrow();
        let changes = jobs.iter().flat_map(|job| job.job.take_changes()).collect();
        drop(jobs);
        self.notify(&Notice::Changed(changes));
    }

    fn notify(&self, notice: &Notice) {
        let subscriber = self.subscriber.borrow().clone();
        if let Some(subscriber) = subscriber {
            subscriber(notice);
        }
    }

    fn is_running(&self) -> bool {
        self.jobs.borrow().iter().any(|job| job.end.is_none())
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        for job in self.jobs.get_mut() {
            job.task.abort();
        }
    }
}

/// Tells progress until no job is under way, or all handles are gone.
async fn tick(organizer: Weak<Inner>, s3: S3) {
    loop {
        match organizer.upgrade() {
            Some(inner) if inner.is_running() => inner.tell(),
            Some(inner) => return inner.is_ticking.set(false),
            None => return,
        }
        s3.ports().timer.sleep(TICK_MS).await;
    }
}

/// The name of a job's lock.
fn lock(name: &str) -> String {
    ["alcove.organize.", name].concat()
}

/// A name that no other job has.
fn name(ports: &Ports) -> String {
    use std::fmt::Write;
    let mut bytes = [0; 12];
    ports.random.fill(&mut bytes);
    bytes.iter().fold(String::new(), |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    })
}
