//! Uploads under way, and what to ask when a name is taken.
//!
//! The words for a status are those of [`crate::model::transfer::Status`], one each but for `Sending` (a
//! bar and bytes) and `Failed` (the failure's own sentence).

use crate::model::transfer::{Fate, Totals};

/// What is asked while something is under way, by what would end it: signing out, or signing in as another than the guest.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Ends {
    pub lead: &'static str,
    pub downloads: &'static str,
    /// Goes on although uploads end: those that can be are resumed later, where there are any.
    pub later: &'static str,
    /// Goes on where none could be resumed.
    pub now: &'static str,
    pub cancel: &'static str,
}

/// Uploads under way.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Transfers {
    /// The name of the region and of the list of rows, for screen readers.
    pub region: &'static str,
    /// The name of the bar over all uploads.
    pub all: &'static str,
    /// The heading while there are downloads and no uploads, and when they are over.
    pub downloading: &'static str,
    pub downloads: &'static str,
    /// The list of downloads of single files, which shows those that wait or were refused.
    pub single_downloads: &'static str,
    /// Milestones of one, by its name.
    pub download_started: fn(&str) -> String,
    pub download_waits: fn(&str) -> String,
    pub download_offline: &'static str,
    pub download_again: &'static str,
    pub not_downloaded: &'static str,
    pub dismiss: &'static str,
    pub pause: &'static str,
    pub resume: &'static str,
    pub cancel: &'static str,
    pub retry: &'static str,
    pub pause_all: &'static str,
    pub resume_all: &'static str,
    pub cancel_all: &'static str,
    pub retry_all: &'static str,
    /// Removes the rows that are over; shown once there is one.
    pub clear: &'static str,
    /// The summary of a fold that holds the first failure, explained.
    pub why: &'static str,
    pub collapse: &'static str,
    pub expand: &'static str,
    /// One line for all of them.
    /// The region's heading, which stands there when the region is folded too.
    pub summary: fn(&Totals) -> String,
    /// Bytes sent of all, both written: `3 MiB of 12 MiB`.
    pub sent_of: fn(&str, &str) -> String,
    /// A rate, from the bytes of a second as they are written.
    pub rate: fn(&str) -> String,
    /// Time left, in seconds.
    /// Rounded up to whole seconds, minutes or hours; 0 reads as 1.
    pub left: fn(u64) -> String,

    pub waiting: &'static str,
    /// On the row of an upload whose question waits in the dialog.
    pub asking: &'static str,
    pub paused: &'static str,
    pub finishing: &'static str,
    pub done: &'static str,
    pub cancelling: &'static str,
    pub cancelled: &'static str,
    pub skipped: &'static str,

    /// Milestones that are read out.
    /// By how many files are still to go. Said once, also where thousands follow in batches.
    pub started: fn(u64) -> String,
    /// Percent: 25, 50 and 75, for uploads that are large enough to wait for.
    pub reached: fn(u64) -> String,
    /// Also the text of the browser's notification, where the tab is hidden and the person allowed one.
    pub ended: fn(&Totals) -> String,

    /// There is no connection; everything goes on by itself once there is.
    pub offline: &'static str,
    /// The button that asks the browser for the right to notify, while something runs.
    pub notify: &'static str,

    /// Uploads of earlier pages.
    pub unfinished: &'static str,
    /// Removes an unfinished upload and its parts at S3.
    pub discard: &'static str,
    /// The file chosen is not the one of this name.
    pub other_file: fn(&str) -> String,
    /// The unfinished upload is held by a lock of another tab.
    pub in_another_tab: &'static str,
    /// When an upload was begun that this device knows nothing else of, by the date as it is written.
    pub begun: fn(&str) -> String,
    /// While the hashes of the parts that S3 has are compared with the chosen file.
    pub comparing: &'static str,

    /// Asked before the session ends: what is under way, and what becomes of so many uploads.
    pub ends_title: &'static str,
    pub ends_downloads_title: &'static str,
    pub fate: fn(Fate, u64) -> String,
    /// The same, where the account went too.
    pub fate_of_account: fn(Fate, u64) -> String,
    pub ends_stay: &'static str,
    pub at_sign_out: Ends,
    pub at_sign_in: Ends,
    pub ends_over: &'static str,
    /// Said after the session has ended.
    pub ended_title: &'static str,
    pub ended_with_account: &'static str,
    pub ended_cancelled: fn(u64) -> String,
    pub ended_names: &'static str,
    /// An upload's fate in a word or two.
    pub fate_of: fn(Fate) -> &'static str,

    /// What a picture from the clipboard is called, before its date.
    pub pasted_image: &'static str,

    pub conflict_title: &'static str,
    /// What is taken, by its name.
    pub conflict_lead: fn(&str) -> String,
    pub conflict_there: &'static str,
    pub conflict_yours: &'static str,
    /// Where S3 said neither size nor time: the person may write here, but not list.
    pub conflict_unknown: &'static str,
    /// Replaces the very content that the dialog shows, and asks again should it have changed.
    pub replace: &'static str,
    pub keep_both: &'static str,
    /// What closing the dialog does too.
    pub skip: &'static str,
    /// A checkbox, where more are asking or waiting.
    pub for_all: &'static str,
    /// How many more ask the same.
    pub for_all_hint: fn(u64) -> String,
    /// What other apps have shared with the installed page: the region's name, how many files, and whether they may be uploaded to
    /// the folder that is open.
    pub shared_region: &'static str,
    pub shared: fn(u64, bool) -> String,
    pub shared_upload: &'static str,
    pub shared_discard: &'static str,

    /// The first that could not be read, and how many more.
    pub unreadable: fn(&str, u64) -> String,
}
