//! Downloads: one file by the browser itself, of any size, to where it keeps them; everything else as one archive.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::archive::beginner;
use super::state::FilesState;
use crate::model::files::{Entry, File, ObjectKey};
use crate::model::text::Unloaded;
use crate::ui::chunks::Reason;

/// Downloads these entries of the folder that is open.
pub fn start(state: FilesState, entries: Vec<Entry>) {
    state.failed.set(None);
    if let [Entry::File(File { key, .. })] = entries.as_slice() {
        let key = key.clone();
        spawn_local(async move { one(state, &key).await });
    } else {
        spawn_local(several(state, entries));
    }
}

/// Fetches what downloads several, so that it is there when that is asked for.
pub fn prepare() {
    spawn_local(async {
        let _ = beginner().await; // should it not come, it is asked for again
    });
}

async fn several(state: FilesState, entries: Vec<Entry>) {
    if let Ok(begin) = beginner().await {
        return begin(state, entries).await;
    }
    let reason = Reason::find().await;
    if !state.is_gone() {
        let text = Unloaded::of(state.text().language);
        let what = if reason == Reason::Updated { text.updated } else { text.no_network };
        state.notice.set(Some(what.to_owned()));
    }
}

async fn one(state: FilesState, key: &ObjectKey) {
    let url = state.workspace().files().download_url(key).await;
    // Whoever has left wants no more of it.
    if state.is_gone() {
        return;
    }
    match url {
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
