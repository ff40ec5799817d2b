//! The hit that was gone to last, for who comes back to the hits.

use leptos::prelude::*;

use crate::model::route::Route;
use crate::ui::screens::files::state::FilesState;

/// The address of its search, and its id. The workspace has them, since the search ends when somebody goes to a hit.
#[derive(Clone, Copy)]
struct LastHit(StoredValue<Option<(String, String)>>);

/// Notes that the person goes to this one.
pub fn note(state: FilesState, id: &str) {
    with(state, |last| last.set_value(Some((address(state), id.to_owned()))));
}

/// Takes the note, where it is of the same search.
pub fn take(state: FilesState) -> Option<String> {
    let mut note = None;
    with(state, |last| note = last.write_value().take());
    note.filter(|(search, _)| *search == address(state)).map(|(_, id)| id)
}

fn address(state: FilesState) -> String {
    state.route.with_untracked(|route| Route::Files(route.clone()).href())
}

fn with(state: FilesState, run: impl FnOnce(StoredValue<Option<(String, String)>>)) {
    state.workspace().own(|| {
        let LastHit(last) = use_context().unwrap_or_else(|| {
            let made = LastHit(StoredValue::new(None));
            provide_context(made);
            made
        });
        run(last);
    });
}
