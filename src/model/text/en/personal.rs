use crate::model::personal::{Did, Unreadable};
use crate::model::text::Personal;

pub const PERSONAL: Personal = Personal {
    added: |count| match count {
        1 => "Added to favourites".to_owned(),
        count => format!("{count} added to favourites"),
    },
    removed: |count| match count {
        1 => "Removed from favourites".to_owned(),
        count => format!("{count} removed from favourites"),
    },
    full: "There are 1,000 favourites, and no more fit. Remove some first.",
    unreadable: |why| {
        let why = match why {
            Unreadable::Broken => "it is damaged, or something else was put there",
            Unreadable::Newer => "a newer version of this site has written it; reload the page",
            Unreadable::TooLarge => "it is too large",
        };
        [
            "Your favourites and settings could not be read: ",
            why,
            ". The file “.alcove/state.json” in your folder stays as it is, and what you change here is not kept.",
        ]
        .concat()
    },
    no_favourites: "No favourites yet",
    no_favourites_hint: "Select a file or folder and press the star: it is then one press away, on every device where you sign in.",
    no_recents: "Nothing here yet",
    no_recents_hint: "Files that you open, download or upload are listed here, the latest first.",
    not_kept: "What you use is not remembered",
    not_kept_hint: "Tick the box above to find again what you opened, downloaded or uploaded last.",
    keep: "Remember what I use",
    keep_hint: "Without it the list is emptied, on every device.",
    clear: "Clear list",
    cleared: "The list is empty now",
    star: |name| ["Add “\u{2068}", name, "\u{2069}” to favourites"].concat(),
    unstar: |name| ["Remove “\u{2068}", name, "\u{2069}” from favourites"].concat(),
    forget: |name| ["Remove “\u{2068}", name, "\u{2069}” from the list"].concat(),
    did: |did, when| {
        let did = match did {
            Did::Opened => "Opened",
            Did::Downloaded => "Downloaded",
            Did::Uploaded => "Uploaded",
        };
        [did, " ", when].concat()
    },
    gone: "It is no longer there: it was moved, renamed or deleted somewhere else.",
    no_location: "You cannot see its location now: it may need another account, or the site has it no more.",
    remove: "Remove from the list",
    nowhere: "Favourites and recent files are kept in a folder of your own, and you have none on this site.",
    kept_in_folder: "Kept in your own folder: the list is the same on every device where you sign in.",
    kept_on_device: "Kept on this device only. Sign in to have a list that follows you.",
    kept_offline: "Files of up to 25 MB among them are on this device too, and open without a connection, or can be saved.",
};
