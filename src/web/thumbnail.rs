//! Making pictures small in a worker of the page's (`static/thumbnails.js`). What comes back are pixels, which need no address: the
//! page draws them on a canvas, and the Content-Security-Policy need not allow pictures of addresses that a script makes.
//!
//! The worker is started by the first picture and lives as long as the page. Each picture has a `MessageChannel` of its own.

use std::cell::OnceCell;

use js_sys::{Array, Object, Promise, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::call::{call, construct, get, set};
use super::timer::within;

/// How long a picture is waited for, in milliseconds: a worker that the browser ended says nothing.
const PATIENCE_MS: u32 = 30_000;

thread_local! {
    static WORKER: OnceCell<Option<JsValue>> = const { OnceCell::new() };
}

/// The pixels of a small picture. They go when it is dropped.
#[derive(Debug)]
pub struct Bitmap(JsValue);

impl Bitmap {
    /// How many bytes its pixels take.
    pub fn bytes(&self) -> usize {
        4 * pixels(&self.0, "width") * pixels(&self.0, "height")
    }

    /// Draws it on a canvas, which takes its size.
    pub fn draw(&self, canvas: &Element) {
        for side in ["width", "height"] {
            set(canvas, side, get(&self.0, side));
        }
        if let Ok(context) = call(canvas, "getContext", &["2d".into()]) {
            let _ = call(&context, "drawImage", &[self.0.clone(), 0.into(), 0.into()]);
        }
    }
}

impl Drop for Bitmap {
    fn drop(&mut self) {
        let _ = call(&self.0, "close", &[]);
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "some hundred pixels; `as` saturates"
)]
fn pixels(of: &JsValue, side: &str) -> usize {
    get(of, side).as_f64().unwrap_or_default() as usize
}

/// Makes a picture small: so many pixels along `side`, which is `resizeWidth` or `resizeHeight`. `None` where it is none that this
/// browser knows.
pub async fn small(bytes: &[u8], media_type: &str, side: (&str, u32)) -> Option<Bitmap> {
    let worker = WORKER.with(|worker| worker.get_or_init(start).clone())?;
    let answer = ask(&worker, &Uint8Array::from(bytes), media_type, side)?;
    let event = within(PATIENCE_MS, JsFuture::from(answer)).await?.ok()?;
    let bitmap = get(&event, "data");
    bitmap.is_object().then(|| Bitmap(bitmap))
}

/// start.js knows the worker's name, which holds its hash.
fn start() -> Option<JsValue> {
    let script = get(&js_sys::global(), "thumbnailsWorker");
    construct("Worker", std::slice::from_ref(&script)).ok().filter(|_| !script.is_undefined())
}

/// The event that will bring the answer.
fn ask(worker: &JsValue, bytes: &Uint8Array, media_type: &str, side: (&str, u32)) -> Option<Promise> {
    let channel = construct("MessageChannel", &[]).ok()?;
    let (port, theirs) = (get(&channel, "port1"), get(&channel, "port2"));
    let (message, size) = (Object::new(), Object::new());
    set(&size, side.0, side.1);
    set(&message, "bytes", bytes);
    set(&message, "type", media_type);
    set(&message, "size", size);
    let answer = Promise::new(&mut |resolve, _| set(&port, "onmessage", &resolve));
    let handed = [JsValue::from(bytes.buffer()), theirs];
    call(worker, "postMessage", &[message.into(), handed.iter().collect::<Array>().into()]).ok()?;
    Some(answer)
}
