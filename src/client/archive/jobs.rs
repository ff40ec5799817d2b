//! The archive downloads of one person: begun, followed and ended here, whatever screen is shown. What one of them does is
//! [`super::run`]'s work.
//!
//! | an [`End`] | when | the file |
//! |---|---|---|
//! | `Done` | the sink has closed | complete; members may be missing, and a note inside says which |
//! | `Cancelled` | here, or in the browser's own list of downloads | none |
//! | `Stopped` | nothing could be had, the place is full, or the session is over | none |

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use futures_util::FutureExt;
use futures_util::future::{AbortHandle, abortable};

use super::{ArchiveProgress, Missing, Order, ProgressTracker, Stopped, run};
use crate::client::ports::archive::{NotWritten, Piece};
use crate::client::s3::S3;
use crate::model::rate::Rate;

/// How often progress is told while a download is under way, in milliseconds.
const TICK_MS: u32 = 100;

/// Downloads smaller than this are over before a quarter could be told, in bytes.
const WORTH_QUARTERS: u64 = 32 << 20;

/// Names one download of a [`Downloads`].
///
/// Never used twice in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DownloadId(pub u32);

/// How a download ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The archive is there.
    Done,
    /// The person did not want it any more.
    Cancelled,
    /// There is no archive.
    Stopped(Stopped),
}

/// One download at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The archive's name.
    pub name: String,
    /// How far it is.
    pub progress: ArchiveProgress,
    /// Bytes in a second, once that is known.
    pub rate: Option<u64>,
    /// Seconds until it is done, once that is known.
    pub left: Option<u64>,
    /// How it ended; `None` while it is under way.
    pub end: Option<End>,
}

/// All downloads at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Downloads in the list.
    pub shown: usize,
    /// Downloads under way.
    pub running: usize,
    /// Bytes written, of those under way.
    pub written: u64,
    /// Bytes in all, of those under way.
    pub size: u64,
}

/// What a subscriber is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The list or the progress has changed.
    Changed,
    /// So many per cent of all that is under way are written: 25, 50 or 75.
    Reached(u64),
    /// A download has ended. Read [`Downloads::snapshot`] for how.
    Ended(DownloadId),
}

type Subscriber = Rc<dyn Fn(&Notice)>;

/// The downloads. Handles share one list; dropping the last handle cancels all, and nothing of them stays.
#[derive(Clone)]
pub struct Downloads(Rc<Inner>);

struct Inner {
    s3: S3,
    jobs: RefCell<Vec<Job>>,
    last: Cell<u32>,
    /// Whether [`tick`] goes on.
    ///
    /// One loop serves all downloads, and ends with the last.
    is_ticking: Cell<bool>,
    subscriber: RefCell<Option<Subscriber>>,
}

struct Job {
    id: DownloadId,
    name: String,
    progress: Rc<ProgressTracker>,
    rate: Rate,
    task: AbortHandle,
    end: Option<End>,
}

impl Downloads {
    /// No downloads yet, from this bucket.
    pub fn new(s3: S3) -> Self {
        Self(Rc::new(Inner {
            s3,
            jobs: RefCell::default(),
            last: Cell::default(),
            is_ticking: Cell::default(),
            subscriber: RefCell::default(),
        }))
    }

    /// One subscriber: a later one replaces it. Nothing is borrowed while it is called.
    ///
    /// The subscriber may call back. Told ten times a second while anything is under way.
    pub fn subscribe(&self, subscriber: impl Fn(&Notice) + 'static) {
        self.0.subscriber.replace(Some(Rc::new(subscriber)));
    }

    /// Begins a download. Never fails: what goes wrong is its [`End`].
    ///
    /// The work begins in the background; the row is in the list when this returns.
    pub fn start<P: Piece>(&self, name: String, order: Order<P>) -> DownloadId {
        let progress = Rc::new(ProgressTracker::default());
        let (work, task) = abortable(run(self.0.s3.clone(), order, progress.clone()));
        let id = DownloadId(self.0.last.get() + 1);
        self.0.last.set(id.0);
        self.0.jobs.borrow_mut().push(Job { id, name, progress, rate: Rate::default(), task, end: None });
        let inner = Rc::downgrade(&self.0);
        let work = work.map(move |outcome| {
            let end = match outcome {
                Ok(Ok(())) => End::Done,
                Err(_) | Ok(Err(Stopped::NotWritten(NotWritten::Cancelled))) => End::Cancelled,
                Ok(Err(stopped)) => End::Stopped(stopped),
            };
            if let Some(inner) = inner.upgrade() {
                inner.ended(id, end);
            }
        });
        let spawn = &self.0.s3.ports().spawn;
        if !self.0.is_ticking.replace(true) {
            spawn.spawn(tick(Rc::downgrade(&self.0), self.0.s3.clone()).boxed_local());
        }
        self.0.notify(&Notice::Changed);
        spawn.spawn(work.boxed_local());
        id
    }

