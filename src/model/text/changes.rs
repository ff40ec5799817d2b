//! What changes a folder: deleting, and new folders.

use crate::model::files::name::NameError;

/// What changes a folder.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Changes {
    /// After a drop or a choice without a single file: S3 has no empty folders to upload.
    pub folder_given_empty: &'static str,
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
    /// The same where the person can bring them back without anybody's help.
    pub delete_undoable: &'static str,
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
    /// In the list of keys: what ctrl+S does in the editor of a text.
    pub save_text: &'static str,
    /// An entry of the listing on screen has the name; a refusal by S3 is a failure with its own sentences.
    pub name_taken: &'static str,
    /// Under the field, before any request.
    pub name_error: fn(NameError) -> String,
}
