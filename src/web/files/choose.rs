//! Files as people hand them over: chosen in an input, dropped, or pasted. Opening the folders among them is
//! [`Taken::walk`]'s.

use js_sys::Reflect;
use web_sys::{DataTransfer, File, FileList};

use super::walk::{Dropped, Taken};
use super::{handles, opener};
use crate::client::ports::GivenFile;

/// Takes what was chosen in an `<input type="file">`, with or without `webkitdirectory`; the input can be emptied after that.
/// It says nothing of empty folders.
pub fn from_input(list: &FileList) -> Taken {
    let files = (0..list.length()).filter_map(|index| list.get(index)).collect();
    Taken { entries: Vec::new(), files }
}

/// Takes what was dropped or pasted. Call it in the event's handler: after that the browser empties the transfer.
pub fn from_transfer(transfer: &DataTransfer) -> Taken {
    let items = transfer.items();
    let mut taken = Taken::default();
    for item in (0..items.length()).filter_map(|index| items.get(index)) {
        if item.kind() != "file" {
            continue;
        }
        match item.webkit_get_as_entry() {
            Ok(Some(entry)) => taken.entries.push(Dropped { entry, root: opener::of_item(&item) }),
            _ => taken.files.extend(item.get_as_file().ok().flatten()),
        }
    }
    taken
}

/// Keeps a file under the path given.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole numbers below 2⁵³")]
pub(super) fn keep(file: File, path: String) -> GivenFile {
    let size = file.size() as u64;
    GivenFile {
        path,
        size,
        modified: file.last_modified() as i64,
        media_type: file.type_(),
        id: handles::keep_file(file.into(), size),
    }
}

/// Where it was in the folder that was chosen; its name otherwise. `web_sys` does not have the property. Chromium writes a
/// backslash in it as a slash, so its end is taken from the name, which is as it is. (In a folder's name it is lost.)
pub(super) fn path_of(file: &File) -> String {
    let name = file.name();
    let path = Reflect::get(file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
    match path.and_then(|path| Some(path.get(..path.len().checked_sub(name.len())?)?.to_owned())) {
        Some(folder) => folder + &name,
        None => name,
    }
}
