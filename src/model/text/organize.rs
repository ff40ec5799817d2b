//! Renaming, moving, copying and duplicating: their dialogs, their rows under "Transfers", and how they ended.

use crate::model::organize::{Outcome, Refusal, Verb};

/// Renaming, moving and copying.
#[allow(missing_docs, reason = "each is named by what it says in English")]
pub struct Organize {
    /// The title of the dialog, by the name that is.
    pub rename_title: fn(&str) -> String,
    pub new_name: &'static str,
    pub rename: &'static str,
    /// So many items, in a row or a sentence.
    pub items: fn(u64) -> String,

    /// One name inside a sentence, where several items would be [`Self::items`].
    pub one: fn(&str) -> String,
    /// The title of the dialog that chooses a folder, by what goes: `one` or `items`.
    pub target_title: fn(Verb, &str) -> String,
    pub place: &'static str,
    /// The list of folders, by the name of the folder that they are in.
    pub folders: fn(&str) -> String,
    pub no_folders: &'static str,
    /// Reading the folders.
    pub looking_for_folders: &'static str,
    /// The path to the folder that is chosen.
    pub path: &'static str,
    pub here: fn(Verb) -> &'static str,
    pub refusal: fn(&Refusal) -> String,

    /// What was cut or copied: how many, and the names.
    pub clip: fn(Verb, u64, &str) -> String,
    pub paste_here: &'static str,
    pub clear_clip: &'static str,
    /// Read out when something is dragged over a folder, and shown beside the pointer: how many.
    pub dragged: fn(u64) -> String,

    /// Read out as it begins: what, by its name.
    pub started: fn(Verb, &str) -> String,
    /// An earlier page had begun with it.
    pub resumed: &'static str,
    /// The line of a row: so many of all.
    pub looking: fn(u64) -> String,
    pub working: fn(Verb, u64, u64) -> String,
    pub offline: &'static str,
    pub asking: &'static str,
    pub paused: &'static str,
    pub pause: &'static str,
    pub resume: &'static str,
    pub cancel: &'static str,
    pub remove: &'static str,

    /// It went well: what, and where it is now.
    pub renamed: fn(&str, &str) -> String,
    pub done: fn(Verb, &str, &str) -> String,
    pub undo: &'static str,
    pub undone: &'static str,
    /// Some were left where they were because the person said so.
    pub skipped: fn(u64) -> String,
    /// It was cancelled, after so many of all.
    pub cancelled: fn(Verb, u64, u64) -> String,
    /// It cannot go on now; the record stays.
    pub stopped: &'static str,
    /// The summary over the list of what went wrong.
    pub problems: fn(u64) -> String,
    /// The fold over their list.
    pub what_is_where: &'static str,
    pub more_problems: fn(u64) -> String,
    /// What is where.
    pub outcome: fn(Verb, &Outcome) -> &'static str,

    /// The question about a folder: its name.
    pub folder_title: &'static str,
    pub folder_lead: fn(&str) -> String,
    pub merge: &'static str,
    /// The file that would take the name, beside the one that has it.
    pub comes: &'static str,
    /// The question about more than 5 GiB: the name and the size.
    pub large_title: &'static str,
    pub large_lead: fn(&str, &str) -> String,
    pub go_on: &'static str,
}
