//! SHA-256 over a buffer of the browser's, or over a slice of a file that is too large for one.
//!
//! `crypto.subtle` takes all bytes at once and cannot be fed in pieces, which is why a second implementation
//! is here at all.

use js_sys::Uint8Array;
use sha2::{Digest, Sha256};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::web::timer::pause;
use crate::web::window;

/// How much is copied into wasm memory at a time when wasm hashes: some 10 ms of work.
const PIECE: u32 = 2 * 1024 * 1024;

/// By `crypto.subtle`, off this thread; by wasm in a page without https, where the browser has no `subtle`.
///
/// The same hash in both ways; the second copies each piece into wasm memory.
pub(super) async fn sha256(bytes: &Uint8Array) -> [u8; 32] {
    match by_browser(bytes).await {
        Some(hash) => hash,
        None => by_wasm(bytes).await,
    }
}

async fn by_browser(bytes: &Uint8Array) -> Option<[u8; 32]> {
    let subtle = window().crypto().ok()?.subtle();
    if subtle.is_undefined() {
        return None;
    }
    let digest = subtle.digest_with_str_and_buffer_source("SHA-256", bytes).ok()?;
    let digest = JsFuture::from(digest).await.ok()?;
    Uint8Array::new(&digest).to_vec().try_into().ok()
}

/// Of a slice that is too large for a buffer: by wasm in pieces, since `crypto.subtle` takes all bytes at
/// once.
///
/// `None` where the file cannot be read, or has fewer bytes. Reading each piece gives the page its turn.
#[allow(clippy::cast_precision_loss, reason = "a slice has fewer than 2⁵³ bytes")]
pub(super) async fn sha256_of(slice: &Blob, size: u64) -> Option<[u8; 32]> {
    let (mut hasher, mut start, size) = (Sha256::new(), 0.0, size as f64);
    while start < size {
        let end = (start + f64::from(PIECE)).min(size);
        let piece = slice.slice_with_f64_and_f64(start, end).ok()?;
        let bytes = Uint8Array::new(&JsFuture::from(piece.array_buffer()).await.ok()?);
        if f64::from(bytes.length()) < end - start {
            return None;
        }
        hasher.update(bytes.to_vec());
        start = end;
    }
    Some(hasher.finalize().into())
}

/// In pieces, with the page's other work between them.
async fn by_wasm(bytes: &Uint8Array) -> [u8; 32] {
    let mut hasher = Sha256::new();
    let length = bytes.length();
    let mut start = 0;
    while start < length {
        let end = length.min(start + PIECE);
        hasher.update(bytes.subarray(start, end).to_vec());
        start = end;
        pause().await;
    }
    hasher.finalize().into()
}
