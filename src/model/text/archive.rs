//! Downloads of many files as one archive.

/// Downloads of many files as one archive.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Archive {
    /// Files found so far.
    pub looking: fn(u64) -> String,
    /// Files done, of all.
    pub files_of: fn(u64, u64) -> String,
    pub finishing: &'static str,
    /// How many files, and their bytes as they are written.
    pub done: fn(u64, &str) -> String,
    pub cancelled: &'static str,
    /// There is no connection; everything goes on by itself once there is one.
    pub offline: &'static str,

    /// Why there is no archive.
    pub empty: &'static str,
    pub full: &'static str,
    /// More than this browser can hold, as it is written.
    pub too_large: fn(&str) -> String,
    pub broken: &'static str,

    /// How many files are not in the archive.
    pub missing: fn(u64) -> String,
    pub more_missing: fn(u64) -> String,
    pub changed: &'static str,

    pub cancel: &'static str,
    pub remove: &'static str,

    /// Milestones that are read out; the archive by its name.
    pub started: fn(&str) -> String,
    pub reached: fn(u64) -> String,
    pub ended: fn(&str) -> String,
    /// And how many files are not in it.
    pub ended_without: fn(&str, u64) -> String,
    pub failed: fn(&str) -> String,

    /// The note inside an archive that something is missing from.
    pub note_name: &'static str,
    pub note_lead: &'static str,
}
