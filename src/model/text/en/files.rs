use crate::model::files::kind::Kind;
use crate::model::files::name::NameError;
use crate::model::text::Files;
use crate::model::text::number::{bytes, grouped};

pub const FILES: Files = Files {
    search: "Search",
    search_hint: "Search this folder",
    breadcrumb: "Breadcrumb",
    toolbar: "Actions",
    upload: "Upload",
    upload_folder: "Upload folder",
    new_folder: "New folder",
    download: "Download",
    delete: "Delete",
    clear_selection: "Clear selection",
    selected: |n| [&number(n), " selected"].concat(),
    select_all: "Select all",
    select: |name| ["Select ", name].concat(),

    grid: "Files",
    name: "Name",
    size: "Size",
    modified: "Modified",
    count: |n| counted(n, " item", " items"),
    found: |n| counted(n, " match", " matches"),
    bytes: |n| bytes(n, "B", ".", ","),
    bytes_exact: |n| counted(n, " byte", " bytes"),
    kind: |kind| match kind {
        Kind::Folder => "Folder",
        Kind::Image => "Image",
        Kind::Video => "Video",
        Kind::Audio => "Audio",
        Kind::Document => "Document",
        Kind::Archive => "Archive",
        Kind::Code => "Code",
        Kind::Other => "File",
    },

    empty_title: "This folder is empty",
    empty_hint: "Drop files or whole folders anywhere on this page, or choose Upload.",
    empty_read_only: "Nothing has been put here yet. You can look and download here, but not upload.",
    empty_guest: "You are browsing as a guest, so you can look but not upload. Sign in to have a folder of your own.",
    nothing_found_title: "Nothing found",
    nothing_found_hint: |words| ["No name in this folder has “\u{2068}", words, "\u{2069}” in it."].concat(),
    clear_search: "Clear search",
    no_location_title: "There is no such place here",
    no_location_hint: "The link may be old, or it leads to a place that you may not see. The places open to you are listed under Locations.",
    guest_note: "You are browsing as a guest: you can look and download here.",
    go_to_own: |name| ["Go to ", name].concat(),
    drop_here: |folder| ["Drop to upload to ", folder].concat(),
    drop_refused: "You cannot upload here",
    folder_given_empty: "There is nothing in what you gave.",

    close_details: "Close details",
    nothing_to_open: "This file cannot be opened in a browser, because of the dots in its name. You can delete it.",
    kind_label: "Type",
    etag: "ETag",
    address: "S3 address",
    copy_address: "Copy address",
    address_copied: "Address copied",

    delete_one: |name| ["Delete “\u{2068}", name, "\u{2069}”?"].concat(),
    delete_many: |n| ["Delete ", &number(n), " items?"].concat(),
    delete_counting: |n| ["Counting what is inside… ", &counted(n, " file", " files"), " so far"].concat(),
    delete_what: |n, size| [&counted(n, " file goes", " files go"), ", ", size, " in all."].concat(),
    delete_empty_folder: "There are no files inside.",
    delete_uncounted: "What is inside could not be counted. All of it goes.",
    delete_versioned: "Earlier versions stay in the bucket for a while; whoever hosts this page can bring them back.",
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
    name_taken: "This name is taken here. Choose another one.",
    name_error: |error| match error {
        NameError::Empty => "Type a name.".to_owned(),
        NameError::Dots => "A name of dots alone cannot be opened in a browser.".to_owned(),
        NameError::Slash => "A name cannot have a slash in it.".to_owned(),
        NameError::Control => "There is an invisible character in this name. Type it anew.".to_owned(),
        NameError::TooLong { by } => [
            "This name is too long by ",
            &counted(by as u64, " byte.", " bytes."),
            " Letters outside English count as 2 to 4.",
        ]
        .concat(),
    },
};

pub(super) fn number(n: u64) -> String {
    grouped(n, ",")
}

pub(super) fn counted(n: u64, one: &str, many: &str) -> String {
    [number(n).as_str(), if n == 1 { one } else { many }].concat()
}
