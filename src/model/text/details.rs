//! The details of one entry, beside the list.

use crate::model::edit::tags::TagError;
use crate::model::files::kind::Kind;

/// The details of one entry.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Details {
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
    pub cache_control: &'static str,
    pub tags: &'static str,
    /// What programs have stored with the file for themselves.
    pub metadata: &'static str,
    /// Opens the form with these facts.
    pub change: &'static str,
    pub save: &'static str,
    pub add_tag: &'static str,
    pub tag_key: &'static str,
    pub tag_value: &'static str,
    /// What a header cannot be.
    pub header_error: &'static str,
    pub tag_error: fn(&TagError) -> String,
    pub too_large_to_change: &'static str,
    /// Below the form, where the copy is a new version.
    pub change_hint: &'static str,
    /// The object has another content since these facts were read.
    pub changed_meanwhile: &'static str,
    pub changed: &'static str,
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
