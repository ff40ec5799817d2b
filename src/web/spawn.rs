//! Tasks beside the caller, on the page's one thread.
//!
//! A task that panics would end the page (`panic = "abort"`), so tasks report what went wrong by their own
//! means.

use futures_util::future::LocalBoxFuture;

use crate::client::ports::Spawn;

/// The browser's microtask queue.
///
/// A task begins in the next microtask, not within the call of `spawn`: the caller may hold a borrow.
#[derive(Clone, Copy, Debug)]
pub struct BrowserSpawn;

impl Spawn for BrowserSpawn {
    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        wasm_bindgen_futures::spawn_local(task);
    }
}
