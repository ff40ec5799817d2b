//! Slices read to be hashed where there is no worker for it ([`super::hasher`]): by few buffers, which are used again and again.
//! Sending them is the browser's own work.
//!
//! A buffer that a script drops is freed when the browser next collects garbage. A new one for each slice would fill the
//! memory with what was sent long ago.
//!
//! Memory held: two places of at most 16 MiB, and once more each inside `crypto.subtle`. The places are
//! handed on in the order in which they were asked for, so no slice of a file waits for ever.

use std::cell::RefCell;
use std::collections::VecDeque;

use futures_channel::oneshot;
use js_sys::{ArrayBuffer, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::{handles, hash};

/// How many slices are read at once: the next is on its way while one is hashed.
const AT_ONCE: usize = 2;

/// The largest slice that is read in one piece. `crypto.subtle` copies what it hashes, so it is in memory twice; of two such
/// slices that is 64 MiB, whatever is uploaded.
const IN_ONE_PIECE: u64 = 16 << 20;

/// The SHA-256 of a slice of so many bytes. `None` where it cannot be read, or there are fewer bytes than there were.
///
/// A larger slice than [`IN_ONE_PIECE`] is hashed in wasm piece by piece: slower, and in constant memory.
pub(super) async fn sha256(slice: &Blob, size: u64) -> Option<[u8; 32]> {
    let Some(length) = u32::try_from(size).ok().filter(|_| size <= IN_ONE_PIECE) else {
        return hash::sha256_of(slice, size).await;
    };
    let mut place = Place::wait().await;
    let buffer = place.0.take().filter(|buffer| buffer.byte_length() >= length);
    let mut buffer = buffer.unwrap_or_else(|| ArrayBuffer::new(length));
    match Reader::of(slice) {
        Some(reader) => buffer = reader.fill(buffer, length).await?,
        None => buffer = JsFuture::from(slice.array_buffer()).await.ok()?.dyn_into().ok()?,
    }
    if buffer.byte_length() < length {
        return None;
    }
    let sha256 = hash::sha256(&Uint8Array::new_with_byte_offset_and_length(&buffer, 0, length)).await;
    place.0 = Some(buffer);
    Some(sha256)
}

/// A reader that fills a buffer of ours, which `web_sys` has without the number of bytes to wait for.
///
/// A "BYOB" reader (Streams standard): the browser writes into the buffer that it is given, and gives it
/// back.
struct Reader(JsValue);

impl Reader {
    /// `None` where the browser has none.
    fn of(slice: &Blob) -> Option<Self> {
        let options = Object::new();
        Reflect::set(&options, &"mode".into(), &"byob".into()).ok()?;
        let stream = slice.stream();
        method(&stream, "getReader")?.call1(&stream, &options).ok().map(Self)
    }

    /// The buffer, filled. It moves with each read: the one given is empty from then on.
    ///
    /// `None` where the slice ends before `length` bytes: the file was cut since it was chosen.
    async fn fill(&self, mut buffer: ArrayBuffer, length: u32) -> Option<ArrayBuffer> {
        let (read, mut filled) = (method(&self.0, "read")?, 0);
        while filled < length {
            let view = Uint8Array::new_with_byte_offset_and_length(&buffer, filled, length - filled);
            let options = Object::new();
            // Browsers that do not know it answer with each piece.
            Reflect::set(&options, &"min".into(), &(length - filled).into()).ok()?;
            let piece: Promise = read.call2(&self.0, &view, &options).ok()?.dyn_into().ok()?;
            let piece = JsFuture::from(piece).await.ok()?;
            let bytes: Uint8Array = Reflect::get(&piece, &"value".into()).ok()?.dyn_into().ok()?;
            if bytes.length() == 0 {
                return None;
            }
            filled += bytes.length();
            buffer = bytes.buffer().dyn_into().ok()?;
        }
        Some(buffer)
    }
}

fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

/// One of the places for reading, with the buffer that the last one left.
struct Place(Option<ArrayBuffer>);

/// How many places are out, and who waits for one.
#[derive(Default)]
struct Places {
    taken: usize,
    waiting: VecDeque<oneshot::Sender<Place>>,
}

thread_local! {
    static PLACES: RefCell<Places> = RefCell::default();
}

impl Place {
    /// In the order in which they ask.
    async fn wait() -> Self {
        let waiting = PLACES.with_borrow_mut(|places| {
            if places.taken < AT_ONCE {
                places.taken += 1;
                return None;
            }
            let (turn, waiting) = oneshot::channel();
            places.waiting.push_back(turn);
            Some(waiting)
        });
        match waiting {
            None => Self(handles::spare()),
            // Lazily: a place that is made is one that is given back.
            Some(waiting) => waiting.await.unwrap_or_else(|_| Self(None)),
        }
    }
}

/// The next in line takes it over. Where that one has gone meanwhile, what it was sent is dropped, and goes to the one after.
impl Drop for Place {
    fn drop(&mut self) {
        let buffer = self.0.take();
        if let Some(turn) = PLACES.with_borrow_mut(|places| places.waiting.pop_front()) {
            drop(turn.send(Self(buffer)));
        } else {
            PLACES.with_borrow_mut(|places| places.taken -= 1);
            handles::keep_spare(buffer);
        }
    }
}
