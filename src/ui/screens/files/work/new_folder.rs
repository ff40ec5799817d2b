//! The dialog "New folder".
//!
//! S3 has no folders: what is made is an object without bytes whose key ends in a slash, as the console of S3 makes it
//! (`PutObject`, only if there is none). Making a folder that is there already changes nothing, so a second try after a
//! lost answer is safe.

use leptos::prelude::*;

use crate::model::failure::Failure;
use crate::model::files::fold::composed;
use crate::model::files::{Entry, Folder, Prefix};
use crate::ui::components::{Button, Dialog, DialogActions, Emphasis, ErrorPanel, TextField, read_fields};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// Asks for a name, makes the folder, and leads the keyboard to it. Closing the dialog cancels the request.
///
/// A name is checked as it is typed, but complaints begin with the first "Create": an error in an empty field would
/// accuse somebody who has not begun. A name that a row has is refused here; one that another device has just made is
/// not.
#[component]
pub fn NewFolder(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let (text, common) = (use_text().changes(), &use_text().common);
    let scope = Scope::here();
    let name = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Failure>);
    // Nothing is wrong with a name before it was sent once.
    let sent = RwSignal::new(false);
    let close = move |()| state.dialog.set(None);
    let problem = move || {
        let name = name.get();
        if let Err(error) = state.workspace().files().check_folder(&state.folder.get(), name.trim()) {
            return Some((text.name_error)(error));
        }
        let wanted = composed(name.trim());
        let is_it = |entry: &Entry| composed(entry.name()) == wanted;
        let taken = state.listing.with(|listing| listing.entries().any(is_it));
        taken.then(|| text.name_taken.to_owned())
    };
    let error = Signal::derive(move || problem().filter(|_| sent.get()).unwrap_or_default());
    let create = move || {
        sent.set(true);
        if busy.get_untracked() || untrack(problem).is_some() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let prefix = state.folder.get_untracked().folder(name.get_untracked().trim());
        scope.spawn(async move {
            match state.workspace().files().create_folder(&prefix).await {
                Ok(()) => arrive(state, &prefix),
                Err(failure) => {
                    failed.set(Some(failure));
                    busy.set(false);
                }
            }
        });
    };

    view! {
        <Dialog title=use_text().tools().new_folder on_close=close>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    read_fields("dialog form");
                    create();
                }
            >
                <TextField name="folder-name" label=text.folder_name value=name error autofocus=true />
                {move || failed.get().map(|it| view! { <ErrorPanel explanation=state.app().explain(&it) /> })}
                <DialogActions>
                    <Button label=common.cancel on_press=close />
                    <Button label=text.create emphasis=Emphasis::Primary submit=true busy />
                </DialogActions>
            </form>
        </Dialog>
    }
}

/// Shows the new folder, selected, with the focus on it.
///
/// Nothing is selected or moved where another folder is open by then: the announcement is enough.
fn arrive(state: FilesState, prefix: &Prefix) {
    state.dialog.set(None);
    state.app().announce((state.text().changes().folder_created)(prefix.name()));
    if prefix.parent() != Some(state.folder.get_untracked()) {
        return;
    }
    state.keep_place(|listing| listing.upsert(Entry::Folder(Folder { prefix: prefix.clone() })));
    state.selection.update(|selection| selection.only(prefix.as_str()));
    if let Some(row) = state.row_of(prefix.as_str()) {
        // The dialog gives the focus back in the same frame, and the row takes it after that.
        state.workspace().scope.next_frame(move || state.focus.go(row));
    }
}
