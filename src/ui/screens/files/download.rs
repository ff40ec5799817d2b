//! Downloads: one file by the browser itself, of any size, to where it keeps them; everything else as one archive.
//!
//! | what | how | seen in | requests |
//! |---|---|---|---|
//! | one file | a signed `GetObject` address that the browser follows | the browser's own list | one, by the browser |
//! | all else | a ZIP archive, written by the part "sync" | the region "Transfers" | one a file, and listings |
//!
//! The browser downloads a single file better than a page could: it survives the page, and asks for no memory.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::state::FilesState;
use crate::model::files::{Entry, File, ObjectKey};

/// Downloads these entries of the folder that is open.
///
/// Takes the last failure off the screen first. A second call while a download is under way begins another.
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
///
/// Costs nothing where the part is there or on its way.
pub fn prepare(state: FilesState) {
    state.app().parts.sync.prefetch();
}

/// The address lives as long as the credentials that sign it, an hour at most; the browser begins at once, so this is
/// enough. A key that the browser cannot request, or an ended session, is told above the rows.
async fn one(state: FilesState, key: &ObjectKey) {
    match state.workspace().files().download_url(key).await {
        Ok(url) => follow(&url),
        Err(failure) => state.failed.set(Some(failure)),
    }
}

/// Follows a link that answers with an attachment: the page stays where it is.
///
/// The answer's `Content-Disposition`, asked for in the signed address, makes a download of it; the attribute alone
/// would not, as S3 is another origin. The referrer is withheld: it would tell S3's logs the page's address.
fn follow(url: &str) {
    let Ok(link) = document().create_element("a") else { return };
    let _ = link.set_attribute("href", url);
    let _ = link.set_attribute("download", "");
    let _ = link.set_attribute("referrerpolicy", "no-referrer");
    if let Some(link) = link.dyn_ref::<HtmlElement>() {
        link.click();
    }
}
