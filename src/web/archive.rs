//! Places for an archive in this browser, and what fills them. Named by one chunk alone (`ui::start::archive`).
//!
//! Where the browser can ask for a place first, it writes there (`file`: Chromium). Elsewhere the bytes go to its own list of
//! downloads, by a service worker that answers a one-off address (`worker`). Where there can be no service worker (a page
//! without TLS, some private windows) the archive is put together in memory, up to a limit (`memory`).
//!
//! | place | memory held | left behind by a failure | chosen |
//! |---|---|---|---|
//! | `file` | a batch | nothing: the browser discards what was not closed | the browser has the dialog |
//! | `worker` | a few batches | the browser marks the download as failed | there is a service worker |
//! | `memory` | blobs, which the browser may keep on disk | nothing | last, up to a limit |

mod batch;
mod file;
mod memory;
mod worker;

use std::rc::Rc;

use wasm_bindgen::JsValue;

pub use super::http::stream::Held;

use super::http::stream::BrowserSource;
use crate::client::ports::archive::{NotWritten, Sink, Source};

/// A place that a person chose, or none where the browser has its own. The browser has made an empty file there: dropped
/// unopened, it goes.
///
/// Obtained by a press and used later, since the size is known only after the folders were listed; a browser
/// that asks wants the press to be a few seconds old at most.
pub struct Chosen(Option<JsValue>);

impl Drop for Chosen {
    fn drop(&mut self) {
        if let Some(handle) = self.0.take() {
            file::remove(handle);
        }
    }
}

/// Where the bytes come from.
///
/// The same source serves all downloads of the page: it has no state.
pub fn source() -> Rc<dyn Source<Held>> {
    Rc::new(BrowserSource)
}

/// Asks where to put a file of this name, where the browser can; only while the person presses something. `None` where they
/// changed their mind.
///
/// `Some` without a place where the browser has no such dialog or refuses to show it: then [`open`] finds
/// another way.
pub async fn choose(name: &str) -> Option<Chosen> {
    match file::pick(name).await {
        file::Picked::Handle(handle) => Some(Chosen(Some(handle))),
        file::Picked::Nowhere => None,
        file::Picked::NotAsked => Some(Chosen(None)),
    }
}

/// Opens the place for `size` bytes or a little more.
///
/// # Errors
///
/// `NotWritten::TooLarge` where memory alone is left and `size` is above its limit; `Full` or `Failed` where
/// the chosen place does not open. A worker that does not start is no error: memory is tried next.
pub async fn open(mut chosen: Chosen, name: String, size: u64) -> Result<Box<dyn Sink<Held>>, NotWritten> {
    if let Some(handle) = chosen.0.take() {
        return Ok(Box::new(file::File::open(handle).await?));
    }
    if let Some(worker) = worker::Worker::open(&name).await {
        return Ok(Box::new(worker));
    }
    Ok(Box::new(memory::Memory::open(name, size)?))
}

/// What this device's clock is ahead of UTC at a time (milliseconds since the epoch), in minutes.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "milliseconds and minutes, whole"
)]
/// ZIP writes times as the clock on the wall shows them, without a zone; summer time is counted for the time
/// asked about, not for now.
pub fn ahead_of_utc(utc: i64) -> i64 {
    -(js_sys::Date::new(&(utc as f64).into()).get_timezone_offset() as i64)
}
