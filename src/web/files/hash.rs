//! SHA-256 over a buffer of the browser's.

use js_sys::{ArrayBuffer, Uint8Array};
use sha2::{Digest, Sha256};
use wasm_bindgen_futures::JsFuture;

use crate::web::timer::pause;
use crate::web::window;

/// How much is copied into wasm memory at a time when wasm hashes: some 10 ms of work.
const PIECE: u32 = 2 * 1024 * 1024;

/// By `crypto.subtle`, off this thread; by wasm in a page without https, where the browser has no `subtle`.
pub(super) async fn sha256(buffer: &ArrayBuffer) -> [u8; 32] {
    match by_browser(buffer).await {
        Some(hash) => hash,
        None => by_wasm(buffer).await,
    }
}

async fn by_browser(buffer: &ArrayBuffer) -> Option<[u8; 32]> {
    let subtle = window().crypto().ok()?.subtle();
    if subtle.is_undefined() {
        return None;
    }
    let digest = subtle.digest_with_str_and_buffer_source("SHA-256", buffer).ok()?;
    let digest = JsFuture::from(digest).await.ok()?;
    Uint8Array::new(&digest).to_vec().try_into().ok()
}

/// In pieces, with the page's other work between them.
async fn by_wasm(buffer: &ArrayBuffer) -> [u8; 32] {
    let mut hasher = Sha256::new();
    let length = buffer.byte_length();
    let mut start = 0;
    while start < length {
        let piece = PIECE.min(length - start);
        hasher.update(Uint8Array::new_with_byte_offset_and_length(buffer, start, piece).to_vec());
        start += piece;
        pause().await;
    }
    hasher.finalize().into()
}
