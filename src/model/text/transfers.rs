//! Uploads under way, and what to ask when a name is taken.

use crate::model::transfer::Totals;

/// Uploads under way.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Transfers {
    pub region: &'static str,
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
    pub clear: &'static str,
    pub why: &'static str,
    pub collapse: &'static str,
    pub expand: &'static str,
    /// One line for all of them.
    pub summary: fn(&Totals) -> String,
    /// Bytes sent of all, both written: `3 MiB of 12 MiB`.
    pub sent_of: fn(&str, &str) -> String,
    /// A rate, from the bytes of a second as they are written.
    pub rate: fn(&str) -> String,
    /// Time left, in seconds.
    pub left: fn(u64) -> String,

    pub waiting: &'static str,
    pub asking: &'static str,
    pub paused: &'static str,
    pub finishing: &'static str,
    pub done: &'static str,
    pub cancelling: &'static str,
    pub cancelled: &'static str,
    pub skipped: &'static str,

    /// Milestones that are read out.
    pub started: fn(u64) -> String,
    pub reached: fn(u64) -> String,
    pub ended: fn(&Totals) -> String,

    /// There is no connection; everything goes on by itself once there is.
    pub offline: &'static str,
    pub notify: &'static str,

    /// Uploads of earlier pages.
    pub unfinished: &'static str,
    pub discard: &'static str,
    /// The file chosen is not the one of this name.
    pub other_file: fn(&str) -> String,
    pub in_another_tab: &'static str,
    /// When an upload was begun that this device knows nothing else of, by the date as it is written.
    pub begun: fn(&str) -> String,
    pub comparing: &'static str,

    pub conflict_title: &'static str,
    /// What is taken, by its name.
    pub conflict_lead: fn(&str) -> String,
    pub conflict_there: &'static str,
    pub conflict_yours: &'static str,
    pub conflict_unknown: &'static str,
    pub replace: &'static str,
    pub keep_both: &'static str,
    pub skip: &'static str,
    pub for_all: &'static str,
    /// How many more ask the same.
    pub for_all_hint: fn(u64) -> String,
    /// The first that could not be read, and how many more.
    pub unreadable: fn(&str, u64) -> String,
}
