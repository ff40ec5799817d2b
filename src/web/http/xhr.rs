//! One request by `XMLHttpRequest`, whose upload tells of its progress. To a listener: one that nobody has makes the request
//! a simple one for CORS, and spares its preflight.
//!
//! What a wait is measured by (see [`Watch`]):
//!
//! | phase | ends by | limit without a sign of life |
//! |---|---|---|
//! | waiting for a connection, with a listener | the first `progress` of the upload | `ANSWER_MS` |
//! | sending, with a listener | `load` of the upload | `STALL_MS` |
//! | waiting for the answer | the first `progress` of the answer | `ANSWER_MS` |
//! | all of it, without a listener | `loadend` | `patience` for the body's size |

use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::{self, Either};
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Date, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ProgressEvent, XmlHttpRequest, XmlHttpRequestResponseType};

use super::body::Payload;
use super::{ANSWER_MS, NoAnswer, STALL_MS, patience};
use crate::aws::http::{Request, Response};
use crate::client::ports::Progress;

/// Sends it, and tells `progress`, where there is one, how many of the payload's bytes are on their way. Dropping the future
/// aborts it.
///
/// # Errors
///
/// `Failed` where the status is 0, which stands for every reason that the browser does not tell; `Stalled` by
/// the table above.
pub(super) async fn send(
    request: &Request,
    payload: &Payload,
    progress: Option<Progress>,
) -> Result<Response, NoAnswer> {
    let xhr = Abort(XmlHttpRequest::new()?);
    let xhr = &xhr.0;
    xhr.open_with_async(request.method.as_str(), &request.url, true)?;
    xhr.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    for (name, value) in &request.headers {
        xhr.set_request_header(name, value)?;
    }
    if let Some(content_type) = &payload.content_type {
        xhr.set_request_header("content-type", content_type)?;
    }
    // Before the first byte it waits in the browser's queue for a connection, which is not standing still.
    let unseen = if progress.is_some() { ANSWER_MS } else { patience(payload) };
    let watch = Rc::new(Watch::new(unseen));
    // Held until this function ends: dropping a listener takes it off.
    let _listeners = progress.map(|progress| listen(xhr, &watch, progress, payload.size)).transpose()?;
    let (end, ended) = oneshot::channel();
    let _end = EventListener::once(xhr, "loadend", move |_| {
        let _ = end.send(());
    });
    // The binding is named after one kind of body; it hands any to `send`.
    xhr.send_with_opt_buffer_source(payload.body.as_ref())?;
    wait(ended, &watch).await?;
    answer(xhr)
}

/// Ends its request when it is dropped; to one that has ended that is nothing.
///
/// Also what makes a cancelled upload stop at once: the browser drops the connection.
struct Abort(XmlHttpRequest);

impl Drop for Abort {
    fn drop(&mut self) {
        let _ = self.0.abort();
    }
}

/// Between two looks at whether anything moved.
const LOOK_MS: u32 = 5_000;

/// When something last moved, and how long it may stand still from then on.
///
/// A clock that is read now and then, in the place of a timer that would be set anew for each of thousands of
/// events.
struct Watch {
    moved_ms: Cell<f64>,
    patience_ms: Cell<u32>,
}

impl Watch {
    fn new(patience_ms: u32) -> Self {
        Self { moved_ms: Cell::new(Date::now()), patience_ms: Cell::new(patience_ms) }
    }

    fn moved(&self, patience_ms: u32) {
        self.moved_ms.set(Date::now());
        self.patience_ms.set(patience_ms);
    }

    /// Milliseconds until it may count as stalled; `None` when it does. Not more than some seconds, since what is waited for
    /// may become less: by the first byte.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the patience")]
    fn left(&self) -> Option<u32> {
        let patience = f64::from(self.patience_ms.get());
        let left = (self.moved_ms.get() + patience - Date::now()).min(patience);
        (left > 0.0).then_some((left.ceil() as u32).min(LOOK_MS))
    }
}

/// A listener on `xhr.upload` makes a cross-origin request preflighted (Fetch standard), so none is attached
/// unless asked for.
fn listen(
    xhr: &XmlHttpRequest,
    watch: &Rc<Watch>,
    progress: Progress,
    size: u64,
) -> Result<[EventListener; 3], JsValue> {
    let upload = xhr.upload()?;
    let on_way = Rc::clone(watch);
    let sending = EventListener::new(&upload, "progress", move |event| {
        on_way.moved(STALL_MS);
        if let Some(event) = event.dyn_ref::<ProgressEvent>() {
            progress(sent(event, size));
        }
    });
    let on_sent = Rc::clone(watch);
    let uploaded = EventListener::new(&upload, "load", move |_| on_sent.moved(ANSWER_MS));
    let on_answer = Rc::clone(watch);
    let answering = EventListener::new(xhr, "progress", move |_| on_answer.moved(ANSWER_MS));
    Ok([sending, uploaded, answering])
}

/// How many of the payload's own bytes are sent. What a form wraps around its file goes before it, so it counts first.
///
/// What the browser counts is what it has handed to the operating system: the last megabytes may still be on
/// their way.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, positive, below 2⁵³")]
fn sent(event: &ProgressEvent, size: u64) -> u64 {
    let wrapping = (event.total() as u64).saturating_sub(size);
    (event.loaded() as u64).saturating_sub(wrapping).min(size)
}

/// After a laptop's sleep the limit may be over for a request that is alive: it counts as stalled, and is
/// tried again by the caller.
async fn wait(ended: oneshot::Receiver<()>, watch: &Watch) -> Result<(), NoAnswer> {
    let mut ended = pin!(ended);
    while let Some(left) = watch.left() {
        if let Either::Left(_) = future::select(ended.as_mut(), TimeoutFuture::new(left)).await {
            return Ok(());
        }
    }
    Err(NoAnswer::Stalled)
}

/// Of the headers only those are here that CORS exposes to this page.
fn answer(xhr: &XmlHttpRequest) -> Result<Response, NoAnswer> {
    let status = xhr.status()?;
    if status == 0 {
        return Err(NoAnswer::Failed);
    }
    // `name: value` on lines of its own; the names come in lower case.
    let headers = xhr.get_all_response_headers()?;
    let headers = headers.lines().filter_map(|line| line.split_once(": "));
    Ok(Response {
        status,
        headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        body: Uint8Array::new(&xhr.response()?).to_vec(),
    })
}
