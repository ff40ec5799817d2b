use super::files::{counted, number};
use crate::model::text::Archive;

pub const ARCHIVE: Archive = Archive {
    looking: |n| ["Looking for files… ", &number(n), " found"].concat(),
    files_of: |done, all| [&number(done), " of ", &counted(all, " file", " files")].concat(),
    finishing: "Finishing…",
    done: |n, bytes| ["Downloaded · ", &counted(n, " file", " files"), " · ", bytes].concat(),
    cancelled: "Cancelled. Nothing was kept.",
    offline: "No connection. The download goes on by itself once there is one.",

    empty: "There is nothing in it to download any more.",
    full: "There is not enough room on this device. Nothing was kept; make some room and try again.",
    too_large: |limit| {
        [
            "This browser can put together at most ",
            limit,
            " here. Choose fewer files, or use another browser.",
        ]
        .concat()
    },
    broken: "The browser could not write the file. Nothing was kept; please try again.",

    missing: |n| counted(n, " file is not in the archive", " files are not in the archive"),
    more_missing: |n| ["and ", &number(n), " more"].concat(),
    changed: "It was changed while it was being downloaded.",

    cancel: "Cancel download",
    remove: "Remove from the list",

    started: |name| ["Downloading ", name].concat(),
    reached: |percent| [&number(percent), "% downloaded"].concat(),
    ended: |name| [name, " is downloaded"].concat(),
    ended_without: |name, n| {
        [name, " is downloaded. ", &counted(n, " file is not in it.", " files are not in it.")].concat()
    },
    failed: |name| [name, " could not be downloaded"].concat(),

    note_name: "_missing files.txt",
    note_lead: "These could not be downloaded, and are not in this archive:",
};
