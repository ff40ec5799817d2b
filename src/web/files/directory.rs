//! A folder that a person let the page into: `FileSystemDirectoryHandle`, which Chromium's own dialog gives. Where a browser has
//! no such dialog there is no folder sync.
//!
//! A file is written beside its place and swapped in when it is closed (`createWritable`): nobody ever sees half of it.
//!
//! Permission is the browser's matter: the dialog asks for reading or for both, and may be asked again in a
//! later call of `allow`. Every other method only finds out that it is refused.
//!
//! `IndexedDB` keeps a note for each folder beside its handle, and `isSameEntry` tells whether the folder at
//! hand is that one: two folders of one name are two syncs.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use js_sys::{Date, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, IdbTransactionMode};

use super::database::{PUT_AT, Table, done};
use super::handles;
use super::opener::{allow, call, later, name};
use crate::aws::http::FileId;
use crate::client::ports::directory::{Directory, FoundFile, Refused, Walked, Writing};
use crate::client::ports::{ChosenFile, Scope};
use crate::web::timer::pause;
use crate::web::window;

/// How many files are opened side by side before the page may do something else.
const AT_ONCE: usize = 100;

/// What Chromium writes a file into before it is in its place.
const SWAP_FILE: &str = ".crswap";

/// What was the same when a folder was last synced. Keys begin with the bucket and the identity.
pub(super) const NOTES: Table = Table { database: "alcove-sync", store: "folders" };

/// Asks for a folder in the browser's own dialog; only while the person presses something. `None` where they changed
/// their mind.
///
/// What a sync remembers of the folder is kept on this device, or in this page's memory alone.
pub async fn pick(writing: bool, notes: Scope) -> Result<Option<Rc<dyn Directory>>, Refused> {
    let options = Object::new();
    let mode = if writing { "readwrite" } else { "read" };
    let set = |field: &str, value: &str| drop(Reflect::set(&options, &field.into(), &value.into()));
    set("mode", mode);
    set("id", "alcove-sync");
    match attempt(&window(), "showDirectoryPicker", &[options.into()]).await {
        Ok(handle) => Ok(Some(Rc::new(Folder { handle, notes }))),
        Err(refused) if refused.name == "AbortError" => Ok(None),
        Err(refused) => Err(refused),
    }
}

/// A folder.
///
/// The handle alone: nothing is remembered of what is in the folder.
struct Folder {
    handle: JsValue,
    notes: Scope,
}

thread_local! {
    /// What this page's syncs remember for sessions that end with the tab: by key, the folder's handle and the note.
    static OF_PAGE: RefCell<HashMap<String, (JsValue, String)>> = RefCell::default();
}

impl Directory for Folder {
    fn name(&self) -> String {
        name(&self.handle)
    }

