//! Downloads: one file by the browser itself, of any size, to where it keeps them (the part "work"); everything else as one archive
//! (the part "sync").

use leptos::prelude::*;

use super::state::FilesState;
use crate::model::files::Entry;

/// Downloads these entries of the folder that is open.
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
pub fn prepare(state: FilesState) {
    state.app().parts.sync.prefetch();
}
