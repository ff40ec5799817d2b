use crate::model::text::Tools;

pub const TOOLS: Tools = Tools {
    toolbar: "Actions",
    upload: "Upload",
    upload_folder: "Upload folder",
    new_folder: "New folder",
    download: "Download",
    share: "Share",
    delete: "Delete",
    sync: "Sync with a folder…",
    refresh: "Refresh",
    open: "Open",
    details: "Details",
    select_all: "Select all",
    shortcuts: "Keyboard shortcuts",
    clear_selection: "Clear selection",
    guest_note: "You are browsing as a guest: you can look and download here.",
    drop_here: |folder| ["Drop to upload to ", folder].concat(),
    drop_refused: "You cannot upload here",
};
