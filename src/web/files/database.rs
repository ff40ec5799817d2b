//! `IndexedDB`, which alone keeps what opens a file or folder again. Each table is a database of its own: adding one needs no
//! change of another.
//!
//! No version is named, so the browser asks for the tables once, when the database is made: entries of
//! another shape need another table.

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

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