    fn allow(&self, writing: bool) -> LocalBoxFuture<'static, bool> {
        let (handle, mode) = (self.handle.clone(), if writing { "readwrite" } else { "read" });
        // A browser that cannot be asked says no when it comes to it.
        async move { allow(&handle, mode).await.unwrap_or(true) }.boxed_local()
    }

    fn walk(&self, on_found: Rc<dyn Fn(usize)>) -> LocalBoxFuture<'static, Result<Walked, Refused>> {
        let root = self.handle.clone();
        async move {
            let mut walked = Walked::default();
            let mut folders = vec![(root, String::new())];
            while let Some((folder, path)) = folders.pop() {
                match walk(&folder, &path, &mut walked, &mut folders, &*on_found).await {
                    Err(refused) if path.is_empty() => return Err(refused),
                    Err(_) => walked.unreadable.push(path),
                    Ok(()) => {}
                }
            }
            Ok(walked)
        }
        .boxed_local()
    }

    fn open(&self, path: &str) -> LocalBoxFuture<'static, Option<ChosenFile>> {
        let (root, path) = (self.handle.clone(), path.to_owned());
        async move {
            let file = file(&root, &path, false).await.ok()?;
            let file: File = later(&file, "getFile", &[]).await?.dyn_into().ok()?;
            Some(handles::keep_given(file, path))
        }
        .boxed_local()
    }

    fn write(&self, path: &str) -> LocalBoxFuture<'static, Result<Box<dyn Writing>, Refused>> {
        let (root, path) = (self.handle.clone(), path.to_owned());
        async move {
            // Making the handle makes the file, empty: it goes again if nothing comes of it.
            let is_new = file(&root, &path, false).await.is_err();
            let handle = file(&root, &path, true).await?;
            let made = Made { root, path, is_new };
            match attempt(&handle, "createWritable", &[]).await {
                Ok(stream) => {
                    Ok(Box::new(BeingWritten { handle, stream, made: Some(made) }) as Box<dyn Writing>)
                }
                Err(refused) => {
                    made.undo();
                    Err(refused)
                }
            }
        }
        .boxed_local()
    }

    fn remove(&self, path: &str) -> LocalBoxFuture<'static, Result<(), Refused>> {
        let (root, path) = (self.handle.clone(), path.to_owned());
        async move { remove(&root, &path).await }.boxed_local()
    }

    fn recall(&self, key: &str) -> LocalBoxFuture<'static, Option<String>> {
        let (handle, key) = (self.handle.clone(), self.key(key));
        let of_page =
            (self.notes == Scope::Tab).then(|| OF_PAGE.with_borrow(|notes| notes.get(&key).cloned()));
        async move {
            let (kept, note) = if let Some(of_page) = of_page {
                of_page?
            } else {
                let table = NOTES.open(IdbTransactionMode::Readonly).await?;
                let entry = done(table.get(&key.into()).ok()).await?;
                let field = |name: &str| Reflect::get(&entry, &name.into()).ok();
                (field("handle")?, field("note")?.as_string()?)
            };
            let is_same = later(&handle, "isSameEntry", &[kept]).await?;
            is_same.is_truthy().then_some(note)
        }
        .boxed_local()
    }

    fn remember(&self, key: &str, note: String) -> LocalBoxFuture<'static, ()> {
        let (handle, key) = (self.handle.clone(), self.key(key));
        if self.notes == Scope::Tab {
            OF_PAGE.with_borrow_mut(|notes| notes.insert(key, (handle, note)));
            return std::future::ready(()).boxed_local();
        }
        async move {
            let entry = Object::new();
            let _ = Reflect::set(&entry, &"handle".into(), &handle);
            let _ = Reflect::set(&entry, &"note".into(), &note.into());
            let _ = Reflect::set(&entry, &PUT_AT.into(), &Date::now().into());
            if let Some(table) = NOTES.open(IdbTransactionMode::Readwrite).await {
                done(table.put_with_key(&entry, &key.into()).ok()).await;
            }
        }
        .boxed_local()
    }
}

impl Folder {
    /// The name of the folder is part of the key, so that two folders of this device can be synced with one
    /// of Alcove.
    fn key(&self, key: &str) -> String {
        [key, &self.name()].join("\n")
    }
}

/// One folder's files; the folders in it are added to `folders`. `Err` where it does not open.
///
/// Folders go into the caller's list instead of a recursion, so their depth costs no stack.
async fn walk(
    folder: &JsValue,
    path: &str,
    walked: &mut Walked,
    folders: &mut Vec<(JsValue, String)>,
    on_found: &dyn Fn(usize),
) -> Result<(), Refused> {
    let entries = invoke(folder, "values", &[])?;
    let mut files = Vec::new();
    loop {
        let next = attempt(&entries, "next", &[]).await?;
        let field = |name: &str| Reflect::get(&next, &name.into()).unwrap_or_default();
        let is_over = field("done").is_truthy();
        if !is_over {
            let entry = field("value");
            let below = if path.is_empty() { name(&entry) } else { [path, &name(&entry)].join("/") };
            let kind = Reflect::get(&entry, &"kind".into()).ok().and_then(|kind| kind.as_string());
            match kind.as_deref() {
                Some("directory") => folders.push((entry, below)),
                _ if below.ends_with(SWAP_FILE) => {}
                _ => files.push((entry, below)),
            }
        }
        if files.len() == AT_ONCE || is_over {
            open_all(std::mem::take(&mut files), walked).await;
            on_found(walked.files.len());
            pause().await;
        }
        if is_over {
            return Ok(());
        }
    }
}

