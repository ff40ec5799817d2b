use super::files::{counted, number};
use crate::model::organize::{Outcome, Refusal, Verb};
use crate::model::text::Organize;

/// A name that may run in another direction than the sentence.
fn quoted(name: &str) -> String {
    ["“\u{2068}", name, "\u{2069}”"].concat()
}

pub const ORGANIZE: Organize = Organize {
    rename_title: |name| ["Rename ", &quoted(name)].concat(),
    new_name: "New name",
    rename: "Rename",
    items: |n| counted(n, " item", " items"),
    one: quoted,

    target_title: |verb, what| {
        let verb = if verb == Verb::Move { "Move " } else { "Copy " };
        [verb, what, " to…"].concat()
    },
    place: "Place",
    folders: |name| ["Folders in ", name].concat(),
    no_folders: "There are no folders in here.",
    looking_for_folders: "Looking for folders…",
    path: "Path to the folder",
    here: |verb| if verb == Verb::Move { "Move here" } else { "Copy here" },
    refusal: |refusal| match refusal {
        Refusal::IntoItself(name) => ["The folder ", &quoted(name), " cannot go into itself."].concat(),
        Refusal::AlreadyThere => "It is in this folder already. Choose another one.".to_owned(),
        Refusal::Unreachable(name) => {
            [&quoted(name), " cannot be moved or copied in a browser, because of the dots in its name."]
                .concat()
        }
        Refusal::TooLong(name) => {
            ["With this folder the name ", &quoted(name), " becomes too long."].concat()
        }
    },

    clip: |verb, n, names| {
        let verb = if verb == Verb::Move { " cut: " } else { " copied: " };
        [&counted(n, " item", " items"), verb, names].concat()
    },
    paste_here: "Paste here",
    clear_clip: "Forget what was cut or copied",
    dragged: |n| counted(n, " item", " items"),

    started: |verb, what| {
        [if verb == Verb::Move { "Moving " } else { "Copying " }, "\u{2068}", what, "\u{2069}"].concat()
    },
    resumed: "Going on with what was begun before this page was loaded",
    looking: |n| match n {
        0 => "Looking at what there is…".to_owned(),
        n => ["Looking at what there is… ", &counted(n, " file", " files")].concat(),
    },
    working: |verb, done, all| {
        let verb = if verb == Verb::Move { "Moving… " } else { "Copying… " };
        [verb, &number(done), " of ", &counted(all, " file", " files")].concat()
    },
    offline: "No connection. It goes on by itself once there is one.",
    asking: "Waiting for your answer",
    paused: "Paused",
    pause: "Pause",
    resume: "Resume",
    cancel: "Cancel",
    remove: "Remove from the list",

    renamed: |from, to| [&quoted(from), " is now called ", &quoted(to)].concat(),
    done: |verb, what, folder| {
        let verb = if verb == Verb::Move { " moved to " } else { " copied to " };
        ["\u{2068}", what, "\u{2069}", verb, &quoted(folder)].concat()
    },
    undo: "Undo",
    undone: "Everything is back where it was",
    skipped: |n| counted(n, " item was left where it was", " items were left where they were"),
    cancelled: |verb, done, all| {
        let verb = if verb == Verb::Move { " moved" } else { " copied" };
        [
            "Cancelled. ",
            &number(done),
            " of ",
            &counted(all, " file", " files"),
            verb,
            "; the rest was not touched.",
        ]
        .concat()
    },
    stopped: "It had to stop. It goes on the next time you open this page.",
    problems: |n| [&counted(n, " file needs", " files need"), " your attention"].concat(),
    what_is_where: "What is where",
    more_problems: |n| ["and ", &number(n), " more"].concat(),
    outcome: |verb, outcome| match outcome {
        Outcome::Done => "Done.",
        Outcome::Skipped => "It is where it was.",
        Outcome::Missing => "It was gone before it could be copied.",
        Outcome::NotCopied(_) => "It could not be copied. It is where it was.",
        Outcome::KeptChanging => "It could not be copied under this name. It is where it was.",
        Outcome::NotVerified => {
            "A copy was made that is not known to be whole. The original is where it was; copy it again."
        }
        Outcome::NotDeleted(_) => {
            "It is in both places: it was copied, and the original could not be deleted."
        }
        Outcome::OriginalChanged if matches!(verb, Verb::Move) => {
            "It is in both places: somebody changed the original while it was being moved. The newer one is where it was."
        }
        Outcome::OriginalChanged => "Somebody changed it while it was being copied. The copy is of before.",
    },

    folder_title: "There is such a folder",
    folder_lead: |name| ["There is a folder ", &quoted(name), " here already."].concat(),
    merge: "Put together",
    comes: "Comes here",
    large_title: "A very large file",
    large_lead: |name, size| {
        [
            &quoted(name),
            " has ",
            size,
            ". A file of more than 5 GB is put together anew: its type is kept, but tags and other details that programs may have \
             stored with it are not, since a browser cannot read them.",
        ]
        .concat()
    },
    go_on: "Go on",
};
