//! Commands, and what they do to the list.

use leptos::prelude::*;

use super::state::{Clip, OpenDialog, Organizing};
use super::{Action, clipboard};
use crate::client::organize::{Change, Order};
use crate::model::files::{Entry, Prefix};
use crate::model::organize::{Root, Verb, roots};
use crate::ui::screens::files::state::FilesState;

/// Performs a command about what is selected now, if the person may. Once the part "work" is there, which draws what follows.
pub fn perform(state: FilesState, action: Action) {
    state.app().with_part(state.app().parts.work, state.workspace().scope, move |work| {
        (work.start)(state);
        if let Some(organizing) = Organizing::of(state) {
            perform_now(state, organizing, action);
        }
    });
}

fn perform_now(state: FilesState, organizing: Organizing, action: Action) {
    let selected = untrack(|| state.selected());
    let rights = state.rights.get_untracked();
    let may_move = rights.read && rights.write && rights.delete;
    let is_allowed = match action {
        Action::Rename | Action::MoveTo | Action::Cut => may_move,
        Action::Duplicate => rights.read && rights.write,
        Action::CopyTo | Action::Copy => rights.read,
        Action::Paste => rights.write,
    };
    if !is_allowed || (action != Action::Paste && selected.is_empty()) {
        return;
    }
    match (action, selected.as_slice()) {
        (Action::Rename, [one]) => organizing.dialog.set(Some(OpenDialog::Rename(one.clone()))),
        (Action::Rename, _) => {}
        (Action::MoveTo, _) => organizing.dialog.set(Some(OpenDialog::Target(Verb::Move, selected))),
        (Action::CopyTo, _) => organizing.dialog.set(Some(OpenDialog::Target(Verb::Copy, selected))),
        (Action::Duplicate, _) => {
            send(state, organizing, Verb::Copy, &selected, &state.folder.get_untracked());
        }
        (Action::Cut, _) => clipboard::take(state, organizing, Clip { verb: Verb::Move, entries: selected }),
        (Action::Copy, _) => clipboard::take(state, organizing, Clip { verb: Verb::Copy, entries: selected }),
        (Action::Paste, _) => clipboard::paste(state, organizing),
    }
}

/// Moves or copies entries into a folder; says why not where that cannot be. Gives whether it has begun.
pub fn send(
    state: FilesState,
    organizing: Organizing,
    verb: Verb,
    entries: &[Entry],
    folder: &Prefix,
) -> bool {
    match roots(verb, entries, folder) {
        Ok(roots) => {
            organizing.start(state, Order::new(verb, roots));
            true
        }
        Err(refusal) => {
            state.notice.set(Some((state.text().organize().refusal)(&refusal)));
            false
        }
    }
}

/// Shows at once what has changed in the bucket, as far as it is in the folder that is open.
pub fn show(state: FilesState, changes: &[Change]) {
    if changes.is_empty() {
        return;
    }
    let folder = state.folder.get_untracked();
    let is_direct = |id: &str| {
        id.strip_prefix(folder.as_str())
            .is_some_and(|below| !below.is_empty() && !below.trim_end_matches('/').contains('/'))
    };
    state.keep_place(|listing| {
        for change in changes {
            match change {
                Change::Arrived(file) => listing.uploaded(file),
                Change::Gone(id) if is_direct(id) => listing.remove(id),
                Change::Gone(_) => {}
            }
        }
    });
    let is_gone = state.listing.with_untracked(|listing| {
        state.selection.with_untracked(|selection| selection.iter().any(|id| listing.get(id).is_none()))
    });
    if is_gone {
        state.listing.with_untracked(|listing| {
            state.selection.update(|selection| selection.retain(|id| listing.get(id).is_some()));
        });
    }
    if untrack(|| state.detailed()).is_none() {
        state.show_details(None);
    }
}

/// Selects what has another name now, where it is in the folder that is open, and leads the keyboard to it if that is among the rows.
pub fn lead_to(state: FilesState, moved: &[Root]) {
    let [root] = moved else { return };
    let Some(row) = state.row_of(root.to()) else { return };
    state.selection.update(|selection| selection.only(root.to()));
    if state.focus.is_inside() {
        state.focus.go(row);
    } else {
        state.focus.active.set(row);
    }
}
