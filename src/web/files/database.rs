//! `IndexedDB`, which alone keeps what opens a file or folder again. Each table is a database of its own: adding one needs no
//! change of another.
//!
//! No version is named, so the browser asks for the tables once, when the database is made: entries of
//! another shape need another table.

use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

use crate::web::call::call;
use crate::web::window;

/// A table; keys are texts that stand beside the entries.
#[derive(Clone, Copy)]
pub(super) struct Table {
    pub database: &'static str,
    pub store: &'static str,
}

impl Table {
    /// The table, for one transaction. `None` where the browser refuses storage.
    ///
    /// Opens the database for each transaction: calls are rare, and no connection has to be kept alive
    /// between them.
    ///
    /// A transaction ends by itself once nothing is asked of it in a turn of the event loop, so do not await
    /// anything else in between.
    pub async fn open(self, mode: IdbTransactionMode) -> Option<IdbObjectStore> {
        let database = self.database().await?;
        database.transaction_with_str_and_mode(self.store, mode).ok()?.object_store(self.store).ok()
    }

    /// Removes the entries that `is_over` finds by their key and what they hold.
    pub async fn remove_where(self, is_over: &dyn Fn(&str, &JsValue) -> bool) {
        let Some(store) = self.open(IdbTransactionMode::Readonly).await else { return };
        let keys = call(&store, "getAllKeys", &[]).ok().and_then(|keys| keys.dyn_into().ok());
        let entries = store.get_all().ok();
        let (Some(keys), Some(entries)) = (done(keys).await, done(entries).await) else { return };
        let (keys, entries) = (Array::from(&keys), Array::from(&entries));
        let over: Vec<JsValue> = keys
            .iter()
            .zip(entries.iter())
            .filter(|(key, entry)| is_over(&key.as_string().unwrap_or_default(), entry))
            .map(|(key, _)| key)
            .collect();
        if over.is_empty() {
            return;
        }
        let Some(store) = self.open(IdbTransactionMode::Readwrite).await else { return };
        let mut last = None;
        for key in over {
            last = store.delete(&key).ok();
        }
        done(last).await;
    }

    /// Makes the object store in the first version of the database, which is made by the first call.
    async fn database(self) -> Option<IdbDatabase> {
        let request = window().indexed_db().ok()??.open(self.database).ok()?;
        let opening = request.clone();
        let make = Closure::once_into_js(move |_: JsValue| {
            let database = opening.result().ok().and_then(|it| it.dyn_into::<IdbDatabase>().ok());
            let _ = database.map(|database| database.create_object_store(self.store));
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        done(Some(request.into())).await?.dyn_into().ok()
    }
}

/// The property of an entry that says when it was put: milliseconds since the epoch, by this device.
pub(super) const PUT_AT: &str = "at";

/// A request's result; `None` where it failed.
pub(super) async fn done(request: Option<IdbRequest>) -> Option<JsValue> {
    let request = request?;
    let end = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(end).await.ok()?;
    request.result().ok()
}
