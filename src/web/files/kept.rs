//! Notes of uploads that outlive their page, each with what opens its file again: `IndexedDB`, which alone keeps such a thing.
//!
//! Where the browser refuses storage nothing is kept, and nobody is told: uploads end with their page there.
//!
//! | field | holds |
//! |---|---|
//! | key, `name` | the upload's id, as S3 gave it |
//! | `note` | JSON of `client::transfers`, opaque here |
//! | `file` | a `FileSystemFileHandle`, where there is one |
//!
//! A claim is a lock by the name `alcove.upload.<id>` and not a field, since a tab that crashes can clear no
//! field.

use std::any::Any;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::IdbTransactionMode;

use super::database::{PUT_AT, Table, done};
use super::directory::NOTES as FOLDERS;
use super::{folders, handles, opener};
use crate::aws::http::FileId;
use crate::client::ports::{ChosenFile, Keeper, Kept};
use crate::web::call::get;
use crate::web::locks;

const UPLOADS: Table = Table { database: "alcove", store: "uploads" };

const DAY: f64 = 86_400_000.0;
/// So long a note of an upload is kept, in milliseconds: the bucket's rule has removed its parts by then.
const UPLOAD_LIFE: f64 = 8.0 * DAY;
/// So long a note of a synced folder is kept, in milliseconds. Without one the next sync compares as the first one did.
const FOLDER_LIFE: f64 = 90.0 * DAY;

/// This browser's.
#[derive(Clone, Copy, Debug)]
pub struct BrowserKeeper;

impl Keeper for BrowserKeeper {
    fn keep(&self, name: String, note: String, file: FileId) -> LocalBoxFuture<'static, ()> {
        let opener = handles::opener(file);
        async move {
            // Some handles cannot be stored; the note alone is worth keeping.
            if put(&name, &note, opener.as_ref()).await.is_none() && opener.is_some() {
                put(&name, &note, None).await;
            }
        }
        .boxed_local()
    }

    fn remove(&self, name: String) -> LocalBoxFuture<'static, ()> {
        async move {
            if let Some(store) = UPLOADS.open(IdbTransactionMode::Readwrite).await {
                done(store.delete(&name.into()).ok()).await;
            }
        }
        .boxed_local()
    }

    fn all(&self) -> LocalBoxFuture<'static, Vec<Kept>> {
        async {
            expire().await;
            all().await.unwrap_or_default()
        }
        .boxed_local()
    }

    fn reopen(&self, name: String) -> LocalBoxFuture<'static, Option<ChosenFile>> {
        async move {
            let store = UPLOADS.open(IdbTransactionMode::Readonly).await?;
            let entry = done(store.get(&name.into()).ok()).await?;
            opener::reopen(&Reflect::get(&entry, &"file".into()).ok()?).await
        }
        .boxed_local()
    }

    fn claim(&self, name: String) -> LocalBoxFuture<'static, Option<Box<dyn Any>>> {
        async move { Some(Box::new(locks::available(&lock(&name)).await?) as Box<dyn Any>) }.boxed_local()
    }
}

/// Whether there are any notes, of whomever. Costs a visit less code than the [`Keeper`].
///
/// Lets a visit decide whether the part of the page that offers old uploads is fetched.
pub async fn has_any() -> bool {
    match UPLOADS.open(IdbTransactionMode::Readonly).await {
        Some(store) => {
            done(store.get_all_keys().ok()).await.is_some_and(|keys| Array::from(&keys).length() > 0)
        }
        None => false,
    }
}

/// Removes what is noted of an identity's uploads and synced folders, with what opens them; and its folders that are kept.
pub async fn forget(identity: &str) {
    UPLOADS
        .remove_where(&|_, entry| get(entry, "note").as_string().is_some_and(|note| note.contains(identity)))
        .await;
    FOLDERS.remove_where(&|key, _| key.contains(identity)).await;
    folders::forget(Some(identity.to_owned())).await;
}

/// Removes the notes, of whomever, that nobody has come back for.
async fn expire() {
    for (table, life) in [(UPLOADS, UPLOAD_LIFE), (FOLDERS, FOLDER_LIFE)] {
        let oldest = Date::now() - life;
        table.remove_where(&|_, entry| get(entry, PUT_AT).as_f64().is_none_or(|at| at < oldest)).await;
    }
}

pub(super) fn lock(name: &str) -> String {
    ["alcove.upload.", name].concat()
}

/// `None` where it was not stored: storage is refused or full, or the handle cannot be cloned.
async fn put(name: &str, note: &str, file: Option<&JsValue>) -> Option<JsValue> {
    let entry = Object::new();
    let set = |field: &str, value: &JsValue| Reflect::set(&entry, &field.into(), value).is_ok();
    let is_set = set("name", &name.into()) && set("note", &note.into()) && set(PUT_AT, &Date::now().into());
    if !is_set || !file.is_none_or(|file| set("file", file)) {
        return None;
    }
    let store = UPLOADS.open(IdbTransactionMode::Readwrite).await?;
    done(store.put_with_key(&entry, &name.into()).ok()).await
}

/// Cost: one read of the whole table, and one query of the locks for all of them together.
async fn all() -> Option<Vec<Kept>> {
    let store = UPLOADS.open(IdbTransactionMode::Readonly).await?;
    let entries = done(store.get_all().ok()).await?;
    let claimed = locks::held().await;
    let kept = |entry: JsValue| {
        let field = |name: &str| Reflect::get(&entry, &name.into()).ok();
        let name = field("name")?.as_string()?;
        let has_file = field("file").is_some_and(|file| file.is_object());
        let is_claimed = claimed.contains(&lock(&name));
        Some(Kept { note: field("note")?.as_string()?, name, has_file, is_claimed })
    };
    Some(Array::from(&entries).iter().filter_map(kept).collect())
}
