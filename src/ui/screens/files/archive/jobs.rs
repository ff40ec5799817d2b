//! The downloads of this page: they go on whichever screen is shown, and end with the session that they are of.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;

use crate::client::archive::{Moment, Order, Standing, Stopped, run};
use crate::client::ports::archive::{NotWritten, Piece};
use crate::model::rate::Rate;
use crate::ui::context::{App, Workspace};
use crate::ui::screens::files::work::transfers::notify;
use crate::ui::workspace::Downloads;

/// Between two pictures, milliseconds.
const PICTURE_MS: u32 = 100;

/// Downloads smaller than this are over before a quarter could be said, in bytes.
const WORTH_QUARTERS: u64 = 32 << 20;

/// One download.
pub struct Job {
    /// Names it among the others.
    pub id: u32,
    /// The archive's.
    pub name: String,
    workspace: Workspace,
    /// How far it is.
    pub standing: Rc<Standing>,
    task: AbortHandle,
    end: RefCell<Option<End>>,
    rate: RefCell<Rate>,
}

/// How one ended.
#[derive(Clone, PartialEq, Eq)]
pub enum End {
    /// It is there.
    Done,
    /// The person did not want it any more.
    Cancelled,
    /// It could not be.
    Stopped(Stopped),
}

/// One download at a moment.
#[derive(Clone, PartialEq, Eq)]
pub struct Seen {
    /// How far it is.
    pub moment: Moment,
    /// How fast: bytes in a second.
    pub rate: Option<u64>,
    /// Seconds until it is done.
    pub left: Option<u64>,
    /// How it ended, when it has.
    pub end: Option<End>,
}

thread_local! {
    /// A page has one list of them, as the browser has.
    static JOBS: RefCell<Vec<Rc<Job>>> = const { RefCell::new(Vec::new()) };
    /// Whether [`watch`] goes on.
    static IS_WATCHED: Cell<bool> = const { Cell::new(false) };
}

/// All, the newest last.
pub fn all() -> Vec<Rc<Job>> {
    JOBS.with_borrow(Clone::clone)
}

impl Job {
    /// How it stands.
    pub fn look(&self) -> Seen {
        let (moment, rate) = (self.standing.now(), self.rate.borrow());
        Seen {
            rate: rate.per_second(),
            left: rate.seconds_for(moment.size.saturating_sub(moment.written)),
            end: self.end.borrow().clone(),
            moment,
        }
    }

    /// Ends it; nothing of it stays.
    pub fn cancel(&self) {
        self.task.abort();
    }

    fn is_running(&self) -> bool {
        self.end.borrow().is_none()
    }

    /// What those who listen hear of its end.
    fn said_at_end(&self, app: App, end: &End) -> String {
        let text = app.text.get_untracked().archive();
        match (end, self.standing.now().missing as u64) {
            (End::Done, 0) => (text.ended)(&self.name),
            (End::Done, missing) => (text.ended_without)(&self.name, missing),
            (End::Cancelled, _) => text.cancelled.to_owned(),
            (End::Stopped(_), _) => (text.failed)(&self.name),
        }
    }
}

/// Takes one that is over out of the list.
pub fn remove(app: App, id: u32) {
    JOBS.with_borrow_mut(|jobs| jobs.retain(|job| job.id != id));
    refresh(app);
}

/// Starts one.
pub fn start<P: Piece>(app: App, workspace: Workspace, name: String, order: Order<P>) {
    let standing = Rc::new(Standing::default());
    let (work, task) = abortable(run(workspace.files().s3().clone(), order, standing.clone()));
    let before = all();
    let job = Rc::new(Job {
        id: before.last().map_or(0, |job| job.id + 1),
        name,
        workspace,
        standing,
        task,
        end: RefCell::default(),
        rate: RefCell::default(),
    });
    app.announce((app.text.get_untracked().archive().started)(&job.name));
    JOBS.with_borrow_mut(|jobs| jobs.push(job.clone()));
    if !IS_WATCHED.replace(true) {
        app.scope.spawn(watch(app));
    }
    refresh(app);
    app.scope.spawn(async move {
        let end = match work.await {
            Ok(Ok(())) => End::Done,
            Err(_) | Ok(Err(Stopped::NotWritten(NotWritten::Cancelled))) => End::Cancelled,
            Ok(Err(stopped)) => End::Stopped(stopped),
        };
        let said = job.said_at_end(app, &end);
        job.end.replace(Some(end));
        refresh(app);
        if app.workspace.get_untracked() != Some(job.workspace) {
            return;
        }
        notify::ended(&said);
        app.announce(said);
    });
}

/// Has the page draw them as long as one is under way.
async fn watch(app: App) {
    let mut quarter = 0;
    loop {
        let jobs = all();
        let Some(job) = jobs.iter().find(|job| job.is_running()) else {
            IS_WATCHED.set(false);
            return;
        };
        job.workspace.files().s3().ports().timer.sleep(PICTURE_MS).await;
        let Downloads { written, size, .. } = refresh(app);
        let now = if size < WORTH_QUARTERS { 0 } else { written * 4 / size };
        if now > quarter && now < 4 {
            app.announce((app.text.get_untracked().archive().reached)(now * 25));
        }
        quarter = now;
    }
}

/// Whoever has signed out takes nothing along: theirs end, and nobody else sees what they were.
fn leave_behind(app: App) {
    let here = app.workspace.get_untracked();
    let of_others = JOBS
        .with_borrow_mut(|jobs| jobs.extract_if(.., |job| Some(job.workspace) != here).collect::<Vec<_>>());
    for job in of_others {
        job.cancel();
    }
}

/// Tells the page how they stand.
fn refresh(app: App) -> Downloads {
    leave_behind(app);
    let jobs = all();
    let mut downloads = Downloads { shown: jobs.len(), ..Downloads::default() };
    for job in jobs.iter().filter(|job| job.is_running()) {
        let Moment { size, written, offline, .. } = job.standing.now();
        downloads.running += 1;
        downloads.written += written;
        downloads.size += size;
        let mut rate = job.rate.borrow_mut();
        if offline { rate.clear() } else { rate.push(now(), written) }
    }
    if let Some(workspace) = app.workspace.get_untracked() {
        workspace.downloads.set(downloads);
    }
    downloads
}

#[allow(clippy::cast_possible_truncation, reason = "milliseconds since the epoch, whole")]
fn now() -> i64 {
    js_sys::Date::now() as i64
}
