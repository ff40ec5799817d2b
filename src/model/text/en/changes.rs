use super::files::{counted, number};
use crate::model::files::name::NameError;
use crate::model::text::Changes;

pub const CHANGES: Changes = Changes {
    folder_given_empty: "There is nothing in what you gave.",
    delete_one: |name| ["Delete “\u{2068}", name, "\u{2069}”?"].concat(),
    delete_many: |n| ["Delete ", &number(n), " items?"].concat(),
    delete_counting: |n| ["Counting what is inside… ", &counted(n, " file", " files"), " so far"].concat(),
    delete_what: |n, size| [&counted(n, " file goes", " files go"), ", ", size, " in all."].concat(),
    delete_empty_folder: "There are no files inside.",
    delete_uncounted: "What is inside could not be counted. All of it goes.",
    delete_versioned: "Earlier versions stay in the bucket for a while; whoever hosts this page can bring them back.",
    delete_undoable: "You can undo this for a while: earlier versions stay in the bucket.",
    delete_for_good: "This cannot be undone.",
    delete_more: |n| ["and ", &number(n), " more"].concat(),
    deleting: |done, of| match of {
        0 => ["Deleting… ", &number(done), " gone"].concat(),
        _ => ["Deleting… ", &number(done), " of ", &number(of), " gone"].concat(),
    },
    deleted: |n| counted(n, " file deleted", " files deleted"),
    not_deleted: |n| counted(n, " file could not be deleted", " files could not be deleted"),
    not_deleted_hint: "These are still there:",
    folder_name: "Folder name",
    create: "Create",
    folder_created: |name| ["Folder ", name, " created"].concat(),
    save_text: "Save the text being edited",
    name_taken: "This name is taken here. Choose another one.",
    name_error: |error| {
        match error {
        NameError::Empty => "Type a name.".to_owned(),
        NameError::Dots => "A name of dots alone cannot be opened in a browser.".to_owned(),
        NameError::Slash => "A name cannot have a slash in it.".to_owned(),
        NameError::Control => "There is an invisible character in this name. Type it anew.".to_owned(),
        NameError::Reserved => {
            "The site keeps your favourites in a folder of this name, which is not shown. Choose another name.".to_owned()
        }
        NameError::TooLong { by } => [
            "This name is too long by ",
            &counted(by as u64, " byte.", " bytes."),
            " Letters outside English count as 2 to 4.",
        ]
        .concat(),
    }
    },
};
