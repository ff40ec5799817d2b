//! The browser's own downloads, by a service worker (`static/downloads.js`) that answers a one-off address with what this page
//! sends it. It asks for each batch, so that no more is on the way than the disk takes.
//!
//! It is registered when first needed, for addresses below `downloads/` alone, where there is no page: it never stands between
//! this page and the network. Its name holds its hash; a page of another version waits until its own is the one in use.
//!
//! # The conversation
//!
//! | page | worker |
//! |---|---|
//! | the address, a name, and a port | `ready` |
//! | asks for the address, in a hidden frame | answers with a stream; `more` |
//! | a batch (its buffer moves, no copy) | `more`, once the browser's download takes more |
//! | `end` or `abort` | closes the stream, or breaks it |
//! | every ten seconds: the address | nothing, or the address where the worker has lost it ([`Said::Gone`]) |

use futures_channel::mpsc;
use futures_util::future::LocalBoxFuture;
use futures_util::{FutureExt, StreamExt};
use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget};

use super::Held;
use super::batch::Batch;
use crate::client::ports::archive::{Bytes, NotWritten, Sink};
use crate::web::call::{call, get, later, set};
use crate::web::timer::within;
use crate::web::window;

/// Addresses below this one are the worker's.
const SCOPE: &str = "./downloads/";

/// How long the worker may take to be there, and the browser to ask it for the address, in milliseconds.
const START_MS: u32 = 10_000;

/// Browsers end a worker that hears nothing for half a minute.
const ALIVE_MS: u32 = 10_000;

/// What the worker says.
enum Said {
    /// It knows the address.
    Ready,
    /// It takes the next batch.
    More,
    /// The person ended it in the browser's list of downloads.
    Cancelled,
    /// The browser has ended the worker: there is nobody to send to.
    Gone,
}

/// A download under way.
///
/// Dropped before its end, the download breaks, and the browser shows it as failed.
pub struct Worker {
    port: JsValue,
    said: mpsc::UnboundedReceiver<Said>,
    batch: Batch,
    is_closed: bool,
    frame: Element,
    _listeners: [EventListener; 3],
    alive: Alive,
    _again: Interval,
}

/// Asks the worker whether it is alive, which keeps it so.
#[derive(Clone)]
struct Alive {
    worker: JsValue,
    address: JsValue,
}

impl Alive {
    fn ask(&self) {
        let _ = call(&self.worker, "postMessage", std::slice::from_ref(&self.address));
    }
}

impl Worker {
    /// Begins one; `None` where there can be none.
    ///
    /// `None` too where the worker does not answer in time: the caller goes on with memory.
    pub async fn open(name: &str) -> Option<Self> {
        let worker = within(START_MS, active()).await?.ok()?;
        let mut this = Self::announce(worker, name).ok()?;
        let Said::Ready = within(START_MS, this.said.next()).await?? else { return None };
        window().document()?.body()?.append_child(&this.frame).ok()?;
        // The browser asks for the address, the worker for the first batch.
        let Said::More = within(START_MS, this.said.next()).await?? else { return None };
        Some(this)
    }

    /// Tells the worker of an address. The browser is to ask for it in a frame: should nobody answer, the page stays.
    ///
    /// The address is a random UUID, so that no other page of the origin can guess and fetch it.
    fn announce(worker: JsValue, name: &str) -> Result<Self, JsValue> {
        let address = call(&get(&window(), "crypto"), "randomUUID", &[])?;
        let address = address.as_string().ok_or(JsValue::NULL)?;
        let document = window().document().ok_or(JsValue::NULL)?;
        let frame = document.create_element("iframe")?;
        set(&frame, "hidden", true);
        set(&frame, "src", [SCOPE, &address].concat());
        let address = get(&frame, "src"); // whole, as the worker sees it

        let channel: Function = get(&window(), "MessageChannel").dyn_into()?;
        let channel = Reflect::construct(&channel, &Array::new())?;
        let (port, theirs) = (get(&channel, "port1"), get(&channel, "port2"));
        let (say, said) = mpsc::unbounded();
        let listeners = listen(&port, &address, &say)?;
        let begin = Object::new();
        set(&begin, "address", address.clone());
        set(&begin, "name", name);
        call(&worker, "postMessage", &[begin.into(), Array::of1(&theirs).into()])?;
        let alive = Alive { worker, address };
        let again = alive.clone();
        Ok(Self {
            port,
            said,
            batch: Batch::new(),
            is_closed: false,
            frame,
            alive,
            _listeners: listeners,
            _again: Interval::new(ALIVE_MS, move || again.ask()),
        })
    }

