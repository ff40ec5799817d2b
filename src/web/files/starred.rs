//! Files that the person has starred, as they were kept for a time without a connection: in a cache of the browser, so that their
//! bytes are never in wasm's memory as a whole.
//!
//! | of an entry | |
//! |---|---|
//! | address | `FOLDER` and the name, escaped: the service worker answers there, to be shown as media or saved (`static/sw.js`) |
//! | `X-Name` | the name, escaped: whose file it is, and its key |
//! | `ETag` | which content it is |
//! | `Content-Security-Policy` | as a document it could do nothing |

use std::ops::Range;

use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::shared::{cache, forget_cache};
use crate::web::call::{call, construct, get, later, set};
use crate::web::window;

/// Where the service worker has them.
const FOLDER: &str = "./starred/";
/// Which cache they are in.
const KIND: &str = "starred";

/// What a person's file is called here.
pub fn name(identity: &str, key: &str) -> String {
    [identity, "/", key].concat()
}

/// Fetches a file from an address of the bucket, and keeps it. A failure keeps nothing, and what was kept before stays.
///
/// `false` where there was no room, or no way to the bucket: the next file would meet the same.
pub async fn keep(name: String, address: String, etag: String) -> bool {
    fetch_and_keep(&name, &address, &etag).await.is_ok()
}

async fn fetch_and_keep(name: &str, address: &str, etag: &str) -> Result<(), JsValue> {
    let options = Object::new();
    for (name, value) in [("referrerPolicy", "no-referrer"), ("credentials", "omit"), ("cache", "no-store")] {
        set(&options, name, value);
    }
    let response = later(&window(), "fetch", &[address.into(), options.into()]).await?;
    if get(&response, "ok") != JsValue::TRUE {
        return Ok(());
    }
    let blob = later(&response, "blob", &[]).await?;
    let headers = Object::new();
    set(&headers, "X-Name", escaped(name)?);
    set(&headers, "ETag", etag);
    set(&headers, "Content-Type", get(&blob, "type"));
    set(&headers, "Content-Security-Policy", "default-src 'none'; sandbox");
    set(&headers, "X-Content-Type-Options", "nosniff");
    let options = Object::new();
    set(&options, "headers", headers);
    let kept = construct("Response", &[blob, options.into()])?;
    later(&open().await?, "put", &[place(name)?, kept]).await.map(drop)
}

/// All that are kept, of whomever: their names, and the tags of their contents.
pub async fn all() -> Vec<(String, String)> {
    list().await.unwrap_or_default()
}

async fn list() -> Result<Vec<(String, String)>, JsValue> {
    let cache = open().await?;
    let keys: Array = later(&cache, "keys", &[]).await?.dyn_into()?;
    let mut all = Vec::new();
    for key in keys {
        let headers = get(&later(&cache, "match", &[key]).await?, "headers");
        let name = call(&headers, "get", &["x-name".into()])?;
        let name = call(&window(), "decodeURIComponent", &[name])?.as_string().unwrap_or_default();
        all.push((name, tag(&headers).unwrap_or_default()));
    }
    Ok(all)
}

/// A slice of a file that is kept, with the tag of its content.
pub async fn read(name: String, range: Range<u64>) -> Option<(Option<String>, Vec<u8>)> {
    let found = find(&name).await.ok().filter(JsValue::is_object)?;
    let blob = later(&found, "blob", &[]).await.ok()?;
    #[allow(clippy::cast_precision_loss, reason = "no file is that large")]
    let [start, end] = [range.start as f64, range.end as f64];
    let slice = call(&blob, "slice", &[start.into(), end.into()]).ok()?;
    let buffer = later(&slice, "arrayBuffer", &[]).await.ok()?;
    Some((tag(&get(&found, "headers")), Uint8Array::new(&buffer).to_vec()))
}

/// Where the page shows a file from that is kept; with `?save` the browser saves it.
pub async fn address(name: String) -> Option<String> {
    find(&name).await.ok().filter(JsValue::is_object)?;
    place(&name).ok()?.as_string()
}

/// Forgets one.
pub async fn remove(name: String) {
    if let (Ok(cache), Ok(place)) = (open().await, place(&name)) {
        let _ = later(&cache, "delete", &[place]).await;
    }
}

/// Forgets all.
pub(super) async fn forget() {
    forget_cache(KIND).await;
}

async fn find(name: &str) -> Result<JsValue, JsValue> {
    later(&open().await?, "match", &[place(name)?]).await
}

async fn open() -> Result<JsValue, JsValue> {
    later(&get(&window(), "caches"), "open", &[cache(KIND)]).await
}

fn place(name: &str) -> Result<JsValue, JsValue> {
    Ok([FOLDER, &escaped(name)?].concat().into())
}

fn escaped(name: &str) -> Result<String, JsValue> {
    let escaped = call(&window(), "encodeURIComponent", &[name.into()])?;
    Ok(escaped.as_string().unwrap_or_default())
}

fn tag(headers: &JsValue) -> Option<String> {
    call(headers, "get", &["etag".into()]).ok()?.as_string()
}
