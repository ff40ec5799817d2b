//! Files as people hand them over: chosen in an input, or dropped with whole folders.

use js_sys::Reflect;
use web_sys::{DataTransfer, File, FileList};

use super::handles;
use super::walk::Dropped;
use crate::aws::http::FileId;
use crate::web::timer::pause;

/// How many files are looked at before the page may do something else: some milliseconds of work.
const AT_ONCE: u32 = 500;

/// A file that a person gave. It is kept until [`crate::client::ports::Files::forget`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Names it in requests.
    pub file: FileId,
    /// Its path below the folder that was given, that folder's name included; of a single file its name.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// When it was last changed: milliseconds since the epoch.
    pub modified: i64,
    /// Its media type, as far as the browser knows; empty otherwise.
    pub media_type: String,
}

/// All that was given at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The files, folders' files in the order that the browser tells them.
    pub files: Vec<Chosen>,
    /// Paths of folders with nothing in them.
    pub empty_folders: Vec<String>,
    /// Paths of files and folders that the browser would not open.
    pub unreadable: Vec<String>,
}

/// Takes what was chosen in an `<input type="file">`, with or without `webkitdirectory`. An input says nothing of empty folders.
pub async fn from_input(list: &FileList) -> Given {
    let mut given = Given::default();
    for index in 0..list.length() {
        if index % AT_ONCE == AT_ONCE - 1 {
            pause().await;
        }
        given.files.extend(list.get(index).map(|file| {
            let path = relative_path(&file).unwrap_or_else(|| file.name());
            chosen(file, path)
        }));
    }
    given
}

/// Takes what was dropped or pasted. Call it in the event's handler: after that the browser empties the transfer.
/// Folders are opened in [`Dropped::walk`].
pub fn from_transfer(transfer: &DataTransfer) -> Dropped {
    let items = transfer.items();
    let mut dropped = Dropped::default();
    for item in (0..items.length()).filter_map(|index| items.get(index)) {
        if item.kind() != "file" {
            continue;
        }
        match item.webkit_get_as_entry() {
            Ok(Some(entry)) => dropped.entries.push(entry),
            _ => dropped.files.extend(item.get_as_file().ok().flatten()),
        }
    }
    dropped
}

/// Keeps a file under the path given.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole numbers below 2⁵³")]
pub(super) fn chosen(file: File, path: String) -> Chosen {
    Chosen {
        path,
        size: file.size() as u64,
        modified: file.last_modified() as i64,
        media_type: file.type_(),
        file: handles::keep_file(file.into()),
    }
}

/// Where it was in the folder that was chosen. No standard has the name, so it is asked for as a property.
fn relative_path(file: &File) -> Option<String> {
    let path = Reflect::get(file, &"webkitRelativePath".into()).ok()?.as_string()?;
    (!path.is_empty()).then_some(path)
}