/// Side by side: each `getFile` waits for the disk, and there may be many thousands.
async fn open_all(files: Vec<(JsValue, String)>, walked: &mut Walked) {
    let opening: Vec<_> = files.iter().map(|(handle, _)| attempt(handle, "getFile", &[])).collect();
    for ((_, path), file) in files.into_iter().zip(opening) {
        match file.await.ok().and_then(|file| file.dyn_into::<File>().ok()) {
            Some(file) => walked.files.push(found(&file, path)),
            None => walked.unreadable.push(path),
        }
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole numbers below 2⁵³")]
fn found(file: &File, path: String) -> FoundFile {
    FoundFile { path, size: file.size() as u64, modified: file.last_modified() as i64 }
}

/// The handle of a file; with `create` it and the folders on the way to it are made.
async fn file(root: &JsValue, path: &str, create: bool) -> Result<JsValue, Refused> {
    let (folder, name) = parent(root, path, create).await?;
    attempt(&folder, "getFileHandle", &[name.into(), creating(create)]).await
}

/// The folder that a path leads into, and the file's name.
///
/// # Errors
///
/// `NotFoundError` where a folder is missing and is not to be made; `TypeMismatchError` where a file has the
/// name of a folder.
async fn parent<'a>(root: &JsValue, path: &'a str, create: bool) -> Result<(JsValue, &'a str), Refused> {
    let (folders, name) = path.rsplit_once('/').map_or((None, path), |(folders, name)| (Some(folders), name));
    let mut folder = root.clone();
    for segment in folders.into_iter().flat_map(|folders| folders.split('/')) {
        folder = attempt(&folder, "getDirectoryHandle", &[segment.into(), creating(create)]).await?;
    }
    Ok((folder, name))
}

fn creating(create: bool) -> JsValue {
    let options = Object::new();
    let _ = Reflect::set(&options, &"create".into(), &create.into());
    options.into()
}

/// Not recursive: a folder that has something in it is refused.
async fn remove(root: &JsValue, path: &str) -> Result<(), Refused> {
    let (folder, name) = parent(root, path, false).await?;
    attempt(&folder, "removeEntry", &[name.into()]).await.map(drop)
}

/// A file that may have been made only to be written.
struct Made {
    root: JsValue,
    path: String,
    is_new: bool,
}

impl Made {
    /// Removes it, if it was not there before.
    ///
    /// In the background, and without a word: what is left otherwise is an empty file.
    fn undo(self) {
        if self.is_new {
            wasm_bindgen_futures::spawn_local(async move { drop(remove(&self.root, &self.path).await) });
        }
    }
}

/// A file on its way to the disk.
///
/// | ends by | the file in place | the swap file |
/// |---|---|---|
/// | `close` | the new content, whole | moved into place |
/// | drop | as before; gone where it was new | discarded by `abort` |
struct BeingWritten {
    handle: JsValue,
    stream: JsValue,
    /// `None` once it is closed.
    made: Option<Made>,
}

impl Writing for BeingWritten {
    fn write(&self, bytes: Vec<u8>) -> LocalBoxFuture<'static, Result<(), Refused>> {
        let stream = self.stream.clone();
        async move { attempt(&stream, "write", &[Uint8Array::from(&*bytes).into()]).await.map(drop) }
            .boxed_local()
    }

    fn copy(&self, file: FileId) -> LocalBoxFuture<'static, Result<(), Refused>> {
        let (stream, blob) = (self.stream.clone(), handles::file(file));
        async move { attempt(&stream, "write", &[blob.into()]).await.map(drop) }.boxed_local()
    }

    fn close(mut self: Box<Self>) -> LocalBoxFuture<'static, Result<FoundFile, Refused>> {
        async move {
            attempt(&self.stream, "close", &[]).await?;
            let path = self.made.take().map(|made| made.path).unwrap_or_default();
            let file = attempt(&self.handle, "getFile", &[]).await?;
            Ok(found(file.unchecked_ref(), path))
        }
        .boxed_local()
    }
}

impl Drop for BeingWritten {
    fn drop(&mut self) {
        let Some(made) = self.made.take() else { return };
        let aborted = call(&self.stream, "abort", &[]);
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(aborted) = aborted {
                let _ = JsFuture::from(aborted).await;
            }
            made.undo();
        });
    }
}

/// What a method gives at once.
fn invoke(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, Refused> {
    let method =
        Reflect::get(object, &method.into()).ok().and_then(|it| it.dyn_into::<js_sys::Function>().ok());
    let Some(method) = method else {
        return Err(Refused { name: "NotSupportedError".into(), message: String::new() });
    };
    Reflect::apply(&method, object, &arguments.iter().collect()).map_err(|error| refused(&error))
}

/// What a method's promise gives, or why it was refused. The method is called now, and not when this is awaited.
fn attempt(
    object: &JsValue,
    method: &str,
    arguments: &[JsValue],
) -> LocalBoxFuture<'static, Result<JsValue, Refused>> {
    let promised = invoke(object, method, arguments).map(|it| JsFuture::from(it.unchecked_into::<Promise>()));
    async move { promised?.await.map_err(|error| refused(&error)) }.boxed_local()
}

fn refused(error: &JsValue) -> Refused {
    let field =
        |name: &str| Reflect::get(error, &name.into()).ok().and_then(|it| it.as_string()).unwrap_or_default();
    Refused { name: field("name"), message: field("message") }
}
