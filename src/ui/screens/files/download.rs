//! Downloads: one file by the browser itself, of any size, to where it keeps them; everything else as one archive.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::state::FilesState;
use crate::model::files::{Entry, File, ObjectKey};

/// Downloads these entries of the folder that is open.
pub fn start(state: FilesState, entries: Vec<Entry>) {
    state.failed.set(None);
    let (app, scope) = (state.app(), state.workspace().scope);
    if let [Entry::File(File { key, .. })] = entries.as_slice() {
        let key = key.clone();
        return scope.spawn(async move { one(state, &key).await });
    }
    app.parts.work.prefetch(); // the region that shows how far it is
    app.with_part(app.parts.sync, scope, move |part| (part.archive)(state, entries.clone()));
}

/// Fetches what downloads several, so that it is there when that is asked for.
pub fn prepare(state: FilesState) {
    state.app().parts.sync.prefetch();
}

async fn one(state: FilesState, key: &ObjectKey) {
    match state.workspace().files().download_url(key).await {
        Ok(url) => follow(&url),
        Err(failure) => state.failed.set(Some(failure)),
    }
}

/// Follows a link that answers with an attachment: the page stays where it is.
fn follow(url: &str) {
    let Ok(link) = document().create_element("a") else { return };
    let _ = link.set_attribute("href", url);
    let _ = link.set_attribute("download", "");
    let _ = link.set_attribute("referrerpolicy", "no-referrer");
    if let Some(link) = link.dyn_ref::<HtmlElement>() {
        link.click();
    }
}
