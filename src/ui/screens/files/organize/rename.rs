//! The dialog "Rename …".

use leptos::{html, prelude::*};

use super::state::Organizing;
use crate::client::organize::Order;
use crate::model::files::Entry;
use crate::model::files::fold::composed;
use crate::model::files::name::{check_file, stem_length};
use crate::model::organize::{Refusal, Verb, renamed};
use crate::ui::components::{Button, Dialog, DialogActions, Emphasis, TextField, read_fields};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// Asks for a name, and begins. The name without its extension is selected: typing replaces that alone.
///
/// A name that another row has is refused here; one that another device has just given is asked about once the copy is refused.
#[component]
pub fn Rename(
    /// The screen's state.
    state: FilesState,
    /// The part's state.
    organizing: Organizing,
    /// What gets another name.
    entry: Entry,
) -> impl IntoView {
    let (text, tools, common) = (use_text().organize(), use_text().changes(), &use_text().common);
    let scope = Scope::here();
    let old = entry.name().to_owned();
    let title = (text.rename_title)(&old);
    let stem = if entry.is_folder() { old.encode_utf16().count() } else { stem_length(&old) };
    let name = RwSignal::new(old);
    let sent = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let entry = StoredValue::new(entry);
    Effect::new(move || {
        if let Some(input) = input.get() {
            scope.next_frame(move || {
                let _ = input.focus();
                let _ = input.set_selection_range(0, u32::try_from(stem).unwrap_or(u32::MAX));
            });
        }
    });
    let problem = move || {
        let (name, parent) = (name.get(), state.folder.get());
        let name = name.trim();
        entry.with_value(|entry| {
            let files = state.workspace().files();
            let checked =
                if entry.is_folder() { files.check_folder(&parent, name) } else { check_file(&parent, name) };
            if let Err(error) = checked {
                return Some((tools.name_error)(error));
            }
            let wanted = composed(name);
            let is_it = |other: &Entry| other.id() != entry.id() && composed(other.name()) == wanted;
            let is_taken = state.listing.with(|listing| listing.entries().any(is_it));
            if is_taken {
                return Some(tools.name_taken.to_owned());
            }
            match renamed(entry, name) {
                Ok(_) | Err(Refusal::AlreadyThere) => None,
                Err(refusal) => Some((text.refusal)(&refusal)),
            }
        })
    };
    let error = Signal::derive(move || problem().filter(|_| sent.get()).unwrap_or_default());
    let close = move |()| {
        organizing.dialog.set(None);
        state.focus_rows_after_dialog();
    };
    let rename = move || {
        sent.set(true);
        if untrack(problem).is_some() {
            return;
        }
        if let Ok(root) = entry.with_value(|entry| renamed(entry, name.get_untracked().trim())) {
            organizing.start(state, Order::new(Verb::Move, vec![root]));
        }
        close(());
    };
    view! {
        <Dialog title on_close=close>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    read_fields("dialog form");
                    rename();
                }
            >
                <TextField name="new-name" label=text.new_name value=name error node_ref=input />
                <DialogActions>
                    <Button label=common.cancel on_press=close />
                    <Button label=text.rename emphasis=Emphasis::Primary submit=true />
                </DialogActions>
            </form>
        </Dialog>
    }
}
