//! Deleted files, a folder as it was, the versions of a file, and what undoes a deletion.
//!
//! The order is that of what is seen: the bar that offers to undo, the list, the question before deleting for good, the
//! versions of one file.

use crate::model::history::Obstacle;

/// Deleted files, a folder as it was, the versions of a file, and what undoes a deletion.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct History {
    /// The bar's name for screen readers.
    pub region: &'static str,
    /// So many files went.
    pub deleted: fn(u64) -> String,
    /// So many files were replaced by an upload.
    pub replaced: fn(u64) -> String,
    /// Read out with the number: that it can be undone, by the button or the keys.
    pub can_undo: &'static str,
    pub undo: &'static str,
    /// Before the first file is back.
    pub preparing: &'static str,
    /// Files that are back, of so many.
    pub restoring: fn(u64, u64) -> String,
    pub stop: &'static str,
    pub restored: fn(u64) -> String,
    /// The person stopped it.
    pub stopped: &'static str,
    /// Files that were left alone, since newer ones of the same names are there.
    pub newer: fn(u64) -> String,
    /// Files of which no version is kept any more.
    pub lost: fn(u64) -> String,
    /// Files that a page cannot bring back.
    pub blocked: fn(Obstacle, u64) -> String,
    /// Files that the service refused; why the first of them was follows.
    pub refused: fn(u64) -> String,
    /// Files that were not tried after that.
    pub untried: fn(u64) -> String,

    /// The dialog of deleted files.
    pub title: &'static str,
    /// What is looked through, by the folder's name.
    pub lead: fn(&str) -> String,
    /// The field for a moment; what the dialog shows without and with it.
    pub moment: &'static str,
    pub moment_hint: &'static str,
    pub back_to_deleted: &'static str,
    /// Files found so far, while versions are listed.
    pub reading: fn(u64) -> String,
    pub none_deleted: &'static str,
    pub none_then: &'static str,
    /// How many deleted files there are.
    pub count_deleted: fn(u64) -> String,
    /// How many files of that moment differ from now, and how many are the same.
    pub count_then: fn(u64, u64) -> String,
    /// The list's name for screen readers.
    pub list: &'static str,
    pub list_then: &'static str,
    pub select_all: &'static str,
    /// What became of a file, by the time of its deletion as it is written.
    pub deleted_at: fn(&str) -> String,
    /// And since a moment: it is another now, or still the same.
    pub changed_since: &'static str,
    pub same: &'static str,
    /// The button, by how many are chosen; 0 where none is.
    pub restore: fn(u64) -> String,
    pub purge: &'static str,
    /// The question, and what it means.
    pub purge_ask: fn(u64) -> String,
    pub purge_note: &'static str,
    /// Versions gone, while the files are deleted for good.
    pub purging: fn(u64) -> String,
    pub purged: fn(u64) -> String,

    /// The dialog of one file's versions, by its name.
    pub versions_title: fn(&str) -> String,
    pub versions_lead: &'static str,
    pub no_versions: &'static str,
    /// What a row is: the version of now, an earlier one, or a deletion.
    pub current: &'static str,
    pub earlier: &'static str,
    pub deletion: &'static str,
    /// The buttons of a row; each names its version by the time as it is written.
    pub download: &'static str,
    pub download_of: fn(&str) -> String,
    pub bring_back: &'static str,
    pub bring_back_of: fn(&str) -> String,
    /// Read out once the browser has the address.
    pub download_started: fn(&str) -> String,
}
