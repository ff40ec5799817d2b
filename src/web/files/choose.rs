//! Files as people hand them over: chosen in an input, dropped, or pasted. Opening the folders among them is
//! [`Taken::walk`]'s.
//!
//! Nothing is read here, and nothing awaited: the browser empties a transfer as soon as its event is over, so
//! all that will be needed is taken out of it first.

use web_sys::{DataTransfer, FileList};

use super::opener;
use super::walk::{Dropped, Taken};

/// Takes what was chosen in an `<input type="file">`, with or without `webkitdirectory`; the input can be emptied after that.
/// It says nothing of empty folders.
///
/// The paths of a chosen folder come with the files (`webkitRelativePath`).
pub fn from_input(list: &FileList) -> Taken {
    let files = (0..list.length()).filter_map(|index| list.get(index)).collect();
    Taken { files, ..Taken::default() }
}

/// Takes what was dropped or pasted. Call it in the event's handler: after that the browser empties the transfer.
///
/// A pasted picture has no entry, only a file; a dropped text or link is passed over.
pub fn from_transfer(transfer: &DataTransfer) -> Taken {
    let items = transfer.items();
    let mut taken = Taken::default();
    for item in (0..items.length()).filter_map(|index| items.get(index)) {
        if item.kind() != "file" {
            continue;
        }
        match item.webkit_get_as_entry() {
            Ok(Some(entry)) => {
                let file = item.get_as_file().ok().flatten().filter(|_| entry.is_file());
                taken.entries.push(Dropped { entry, root: opener::of_item(&item), file });
            }
            _ => taken.files.extend(item.get_as_file().ok().flatten()),
        }
    }
    taken
}
