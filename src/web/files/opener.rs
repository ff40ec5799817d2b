//! Files that can be opened again in a later page: `FileSystemFileHandle`s, which Chromium gives for files that were dropped
//! or picked in its own dialog, and `IndexedDB` keeps. `web_sys` has them only behind a compiler flag, so they are called by
//! their names.
//!
//! Chromium asks the person again in a later page, before it opens such a handle (`requestPermission`), and
//! only within a press. Where a browser gives no handles the person chooses the file again.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransferItem, File};

use super::handles;
use crate::client::ports::{ChosenFile, ChosenFiles};
use crate::web::call;
use crate::web::timer::pause;
use crate::web::window;

/// How many files are opened before the page may do something else.
const AT_ONCE: usize = 250;

/// The handle of something that is dropped. Call it in the event's handler.
///
/// A promise, and not awaited here: after the first `await` of the handler the browser has emptied the
/// transfer.
pub(super) fn of_item(item: &DataTransferItem) -> Option<Promise> {
    call(item, "getAsFileSystemHandle", &[])
}

/// The handle of a file below a folder that was dropped, by the path between them.
///
/// The first segment is the dropped folder itself, which is `root`. One call of the browser for each folder
/// on the way.
pub(super) async fn below(root: &Promise, path: &str) -> Option<JsValue> {
    let mut handle = JsFuture::from(root.clone()).await.ok().filter(JsValue::is_object)?;
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let method = if segments.peek().is_some() { "getDirectoryHandle" } else { "getFileHandle" };
        handle = later(&handle, method, &[segment.into()]).await?;
    }
    Some(handle)
}

/// Whether the browser has a dialog that gives handles.
pub fn can_pick() -> bool {
    has("showOpenFilePicker")
}

/// Whether the browser has a dialog that gives folders.
pub fn can_pick_folder() -> bool {
    has("showDirectoryPicker")
}

fn has(dialog: &str) -> bool {
    Reflect::get(&window(), &dialog.into()).is_ok_and(|dialog| dialog.is_function())
}

/// Asks for files in that dialog; only while the person presses something. `None` where they cancel the dialog.
///
/// Files that do not open are named as unreadable rather than failing all.
pub async fn pick() -> Option<ChosenFiles> {
    let options = Object::new();
    let _ = Reflect::set(&options, &"multiple".into(), &true.into());
    let mut given = ChosenFiles::default();
    // Cancelling rejects the promise (AbortError).
    let picked = later(&window(), "showOpenFilePicker", &[options.into()]).await?;
    for (place, handle) in Array::from(&picked).iter().enumerate() {
        match open(&handle).await {
            Some(file) => given.files.push(file),
            None => given.unreadable.push(name(&handle)),
        }
        if place % AT_ONCE == AT_ONCE - 1 {
            pause().await;
        }
    }
    Some(given)
}

/// Opens a file that an earlier page had; the browser may ask the person.
///
/// `None` where the person said no, or the file was moved or deleted.
pub(super) async fn reopen(handle: &JsValue) -> Option<ChosenFile> {
    if allow(handle, "read").await? { open(handle).await } else { None }
}

/// Whether a handle may be used in this mode; the browser may ask the person.
///
/// Asks only where the answer is not known yet. `None` where the browser has no such question.
pub(super) async fn allow(handle: &JsValue, mode: &str) -> Option<bool> {
    let options = Object::new();
    let _ = Reflect::set(&options, &"mode".into(), &mode.into());
    let (granted, options) = (JsValue::from("granted"), [options.into()]);
    let allowed = later(handle, "queryPermission", &options).await? == granted;
    Some(allowed || later(handle, "requestPermission", &options).await? == granted)
}

async fn open(handle: &JsValue) -> Option<ChosenFile> {
    let file: File = later(handle, "getFile", &[]).await?.dyn_into().ok()?;
    let given = handles::keep_given(file, name(handle));
    handles::keep_opener(given.id, handle.clone());
    Some(given)
}

pub(super) fn name(handle: &JsValue) -> String {
    Reflect::get(handle, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}

/// What a method's promise gives; `None` where there is no such method, or it is refused.
pub(super) async fn later(object: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    call::later(object, method, arguments).await.ok()
}

pub(super) fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Option<Promise> {
    call::call(object, method, arguments).ok()?.dyn_into().ok()
}
