//! The dialog "Delete …?": says what goes before it goes, how far it is, and what stayed.

mod count;
mod stages;

use futures_util::future::abortable;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::FilesState;
use crate::client::files::{Deletion, Target};
use crate::model::failure::Failure;
use crate::model::files::{Entry, Selection};
use crate::ui::components::{Button, Dialog, DialogActions, Emphasis, ErrorPanel};
use crate::ui::context::use_text;
use count::Found;
use stages::{progress, question, refusals};

/// Where the dialog stands.
#[derive(Clone, PartialEq)]
enum Stage {
    /// Waits for the person.
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
    let asked = match entries.as_slice() {
        [one] => (text.delete_one)(one.name()),
        all => (text.delete_many)(all.len() as u64),
    };
    let asked = StoredValue::new(asked);
    let stage = RwSignal::new(Stage::Asking);
    let title = Signal::derive(move || match stage.get() {
        Stage::Refused(refused) => (text.not_deleted)(refused.len() as u64),
        _ => asked.get_value(),
    });
    let found = RwSignal::new(Found::default());
    let entries = StoredValue::new(entries);
    count_inside(state, entries, found);
    let close = move |()| match stage.get_untracked() {
        // What is being deleted is no longer the person's to call back.
        Stage::Deleting(_) => {}
        Stage::Asking => state.asked.set(None),
        Stage::Refused(_) | Stage::Stopped(_) => leave(state),
    };
    let delete = move |()| spawn_local(perform(state, entries.get_value(), stage));
    let over = Memo::new(move |_| stage.with(|stage| matches!(stage, Stage::Refused(_) | Stage::Stopped(_))));
    let busy = Signal::derive(move || stage.with(|stage| matches!(stage, Stage::Deleting(_))));

    view! {
        <Dialog title on_close=close>
            {move || match stage.get() {
                Stage::Asking => entries.with_value(|entries| question(state, entries, found)),
                Stage::Deleting(gone) => progress(gone, found),
                Stage::Refused(refused) => refusals(state, &refused),
                Stage::Stopped(failure) => {
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

/// Looks into the folders among these for as long as the dialog is open.
fn count_inside(state: FilesState, entries: StoredValue<Vec<Entry>>, found: RwSignal<Found>) {
    let files = state.workspace().files();
    let counting = count::inside(files, entries.get_value(), move |now| {
        let _ = found.try_set(now);
    });
    let (counting, handle) = abortable(counting);
    spawn_local(async move {
        // An error here means that the dialog was closed.
        let _ = counting.await;
    });
    on_cleanup(move || handle.abort());
}

async fn perform(state: FilesState, entries: Vec<Entry>, stage: RwSignal<Stage>) {
    stage.set(Stage::Deleting(0));
    let target = |entry: &Entry| match entry {
        Entry::Folder(folder) => Target::Folder(folder.prefix.clone()),
        Entry::File(file) => Target::Object(file.key.clone()),
    };
    let targets: Vec<_> = entries.iter().map(target).collect();
    let show = |so_far: &Deletion| drop(stage.try_set(Stage::Deleting(so_far.deleted)));
    let outcome = state.workspace().files().delete(&targets, show).await;
    if state.is_gone() {
        return;
    }
    match outcome {
        Ok(deletion) => {
            let refused: Vec<_> =
                deletion.refused.into_iter().map(|(key, failure)| (key.to_string(), failure)).collect();
            take_out(state, &entries, &refused);
            state.app().announce((state.text().tools().deleted)(deletion.deleted));
            if refused.is_empty() { leave(state) } else { stage.set(Stage::Refused(refused)) }
        }
        Err(failure) => {
            stage.set(Stage::Stopped(failure));
            state.again.notify();
        }
    }
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

/// Closes, and leads the keyboard to where the entries were.
fn leave(state: FilesState) {
    state.asked.set(None);
    // The dialog gives the focus back first, to a button that may be gone by then.
    request_animation_frame(move || state.focus_rows());
}
