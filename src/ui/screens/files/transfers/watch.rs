//! The transfers as signals. They change many times between two frames; the page hears of it once a frame.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use leptos::{ev, prelude::*};

use crate::client::transfers::{Notice, Transfers};
use crate::model::files::File;
use crate::model::rate::Rate;
use crate::model::transfer::{Command, Totals, Transfer};
use crate::ui::screens::files::state::FilesState;
use crate::ui::start::device;

/// The transfers of the person who is here. Copies are handles to the same things.
#[derive(Clone, Copy)]
pub struct Watch {
    transfers: StoredValue<Transfers, LocalStorage>,
    /// All in numbers.
    pub totals: RwSignal<Totals>,
    /// How fast they go.
    pub rate: RwSignal<Rate>,
    /// Counts the frames in which something changed.
    pub frame: RwSignal<u64>,
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
    };
    let due = Rc::new(Cell::new(false));
    let arrived = Rc::new(RefCell::new(Vec::new()));
    let subscription = transfers.subscribe(Rc::new(move |notice: &Notice| {
        if let Notice::Uploaded(file) = notice {
            arrived.borrow_mut().push(file.clone());
        }
        if !due.replace(true) {
            let (due, arrived) = (Rc::clone(&due), Rc::clone(&arrived));
            request_animation_frame(move || {
                due.set(false);
                watch.refresh(state, &arrived.take());
            });
        }
    }));
    // Goes with the screen, and the subscription with it.
    StoredValue::new_local(subscription);
    watch
}

impl Watch {
    fn refresh(self, state: FilesState, arrived: &[File]) {
        // The screen may be gone since the frame was asked for.
        let Some(transfers) = self.transfers.try_get_value() else { return };
        let totals = transfers.totals();
        #[allow(clippy::cast_possible_truncation, reason = "milliseconds since the epoch, whole")]
        let now = js_sys::Date::now() as i64;
        self.rate.update(|rate| if totals.active > 0 { rate.push(now, totals.sent) } else { rate.clear() });
        self.totals.set(totals);
        self.frame.update(|frame| *frame += 1);
        if !arrived.is_empty() {
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

    /// Does what the person says.
    pub fn say(self, command: Command) {
        self.transfers.with_value(|transfers| transfers.dispatch(command));
    }
}