    /// Ends a download; nothing of it stays. It is told as [`End::Cancelled`].
    ///
    /// Idempotent; nothing for one that has ended.
    pub fn cancel(&self, id: DownloadId) {
        if let Some(job) = self.0.jobs.borrow().iter().find(|job| job.id == id) {
            job.task.abort();
        }
    }

    /// Cancels all and empties the list: whoever signs out takes nothing along, and nobody else sees what was downloaded.
    pub fn end(&self) {
        let jobs = self.0.jobs.take();
        for job in jobs {
            job.task.abort();
        }
        self.0.notify(&Notice::Changed);
    }

    /// Takes a download that has ended out of the list.
    pub fn remove(&self, id: DownloadId) {
        self.0.jobs.borrow_mut().retain(|job| job.id != id || job.end.is_none());
        self.0.notify(&Notice::Changed);
    }

    /// The downloads in the list, the newest last.
    pub fn ids(&self) -> Vec<DownloadId> {
        self.0.jobs.borrow().iter().map(|job| job.id).collect()
    }

    /// How a download stands; `None` where it is not in the list any more.
    pub fn snapshot(&self, id: DownloadId) -> Option<Snapshot> {
        let jobs = self.0.jobs.borrow();
        let job = jobs.iter().find(|job| job.id == id)?;
        let progress = job.progress.now();
        Some(Snapshot {
            name: job.name.clone(),
            rate: job.rate.per_second(),
            left: job.rate.seconds_for(progress.size.saturating_sub(progress.written)),
            end: job.end.clone(),
            progress,
        })
    }

    /// Reads what is not in an archive, so far. `read` must not call back.
    pub fn with_missing<T: Default>(&self, id: DownloadId, read: impl FnOnce(&[Missing]) -> T) -> T {
        let jobs = self.0.jobs.borrow();
        jobs.iter().find(|job| job.id == id).map(|job| job.progress.with_missing(read)).unwrap_or_default()
    }

    /// How all of them stand.
    pub fn totals(&self) -> Totals {
        self.0.totals()
    }
}

impl Inner {
    /// Tells twice: `Changed` for the list, `Ended` for whoever announces it.
    fn ended(&self, id: DownloadId, end: End) {
        match self.jobs.borrow_mut().iter_mut().find(|job| job.id == id) {
            Some(job) => job.end = Some(end),
            // Taken out by `Downloads::end`.
            None => return,
        }
        self.notify(&Notice::Changed);
        self.notify(&Notice::Ended(id));
    }

    fn notify(&self, notice: &Notice) {
        let subscriber = self.subscriber.borrow().clone();
        if let Some(subscriber) = subscriber {
            subscriber(notice);
        }
    }

    fn totals(&self) -> Totals {
        let jobs = self.jobs.borrow();
        let mut totals = Totals { shown: jobs.len(), ..Totals::default() };
        for job in jobs.iter().filter(|job| job.end.is_none()) {
            let ArchiveProgress { size, written, .. } = job.progress.now();
            totals.running += 1;
            totals.written += written;
            totals.size += size;
        }
        totals
    }

    /// While there is no connection the rate is not measured, or it would show the wait as slowness.
    fn measure(&self, now: i64) {
        for job in self.jobs.borrow_mut().iter_mut().filter(|job| job.end.is_none()) {
            let ArchiveProgress { written, offline, .. } = job.progress.now();
            if offline { job.rate.clear() } else { job.rate.push(now, written) }
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        for job in self.jobs.get_mut() {
            job.task.abort();
        }
    }
}

/// Measures and tells progress until no download is under way, or all handles are gone.
///
/// Quarters are told as they are passed, for people who hear the page rather than see it.
async fn tick(downloads: Weak<Inner>, s3: S3) {
    let mut quarter = 0;
    loop {
        match downloads.upgrade() {
            Some(inner) if inner.totals().running > 0 => {}
            Some(inner) => return inner.is_ticking.set(false),
            None => return,
        }
        s3.ports().timer.sleep(TICK_MS).await;
        let Some(inner) = downloads.upgrade() else { return };
        inner.measure(s3.ports().clock.now());
        inner.notify(&Notice::Changed);
        let Totals { written, size, .. } = inner.totals();
        let now = if size < WORTH_QUARTERS { 0 } else { written * 4 / size };
        if now > quarter && now < 4 {
            inner.notify(&Notice::Reached(now * 25));
        }
        quarter = now;
    }
}
