//! Downloads, by the browser itself: any size, to where it keeps them.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::state::FilesState;
use crate::model::files::ObjectKey;

/// Browsers drop a download that begins in the same breath as another.
const APART: Duration = Duration::from_millis(400);

/// Downloads each of these. The first that cannot be had ends it, and is explained.
pub async fn all(state: FilesState, keys: Vec<ObjectKey>) {
    state.failed.set(None);
    let files = state.workspace().files();
    for (at, key) in keys.into_iter().enumerate() {
        if at > 0 {
            pause().await;
        }
        // Whoever has left wants no more of them.
        if state.is_gone() {
            return;
        }
        match files.download_url(&key).await {
            Ok(url) => start(&url),
            Err(failure) => {
                let _ = state.failed.try_set(Some(failure));
                return;
            }
        }
    }
}

/// Follows a link that answers with an attachment: the page stays where it is.
fn start(url: &str) {
    let Ok(link) = document().create_element("a") else { return };
    let _ = link.set_attribute("href", url);
    let _ = link.set_attribute("download", "");
    let _ = link.set_attribute("referrerpolicy", "no-referrer");
    if let Some(link) = link.dyn_ref::<HtmlElement>() {
        link.click();
    }
}

async fn pause() {
    let (done, over) = futures_channel::oneshot::channel();
    set_timeout(
        move || {
            let _ = done.send(());
        },
        APART,
    );
    let _ = over.await;
}
