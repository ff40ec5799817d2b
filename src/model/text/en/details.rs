use super::files::counted;
use crate::model::edit::tags::TagError;
use crate::model::files::kind::Kind;
use crate::model::text::Details;

pub const DETAILS: Details = Details {
    close_details: "Close details",
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
    folder_size: |n, size| [&counted(n, " file", " files"), ", ", size].concat(),
    counting: |so_far| [so_far, " so far…"].concat(),
    count: "Calculate",
    more: "More",
    asking: "Asking S3…",
    media_type: "Media type",
    storage_class: "Storage class",
    version: "Version",
    cache_control: "Cache-Control",
    tags: "Tags",
    metadata: "Metadata",
    change: "Change…",
    save: "Save",
    add_tag: "Add a tag",
    tag_key: "Tag",
    tag_value: "Value",
    header_error: "Use English letters, digits and signs only.",
    tag_error: |error| match error {
        TagError::NoKey => "A value needs a tag.".to_owned(),
        TagError::TooLong(key) => {
            ["“\u{2068}", key, "\u{2069}” or its value is too long: at most 128 and 256 characters."].concat()
        }
        TagError::Twice(key) => ["“\u{2068}", key, "\u{2069}” is there twice."].concat(),
        TagError::Reserved => "Tags that begin with aws: are AWS’s own.".to_owned(),
        TagError::TooMany => "A file has at most ten tags.".to_owned(),
    },
    too_large_to_change: "Type and cache rules of files above 5 GiB cannot be changed here: S3 copies no more at once.",
    change_hint: "Changing type or cache rules copies the file onto itself. Metadata of other programs stays where the bucket shows it to this page.",
    changed_meanwhile: "Someone else has changed this file meanwhile. Look at it again before you change these.",
    changed: "Changed",
    kind_label: "Type",
    nothing_to_open: "This file cannot be opened in a browser, because of the dots in its name. You can delete it.",
    archived_note: "This file is in an archive. It must be restored before it can be downloaded.",
    etag: "ETag",
    address: "S3 address",
    copy_address: "Copy address",
    verify: "Verify…",
};