    /// Sends a batch, and waits until the worker takes the next.
    ///
    /// # Errors
    ///
    /// `Cancelled` where the person ended the download in the browser's list; `Failed` where the worker is
    /// gone.
    async fn send(&mut self, batch: Uint8Array) -> Result<(), NotWritten> {
        self.alive.ask(); // timers are slow in a tab out of sight
        let transfer = Array::of1(&batch.buffer());
        call(&self.port, "postMessage", &[batch.into(), transfer.into()]).map_err(|_| NotWritten::Failed)?;
        match self.said.next().await {
            Some(Said::More) => Ok(()),
            Some(Said::Cancelled) => Err(NotWritten::Cancelled),
            Some(Said::Ready | Said::Gone) | None => Err(NotWritten::Failed),
        }
    }
}

impl Sink<Held> for Worker {
    fn write(&mut self, bytes: Bytes<Held>) -> LocalBoxFuture<'_, Result<(), NotWritten>> {
        async move {
            for batch in self.batch.add(bytes) {
                self.send(batch).await?;
            }
            Ok(())
        }
        .boxed_local()
    }

    fn close(&mut self) -> LocalBoxFuture<'_, Result<(), NotWritten>> {
        async {
            let rest = self.batch.rest();
            if rest.length() > 0 {
                self.send(rest).await?; // for nothing it would not ask again
            }
            let done = call(&self.port, "postMessage", &["end".into()]);
            self.is_closed = true;
            done.map(drop).map_err(|_| NotWritten::Failed)
        }
        .boxed_local()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        if !self.is_closed {
            let _ = call(&self.port, "postMessage", &["abort".into()]);
        }
        self.frame.remove();
    }
}

/// The worker of this version, in use.
///
/// Waits while a worker of another version is the one in use; the caller limits the wait.
async fn active() -> Result<JsValue, JsValue> {
    let (workers, script) =
        (get(&get(&window(), "navigator"), "serviceWorker"), get(&window(), "downloadsWorker"));
    // A `TrustedScriptURL`, where the browser has these.
    let address = call(&window(), "String", std::slice::from_ref(&script))?;
    let options = Object::new();
    set(&options, "scope", SCOPE);
    let registration = later(&workers, "register", &[script, options.into()]).await?;
    loop {
        let worker = get(&registration, "active");
        if worker.is_object() && get(&worker, "scriptURL") == address && get(&worker, "state") == "activated"
        {
            return Ok(worker);
        }
        gloo_timers::future::TimeoutFuture::new(50).await;
    }
}

/// Hears the worker, and tells it when this page closes.
///
/// On `pagehide` the stream is broken: otherwise the browser would take half an archive for a whole one.
fn listen(
    port: &JsValue,
    address: &JsValue,
    say: &mpsc::UnboundedSender<Said>,
) -> Result<[EventListener; 3], JsValue> {
    let target: EventTarget = port.clone().dyn_into()?;
    let say = say.clone();
    let gone = say.clone();
    let on_port = EventListener::new(&target, "message", move |event| {
        let said = match get(event, "data").as_string().as_deref() {
            Some("ready") => Said::Ready,
            Some("more") => Said::More,
            _ => Said::Cancelled,
        };
        let _ = say.unbounded_send(said);
    });
    call(port, "start", &[])?;
    let workers: EventTarget = get(&get(&window(), "navigator"), "serviceWorker").dyn_into()?;
    let mine = address.clone();
    let on_gone = EventListener::new(&workers, "message", move |event| {
        if get(event, "data") == mine {
            let _ = gone.unbounded_send(Said::Gone);
        }
    });
    let port = port.clone();
    let on_leave = EventListener::new(&window(), "pagehide", move |_| {
        let _ = call(&port, "postMessage", &["abort".into()]);
    });
    Ok([on_port, on_gone, on_leave])
}
