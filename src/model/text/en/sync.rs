use super::files::{counted, number};
use crate::model::sync::{Action, Choice, Conflict, Direction, Obstacle};
use crate::model::text::Sync;

pub const SYNC: Sync = Sync {
    title: "Sync with a folder",
    lead: |folder| {
        [
            "Compares a folder on this device with “\u{2068}",
            folder,
            "\u{2069}” and shows what would be done. Nothing moves before you have seen it. Empty folders are passed over.",
        ]
        .concat()
    },
    direction: "Direction",
    of_direction: |direction| match direction {
        Direction::Up => "This device → Alcove",
        Direction::Down => "Alcove → this device",
        Direction::Both => "Both ways",
    },
    hint_of_direction: |direction| match direction {
        Direction::Up => "What is new or changed here is uploaded. Nothing on this device changes.",
        Direction::Down => "What is new or changed in Alcove is downloaded. Nothing in Alcove changes.",
        Direction::Both => "Each side gets what is new or changed on the other.",
    },
    delete: "Also delete files that are gone from one side",
    delete_hint: "One way: deletes everything that exists only on the receiving side. Both ways: deletes only files that an earlier sync saw on both sides. Files on this device are deleted permanently.",
    contents: "Compare contents",
    contents_hint: "Reads every file of the same size, instead of trusting its time. Takes longer.",
    choose: "Choose a folder…",
    compare_again: "Compare again",
    refused: "The browser did not let the page use this folder. Choose another one, or allow it.",
    looking: |here, there| {
        ["Looking… ", &counted(here, " file", " files"), " here, ", &number(there), " in Alcove"].concat()
    },
    comparing: |done, of| ["Comparing contents… ", &number(done), " of ", &number(of)].concat(),
    between: |here, there| {
        ["“\u{2068}", here, "\u{2069}” here, “\u{2068}", there, "\u{2069}” in Alcove"].concat()
    },
    nothing: "There is nothing to do.",
    plan: "Plan",
    conflicts: "Conflicts",
    planned: |action, n, bytes| {
        let what = match action {
            Action::Upload => "to upload",
            Action::Download => "to download",
            Action::DeleteThere => "to delete in Alcove",
            Action::DeleteHere => "to delete here",
            Action::Conflict(_) => return counted(n, " conflict", " conflicts"),
        };
        if bytes.is_empty() {
            [&number(n), " ", what].concat()
        } else {
            [&number(n), " ", what, ", ", bytes].concat()
        }
    },
    lost_here: |n| {
        [
            &counted(n, " file", " files"),
            " on this device will be deleted or replaced for good: the page has no trash to put files in",
        ]
        .concat()
    },
    same: |n| [&number(n), " the same"].concat(),
    left: |n| [&number(n), " only on the other side, left alone"].concat(),
    blocked: |n| [&number(n), " left alone: cannot be on the other side"].concat(),
    action: |action, replaces| match (action, replaces) {
        (Action::Upload, false) => "Upload",
        (Action::Upload, true) => "Upload, in place of Alcove’s",
        (Action::Download, false) => "Download",
        (Action::Download, true) => "Download, in place of this device’s",
        (Action::DeleteThere, _) => "Delete in Alcove",
        (Action::DeleteHere, _) => "Delete on this device",
        (Action::Conflict(_), _) => "Conflict",
    },
    conflict: |conflict| match conflict {
        Conflict::Newer => "The one to be replaced is newer",
        Conflict::BothChanged => "Both have changed",
        Conflict::Unknown => "They differ",
        Conflict::Deleted => "Deleted on one side, changed on the other",
    },
    obstacle: |obstacle| match obstacle {
        Obstacle::Name => "Left alone: not a name that this device takes",
        Obstacle::Case => "Left alone: another name differs only in case or in how its accents are written",
        Obstacle::Folder => "Left alone: a file and a folder have this name",
        Obstacle::TooLong => "Left alone: the name is too long",
        Obstacle::Unreachable => "Left alone: a browser cannot ask for this name",
        Obstacle::Unreadable => "Left alone: this device does not open it",
    },
    here: |what| ["Here: ", what].concat(),
    there: |what| ["Alcove: ", what].concat(),
    gone: "deleted",
    choice: |choice| match choice {
        Choice::Here => "Keep this device’s",
        Choice::There => "Keep Alcove’s",
        Choice::Both => "Keep both",
        Choice::Skip => "Skip",
    },
    choose_for: |path| ["What to do with ", path].concat(),
    undecided: "Choose…",
    for_all: "For all conflicts",
    open_questions: |n| {
        [&counted(n, " conflict is", " conflicts are"), " still to be decided. Nothing starts before."]
            .concat()
    },
    back: "Back",
    start: "Start",
    stop: "Stop",
    progress: |done, of, moved, bytes| {
        [&number(done), " of ", &number(of), " done, ", moved, " of ", bytes].concat()
    },
    running_note: "Leave this page open until it is done.",
    stopped: "Stopped. What was done stays done.",
    result: |up, down, gone| {
        [&number(up), " uploaded, ", &number(down), " downloaded, ", &number(gone), " deleted."].concat()
    },
    unfinished: |n| counted(n, " was not done", " were not done"),
    changed: "Changed since it was compared. Nothing was done; compare again.",
    cancelled: "Stopped",

    verify_title: |name| ["Verify “\u{2068}", name, "\u{2069}”"].concat(),
    verify_lead: "Choose the file on this device that should be the same. It is read here and compared by its checksum; nothing is sent.",
    verify_choose: "Choose a file…",
    verify_drop: "or drop it here",
    verifying: |name| ["Reading “\u{2068}", name, "\u{2069}”…"].concat(),
    verify_same: |name| ["“\u{2068}", name, "\u{2069}” is the same, byte for byte."].concat(),
    verify_other_size: |file, object| {
        ["Different: your file has ", file, ", the one in Alcove ", object, "."].concat()
    },
    verify_other_content: |name| {
        ["Different: “\u{2068}", name, "\u{2069}” has the same size and other contents."].concat()
    },
    verify_untold: "It cannot be told: no SHA-256 that could be compared was kept with this file when it was uploaded. The sizes are equal.",
    verify_another: "Choose another file…",
};
