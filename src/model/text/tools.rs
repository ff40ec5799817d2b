//! What can be done in the Files screen: toolbar, details, deleting, new folders.

use crate::model::files::kind::Kind;
use crate::model::files::name::NameError;

/// What can be done in the Files screen.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Tools {
    pub toolbar: &'static str,
    pub upload: &'static str,
    pub upload_folder: &'static str,
    pub new_folder: &'static str,
    pub download: &'static str,
    pub delete: &'static str,
    pub sync: &'static str,
    pub verify: &'static str,
    pub open: &'static str,
    pub select_all: &'static str,
    pub shortcuts: &'static str,
    pub clear_selection: &'static str,
    /// A size in bytes, exact: `1,468,006 bytes`.
    pub bytes_exact: fn(u64) -> String,
    pub kind: fn(Kind) -> &'static str,
    pub guest_note: &'static str,
    /// What dropping does, by the name of the folder; and where nothing can be dropped.
    pub drop_here: fn(&str) -> String,
    pub drop_refused: &'static str,
    pub folder_given_empty: &'static str,
    pub details: &'static str,
    pub close_details: &'static str,
    pub nothing_to_open: &'static str,
    pub archived_note: &'static str,
    pub kind_label: &'static str,
    pub etag: &'static str,
    pub address: &'static str,
    pub copy_address: &'static str,
    pub address_copied: &'static str,
    /// Asks whether to delete one entry, by its name; then several.
    pub delete_one: fn(&str) -> String,
    pub delete_many: fn(u64) -> String,
    pub delete_counting: fn(u64) -> String,
    /// How many files go, and how many bytes.
    pub delete_what: fn(u64, &str) -> String,
    pub delete_empty_folder: &'static str,
    pub delete_uncounted: &'static str,
    pub delete_versioned: &'static str,
    pub delete_for_good: &'static str,
    pub delete_more: fn(u64) -> String,
    /// Deleted so far, of so many; 0 of which is known.
    pub deleting: fn(u64, u64) -> String,
    pub deleted: fn(u64) -> String,
    pub not_deleted: fn(u64) -> String,
    pub not_deleted_hint: &'static str,
    pub folder_name: &'static str,
    pub create: &'static str,
    pub folder_created: fn(&str) -> String,
    pub name_taken: &'static str,
    pub name_error: fn(NameError) -> String,
}
