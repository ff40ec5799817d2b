//! A file at a place that the person chose first (`showSaveFilePicker`). The browser writes beside it and puts it there at the
//! end, so that no half file is ever seen.
//!
//! `createWritable` writes to a swap file and moves it over the chosen one on `close`. The chosen file exists
//! before that, empty, made by the browser's dialog: every end but a success removes it.

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use js_sys::{Array, Object};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::Held;
use super::batch::Batch;
use crate::client::ports::archive::{Bytes, NotWritten, Sink};
use crate::web::call::{get, later, set};
use crate::web::window;

/// What came of asking.
///
/// Three answers, since a cancel must end the download and a browser that does not ask must not.
pub enum Picked {
    /// A place.
    Handle(JsValue),
    /// The person changed their mind.
    Nowhere,
    /// The browser does not ask, or not now: the press is too long ago.
    NotAsked,
}

/// Asks for a place.
///
/// Call it within a press. `AbortError` is the person's cancel; `SecurityError` means that the press is too
/// long ago.
pub async fn pick(name: &str) -> Picked {
    let (endings, accept, kind, options) =
        (Array::of1(&".zip".into()), Object::new(), Object::new(), Object::new());
    set(&accept, "application/zip", endings);
    set(&kind, "accept", accept);
    set(&options, "types", Array::of1(&kind));
    set(&options, "suggestedName", name);
    match later(&window(), "showSaveFilePicker", &[options.into()]).await {
        Ok(handle) => Picked::Handle(handle),
        Err(error) if get(&error, "name") == "AbortError" => Picked::Nowhere,
        Err(_) => Picked::NotAsked,
    }
}

/// Removes the file at a place.
///
/// In the background, and without telling whether it worked: some browsers have no `remove` on a handle.
pub fn remove(handle: JsValue) {
    spawn_local(async move { drop(later(&handle, "remove", &[]).await) });
}

/// A file being written.
pub struct File {
    handle: JsValue,
    stream: JsValue,
    batch: Batch,
    is_closed: bool,
}

impl File {
    /// Opens it.
    ///
    /// # Errors
    ///
    /// `Full` or `Failed`; the empty file is removed in both cases.
    pub async fn open(handle: JsValue) -> Result<Self, NotWritten> {
        match later(&handle, "createWritable", &[]).await {
            Ok(stream) => Ok(Self { handle, stream, batch: Batch::new(), is_closed: false }),
            Err(error) => {
                remove(handle);
                Err(why(&error))
            }
        }
    }

    async fn put(&self, bytes: JsValue) -> Result<(), NotWritten> {
        later(&self.stream, "write", &[bytes]).await.map(drop).map_err(|error| why(&error))
    }
}

impl Sink<Held> for File {
    fn write(&mut self, bytes: Bytes<Held>) -> LocalBoxFuture<'_, Result<(), NotWritten>> {
        async move {
            for batch in self.batch.add(bytes) {
                self.put(batch.into()).await?;
            }
            Ok(())
        }
        .boxed_local()
    }

    fn close(&mut self) -> LocalBoxFuture<'_, Result<(), NotWritten>> {
        async {
            let rest = self.batch.rest();
            self.put(rest.into()).await?;
            later(&self.stream, "close", &[]).await.map_err(|error| why(&error))?;
            self.is_closed = true;
            Ok(())
        }
        .boxed_local()
    }
}

impl Drop for File {
    /// What was written goes, and so does the empty file that the browser made when the place was chosen.
    fn drop(&mut self) {
        if !self.is_closed {
            let (handle, stream) = (self.handle.clone(), self.stream.clone());
            spawn_local(async move {
                let _ = later(&stream, "abort", &[]).await;
                remove(handle);
            });
        }
    }
}

/// Other exceptions (a drive that was taken out, a permission that was withdrawn) have names that differ
/// between systems.
fn why(error: &JsValue) -> NotWritten {
    if get(error, "name") == "QuotaExceededError" { NotWritten::Full } else { NotWritten::Failed }
}
