//! The dialog "Delete …?": says what goes before it goes, how far it is, and what stayed.

mod count;
mod perform;
mod stages;

use leptos::prelude::*;

use crate::model::failure::Failure;
use crate::model::files::Entry;
use crate::ui::components::{Button, Dialog, DialogActions, Emphasis, ErrorPanel};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;
use count::Found;
use perform::{leave, perform};
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
