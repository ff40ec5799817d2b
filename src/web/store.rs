//! Small strings that outlive a reload. Where the browser refuses storage they live as long as the page.
//!
//! Written at once and synchronously, so a page that closes right after has stored what it set. Keys are not
//! namespaced here: the callers' records carry a prefix.

use std::cell::RefCell;
use std::collections::HashMap;

use web_sys::Storage;

use super::window;
use crate::client::ports::{Scope, Store};

/// Under this key room is tried, for a moment.
const PROBE: &str = "alcove.room";

/// `sessionStorage` for a tab and `localStorage` for a device, with memory behind them.
#[derive(Debug, Default)]
pub struct BrowserStore {
    /// What storage would not take: refused by a setting, by private browsing, or full.
    memory: RefCell<HashMap<(Scope, String), String>>,
}

impl Store for BrowserStore {
    fn get(&self, scope: Scope, key: &str) -> Option<String> {
        let kept = self.memory.borrow().get(&(scope, key.to_owned())).cloned();
        kept.or_else(|| storage(scope)?.get_item(key).ok().flatten())
    }

    fn set(&self, scope: Scope, key: &str, value: &str) {
        // In one step: another tab that looked in between would find nothing, which means that someone signed out.
        if storage(scope).is_some_and(|storage| storage.set_item(key, value).is_ok()) {
            self.memory.borrow_mut().remove(&(scope, key.to_owned()));
        } else {
            // An old value must not come back with the next page.
            self.remove(scope, key);
            self.memory.borrow_mut().insert((scope, key.to_owned()), value.to_owned());
        }
    }

    fn has_room(&self, scope: Scope, value: &str) -> bool {
        let Some(storage) = storage(scope) else { return false };
        let fits = storage.set_item(PROBE, value).is_ok();
        let _ = storage.remove_item(PROBE);
        fits
    }

    fn remove(&self, scope: Scope, key: &str) {
        self.memory.borrow_mut().remove(&(scope, key.to_owned()));
        if let Some(storage) = storage(scope) {
            // Fails only where nothing could be stored either.
            let _ = storage.remove_item(key);
        }
    }
}

/// The browser's storage; even to look at it is an error where it is refused.
///
/// `None` where a setting refuses storage, or the page runs in a sandboxed frame.
fn storage(scope: Scope) -> Option<Storage> {
    match scope {
        Scope::Tab => window().session_storage(),
        Scope::Device => window().local_storage(),
    }
    .ok()
    .flatten()
}
