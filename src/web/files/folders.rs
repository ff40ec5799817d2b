//! The folders that were seen last on this device, for a time without a connection: in `IndexedDB`, which has room for them.
//!
//! | key | holds |
//! |---|---|
//! | whose folder it is, and which | when it was read, by this device; the text that `model::files::kept` makes of it |
//! | `ORDER` | whose they all are, then the keys of all, the one that was seen last at the end |
//!
//! All are of one person: what another has left goes before the first of the next is kept. Where the browser refuses storage
//! nothing is kept, and nobody is told: the page then needs a connection, as every page does.

use js_sys::{Array, Date};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbTransactionMode;

use super::database::{Table, done};
use super::{shared, starred};
use crate::web::call::call;

const FOLDERS: Table = Table { database: "alcove.folders", store: "folders" };

/// No folder's: a folder's key is not empty.
const ORDER: &str = "";

/// So many folders are kept at most: those that were seen last.
const MOST_FOLDERS: u32 = 100;

/// Keeps a folder as it was read now, in place of what was kept of it before.
pub async fn keep(owner: String, key: String, text: String) {
    let Some(store) = FOLDERS.open(IdbTransactionMode::Readwrite).await else { return };
    let order = done(store.get(&ORDER.into()).ok()).await.and_then(|order| order.dyn_into::<Array>().ok());
    let (owner, key) = (JsValue::from(owner), JsValue::from(key));
    let theirs = order.filter(|order| order.get(0) == owner);
    let is_first = theirs.is_none();
    let order = theirs.unwrap_or_else(|| {
        let _ = store.clear();
        Array::of1(&owner)
    });
    let at = order.index_of(&key, 0);
    if at >= 0 {
        let _ = call(&order, "splice", &[at.into(), 1.into()]);
    }
    order.push(&key);
    if order.length() > MOST_FOLDERS + 1 {
        let _ = call(&order, "splice", &[1.into(), 1.into()])
            .map(|oldest| store.delete(&Array::from(&oldest).get(0)));
    }
    let _ = store.put_with_key(&order, &ORDER.into());
    done(store.put_with_key(&Array::of2(&Date::now().into(), &text.into()), &key).ok()).await;
    if is_first {
        starred::forget().await; // of whoever was here before
    }
}

/// What was kept of a folder, and when: milliseconds since the epoch.
pub async fn kept(key: String) -> Option<(i64, String)> {
    let store = FOLDERS.open(IdbTransactionMode::Readonly).await?;
    let entry: Array = done(store.get(&key.into()).ok()).await?.dyn_into().ok()?;
    #[allow(clippy::cast_possible_truncation, reason = "a time is far below 2^53")]
    let at = entry.get(0).as_f64()? as i64;
    Some((at, entry.get(1).as_string()?))
}

/// Forgets them all, those of this person or of whomever, with the starred files; and what was shared with the page and not yet
/// uploaded.
pub async fn forget(owner: Option<String>) {
    shared::forget().await;
    let Some(store) = FOLDERS.open(IdbTransactionMode::Readwrite).await else { return };
    if let Some(owner) = owner {
        let order = done(store.get(&ORDER.into()).ok()).await.and_then(|it| it.dyn_into::<Array>().ok());
        if order.is_none_or(|order| order.get(0) != owner) {
            return;
        }
    }
    done(store.clear().ok()).await;
    starred::forget().await;
}
