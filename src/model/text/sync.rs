//! Folder sync, and comparing one file with what is stored.

use crate::model::sync::{Action, Choice, Conflict, Direction, Obstacle};

/// Folder sync, and comparing one file with what is stored.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Sync {
    pub title: &'static str,
    /// What it does, by the name of Alcove's folder.
    pub lead: fn(&str) -> String,
    pub direction: &'static str,
    pub of_direction: fn(Direction) -> &'static str,
    pub hint_of_direction: fn(Direction) -> &'static str,
    pub delete: &'static str,
    pub delete_hint: &'static str,
    pub contents: &'static str,
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
    pub nothing: &'static str,
    pub plan: &'static str,
    pub conflicts: &'static str,
    /// How many of an action, and their bytes as they are written; empty where none move.
    pub planned: fn(Action, u64, &str) -> String,
    /// How many files of this device would be gone for good.
    pub lost_here: fn(u64) -> String,
    pub same: fn(u64) -> String,
    pub left: fn(u64) -> String,
    pub blocked: fn(u64) -> String,
    /// What would be done with one; whether it replaces something.
    pub action: fn(Action, bool) -> &'static str,
    pub conflict: fn(Conflict) -> &'static str,
    pub obstacle: fn(Obstacle) -> &'static str,
    /// Sizes and times of both, as they are written.
    pub here: fn(&str) -> String,
    pub there: fn(&str) -> String,
    pub gone: &'static str,
    pub choice: fn(Choice) -> &'static str,
    /// Names the choice for one path.
    pub choose_for: fn(&str) -> String,
    pub undecided: &'static str,
    pub for_all: &'static str,
    pub open_questions: fn(u64) -> String,
    pub back: &'static str,
    pub start: &'static str,
    pub stop: &'static str,
    /// Steps that ended, of so many; bytes moved, of so many, as they are written.
    pub progress: fn(u64, u64, &str, &str) -> String,
    pub running_note: &'static str,
    pub stopped: &'static str,
    /// Uploaded, downloaded, deleted.
    pub result: fn(u64, u64, u64) -> String,
    pub unfinished: fn(u64) -> String,
    pub changed: &'static str,
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
    pub verify_untold: &'static str,
    pub verify_another: &'static str,
}
