//! The state of the work under way, as signals that the workspace owns. Transfers change hundreds of times a second; the page
//! hears of it as often as eyes can follow, so that drawing never takes the processor from sending.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Date;
use leptos::{ev, prelude::*};

use super::delete::Deletion;
use super::transfers::leftovers;
use crate::client::transfers::{Elsewhere, Notice, Transfers, Unfinished};
use crate::model::files::File;
use crate::model::rate::Rate;
use crate::model::transfer::{Command, Totals, Transfer, TransferId};
use crate::ui::browser;
use crate::ui::components::FilePicker;
use crate::ui::screens::files::state::FilesState;

/// Between two pictures of the transfers, milliseconds, where drawing one costs next to nothing …
const PICTURE_MS: f64 = 100.0;
/// … at most …
const LONGEST_MS: f64 = 500.0;
/// … and between them so many times as long as one takes: drawing gets a fifteenth of the processor, sending the rest.
const REST: f64 = 14.0;

/// Between two changes of the listing for files that have arrived, milliseconds: it is sorted anew for each.
const ARRIVALS_MS: f64 = 500.0;

/// The work of a workspace. Copies are handles to the same things.
#[derive(Clone, Copy)]
pub struct WorkState {
    transfers: StoredValue<Transfers, LocalStorage>,
    /// All transfers in numbers.
    pub totals: RwSignal<Totals>,
    /// How fast they go.
    pub rate: RwSignal<Rate>,
    /// Counts the pictures in which something changed.
    pub frame: RwSignal<u64>,
    /// Unfinished uploads of earlier pages and of other devices.
    pub leftovers: RwSignal<Vec<Leftover>>,
    /// The one of them whose file is being chosen.
    pub wanted: StoredValue<Option<Leftover>>,
    /// The file field for that.
    pub picker: FilePicker,
    /// How far the deletion is that was asked for last.
    pub deletion: RwSignal<Deletion>,
    /// Files that have arrived and are not in the listing yet.
    arrivals: StoredValue<Rc<Arrivals>, LocalStorage>,
    is_started: StoredValue<bool>,
}

/// An unfinished upload.
#[derive(Clone)]
pub enum Leftover {
    /// Noted on this device.
    Here(Unfinished),
    /// Known to S3 alone.
    Elsewhere(Elsewhere),
}

#[derive(Default)]
struct Arrivals {
    files: RefCell<Vec<File>>,
    listed_at: Cell<f64>,
}

impl WorkState {
    /// Nothing under way. For the workspace alone, under its owner.
    pub fn new(transfers: Transfers) -> Self {
        Self {
            totals: RwSignal::new(Totals::default()),
            rate: RwSignal::new(Rate::default()),
            frame: RwSignal::new(0),
            leftovers: RwSignal::new(Vec::new()),
            wanted: StoredValue::new(None),
            picker: FilePicker::new(),
            deletion: RwSignal::new(Deletion::default()),
            transfers: StoredValue::new_local(transfers),
            arrivals: StoredValue::new_local(Rc::default()),
            is_started: StoredValue::new(false),
        }
    }

    /// The transfers at these indices, now. Read [`WorkState::frame`] as well to hear of changes.
    pub fn rows(self, indices: Range<usize>) -> Vec<Transfer> {
        self.transfers.with_value(|transfers| transfers.rows(indices))
    }

    /// The first transfer that failed, or else the first that asks; read anew in each frame.
    pub fn first(self, failed: bool) -> Option<Transfer> {
        self.frame.track();
        let how_many = self.totals.with(|totals| if failed { totals.failed } else { totals.asking });
        if how_many == 0 {
            return None;
        }
        self.transfers.with_value(|transfers| transfers.first(failed))
    }

    /// One transfer; read anew in each frame.
    pub fn one(self, id: TransferId) -> Option<Transfer> {
        self.frame.track();
        self.transfers.with_value(|transfers| transfers.row(id))
    }

    /// Performs a command of the person's.
    pub fn dispatch(self, command: Command) {
        self.transfers.with_value(|transfers| transfers.dispatch(command));
    }
}

/// Connects a workspace's state with its transfers, for as long as the workspace is there. A second call changes nothing.
pub fn start(state: FilesState) {
    let (work, workspace) = (state.work, state.workspace());
    if std::mem::replace(&mut *work.is_started.write_value(), true) {
        return;
    }
    workspace.own(move || {
        let transfers = workspace.transfers();
        let keeper = browser::keeper(state.app().session().scope_of_notes(), workspace.files().s3().ports());
        transfers.keep_notes(keeper, &workspace.identity());
        let online = transfers.clone();
        let online = window_event_listener(ev::online, move |_| online.connect());
        on_cleanup(move || online.remove());
        let pictures = Rc::new(Pictures::default());
        let arrivals = work.arrivals.get_value();
        let subscription = transfers.subscribe(Rc::new(move |notice: &Notice| {
            if let Notice::Uploaded(file) = notice {
                arrivals.files.borrow_mut().push(file.clone());
            }
            if !pictures.due.replace(true) {
                let drawing = Rc::clone(&pictures);
                let wait = Duration::from_secs_f64(pictures.wait() / 1000.0);
                // A timer and no frame: a tab out of sight has none, and its title goes on.
                workspace.scope.after(wait, move || drawing.draw(state));
            }
        }));
        // Goes with the workspace, and the subscription with it.
        StoredValue::new_local(subscription);
        super::transfers::milestones::announce(state);
        workspace.scope.spawn(leftovers::look(state));
    });
}

/// When the next picture may be drawn. All in milliseconds.
#[derive(Default)]
struct Pictures {
    due: Cell<bool>,
    drawn_at: Cell<f64>,
    /// What the last one took, until it was laid out and painted.
    cost: Cell<f64>,
}

impl Pictures {
    fn wait(&self) -> f64 {
        let pause = (self.cost.get() * REST).clamp(PICTURE_MS, LONGEST_MS);
        (self.drawn_at.get() + pause - Date::now()).clamp(0.0, pause)
    }

    fn draw(self: Rc<Self>, state: FilesState) {
        self.due.set(false);
        let began = Date::now();
        refresh(state);
        self.drawn_at.set(Date::now());
        let script = self.drawn_at.get() - began;
        let scope = state.workspace().scope;
        // What a browser does in a frame lies between the frame's callbacks and the next timer.
        scope.next_frame(move || {
            let began = Date::now();
            scope.soon(move || self.cost.set(script + Date::now() - began));
        });
    }
}

fn refresh(state: FilesState) {
    let work = state.work;
    let totals = work.transfers.with_value(Transfers::totals);
    let now = Date::now();
    #[allow(clippy::cast_possible_truncation, reason = "milliseconds since the epoch, whole")]
    work.rate
        .update(|rate| if totals.active > 0 { rate.push(now as i64, totals.sent) } else { rate.clear() });
    work.frame.update(|frame| *frame += 1);
    let arrivals = work.arrivals.get_value();
    let is_time = !totals.unfinished() || now - arrivals.listed_at.get() >= ARRIVALS_MS;
    work.totals.set(totals);
    if is_time && !arrivals.files.borrow().is_empty() {
        arrivals.listed_at.set(now);
        let arrived = arrivals.files.take();
        state.keep_place(|listing| arrived.iter().for_each(|file| listing.uploaded(file)));
    }
}
