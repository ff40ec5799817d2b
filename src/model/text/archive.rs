//! Downloads of many files as one archive.
//!
//! Shown in the transfers' region, one row for each download, and read out at milestones. The row shows one
//! line, by the first that fits: how the download ended, no connection, then the stage (looking, so many of
//! so many, finishing).

/// Downloads of many files as one archive.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Archive {
    /// Files found so far.
    /// While the folders are listed; the total is not known yet.
    pub looking: fn(u64) -> String,
    /// Files done, of all.
    /// The second line while bytes move.
    pub files_of: fn(u64, u64) -> String,
    /// All files are written; the directory of the ZIP follows.
    pub finishing: &'static str,
    /// How many files, and their bytes as they are written.
    /// Files that are missing are not counted.
    pub done: fn(u64, &str) -> String,
    /// By the person. The half-written file is gone.
    pub cancelled: &'static str,
    /// There is no connection; everything goes on by itself once there is one.
    pub offline: &'static str,

    /// Nothing was found in what was chosen: it was deleted meanwhile.
    pub empty: &'static str,
    /// The device has no room left.
    pub full: &'static str,
    /// More than this browser can hold, as it is written.
    /// In browsers that write no file and must hold the archive.
    pub too_large: fn(&str) -> String,
    /// The browser could not write, for another reason than room.
    pub broken: &'static str,

    /// How many files are not in the archive.
    pub missing: fn(u64) -> String,
    /// How many more than the hundred that the list of missing files names.
    pub more_missing: fn(u64) -> String,
    /// Why one file is missing: its tag was another than when the download began.
    pub changed: &'static str,

    pub cancel: &'static str,
    /// The button of a row that is over, which stands in the place of `cancel`.
    pub remove: &'static str,

    /// Milestones that are read out; the archive by its name.
    pub started: fn(&str) -> String,
    /// Percent done: 25, 50, 75.
    pub reached: fn(u64) -> String,
    /// The archive by its name; nothing is missing from it.
    pub ended: fn(&str) -> String,
    /// And how many files are not in it.
    pub ended_without: fn(&str, u64) -> String,
    /// The archive by its name; why is in its row.
    pub failed: fn(&str) -> String,

    /// The note inside an archive that something is missing from.
    /// The file name inside the ZIP; the extension is part of the sentence.
    pub note_name: &'static str,
    /// The first line of that note; a line for each missing file follows.
    pub note_lead: &'static str,
}
