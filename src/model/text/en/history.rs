use super::files::{counted, number};
use crate::model::history::Obstacle;
use crate::model::text::History;

pub const HISTORY: History = History {
    region: "Undo",
    deleted: |n| counted(n, " file deleted", " files deleted"),
    replaced: |n| counted(n, " file replaced", " files replaced"),
    can_undo: "You can undo this.",
    undo: "Undo",
    preparing: "Looking for the last versions…",
    restoring: |done, of| {
        ["Bringing back… ", &number(done), " of ", &counted(of, " file", " files")].concat()
    },
    stop: "Stop",
    restored: |n| match n {
        0 => "Nothing was brought back".to_owned(),
        n => counted(n, " file is back", " files are back"),
    },
    stopped: "Stopped. What is back stays; the rest is still among the deleted files.",
    newer: |n| {
        counted(
            n,
            " file was left alone: it has been written anew since.",
            " files were left alone: they have been written anew since.",
        )
    },
    lost: |n| counted(n, " file has no version left.", " files have no version left."),
    blocked: |obstacle, n| match obstacle {
        Obstacle::Unreachable => counted(
            n,
            " file cannot be brought back in a browser, because of the dots in its name.",
            " files cannot be brought back in a browser, because of the dots in their names.",
        ),
        Obstacle::Archived => counted(
            n,
            " file is in an archive, and must be restored from there first.",
            " files are in an archive, and must be restored from there first.",
        ),
        Obstacle::TooLarge => counted(
            n,
            " file is too large for this page: over 5 GiB. Whoever hosts it can bring it back.",
            " files are too large for this page: over 5 GiB. Whoever hosts it can bring them back.",
        ),
    },
    refused: |n| {
        counted(n, " file could not be brought back:", " files could not be brought back. The first:")
    },
    untried: |n| counted(n, " more was not tried.", " more were not tried."),

    title: "Deleted files",
    lead: |folder| {
        [
            "In “\u{2068}",
            folder,
            "\u{2069}” and all folders below. Deleted files are kept for a while, usually 90 days.",
        ]
        .concat()
    },
    moment: "Show the folder as it was at",
    moment_hint: "Your own time, to the minute.",
    back_to_deleted: "Show deleted files",
    reading: |n| ["Looking through the versions… ", &counted(n, " file", " files"), " so far"].concat(),
    none_deleted: "There are no deleted files here.",
    none_then: "There was nothing here at that time, as far as versions are kept.",
    count_deleted: |n| counted(n, " deleted file", " deleted files"),
    count_then: |differ, same| {
        let differ = counted(differ, " file differs from now", " files differ from now");
        [&differ, ", ", &counted(same, " is the same", " are the same")].concat()
    },
    list: "Deleted files",
    list_then: "Files at that time",
    select_all: "Select all",
    deleted_at: |time| ["Deleted ", time].concat(),
    changed_since: "Changed since; what is there now stays as an earlier version",
    same: "The same as now",
    restore: |n| match n {
        0 => "Bring back".to_owned(),
        n => ["Bring back ", &counted(n, " file", " files")].concat(),
    },
    purge: "Delete for good…",
    purge_ask: |n| ["Delete ", &counted(n, " file", " files"), " for good?"].concat(),
    purge_note: "All of their versions go. Nobody can bring them back after that.",
    purging: |n| ["Deleting for good… ", &counted(n, " version", " versions"), " gone"].concat(),
    purged: |n| counted(n, " file is gone for good", " files are gone for good"),

    versions_title: |name| ["Versions of “\u{2068}", name, "\u{2069}”"].concat(),
    versions_lead: "Each time a file is replaced its content before is kept for a while, usually 90 days.",
    no_versions: "There is no version of this file any more.",
    current: "Current version",
    earlier: "Earlier version",
    deletion: "Deleted",
    download: "Download",
    download_of: |time| ["Download the version of ", time].concat(),
    bring_back: "Bring back",
    bring_back_of: |time| ["Bring back the version of ", time].concat(),
    download_started: |name| ["Downloading ", name].concat(),
};
