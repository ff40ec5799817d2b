//! A GET whose body is read as it comes. Its bytes stay the browser's.
//!
//! Backpressure is the browser's: it stops reading from the network where nobody reads from the stream, after
//! what its own buffers take. An archive is therefore downloaded no faster than the disk takes it.

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, ReadableStreamReadResult};

use super::body::Payload;
use super::{NoAnswer, STALL_MS, fetch};
use crate::aws::http::{Request, TransportError};
use crate::client::ports::archive::{Begun, Body, Piece, Source};
use crate::web::timer::within;

/// Bytes that are shown at once, at most: so many are copied into wasm's memory.
const BLOCK: u32 = 128 << 10;

/// Bytes of the browser's.
///
/// Handed from the answer to the sink without a copy into wasm memory.
pub struct Held(pub Uint8Array);

impl Piece for Held {
    fn size(&self) -> u64 {
        self.0.length().into()
    }

    /// In blocks, since the checksum of a ZIP member is computed in wasm, whose memory never shrinks.
    fn show(&self, to: &mut dyn FnMut(&[u8])) {
        let size = self.0.length();
        if size <= BLOCK {
            return to(&self.0.to_vec());
        }
        let mut at = 0;
        while at < size {
            let end = size.min(at + BLOCK);
            to(&self.0.subarray(at, end).to_vec());
            at = end;
        }
    }
}

/// Sends by `fetch`.
pub struct BrowserSource;

impl Source<Held> for BrowserSource {
    fn get(&self, request: Request) -> LocalBoxFuture<'static, Result<Begun<Held>, TransportError>> {
        async move { begin(&request).await.map_err(|no_answer| no_answer.reason(&request.url)) }.boxed_local()
    }
}

/// A refusal is read to its end here, since its body says why; a success is left to the caller.
async fn begin(request: &Request) -> Result<Begun<Held>, NoAnswer> {
    let payload = Payload::of_bytes(&request.body).ok_or(NoAnswer::Failed)?;
    let (mut head, response, abort) = fetch::begin(request, &payload).await?;
    if !head.is_success() {
        head.body = fetch::body(&response).await?;
        return Ok((head, None));
    }
    let Some(stream) = response.body() else { return Ok((head, None)) };
    let coming = Coming {
        reader: ReadableStreamDefaultReader::new(&stream)?,
        url: request.url.clone(),
        _abort: abort,
    };
    Ok((head, Some(Box::new(coming))))
}

/// A body on its way. Dropping it aborts the request.
struct Coming {
    reader: ReadableStreamDefaultReader,
    /// For the host's name in a failure.
    url: String,
    _abort: fetch::Abort,
}

impl Coming {
    /// `Stalled` after [`STALL_MS`] without a byte: the reader of the archive then asks for the rest in a new
    /// request.
    async fn read(&self) -> Result<Option<Held>, NoAnswer> {
        let piece = JsFuture::from(self.reader.read());
        let piece = within(STALL_MS, piece).await.ok_or(NoAnswer::Stalled)??;
        let piece: ReadableStreamReadResult = piece.unchecked_into();
        Ok((!piece.get_done().unwrap_or(true)).then(|| Held(piece.get_value().unchecked_into())))
    }
}

impl Body<Held> for Coming {
    fn next(&mut self) -> LocalBoxFuture<'_, Result<Option<Held>, TransportError>> {
        async { self.read().await.map_err(|no_answer| no_answer.reason(&self.url)) }.boxed_local()
    }
}
