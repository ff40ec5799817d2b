//! Text edited in place.

use crate::model::edit::NotEditable;

/// What the editor of a text says.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Edit {
    pub edit: &'static str,
    pub save: &'static str,
    /// Back to the view of the file.
    pub stop: &'static str,
    /// The text field's name, by the file's.
    pub field: fn(&str) -> String,
    /// How the Tab key works in the field; and what is said once Esc was pressed.
    pub hint: &'static str,
    pub tab_leaves: &'static str,
    pub saving: &'static str,
    pub unsaved: &'static str,
    /// By the time.
    pub saved_at: fn(&str) -> String,
    /// Under another name than before.
    pub saved_as: fn(&str) -> String,
    /// A text that an earlier session of this page left behind.
    pub restored: &'static str,
    pub refused: fn(NotEditable, fn(u64) -> String) -> String,

    /// What a new content cannot keep: the tags, which may not be read; headers by their names; metadata that the bucket hides.
    pub tags_lost: &'static str,
    pub headers_lost: fn(&str) -> String,
    pub metadata_note: &'static str,

    pub leave_title: &'static str,
    pub leave_what: fn(&str) -> String,
    pub discard: &'static str,
    pub go_on: &'static str,

    pub conflict_title: &'static str,
    /// By the time of the other change.
    pub conflict_what: fn(&str) -> String,
    pub gone_title: &'static str,
    pub gone_what: &'static str,
    pub keep_both: &'static str,
    pub replace: &'static str,
    /// In the place of the two before, where the file is gone.
    pub make_again: &'static str,
    pub compare: &'static str,
    pub not_saved_title: &'static str,

    /// The region with both texts.
    pub differences: &'static str,
    pub back: &'static str,
    pub theirs: &'static str,
    pub yours: &'static str,
    pub same: &'static str,
    pub not_compared: &'static str,
    /// How many lines between two differences are left out.
    pub left_out: fn(u64) -> String,
    pub cut: fn(u64) -> String,

    pub file_name: &'static str,
    /// What a new file is called until it is given a name.
    pub new_name: &'static str,
    pub created: fn(&str) -> String,
}
