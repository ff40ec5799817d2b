//! The last resort: an archive put together as a blob, then handed to the browser's downloads. Not for large ones.
//!
//! Blobs and not one array: an array would hold the whole archive in the page's own memory.

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlElement};

use super::Held;
use super::batch::Batch;
use crate::client::ports::archive::{Bytes, NotWritten, Sink};
use crate::web::call::{call, get, set};
use crate::web::window;

/// Bytes of files, at most.
const LIMIT: u64 = 512 << 20;

/// The browser has read the blob by then.
const READ_MS: u32 = 60_000;

/// The parts so far. As blobs: a browser may keep those on its disk.
pub struct Memory {
    name: String,
    parts: Array,
    batch: Batch,
}

impl Memory {
    /// Nothing yet.
    ///
    /// # Errors
    ///
    /// `TooLarge` before anything is fetched, where `size` is above the limit.
    pub fn open(name: String, size: u64) -> Result<Self, NotWritten> {
        if size > LIMIT {
            return Err(NotWritten::TooLarge(LIMIT));
        }
        Ok(Self { name, parts: Array::new(), batch: Batch::new() })
    }

    /// Fails where the browser gives the page no more memory.
    fn keep(&self, bytes: &Uint8Array) -> Result<(), JsValue> {
        let part = Blob::new_with_buffer_source_sequence(&Array::of1(bytes))?;
        self.parts.push(&part);
        Ok(())
    }

    /// A link is pressed by script; the address is revoked a minute later, since there is no event for "the
    /// browser has read it".
    fn hand_over(&mut self) -> Result<(), JsValue> {
        let rest = self.batch.rest();
        self.keep(&rest)?;
        let blob = Blob::new_with_blob_sequence(&self.parts)?;
        let urls = get(&window(), "URL");
        let address = call(&urls, "createObjectURL", &[blob.into()])?;
        let document = window().document().ok_or(JsValue::NULL)?;
        let link = document.create_element("a")?;
        set(&link, "href", address.clone());
        set(&link, "download", self.name.as_str());
        link.unchecked_into::<HtmlElement>().click();
        Timeout::new(READ_MS, move || drop(call(&urls, "revokeObjectURL", &[address]))).forget();
        Ok(())
    }
}

impl Sink<Held> for Memory {
    fn write(&mut self, bytes: Bytes<Held>) -> LocalBoxFuture<'_, Result<(), NotWritten>> {
        let kept = self.batch.add(bytes).iter().try_for_each(|batch| self.keep(batch));
        std::future::ready(kept.map_err(|_| NotWritten::Full)).boxed_local()
    }

    fn close(&mut self) -> LocalBoxFuture<'_, Result<(), NotWritten>> {
        std::future::ready(self.hand_over().map_err(|_| NotWritten::Full)).boxed_local()
    }
}
