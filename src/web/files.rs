//! Local files: read and hashed outside wasm memory. How people hand them over is [`choose`].
//!
//! | file | has |
//! |---|---|
//! | [`choose`], `walk` | what people choose, drop or paste; folders opened to their bottom |
//! | `opener`, [`kept`], `database` | files that a later page opens again, and the notes of their uploads |
//! | [`shared`] | what other apps have shared with the installed page |
//! | [`folders`], [`starred`] | folders as they were seen last, and starred files |
//! | [`directory`] | a folder for the sync, read and written |
//! | `handles` | the table of files and buffers by number |
//! | `hasher`, `reading`, `hash` | SHA-256: in a worker, else by `crypto.subtle` here, else in wasm |
//!
//! The rest of the program knows a file by a [`FileId`] and its bytes by a [`BufferId`]; neither `Blob` nor
//! `ArrayBuffer` leaves this module. Whoever takes a file in lets it go ([`Files::forget`]), since the
//! browser holds on to it as long as the table does.

pub mod choose;
mod database;
pub mod directory;
pub mod folders;
pub(super) mod handles;
mod hash;
mod hasher;
pub mod kept;
pub mod kept_in_tab;
pub mod opener;
mod reading;
pub mod shared;
pub mod starred;
mod walk;

use std::ops::Range;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

pub use walk::Taken;

use handles::Held;
use hasher::NoWorker;

use crate::aws::http::{BufferId, FileId, MOST_BUFFERED, TransportError};
use crate::chunks::{NotLoaded, chunk};
use crate::client::ports::{Files, Loaded};

/// The files that people chose in this page.
#[derive(Clone, Copy, Debug)]
pub struct BrowserFiles;

/// Fails with `FileUnreadable` for a file that is gone, was changed, or may not be read any more: the browser
/// does not say which.
impl Files for BrowserFiles {
    fn load(
        &self,
        file: FileId,
        range: Range<u64>,
    ) -> LocalBoxFuture<'static, Result<Loaded, TransportError>> {
        async move {
            match loader().await {
                Ok(load) => load(file, range).await.ok_or(TransportError::FileUnreadable),
                Err(NotLoaded) if !super::events::is_online() => Err(TransportError::Offline),
                Err(NotLoaded) => Err(TransportError::PartMissing),
            }
        }
        .boxed_local()
    }

    fn free(&self, buffer: BufferId) {
        handles::free(buffer);
    }

    fn forget(&self, file: FileId) {
        handles::forget(file);
    }
}

/// What the chunk gives: [`load`], boxed.
type Load = fn(FileId, Range<u64>) -> LocalBoxFuture<'static, Option<Loaded>>;

chunk! {
    /// Reads files. Only uploads do, and they wait for its chunk anyway.
    fn loader -> Load, work, web_load, |file, range| async move { load(file, &range).await }.boxed_local()
}

/// Reads and hashes a slice. `None` where it cannot be read, or there are fewer bytes than there were.
///
/// Up to [`MOST_BUFFERED`] bytes are read here in one go. More are hashed by the worker, which holds them in
/// its own memory, and are read a second time by the browser when they are sent: reading twice costs less
/// than holding all.
async fn load(file: FileId, range: &Range<u64>) -> Option<Loaded> {
    let size = range.end.saturating_sub(range.start);
    if size > MOST_BUFFERED {
        let slice = handles::slice(file, range)?;
        let sha256 = match hasher::sha256(&slice, size).await {
            Ok(sha256) => sha256?,
            Err(NoWorker) => reading::sha256(&slice, size).await?,
        };
        return Some(Loaded { buffer: handles::keep_buffer(Held::Slice(slice)), sha256 });
    }
    // Asking the worker would take this thread longer than reading so few does.
    let slice = handles::whole_or_slice(file, range)?;
    let buffer: ArrayBuffer = JsFuture::from(slice.array_buffer()).await.ok()?.dyn_into().ok()?;
    if u64::from(buffer.byte_length()) != size {
        return None;
    }
    let sha256 = hash::sha256(&Uint8Array::new(&buffer)).await;
    let is_small = buffer.byte_length() <= handles::SMALL;
    let held = if is_small { Held::Bytes(buffer) } else { Held::Slice(slice) };
    Some(Loaded { buffer: handles::keep_buffer(held), sha256 })
}
