//! Tasks beside the caller, on the page's one thread.

use futures_util::future::LocalBoxFuture;

use crate::client::ports::Spawn;

/// The browser's microtask queue.
#[derive(Clone, Copy, Debug)]
pub struct BrowserSpawn;

impl Spawn for BrowserSpawn {
    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        wasm_bindgen_futures::spawn_local(task);
    }
}
