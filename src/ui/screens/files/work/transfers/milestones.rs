//! What those who listen, or look elsewhere, learn of the transfers.
//!
//! | moment | announced | else |
//! |---|---|---|
//! | they begin, and no more are added | how many | |
//! | each quarter of 32 mebibytes or more | the percentage | |
//! | they end | how many were uploaded, and how many not | a notification, where one was asked for |
//! | any change | | the percentage in the title, once a second |
//!
//! Pure progress is not announced: it would speak over everything else that a person does meanwhile.

use leptos::prelude::*;

use super::notify;
use crate::ui::screens::files::state::FilesState;

/// Uploads smaller than this in all are over before a quarter could be said.
const WORTH_QUARTERS: u64 = 32 << 20;

/// Between two titles, milliseconds: each is a message to the browser's own window.
const TITLE_MS: f64 = 1_000.0;

/// What was said last. Kept as the value of the effect, so that each picture is compared with the one before.
#[derive(Clone, Copy, Default)]
struct Said {
    unfinished: bool,
    /// That they began, and how many there are.
    began: bool,
    /// Rows in the picture before.
    count: usize,
    busy: bool,
    quarter: u64,
    titled_at: f64,
}

/// Says milestones for as long as the workspace is there.
///
/// Called once, when the part starts. A batch that is over before it was counted is announced by its end alone.
pub fn announce(state: FilesState) {
    let totals = state.work.totals;
    Effect::new(move |before: Option<Said>| {
        let text = state.text().transfers();
        let (totals, before) = (totals.get(), before.unwrap_or_default());
        let unfinished = totals.unfinished();
        let (now, downloads) = (js_sys::Date::now(), state.workspace().downloads.get());
        let busy = unfinished || downloads.running > 0;
        let is_time = busy != before.busy || now - before.titled_at >= TITLE_MS;
        if is_time {
            notify::title(&totals, downloads);
        }
        let quarter = if totals.size < WORTH_QUARTERS { 0 } else { totals.sent * 4 / totals.size };
        // Thousands come in some hundred at a time: how many is said once there are no more.
        let begins = unfinished && !before.began && totals.count == before.count;
        if begins {
            let left = totals.count - totals.done - totals.dropped - totals.failed;
            state.app().announce((text.started)(left as u64));
        } else if before.unfinished && !unfinished {
            let summary = (text.ended)(&totals);
            notify::ended(&summary);
            state.app().announce(summary);
        } else if unfinished && quarter > before.quarter {
            state.app().announce((text.reached)(quarter * 25));
        }
        Said {
            unfinished,
            began: unfinished && (before.began || begins),
            count: totals.count,
            busy,
            quarter,
            titled_at: if is_time { now } else { before.titled_at },
        }
    });
}
