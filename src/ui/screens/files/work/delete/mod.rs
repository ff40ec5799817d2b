//! The dialog "Delete …?": says what goes before it goes, how far it is, and what stayed.

mod count;
mod stages;

use leptos::prelude::*;

use crate::client::files::{Deletion as Outcome, Target};
use crate::model::failure::Failure;
use crate::model::files::{Entry, Selection};
use crate::ui::components::{Button, Dialog, DialogActions, Emphasis, ErrorPanel};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::{FilesState, OpenDialog};
use count::Found;
use stages::{progress, question, refusals};

/// How far a deletion is. The workspace owns it: a deletion goes on when its dialog is gone.
#[derive(Clone, Default, PartialEq)]
pub enum Deletion {
    /// Waits for the person.
    #[default]
    Asking,
    /// Objects are going; so many are gone.
    Deleting(u64),
    /// Some would not go.
    Refused(Vec<(String, Failure)>),
    /// It ended before all were tried.
    Stopped(Failure),
}

/// Asks about these entries, and deletes them.
#[component]
pub fn DeleteDialog(
    /// The screen's state.
    state: FilesState,
    /// What goes.
    entries: Vec<Entry>,
) -> impl IntoView {
    let text = use_text().tools();
    let stage = state.work.deletion;
    if !stage.with_untracked(|stage| matches!(stage, Deletion::Deleting(_))) {
        stage.set(Deletion::Asking);
    }
    let asked = match entries.as_slice() {
        [one] => (text.delete_one)(one.name()),
        all => (text.delete_many)(all.len() as u64),
    };
    let title = Signal::derive(move || match stage.get() {
        Deletion::Refused(refused) => (text.not_deleted)(refused.len() as u64),
        _ => asked.clone(),
    });
    let found = RwSignal::new(Found::default());
    let files = state.workspace().files();
    Scope::here().spawn(count::inside(files, entries.clone(), move |now| found.set(now)));
    let entries = StoredValue::new(entries);
    let close = move |()| match stage.get_untracked() {
        // What is being deleted is no longer the person's to call back.
        Deletion::Deleting(_) => {}
        Deletion::Asking => state.dialog.set(None),
        Deletion::Refused(_) | Deletion::Stopped(_) => leave(state),
    };
    let delete = move |()| state.workspace().scope.spawn(perform(state, entries.get_value()));
    let over =
        Memo::new(move |_| stage.with(|stage| matches!(stage, Deletion::Refused(_) | Deletion::Stopped(_))));
    let busy = Signal::derive(move || stage.with(|stage| matches!(stage, Deletion::Deleting(_))));

    view! {
        <Dialog title on_close=close>
            {move || match stage.get() {
                Deletion::Asking => entries.with_value(|entries| question(state, entries, found)),
                Deletion::Deleting(gone) => progress(gone, found),
                Deletion::Refused(refused) => refusals(state, &refused),
                Deletion::Stopped(failure) => {
                    view! { <ErrorPanel explanation=state.app().explain(&failure) on_retry=delete /> }.into_any()
                }
            }}
            {move || {
                let over = over.get();
                view! { <Actions over busy delete=Callback::new(delete) close=Callback::new(close) /> }
            }}
        </Dialog>
    }
}

#[component]
fn Actions(over: bool, busy: Signal<bool>, delete: Callback<()>, close: Callback<()>) -> impl IntoView {
    let (text, common) = (use_text().tools(), &use_text().common);
    if over {
        return view! {
            <DialogActions>
                <Button label=common.close emphasis=Emphasis::Primary on_press=close />
            </DialogActions>
        }
        .into_any();
    }
    view! {
        <DialogActions>
            <Button label=common.cancel disabled=busy on_press=close />
            <Button label=text.delete emphasis=Emphasis::Danger busy on_press=delete />
        </DialogActions>
    }
    .into_any()
}

async fn perform(state: FilesState, entries: Vec<Entry>) {
    let stage = state.work.deletion;
    stage.set(Deletion::Deleting(0));
    let target = |entry: &Entry| match entry {
        Entry::Folder(folder) => Target::Folder(folder.prefix.clone()),
        Entry::File(file) => Target::Object(file.key.clone()),
    };
    let targets: Vec<_> = entries.iter().map(target).collect();
    let show = |so_far: &Outcome| stage.set(Deletion::Deleting(so_far.deleted));
    match state.workspace().files().delete(&targets, show).await {
        Ok(deletion) => {
            let refused: Vec<_> =
                deletion.refused.into_iter().map(|(key, failure)| (key.to_string(), failure)).collect();
            take_out(state, &entries, &refused);
            state.app().announce((state.text().tools().deleted)(deletion.deleted));
            match refused.first() {
                None => {
                    stage.set(Deletion::Asking);
                    leave(state);
                }
                Some((_, first)) => {
                    tell_elsewhere(state, first);
                    stage.set(Deletion::Refused(refused));
                }
            }
        }
        Err(failure) => {
            tell_elsewhere(state, &failure);
            stage.set(Deletion::Stopped(failure));
            state.reload.notify();
        }
    }
}

/// Says on the screen what the dialog would have said, had it not been left meanwhile.
fn tell_elsewhere(state: FilesState, failure: &Failure) {
    if !is_shown(state) {
        state.failed.set(Some(failure.clone()));
    }
}

fn is_shown(state: FilesState) -> bool {
    state.dialog.with_untracked(|dialog| matches!(dialog, Some(OpenDialog::Delete(_))))
}

/// Takes out of the list what is gone: all but the refused, and the folders around these.
fn take_out(state: FilesState, entries: &[Entry], refused: &[(String, Failure)]) {
    let stays = |id: &str| refused.iter().any(|(key, _)| key.starts_with(id));
    state.keep_place(|listing| {
        entries.iter().map(Entry::id).filter(|id| !stays(id)).for_each(|id| listing.remove(id));
    });
    state.selection.update(Selection::clear);
    if untrack(|| state.detailed()).is_none() {
        state.show_details(None);
    }
}

/// Closes the dialog, and leads the keyboard to where the entries were.
fn leave(state: FilesState) {
    if is_shown(state) {
        state.dialog.set(None);
        // The dialog gives the focus back first, to a button that may be gone by then.
        state.workspace().scope.next_frame(move || state.focus_rows());
    }
}
