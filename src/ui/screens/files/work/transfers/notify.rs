//! How the transfers stand while the page is out of sight: a percentage before its title, and a notification at the end
//! for whoever asked for one.
//!
//! The browser keeps the permission to notify, and shows its own question; nothing of it is stored here. The question
//! is never asked unbidden: only the button of [`Offer`] asks, since browsers hold unasked questions against a site.

use leptos::prelude::*;
use web_sys::{Notification, NotificationPermission};

use crate::client::archive::Totals as Downloads;
use crate::model::transfer::Totals;
use crate::ui::components::{Button, Emphasis, Size};
use crate::ui::context::use_text;

/// Between the percentage and the title.
const MARK: &str = "% · ";

/// Puts how far all are before the page's title, and takes it away once nothing is under way.
///
/// Read from the document and written back, as others write the title too. The percentage is of uploads and downloads
/// together, in bytes; while no size is known there is none. Writes only where the title changes.
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

/// The offer to notify at the end, while something is `running` and asking can change anything: the browser has notifications,
/// and the person has not said yet.
///
/// Gone once it was pressed, whatever the answer: a browser asks only once.
#[component]
pub fn Offer(
    /// Whether something is under way.
    running: Memo<bool>,
) -> impl IntoView {
    let asked = RwSignal::new(false);
    let can_ask = || has_notifications() && Notification::permission() == NotificationPermission::Default;
    let shown = Memo::new(move |_| !asked.get() && running.get() && can_ask());
    let ask = move |()| {
        // The answer is the browser's to keep; when it is asked for again it is known.
        let _ = Notification::request_permission();
        asked.set(true);
    };
    view! {
        <Show when=move || shown.get()>
            <div class="transfers-notify">
                <Button label=use_text().transfers().notify size=Size::Small emphasis=Emphasis::Quiet on_press=ask />
            </div>
        </Show>
    }
}

/// Says how it ended, if nobody is looking.
///
/// Nothing where the page is in sight: the region and the announcement say the same.
pub fn ended(summary: &str) {
    if document().hidden()
        && has_notifications()
        && Notification::permission() == NotificationPermission::Granted
    {
        // Some browsers notify by service workers alone: nothing is lost but the notification.
        let _ = Notification::new(summary);
    }
}

/// Whether the browser has notifications at all: some on phones have none in a page.
fn has_notifications() -> bool {
    js_sys::Reflect::has(&window(), &"Notification".into()).unwrap_or(false)
}
