//! Folder sync, and comparing one file with what is stored.
//!
//! The order is that of the dialog: the question, the comparison, the review, the run, the result.
//! [`crate::model::sync::dialog`] has the states. The last group belongs to the dialog that verifies one
//! file.

use crate::model::sync::{Action, Choice, Conflict, Direction, Obstacle};

/// Folder sync, and comparing one file with what is stored.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Sync {
    pub title: &'static str,
    /// What it does, by the name of Alcove's folder.
    pub lead: fn(&str) -> String,
    pub direction: &'static str,
    pub of_direction: fn(Direction) -> &'static str,
    /// Under the choice: what the direction does, and what stays untouched.
    pub hint_of_direction: fn(Direction) -> &'static str,
    pub delete: &'static str,
    /// Deleting both ways needs the memory of an earlier sync: without it a missing file may as well be new
    /// on the other side.
    pub delete_hint: &'static str,
    pub contents: &'static str,
    /// The exact comparison, by the checksum that S3 keeps, where sizes are equal.
    pub contents_hint: &'static str,
    pub choose: &'static str,
    pub compare_again: &'static str,
    /// The browser did not let the page in.
    pub refused: &'static str,
    /// Files found here, and in Alcove.
    pub looking: fn(u64, u64) -> String,
    /// Contents compared, of so many.
    pub comparing: fn(u64, u64) -> String,
    /// What is compared: this device's folder and Alcove's.
    pub between: fn(&str, &str) -> String,
    /// The review of a plan that does nothing.
    pub nothing: &'static str,
    pub plan: &'static str,
    pub conflicts: &'static str,
    /// How many of an action, and their bytes as they are written; empty where none move.
    pub planned: fn(Action, u64, &str) -> String,
    /// How many files of this device would be gone for good.
    pub lost_here: fn(u64) -> String,
    /// Pairs that need nothing; they have no rows.
    pub same: fn(u64) -> String,
    /// Entries of one side alone that the direction does not move.
    pub left: fn(u64) -> String,
    /// Entries that cannot exist on the other side; each has a row with its obstacle.
    pub blocked: fn(u64) -> String,
    /// What would be done with one; whether it replaces something.
    pub action: fn(Action, bool) -> &'static str,
    /// Why the plan asks; sizes and times of both sides follow.
    pub conflict: fn(Conflict) -> &'static str,
    /// Why an entry is left alone.
    pub obstacle: fn(Obstacle) -> &'static str,
    /// Sizes and times of both, as they are written.
    pub here: fn(&str) -> String,
    pub there: fn(&str) -> String,
    /// In place of size and time of the side that has nothing.
    pub gone: &'static str,
    pub choice: fn(Choice) -> &'static str,
    /// Names the choice for one path.
    pub choose_for: fn(&str) -> String,
    /// The first option of a conflict's list, until there is a choice.
    pub undecided: &'static str,
    pub for_all: &'static str,
    /// Beside the start button, which waits for them.
    pub open_questions: fn(u64) -> String,
    pub back: &'static str,
    pub start: &'static str,
    pub stop: &'static str,
    /// Steps that ended, of so many; bytes moved, of so many, as they are written.
    pub progress: fn(u64, u64, &str, &str) -> String,
    pub running_note: &'static str,
    /// Before the result, where the person stopped the run.
    pub stopped: &'static str,
    /// Uploaded, downloaded, deleted.
    pub result: fn(u64, u64, u64) -> String,
    /// The heading of the list of steps that were not done.
    pub unfinished: fn(u64) -> String,
    /// Why one step was not done: a side is not as it was compared.
    pub changed: &'static str,
    /// Why one step was not done: the run was stopped before it.
    pub cancelled: &'static str,

    /// By the file's name.
    pub verify_title: fn(&str) -> String,
    pub verify_lead: &'static str,
    pub verify_choose: &'static str,
    pub verify_drop: &'static str,
    pub verifying: fn(&str) -> String,
    pub verify_same: fn(&str) -> String,
    /// The file's size and the object's, as they are written.
    pub verify_other_size: fn(&str, &str) -> String,
    pub verify_other_content: fn(&str) -> String,
    /// Equal sizes, and S3 keeps no checksum of the kind that can be compared.
    pub verify_untold: &'static str,
    pub verify_another: &'static str,
}
