//! Folders that were handed over, opened one after the other. A folder tells its entries in batches of about a hundred.
//!
//! Entries come from `webkitGetAsEntry`, which every browser has, and not from handles, which only Chromium
//! has. The order is by level: the files of all folders of one level, then their folders.
//!
//! A walk of 10,000 files takes seconds, so it pauses by the clock ([`Turns`]). Dropping the future ends it;
//! files that were kept by then stay in the table until the page closes.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry, FileSystemFileEntry,
};

use super::{handles, opener};
use crate::client::ports::ChosenFiles;
use crate::web::timer::{Turns, pause};

/// How many files are opened side by side.
const AT_ONCE: usize = 250;

/// More files than these are taken in turns of their own.
const MANY: usize = 20;

/// Smaller files go in one request: there is nothing to go on with in a later page.
const WORTH_OPENING_AGAIN: u64 = 16 << 20;

/// What was handed over, folders not yet opened.
#[must_use = "nothing is kept until it is walked"]
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// Files and folders from a disk.
    pub(super) entries: Vec<Dropped>,
    /// Files from an input, or without a place on a disk.
    pub(super) files: Vec<File>,
    /// Whether it comes from the clipboard, where pictures have no names of their own.
    pub is_pasted: bool,
}

/// A file or folder from a disk.
#[derive(Clone, Debug)]
pub(super) struct Dropped {
    pub entry: FileSystemEntry,
    /// The handle of what was dropped, in or below which it is, where the browser gives one.
    pub root: Option<Promise>,
    /// The file itself, of what was dropped: Safari gives entries of a transfer that a script made, and does not open them.
    pub file: Option<File>,
}

impl From<FileSystemEntry> for Taken {
    fn from(entry: FileSystemEntry) -> Self {
        Self { entries: vec![Dropped { entry, root: None, file: None }], ..Self::default() }
    }
}

impl Taken {
    /// How many files and folders were handed over.
    pub fn len(&self) -> usize {
        self.entries.len() + self.files.len()
    }

    /// Whether there is no file or folder in it: a dropped text or link.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.files.is_empty()
    }

    /// Opens every folder and keeps every file. The page stays usable meanwhile, also with 10,000 of them.
    ///
    /// Never fails: what does not open is in `unreadable`, and the rest is taken. Each file that is given out
    /// must be forgotten by whoever takes it.
    pub async fn walk(self) -> ChosenFiles {
        let mut given = ChosenFiles::default();
        // By time and not by number: the browser looks at the disk for each file's size. It has been at work for as long before it
        // told of thousands of files, in the same turn.
        if self.files.len() > MANY {
            pause().await;
        }
        let mut turns = Turns::begin();
        for file in self.files {
            let path = path_of(&file);
            given.files.push(handles::keep_given(file, path));
            turns.step().await;
        }
        let mut waiting = self.entries;
        while !waiting.is_empty() {
            let (folders, files): (Vec<_>, Vec<_>) =
                waiting.into_iter().partition(|dropped| dropped.entry.is_directory());
            for batch in files.chunks(AT_ONCE) {
                take_files(batch, &mut given).await;
            }
            waiting = Vec::new();
            for folder in folders {
                waiting.extend(open_folder(&folder, &mut given).await);
            }
        }
        given
    }
}

/// The handle for a later page is found only for files that go in parts: it costs a call for each folder on
/// the way.
async fn take_files(entries: &[Dropped], given: &mut ChosenFiles) {
    // The browser opens them side by side and gives them in their order.
    let opening: Array = entries.iter().map(open_file).collect();
    let opened = JsFuture::from(Promise::all(&opening)).await;
    // None of them is ever refused, so all are not either; if they were, a promise is no file.
    let opened: Array = opened.map_or(opening, JsCast::unchecked_into);
    let mut turns = Turns::begin();
    for (Dropped { entry, root, file: given_with }, opened) in entries.iter().zip(opened.iter()) {
        let Some(file) = opened.dyn_into().ok().or_else(|| given_with.clone()) else {
            given.unreadable.push(path(entry));
            continue;
        };
        let file = handles::keep_given(file, path(entry));
        if let Some(root) = root.as_ref().filter(|_| file.size >= WORTH_OPENING_AGAIN)
            && let Some(opener) = opener::below(root, &file.path).await
        {
            handles::keep_opener(file.id, opener);
        }
        given.files.push(file);
        turns.step().await;
    }
}

/// Gives the file, or the error as a value: one that does not open must not hide the others.
fn open_file(dropped: &Dropped) -> Promise {
    let entry: &FileSystemFileEntry = dropped.entry.unchecked_ref();
    Promise::new(&mut |resolve, _| entry.file_with_callback_and_callback(&resolve, &resolve))
}

/// A folder's entries; that it has none, or does not open, is noted.
async fn open_folder(Dropped { entry: folder, root, .. }: &Dropped, given: &mut ChosenFiles) -> Vec<Dropped> {
    let dropped = |entry| Dropped { entry, root: root.clone(), file: None };
    let reader = folder.unchecked_ref::<FileSystemDirectoryEntry>().create_reader();
    let mut entries = Vec::new();
    loop {
        match next_batch(&reader).await {
            Some(batch) if !batch.is_empty() => entries.extend(batch.into_iter().map(dropped)),
            Some(_) => break,
            None => {
                given.unreadable.push(path(folder));
                return entries;
            }
        }
    }
    if entries.is_empty() {
        given.empty_folders.push(path(folder));
    }
    entries
}

/// The next of a folder's entries; empty at its end, `None` where the browser refuses.
///
/// `readEntries` must be called until it gives nothing: Chromium gives 100 at a time.
async fn next_batch(reader: &FileSystemDirectoryReader) -> Option<Vec<FileSystemEntry>> {
    let batch = Promise::new(&mut |resolve, reject| {
        let called = reader.read_entries_with_callback_and_callback(&resolve, &reject);
        if let Err(error) = called {
            let _ = reject.call1(&error, &error);
        }
    });
    let batch: Array = JsFuture::from(batch).await.ok()?.dyn_into().ok()?;
    Some(batch.iter().map(JsCast::unchecked_into).collect())
}

/// The path from what was dropped on, without the slash that it starts with.
fn path(entry: &FileSystemEntry) -> String {
    let path = entry.full_path();
    path.strip_prefix('/').unwrap_or(&path).to_owned()
}

/// Where it was in the folder that was chosen; its name otherwise. `web_sys` does not have the property. Chromium writes a
/// backslash in it as a slash, so its end is taken from the name, which is as it is. (In a folder's name it is lost.)
fn path_of(file: &File) -> String {
    let name = file.name();
    let path = Reflect::get(file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
    match path.and_then(|path| Some(path.get(..path.len().checked_sub(name.len())?)?.to_owned())) {
        Some(folder) => folder + &name,
        None => name,
    }
}
