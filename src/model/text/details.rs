//! The details of one entry, beside the list.

use crate::model::files::kind::Kind;

/// The details of one entry.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Details {
    pub details: &'static str,
    pub close_details: &'static str,
    /// A size in bytes, exact: `1,468,006 bytes`.
    pub bytes_exact: fn(u64) -> String,
    /// A kind of file in one noun; in the details the extension stands beside it in capitals.
    pub kind: fn(Kind) -> &'static str,
    /// How many files are in a folder, and their bytes.
    pub folder_size: fn(u64, &str) -> String,
    /// The same while it is still being counted.
    pub counting: fn(&str) -> String,
    pub count: &'static str,
    /// What unfolds: facts that the object itself must be asked for.
    pub more: &'static str,
    pub asking: &'static str,
    pub media_type: &'static str,
    pub storage_class: &'static str,
    pub version: &'static str,
    pub kind_label: &'static str,
    /// For keys with a `.` or `..` segment, which a browser's URL parser folds.
    pub nothing_to_open: &'static str,
    pub archived_note: &'static str,
    pub etag: &'static str,
    /// The label of `s3://bucket/key`.
    pub address: &'static str,
    pub copy_address: &'static str,
    pub verify: &'static str,
}
