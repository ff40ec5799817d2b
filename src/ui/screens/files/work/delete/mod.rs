//! The dialog "Delete …?": says what goes before it goes, how far it is, and what stayed.
//!
//! | [`Stage`] | the dialog shows | ways out |
//! |---|---|---|
//! | `Asking` | names, what is inside, whether it can be brought back | cancel; delete |
//! | `Deleting` | a bar, once the count is known | by itself alone |
//! | `Refused` | keys that stayed, and why the first did | close |
//! | `Stopped` | why it ended | try again; close |
//!
//! A deletion without a remainder closes the dialog by itself. While objects are going the dialog stays: what is gone
//! cannot be called back, and a "cancel" that stops halfway would promise more. Leaving the folder closes it all the
//! same, and the deletion goes on.

mod count;
mod perform;
mod stages;

use leptos::prelude::*;

use crate::client::files::Target;
use crate::model::failure::Failure;
use crate::model::files::Entry;
use crate::ui::components::{Button, Dialog, DialogActions, Emphasis, ErrorPanel};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;
use count::Found;
pub use perform::may_undo;
use perform::{leave, perform};
use stages::{keep_focus, progress, question, refusals};

/// What was asked about, and how far its deletion is. Another dialog has another one: a deletion goes on when its dialog is
/// gone, and a second may be asked for meanwhile.
#[derive(Clone)]
pub struct Deletion {
    /// What goes.
    entries: Vec<Entry>,
    /// The objects that were counted, once all were: what is written after that stays.
    seen: ArcStoredValue<Option<Vec<Target>>>,
    /// Told by the deletion, also when nobody looks any more.
    stage: ArcRwSignal<Stage>,
}

impl Deletion {
    /// Of these entries: the one under way where the dialog is drawn anew, else a new one.
    fn of(state: FilesState, entries: Vec<Entry>) -> Self {
        let is_under_way = |stage: &Stage| matches!(stage, Stage::Deleting(_));
        let last = state.work.deletion.get_value();
        let same = last.filter(|it| it.entries == entries && it.stage.with_untracked(is_under_way));
        same.unwrap_or_else(|| {
            let (seen, stage) = (ArcStoredValue::new(None), ArcRwSignal::new(Stage::Asking));
            let deletion = Self { entries, seen, stage };
            state.work.deletion.set_value(Some(deletion.clone()));
            deletion
        })
    }
}

/// How far a deletion is.
#[derive(Clone, PartialEq)]
pub enum Stage {
    /// Waits for the person.
    Asking,
    /// Objects are going; so many are gone. Ends in each of the others.
    Deleting(u64),
    /// Some would not go: each key with S3's reason. All others are gone.
    Refused(Vec<(String, Failure)>),
    /// It ended before all were tried: a listing or a batch failed. What was gone by then is gone; trying again
    /// deletes the rest.
    Stopped(Failure),
}

/// Asks about these entries, and deletes them.
///
/// The entries are what was selected when the command was given: a selection that changes meanwhile changes nothing.
/// Counting what is inside begins at once, and is dropped with the dialog.
#[component]
pub fn DeleteDialog(
    /// The screen's state.
    state: FilesState,
    /// What goes.
    entries: Vec<Entry>,
) -> impl IntoView {
    let text = use_text().changes();
    if may_undo(state) {
        state.app().parts.history.prefetch();
    }
    let deletion = Deletion::of(state, entries);
    let stage = RwSignal::from(deletion.stage.clone());
    let asked = match deletion.entries.as_slice() {
        [one] => (text.delete_one)(one.name()),
        all => (text.delete_many)(all.len() as u64),
    };
    let title = Signal::derive(move || match stage.get() {
        Stage::Refused(refused) => (text.not_deleted)(refused.len() as u64),
        _ => asked.clone(),
    });
    let found = RwSignal::new(Found::default());
    let files = state.workspace().files();
    Scope::here().spawn(count::note(files, deletion.clone(), found));
    let deletion = StoredValue::new(deletion);
    let close = move |()| match stage.get_untracked() {
        // What is being deleted is no longer the person's to call back.
        Stage::Deleting(_) => {}
        Stage::Asking => state.dialog.set(None),
        Stage::Refused(_) | Stage::Stopped(_) => deletion.with_value(|it| leave(state, &it.entries)),
    };
    let delete = move |()| state.workspace().scope.spawn(perform(state, deletion.get_value()));
    let over = Memo::new(move |_| stage.with(|stage| matches!(stage, Stage::Refused(_) | Stage::Stopped(_))));
    keep_focus(over);
    let busy = Signal::derive(move || stage.with(|stage| matches!(stage, Stage::Deleting(_))));

    view! {
        <Dialog title on_close=close>
            {move || match stage.get() {
                Stage::Asking => deletion.with_value(|it| question(state, &it.entries, found)),
                Stage::Deleting(gone) => progress(gone, found),
                Stage::Refused(refused) => refusals(state, &refused),
                Stage::Stopped(failure) => {
                    view! { <ErrorPanel explanation=state.app().explain(&failure) on_retry=delete /> }.into_any()
                }
            }}
            {move || view! { <Actions over=over.get() busy delete=Callback::new(delete) close=Callback::new(close) /> }}
        </Dialog>
    }
}

/// The buttons: "Close" once it is `over`, else "Cancel" and "Delete", which are disabled while it is `busy`. The first
/// focus of a dialog is its close button, so a quick Enter deletes nothing.
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
