//! What the core and other parts of the page ask of the part: none of it pulls the part along.

use leptos::prelude::*;

use super::super::state::FilesState;
use crate::model::personal::Did;

/// Whether the selection can be made a favourite, or is one. Tracked.
pub fn may_star(state: FilesState) -> bool {
    state.workspace().keeps_personal() && state.selection.with(|selection| !selection.is_empty())
}

/// Whether all that is selected are favourites, as far as that is known by now. Tracked.
pub fn is_starred(state: FilesState) -> bool {
    state.app().parts.personal.get().is_some_and(|part| (part.is_starred)(state))
}

/// Makes what is selected favourites, or no favourites.
pub fn star(state: FilesState, is_starred: bool) {
    let app = state.app();
    app.with_part(app.parts.personal, state.workspace().scope, move |part| (part.star)(state, is_starred));
}

/// Has the order of the list that a person has chosen follow them; a guest's is the address's alone.
pub fn keep_order(state: FilesState) {
    let workspace = state.workspace();
    if workspace.keeps_personal() && !workspace.is_guest {
        state.app().parts.personal.once(workspace.scope, move |part| (part.sorted)(state));
    }
}

/// Notes that files were used: for other parts. A guest's page fetches nothing for it.
pub fn note(state: FilesState, ids: Vec<String>, did: Did) {
    let (part, workspace) = (state.app().parts.personal, state.workspace());
    if workspace.keeps_personal() && (!workspace.is_guest || part.loaded().is_some()) {
        part.once(workspace.scope, move |part| (part.note)(state, ids, did));
    }
}

/// Follows what has other keys or prefixes now: for other parts.
pub fn moved(state: FilesState, moved: Vec<(String, String)>) {
    let (part, workspace) = (state.app().parts.personal, state.workspace());
    if workspace.keeps_personal() && (!workspace.is_guest || part.loaded().is_some()) {
        part.once(workspace.scope, move |part| (part.moved)(state, moved));
    }
}
