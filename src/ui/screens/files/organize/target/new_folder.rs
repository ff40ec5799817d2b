//! A new folder, made in the folder that the dialog has open.

use leptos::prelude::*;

use super::browser::Browser;
use crate::model::failure::Failure;
use crate::model::files::{Entry, Folder, Prefix};
use crate::ui::components::{Button, ErrorPanel, TextField, read_fields};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// The field; once the folder is made it is the one that is open, and `is_making` is off.
pub fn draw(state: FilesState, browser: Browser, is_making: RwSignal<bool>) -> impl IntoView {
    let text = use_text().changes();
    let scope = Scope::here();
    let (name, busy, sent) = (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(false));
    let failed = RwSignal::new(None::<Failure>);
    let problem = move || {
        let folder = browser.folder.get()?;
        state.workspace().files().check_folder(&folder, name.get().trim()).err().map(text.name_error)
    };
    let error = Signal::derive(move || problem().filter(|_| sent.get()).unwrap_or_default());
    let create = move || {
        sent.set(true);
        let Some(folder) = browser.folder.get_untracked().filter(|_| untrack(problem).is_none()) else {
            return;
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(None);
        let prefix = folder.folder(name.get_untracked().trim());
        scope.spawn(async move {
            match state.workspace().files().create_folder(&prefix).await {
                Ok(()) => {
                    show(state, &prefix);
                    browser.open(state, Some(prefix));
                    is_making.set(false);
                }
                Err(failure) => {
                    failed.set(Some(failure));
                    busy.set(false);
                }
            }
        });
    };
    view! {
        <form
            class="stack chooser-new"
            on:submit=move |event| {
                event.prevent_default();
                read_fields(".chooser-new");
                create();
            }
        >
            <TextField name="folder-name" label=text.folder_name value=name error autofocus=true />
            <Button label=text.create submit=true busy />
        </form>
        {move || failed.get().map(|it| view! { <ErrorPanel explanation=state.app().explain(&it) /> })}
    }
}

/// The folder is among the rows at once, where its parent is open on the screen.
fn show(state: FilesState, prefix: &Prefix) {
    state.app().announce((state.text().changes().folder_created)(prefix.name()));
    if prefix.parent() == Some(state.folder.get_untracked()) {
        state.keep_place(|listing| listing.upsert(Entry::Folder(Folder { prefix: prefix.clone() })));
    }
}
