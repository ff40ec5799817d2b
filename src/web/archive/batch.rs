//! Small writes put together: a header or a small file alone is not worth a message or a call of the disk.
//!
//! One message to a worker, or one write to a file handle, costs about as much for a hundred bytes as for a
//! megabyte.

use js_sys::Uint8Array;

use super::Held;
use crate::client::ports::archive::Bytes;

/// Bytes of one write.
const BATCH: u32 = 1 << 20;

/// What is not written yet.
///
/// Flushed by the caller at the end ([`Self::rest`]); until then up to [`BATCH`] bytes are nowhere else.
pub struct Batch {
    buffer: Uint8Array,
    filled: u32,
}

impl Batch {
    /// Empty, with a first buffer.
    pub fn new() -> Self {
        Self { buffer: Uint8Array::new_with_length(BATCH), filled: 0 }
    }

    /// Takes bytes in; gives the batches that are full now, each a buffer of its own.
    ///
    /// Copies within the browser's memory. A full buffer is given away, since its receiver may take it over
    /// (`transfer`).
    pub fn add(&mut self, bytes: Bytes<Held>) -> Vec<Uint8Array> {
        let bytes = match bytes {
            Bytes::Made(bytes) => Uint8Array::from(bytes.as_slice()),
            Bytes::Passing(Held(bytes)) => bytes,
        };
        let (mut full, mut at) = (Vec::new(), 0);
        while at < bytes.length() {
            let end = bytes.length().min(at + BATCH - self.filled);
            self.buffer.set(&bytes.subarray(at, end), self.filled);
            self.filled += end - at;
            at = end;
            if self.filled == BATCH {
                full.push(self.take());
            }
        }
        full
    }

    /// What is left at the end; may be empty.
    pub fn rest(&mut self) -> Uint8Array {
        let filled = self.filled;
        self.take().subarray(0, filled)
    }

    /// The buffer so far; a new one is in its place.
    fn take(&mut self) -> Uint8Array {
        self.filled = 0;
        std::mem::replace(&mut self.buffer, Uint8Array::new_with_length(BATCH))
    }
}
