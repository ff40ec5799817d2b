//! The state of the work under way, as signals that the workspace owns.
//!
//! Transfers change hundreds of times a second; the page hears of it as often as eyes can follow, so that drawing never
//! takes the processor from sending. The path of a change:
//!
//! 1. the engine (`client::transfers`) tells its listener, which marks a picture as due;
//! 2. a timer draws it: totals, rate and frame are written, each row on screen reads itself anew;
//! 3. what that took decides how long the next picture waits.
//!
//! A timer and not a frame draws, because a hidden tab has no frames, and its title shows the percentage all the same.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Date;
use leptos::{ev, prelude::*};

use super::delete::{Deletion, may_undo};
use super::transfers::leftovers;
use crate::client::ports::Scope;
use crate::client::transfers::{Elsewhere, Notice, Transfers, Unfinished};
use crate::model::files::{Entry, File, Listing};
use crate::model::organize::record::STORED_AS;
use crate::model::personal::Did;
use crate::model::rate::Rate;
use crate::model::transfer::{Command, Totals, Transfer, TransferId};
use crate::ui::browser;
use crate::ui::components::FilePicker;
use crate::ui::screens::files::personal;
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
    /// The engine. Ended by the workspace at sign-out, before these signals go.
    transfers: StoredValue<Transfers, LocalStorage>,
    /// All transfers in numbers, as of the last picture.
    pub totals: RwSignal<Totals>,
    /// How fast they go, over the last seconds; emptied while nothing is being sent, so that a pause is not averaged
    /// in.
    pub rate: RwSignal<Rate>,
    /// Counts the pictures. Whatever reads the engine itself tracks this to hear of changes.
    pub frame: RwSignal<u64>,
    /// Unfinished uploads of earlier pages and of other devices.
    pub leftovers: RwSignal<Vec<Leftover>>,
    /// The one of them whose file is being chosen. Kept here because the browser's chooser answers by an event of the
    /// field.
    pub wanted: StoredValue<Option<Leftover>>,
    /// The file field for that. Drawn with the list of unfinished uploads, opened from its buttons.
    pub picker: FilePicker,
    /// The deletion that was asked for last. Here, so that a dialog which is drawn anew shows how far it is.
    pub deletion: StoredValue<Option<Deletion>>,
    /// Files that have arrived and are not in the listing yet.
    arrivals: StoredValue<Rc<Arrivals>, LocalStorage>,
    /// Whether [`start`] has been called: the engine has one listener for each workspace.
    is_started: StoredValue<bool>,
}

/// An unfinished upload: S3 keeps its parts until they are completed or aborted, and charges for them. See
/// `transfers::leftovers`.
#[derive(Clone)]
pub enum Leftover {
    /// Noted on this device (`IndexedDB`), perhaps with a handle of its file.
    Here(Unfinished),
    /// Known to S3 alone, by `ListMultipartUploads`: begun on another device, or by a page whose notes are lost.
    Elsewhere(Elsewhere),
}

/// Files that have arrived, until the listing takes them in together. A thousand small files would otherwise sort the
/// rows a thousand times.
#[derive(Default)]
struct Arrivals {
    /// Those that wait, in the order of their arrival.
    files: RefCell<Vec<File>>,
    /// Those that took the place of another content in the folder that is open, until they are offered to be undone.
    replaced: RefCell<Vec<File>>,
    /// When the listing last took some in: milliseconds since the epoch.
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
            deletion: StoredValue::new(None),
            transfers: StoredValue::new_local(transfers),
            arrivals: StoredValue::new_local(Rc::default()),
            is_started: StoredValue::new(false),
        }
    }

    /// The transfers at these indices, now. Read [`WorkState::frame`] as well to hear of changes.
    ///
    /// Not tracked. O(length of the range).
    pub fn rows(self, indices: Range<usize>) -> Vec<Transfer> {
        self.transfers.with_value(|transfers| transfers.rows(indices))
    }

    /// The first transfer that failed, or else the first that asks; read anew in each frame.
    ///
    /// Tracked. The totals are asked before the engine, so that a picture without failures and questions costs no
    /// search.
    pub fn first(self, failed: bool) -> Option<Transfer> {
        self.frame.track();
        let how_many = self.totals.with(|totals| if failed { totals.failed } else { totals.asking });
        if how_many == 0 {
            return None;
        }
        self.transfers.with_value(|transfers| transfers.first(failed))
    }

    /// One transfer; read anew in each frame.
    ///
    /// Tracked. `None` once the row was cleared.
    pub fn one(self, id: TransferId) -> Option<Transfer> {
        self.frame.track();
        self.transfers.with_value(|transfers| transfers.row(id))
    }

    /// Performs a command of the person's.
    ///
    /// A command that does not fit the transfer's state changes nothing, such as a second press of a button.
    pub fn dispatch(self, command: Command) {
        self.transfers.with_value(|transfers| transfers.dispatch(command));
    }
}

/// Connects a workspace's state with its transfers, for as long as the workspace is there. A second call changes
/// nothing.
///
/// From then on uploads are noted on this device, a connection that returns is used at once (`online`), pictures are
/// drawn, milestones are announced, and unfinished uploads of earlier visits are looked for. All of it belongs to the
/// workspace's owner, and ends with it.
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
        let store = workspace.files().s3().ports().store.clone();
        if [Scope::Tab, Scope::Device].into_iter().any(|scope| store.get(scope, STORED_AS).is_some()) {
            state.app().parts.organize.prefetch();
        }
        super::transfers::milestones::announce(state);
        super::refresh::on_return(state);
        workspace.scope.spawn(leftovers::look(state));
    });
}

/// When the next picture may be drawn. All in milliseconds.
///
/// The pause adapts: with a few rows on a fast machine ten pictures a second, with a slow layout two. Measured is the
/// script and what the browser does in the frame that follows, since layout and paint cost more than the script.
#[derive(Default)]
struct Pictures {
    /// Whether a timer is set already: further changes need no other.
    due: Cell<bool>,
    /// When the last one was drawn.
    drawn_at: Cell<f64>,
    /// What the last one took, until it was laid out and painted.
    cost: Cell<f64>,
}

impl Pictures {
    /// How long until the next picture: none at all where the pause since the last one is over.
    fn wait(&self) -> f64 {
        let pause = (self.cost.get() * REST).clamp(PICTURE_MS, LONGEST_MS);
        (self.drawn_at.get() + pause - Date::now()).clamp(0.0, pause)
    }

    /// Draws, and measures what drawing has cost.
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

/// Whether a file that has arrived took the place of another content that the list shows.
fn replaces(listing: &Listing, file: &File) -> bool {
    let there = listing.get(file.key.as_str());
    matches!(there, Some(Entry::File(before)) if before.etag != file.etag)
}

/// Takes the state of the engine over into the signals. Once nothing is under way the files that have arrived are
/// listed at once, so that the last picture is complete.
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
        state.listing.with_untracked(|listing| {
            let replaced = arrived.iter().filter(|file| replaces(listing, file)).cloned();
            arrivals.replaced.borrow_mut().extend(replaced);
        });
        personal::note(state, arrived.iter().map(|file| file.key.to_string()).collect(), Did::Uploaded);
        state.keep_place(|listing| arrived.iter().for_each(|file| listing.uploaded(file)));
    }
    if !totals.unfinished() && may_undo(state) {
        let replaced = arrivals.replaced.take();
        if !replaced.is_empty() {
            let (part, scope) = (state.app().parts.history, state.workspace().scope);
            part.once(scope, move |part| (part.offer_replaced)(state, replaced));
        }
    }
}
