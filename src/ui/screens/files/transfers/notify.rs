//! How the transfers stand while the page is out of sight: a percentage before its title, and a notification at the end for
//! whoever asked for one.

use leptos::prelude::*;
use web_sys::{Notification, NotificationPermission};

use crate::model::transfer::Totals;
use crate::ui::context::Downloads;

/// Between the percentage and the title.
const MARK: &str = "% · ";

/// Puts how far all are before the page's title, and takes it away once nothing is under way.
pub fn title(totals: &Totals, downloads: Downloads) {
    let now = document().title();
    let bare = match now.split_once(MARK) {
        Some((percent, bare)) if percent.parse::<u8>().is_ok() => bare,
        _ => &now,
    };
    let (mut done, mut size) = (downloads.written, downloads.size);
    if totals.unfinished() {
        done += totals.sent;
        size += totals.size;
    }
    let percent = (done * 100).checked_div(size);
    let title =
        percent.map_or_else(|| bare.to_owned(), |percent| [&percent.to_string(), MARK, bare].concat());
    if title != now {
        document().set_title(&title);
    }
}

/// Whether asking for notifications can change anything: the browser has them, and the person has not said yet.
pub fn can_ask() -> bool {
    has_notifications() && Notification::permission() == NotificationPermission::Default
}

/// Asks for them; only for a press.
pub fn ask() {
    // The answer is the browser's to keep; when it is asked for again it is known.
    let _ = Notification::request_permission();
}

/// Says how it ended, if nobody is looking.
pub fn ended(summary: &str) {
    if document().hidden()
        && has_notifications()
        && Notification::permission() == NotificationPermission::Granted
    {
        // Some browsers notify by service workers alone: nothing is lost but the notification.
        let _ = Notification::new(summary);
    }
}

fn has_notifications() -> bool {
    js_sys::Reflect::has(&window(), &"Notification".into()).unwrap_or(false)
}
