//! The transfers as signals. They change hundreds of times a second; the page hears of it as often as eyes can follow, so
//! that drawing never takes the processor from sending.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Date;
use leptos::{ev, prelude::*};

use crate::client::transfers::{Notice, Transfers};
use crate::model::files::File;
use crate::model::rate::Rate;
use crate::model::transfer::{Command, Totals, Transfer, TransferId};
use crate::ui::screens::files::state::FilesState;
use crate::ui::start::device;

/// Between two pictures of the transfers, milliseconds, where drawing one costs next to nothing …
const PICTURE_MS: f64 = 100.0;
/// … at most …
const LONGEST_MS: f64 = 500.0;
/// … and between them so many times as long as one takes: drawing gets a fifteenth of the processor, sending the rest.
const REST: f64 = 14.0;

/// Between two changes of the listing for files that have arrived, milliseconds: it is sorted anew for each.
const ARRIVALS_MS: f64 = 500.0;

/// The transfers of the person who is here. Copies are handles to the same things.
#[derive(Clone, Copy)]
pub struct Watch {
    transfers: StoredValue<Transfers, LocalStorage>,
    /// All in numbers.
    pub totals: RwSignal<Totals>,
    /// How fast they go.
    pub rate: RwSignal<Rate>,
    /// Counts the pictures in which something changed.
    pub frame: RwSignal<u64>,
    arrivals: StoredValue<Arrivals, LocalStorage>,
}

/// Files that have arrived and are not in the listing yet.
#[derive(Default)]
struct Arrivals {
    files: RefCell<Vec<File>>,
    listed_at: Cell<f64>,
}

/// Watches for as long as the screen is there.
pub fn watch(state: FilesState) -> Watch {
    let transfers = state.workspace().transfers();
    transfers.keep_notes(device::keeper(), &state.workspace().identity());
    let online = transfers.clone();
    let online = window_event_listener(ev::online, move |_| online.connect());
    on_cleanup(move || online.remove());
    let watch = Watch {
        totals: RwSignal::new(transfers.totals()),
        rate: RwSignal::new(Rate::default()),
        frame: RwSignal::new(0),
        transfers: StoredValue::new_local(transfers.clone()),
        arrivals: StoredValue::new_local(Arrivals::default()),
    };
    let pictures = Rc::new(Pictures::default());
    let subscription = transfers.subscribe(Rc::new(move |notice: &Notice| {
        if let Notice::Uploaded(file) = notice {
            watch.arrivals.try_with_value(|it| it.files.borrow_mut().push(file.clone()));
        }
        if !pictures.due.replace(true) {
            let drawing = Rc::clone(&pictures);
            // A timer and no frame: a tab out of sight has none, and its title goes on.
            let draw = move || drawing.draw(|| watch.refresh(state));
            set_timeout(draw, Duration::from_secs_f64(pictures.wait() / 1000.0));
        }
    }));
    // Goes with the screen, and the subscription with it.
    StoredValue::new_local(subscription);
    watch
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

    fn draw(self: Rc<Self>, refresh: impl FnOnce()) {
        self.due.set(false);
        let began = Date::now();
        refresh();
        self.drawn_at.set(Date::now());
        let script = self.drawn_at.get() - began;
        // What a browser does in a frame lies between the frame's callbacks and the next timer.
        request_animation_frame(move || {
            let began = Date::now();
            set_timeout(move || self.cost.set(script + Date::now() - began), Duration::ZERO);
        });
    }
}

impl Watch {
    fn refresh(self, state: FilesState) {
        // The screen may be gone since this was asked for.
        let Some(transfers) = self.transfers.try_get_value() else { return };
        let totals = transfers.totals();
        let now = Date::now();
        #[allow(clippy::cast_possible_truncation, reason = "milliseconds since the epoch, whole")]
        self.rate
            .update(|rate| if totals.active > 0 { rate.push(now as i64, totals.sent) } else { rate.clear() });
        self.frame.update(|frame| *frame += 1);
        let arrived = self.arrivals.with_value(|it| {
            let is_time = !totals.unfinished() || now - it.listed_at.get() >= ARRIVALS_MS;
            is_time
                .then(|| it.files.take())
                .filter(|files| !files.is_empty())
                .inspect(|_| it.listed_at.set(now))
        });
        self.totals.set(totals);
        if let Some(arrived) = arrived {
            state.keep_place(|listing| arrived.iter().for_each(|file| listing.uploaded(file)));
        }
    }

    /// The transfers at these places, now. Read [`Watch::frame`] as well to hear of changes.
    pub fn rows(self, places: Range<usize>) -> Vec<Transfer> {
        self.transfers.with_value(|transfers| transfers.rows(places))
    }

    /// The first transfer that failed, or else the first that asks; read anew in each frame.
    pub fn first(self, failed: bool) -> Option<Transfer> {
        self.frame.get();
        let how_many = self.totals.with(|totals| if failed { totals.failed } else { totals.asking });
        if how_many == 0 {
            return None;
        }
        self.transfers.with_value(|transfers| transfers.first(failed))
    }

    /// One transfer; read anew in each frame.
    pub fn one(self, id: TransferId) -> Option<Transfer> {
        self.frame.get();
        self.transfers.with_value(|transfers| transfers.row(id))
    }

    /// Does what the person says.
    pub fn say(self, command: Command) {
        self.transfers.with_value(|transfers| transfers.dispatch(command));
    }
}
