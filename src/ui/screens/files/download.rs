//! Downloads: one file by the browser itself, of any size, to where it keeps them; everything else as one archive.
//!
//! | what | how | seen in |
//! |---|---|---|
//! | one file | a signed `GetObject` address that the browser follows, by the part "work" | the browser's own list |
//! | all else | a ZIP archive, written by the part "sync" | the region "Transfers" |
//!
//! The browser downloads a single file better than a page could: the download survives the page, and asks for no memory.

use leptos::prelude::*;

use super::state::FilesState;
use crate::model::files::Entry;

/// Downloads these entries of the folder that is open.
///
/// Takes the last failure off the screen first. A second call while a download is under way begins another.
pub fn start(state: FilesState, entries: Vec<Entry>) {
    state.failed.set(None);
    let (app, scope) = (state.app(), state.workspace().scope);
    if let [Entry::File(file)] = entries.as_slice() {
        let file = file.clone();
        return app.with_part(app.parts.work, scope, move |part| (part.download)(state, file.clone()));
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
