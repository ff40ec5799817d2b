//! The hit that was gone to last, for who comes back to the hits.

use leptos::prelude::*;

use crate::ui::screens::files::state::FilesState;

/// Its id; the workspace has it, since the search ends when somebody goes to a hit.
#[derive(Clone, Copy)]
struct LastHit(StoredValue<Option<String>>);

/// Notes that the person goes to this one.
pub fn note(state: FilesState, id: &str) {
    with(state, |last| last.set_value(Some(id.to_owned())));
}

/// Takes the note.
pub fn take(state: FilesState) -> Option<String> {
    let mut id = None;
    with(state, |last| id = last.write_value().take());
    id
}

fn with(state: FilesState, run: impl FnOnce(StoredValue<Option<String>>)) {
    state.workspace().own(|| {
        let LastHit(last) = use_context().unwrap_or_else(|| {
            let made = LastHit(StoredValue::new(None));
            provide_context(made);
            made
        });
        run(last);
    });
}
