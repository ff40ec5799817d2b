//! What can be done in the Files screen: toolbar, details, deleting, new folders.

use crate::model::files::kind::Kind;
use crate::model::files::name::NameError;

/// What can be done in the Files screen.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Tools {
    /// The toolbar's name for screen readers; the menu of a row has it too.
    pub toolbar: &'static str,
    pub upload: &'static str,
    pub upload_folder: &'static str,
    pub new_folder: &'static str,
    pub download: &'static str,
    pub delete: &'static str,
    pub sync: &'static str,
    pub verify: &'static str,
    pub refresh: &'static str,
    pub deleted_files: &'static str,
    pub versions: &'static str,
    /// Of the last deletion.
    pub undo: &'static str,
    pub open: &'static str,
    pub select_all: &'static str,
    /// The command, and the title of the dialog that lists the keys.
    pub shortcuts: &'static str,
    pub clear_selection: &'static str,
    /// A size in bytes, exact: `1,468,006 bytes`.
    pub bytes_exact: fn(u64) -> String,
    /// A kind of file in one noun; in the details the extension stands beside it in capitals.
    pub kind: fn(Kind) -> &'static str,
    /// In the toolbar, to a guest who may not write here and has selected nothing.
    pub guest_note: &'static str,
    /// What dropping does, by the name of the folder; and where nothing can be dropped.
    pub drop_here: fn(&str) -> String,
    pub drop_refused: &'static str,
    /// After a drop or a choice without a single file: S3 has no empty folders to upload.
    pub folder_given_empty: &'static str,
    pub details: &'static str,
    pub close_details: &'static str,
    /// For keys with a `.` or `..` segment, which a browser's URL parser folds.
    pub nothing_to_open: &'static str,
    pub archived_note: &'static str,
    pub kind_label: &'static str,
    pub etag: &'static str,
    /// The label of `s3://bucket/key`.
    pub address: &'static str,
    pub copy_address: &'static str,
    /// Asks whether to delete one entry, by its name; then several.
    pub delete_one: fn(&str) -> String,
    pub delete_many: fn(u64) -> String,
    /// Files found inside so far, while folders are being listed.
    pub delete_counting: fn(u64) -> String,
    /// How many files go, and how many bytes.
    pub delete_what: fn(u64, &str) -> String,
    /// The folder's marker alone goes.
    pub delete_empty_folder: &'static str,
    /// The listing failed; deleting is offered all the same.
    pub delete_uncounted: &'static str,
    /// Where config.json says that the bucket keeps versions; `delete_for_good` stands there otherwise.
    pub delete_versioned: &'static str,
    pub delete_for_good: &'static str,
    /// How many entries more than the names shown.
    pub delete_more: fn(u64) -> String,
    /// Deleted so far, of so many; 0 of which is known.
    pub deleting: fn(u64, u64) -> String,
    pub deleted: fn(u64) -> String,
    /// The title once it ended and some files stayed.
    pub not_deleted: fn(u64) -> String,
    /// Over the list of keys that stayed, each with the service's code.
    pub not_deleted_hint: &'static str,
    pub folder_name: &'static str,
    pub create: &'static str,
    /// Read out, by the folder's name; the dialog closes.
    pub folder_created: fn(&str) -> String,
    /// An entry of the listing on screen has the name; a refusal by S3 is a failure with its own sentences.
    pub name_taken: &'static str,
    /// Under the field, before any request.
    pub name_error: fn(NameError) -> String,
}
