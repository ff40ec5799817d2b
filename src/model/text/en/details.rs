use super::files::counted;
use crate::model::files::kind::Kind;
use crate::model::text::Details;

pub const DETAILS: Details = Details {
    details: "Details",
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
    kind_label: "Type",
    nothing_to_open: "This file cannot be opened in a browser, because of the dots in its name. You can delete it.",
    archived_note: "This file is in an archive. It must be restored before it can be downloaded: ask whoever runs this site.",
    etag: "ETag",
    address: "S3 address",
    copy_address: "Copy address",
    verify: "Verify…",
};
