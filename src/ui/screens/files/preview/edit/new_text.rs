//! The dialog "New text file": makes a file without bytes, only if there is none of its name, and goes on in the editor.

use leptos::prelude::*;

use crate::client::edit;
use crate::model::failure::{ErrorKind, Failure};
use crate::model::files::fold::composed;
use crate::model::files::name::check_file;
use crate::model::files::{Entry, File, ObjectKey, StorageClass};
use crate::ui::components::{Button, Dialog, DialogActions, Emphasis, ErrorPanel, TextField, read_fields};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::preview::frame::Frame;
use crate::ui::screens::files::state::FilesState;

/// Asks for a name; once the file is there, its editor takes the dialog's place.
#[component]
pub fn NewText(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let made = RwSignal::new(None::<File>);
    move || match made.get() {
        Some(file) => view! { <Frame state file is_editing=true /> }.into_any(),
        None => view! { <Name state made /> }.into_any(),
    }
}

#[component]
fn Name(state: FilesState, made: RwSignal<Option<File>>) -> impl IntoView {
    let (text, changes, common) = (use_text().edit(), use_text().changes(), &use_text().common);
    let scope = Scope::here();
    let name = RwSignal::new(text.new_name.to_owned());
    let (busy, sent) = (RwSignal::new(false), RwSignal::new(false));
    let failed = RwSignal::new(None::<Failure>);
    // Taken by somebody whose file the list does not have yet.
    let taken = RwSignal::new(None::<String>);
    let close = move |()| state.dialog.set(None);
    let problem = move || {
        let name = name.get();
        let name = name.trim();
        if let Err(error) = check_file(&state.folder.get(), name) {
            return Some((changes.name_error)(error));
        }
        let wanted = composed(name);
        let is_it = |entry: &Entry| composed(entry.name()) == wanted;
        let is_taken = taken.with(|it| it.as_deref() == Some(name))
            || state.listing.with(|listing| listing.entries().any(is_it));
        is_taken.then(|| changes.name_taken.to_owned())
    };
    let error = Signal::derive(move || problem().filter(|_| sent.get()).unwrap_or_default());
    let create = move || {
        sent.set(true);
        if busy.get_untracked() || untrack(problem).is_some() {
            return;
        }
        let wanted = name.with_untracked(|name| name.trim().to_owned());
        let Ok(key) = state.folder.get_untracked().object(&wanted) else { return };
        busy.set(true);
        failed.set(None);
        scope.spawn(async move {
            let created = edit::create(state.workspace().files().s3(), &key).await;
            busy.set(false);
            match created {
                Ok(()) => arrive(state, made, key),
                Err(failure) if failure.kind() == ErrorKind::PreconditionFailed => taken.set(Some(wanted)),
                Err(failure) => failed.set(Some(failure)),
            }
        });
    };

    view! {
        <Dialog title=use_text().tools().new_text on_close=close>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    read_fields("dialog form");
                    create();
                }
            >
                <TextField name="file-name" label=text.file_name value=name error autofocus=true />
                {move || failed.get().map(|it| view! { <ErrorPanel explanation=state.app().explain(&it) /> })}
                <DialogActions>
                    <Button label=common.cancel on_press=close />
                    <Button label=changes.create emphasis=Emphasis::Primary submit=true busy />
                </DialogActions>
            </form>
        </Dialog>
    }
}

/// Lists the new file, and edits it.
fn arrive(state: FilesState, made: RwSignal<Option<File>>, key: ObjectKey) {
    let modified = state.workspace().files().s3().now() / 1000 * 1000;
    let file = File { key, size: 0, modified, etag: None, class: StorageClass::Standard };
    state.app().announce((state.text().edit().created)(file.key.name()));
    state.keep_place(|listing| listing.uploaded(&file));
    state.selection.update(|selection| selection.only(file.key.as_str()));
    made.set(Some(file));
}
