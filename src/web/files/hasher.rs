//! Reading and hashing in a worker of the page's (`static/hash.js`): `crypto.subtle` copies what it is given before it leaves
//! the thread that calls it, which for a large slice is longer than a frame.
//!
//! The worker is started by the first large slice and lives as long as the page. It is asked through a
//! `MessageChannel` of each request's own, so answers need no numbers and cannot be mixed up.

use std::cell::OnceCell;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::web::call::{call, get, set};
use crate::web::timer::within;
use crate::web::window;

/// The largest slice that the worker takes: it has each whole in memory, and `crypto.subtle` once more.
const MOST: u64 = 16 << 20;

/// How long an answer is waited for, in milliseconds: a worker that the browser ended says nothing. After a sleep the time may
/// be over for one that is alive; the slice is then read once more, and nothing is lost.
const PATIENCE_MS: u32 = 60_000;

/// There is no worker: the page was built without, its policy forbids it, the browser lacks what it needs, or it is silent.
pub(super) struct NoWorker;

thread_local! {
    /// What the worker says once it runs, or the error in its place.
    static STARTED: OnceCell<Promise> = const { OnceCell::new() };
}

/// The SHA-256 of a slice of so many bytes. `None` where it cannot be read, or there are fewer bytes than there were.
///
/// # Errors
///
/// [`NoWorker`]: the caller reads the slice on this thread (`reading`). Dropping the future leaves the worker
/// to finish in vain.
pub(super) async fn sha256(slice: &Blob, size: u64) -> Result<Option<[u8; 32]>, NoWorker> {
    let worker = worker().await.filter(|_| size <= MOST).ok_or(NoWorker)?;
    let answer = ask(&worker, slice, size).ok_or(NoWorker)?;
    let Some(Ok(event)) = within(PATIENCE_MS, JsFuture::from(answer)).await else { return Err(NoWorker) };
    let digest = get(&event, "data");
    Ok(if digest.is_object() { Uint8Array::new(&digest).to_vec().try_into().ok() } else { None })
}

/// Waits for the worker's first word. The outcome is remembered: a worker that did not start is not tried
/// again in this page.
async fn worker() -> Option<JsValue> {
    let started = STARTED.with(|started| started.get_or_init(start).clone());
    let event = JsFuture::from(started).await.ok()?;
    (get(&event, "data") == "ready").then(|| get(&event, "target"))
}

/// An error resolves the promise too, with an event that does not say "ready".
fn start() -> Promise {
    Promise::new(&mut |resolve, _| {
        // start.js knows its name, which holds its hash.
        let script = get(&window(), "hashWorker");
        match make("Worker", &Array::of1(&script)).filter(|_| !script.is_undefined()) {
            Some(worker) => {
                set(&worker, "onmessage", &resolve);
                set(&worker, "onerror", &resolve);
            }
            None => drop(resolve.call0(&JsValue::UNDEFINED)),
        }
    })
}

/// The event that will bring the answer.
///
/// `None` where the slice cannot be handed over.
fn ask(worker: &JsValue, slice: &Blob, size: u64) -> Option<Promise> {
    let channel = make("MessageChannel", &Array::new())?;
    let message = Object::new();
    set(&message, "slice", slice);
    #[allow(clippy::cast_precision_loss, reason = "at most MOST")]
    set(&message, "size", size as f64);
    let (port, theirs) = (get(&channel, "port1"), get(&channel, "port2"));
    let answer = Promise::new(&mut |resolve, _| set(&port, "onmessage", &resolve));
    call(worker, "postMessage", &[message.into(), Array::of1(&theirs).into()]).ok()?;
    Some(answer)
}

/// `new class(…)`; `None` where the browser has none, or throws.
fn make(class: &str, arguments: &Array) -> Option<JsValue> {
    let class: Function = get(&window(), class).dyn_into().ok()?;
    Reflect::construct(&class, arguments).ok()
}
