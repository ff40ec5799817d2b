//! What other apps have shared with the installed page: the service worker (`static/sw.js`) has kept it until the person says
//! where it goes.
//!
//! Each file is an entry of one cache, with its name and its time in headers of its own. A share that comes before the one before
//! was uploaded joins it.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

use super::walk::Taken;
use crate::web::call::{call, construct, get, later, set};
use crate::web::window;

/// Which cache it is in.
const KIND: &str = "shared";

/// What was shared and not yet uploaded or discarded; empty where the browser keeps nothing.
pub async fn all() -> Taken {
    Taken { files: files().await.unwrap_or_default(), ..Taken::default() }
}

/// Forgets it.
pub async fn forget() {
    forget_cache(KIND).await;
}

/// Removes a cache of this site.
pub(super) async fn forget_cache(kind: &str) {
    let _ = later(&get(&window(), "caches"), "delete", &[cache(kind)]).await;
}

async fn files() -> Result<Vec<File>, JsValue> {
    let cache = later(&get(&window(), "caches"), "open", &[cache(KIND)]).await?;
    let keys: Array = later(&cache, "keys", &[]).await?.dyn_into()?;
    let mut files = Vec::new();
    for key in keys {
        let answer = later(&cache, "match", &[key]).await?;
        let blob = later(&answer, "blob", &[]).await?;
        let headers = get(&answer, "headers");
        let name = call(&headers, "get", &["x-name".into()])?;
        let name = call(&window(), "decodeURIComponent", &[name])?;
        let modified = call(&headers, "get", &["x-modified".into()])?.as_string();
        let options = Object::new();
        set(&options, "type", get(&blob, "type"));
        set(&options, "lastModified", modified.and_then(|it| it.parse::<f64>().ok()).unwrap_or_default());
        files.push(construct("File", &[Array::of1(&blob).into(), name, options.into()])?.dyn_into()?);
    }
    Ok(files)
}

/// A cache's name: one of this site's among those of its origin. The service worker knows it too.
pub(super) fn cache(kind: &str) -> JsValue {
    let location = window().location();
    let (origin, path) = (location.origin().unwrap_or_default(), location.pathname().unwrap_or_default());
    let folder = path.rfind('/').map_or("/", |slash| &path[..=slash]);
    ["alcove ", &origin, folder, " ", kind].concat().into()
}
