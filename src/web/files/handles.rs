//! The browser's files and buffers, by the numbers that the rest of the program knows them by.
//!
//! A page has one such table, as it has one heap, so it is a static: the port that reads a file, the port that sends it
//! and the screen that took it in all mean the same.
//!
//! A number is valid from `keep_*` to [`forget`] or [`free`], and is never given out again.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use js_sys::ArrayBuffer;
use wasm_bindgen::JsValue;
use web_sys::{Blob, File};

use crate::aws::http::{BufferId, FileId};
use crate::client::ports::ChosenFile;

/// Up to so many bytes are sent from the buffer that was read and hashed, in one message. More of them would hold this thread
/// while they are copied, and stay in memory until the browser next collects garbage.
pub const SMALL: u32 = 64 << 10;

/// What is sent under a buffer's number.
#[derive(Clone, Debug)]
pub enum Held {
    /// Bytes that were read and hashed, at most [`SMALL`].
    Bytes(ArrayBuffer),
    /// More than these: hashed as they passed, and the browser streams them from the file. Should that have changed between,
    /// the browser does not read it, and the service would refuse it by its hash.
    Slice(Blob),
}

#[derive(Default)]
struct Table {
    /// Numbers are not used twice: a late request for a freed buffer finds nothing instead of another's bytes.
    last: u32,
    files: HashMap<FileId, (Blob, u64)>,
    /// What opens a file again in a later page: a `FileSystemFileHandle`, where the browser gave one.
    openers: HashMap<FileId, JsValue>,
    buffers: HashMap<BufferId, Held>,
    /// Buffers for large slices, used again for as long as there are files to read.
    spare: Vec<ArrayBuffer>,
}

thread_local! {
    static TABLE: RefCell<Table> = RefCell::default();
}

fn with<T>(use_table: impl FnOnce(&mut Table) -> T) -> T {
    TABLE.with_borrow_mut(use_table)
}

/// Keeps a file (or any other blob) of so many bytes until [`forget`]. The size is given, since asking a file for it makes the
/// browser look at the disk.
pub fn keep_file(file: Blob, size: u64) -> FileId {
    with(|table| {
        table.last += 1;
        let id = FileId(table.last);
        table.files.insert(id, (file, size));
        id
    })
}

/// Keeps a file that a person gave, under this path.
///
/// Reads size and time, for which the browser looks at the disk: once for each file.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole numbers below 2⁵³")]
pub fn keep_given(file: File, path: String) -> ChosenFile {
    let size = file.size() as u64;
    ChosenFile {
        path,
        size,
        modified: file.last_modified() as i64,
        media_type: file.type_(),
        id: keep_file(file.into(), size),
    }
}

/// The file, while it is kept.
pub fn file(id: FileId) -> Option<Blob> {
    with(|table| table.files.get(&id).map(|(file, _)| file.clone()))
}

/// A part of a kept file. Nothing is read yet.
///
/// Constant time: a `Blob` is a reference into the file. Reading it fails where the file has changed on disk
/// since.
#[allow(clippy::cast_precision_loss, reason = "a file has fewer than 2⁵³ bytes")]
pub fn slice(id: FileId, range: &Range<u64>) -> Option<Blob> {
    file(id)?.slice_with_f64_and_f64(range.start as f64, range.end as f64).ok()
}

/// The file itself where this is all of it: a slice takes the browser as long as reading a small file. It has the file's media
/// type, so it is for bodies with a content type of their own.
pub fn whole_or_slice(id: FileId, range: &Range<u64>) -> Option<Blob> {
    let (file, size) = with(|table| table.files.get(&id).cloned())?;
    if *range == (0..size) { Some(file) } else { slice(id, range) }
}

/// Keeps what opens a file again, for as long as the file.
pub fn keep_opener(id: FileId, opener: JsValue) {
    with(|table| table.openers.insert(id, opener));
}

/// What opens a file again.
pub fn opener(id: FileId) -> Option<JsValue> {
    with(|table| table.openers.get(&id).cloned())
}

/// Lets the file go.
///
/// Idempotent. With the last file the spare buffers go as well. Requests that are under way keep the `Blob`
/// that they were given.
pub fn forget(id: FileId) {
    with(|table| {
        table.files.remove(&id);
        table.openers.remove(&id);
        if table.files.is_empty() {
            table.spare.clear();
        }
    });
}

/// A buffer that was used before.
pub fn spare() -> Option<ArrayBuffer> {
    with(|table| table.spare.pop())
}

/// Keeps a buffer for the next slice, where there can be one.
pub fn keep_spare(buffer: Option<ArrayBuffer>) {
    with(|table| {
        if !table.files.is_empty() {
            table.spare.extend(buffer);
        }
    });
}

/// Keeps a buffer until [`free`].
pub fn keep_buffer(buffer: Held) -> BufferId {
    with(|table| {
        table.last += 1;
        let id = BufferId(table.last);
        table.buffers.insert(id, buffer);
        id
    })
}

/// The buffer, while it is kept.
pub fn buffer(id: BufferId) -> Option<Held> {
    with(|table| table.buffers.get(&id).cloned())
}

/// Lets the buffer go; the browser frees its memory when no request uses it any more.
///
/// Idempotent.
pub fn free(id: BufferId) {
    with(|table| table.buffers.remove(&id));
}
