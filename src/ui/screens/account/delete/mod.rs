//! "Delete account": the panel, and the dialog that shows the question or what was left behind.
//!
//! | state | shown | left by |
//! |---|---|---|
//! | asking | the question, with the count of files | cancel, or the typed address |
//! | deleting files | the question with a progress bar; no way out | the end, or a failure that stays in the question |
//! | files remain | what S3 refused | "Keep", "Try again", or "Delete anyway" |
//! | account deleted | the sign-in form, with a remark | |
//!
//! Files go first and the account last: without the account nobody is left who may delete them.

mod deletion;
mod question;
mod remaining;

use leptos::prelude::*;

use super::gate::Gate;
use crate::ui::components::{Button, Dialog, Emphasis};
use crate::ui::context::use_text;
use deletion::Deletion;
use question::Question;
use remaining::remaining;

/// The panel.
#[component]
pub fn DeleteAccount() -> impl IntoView {
    let words = use_text().leaving();
    let asking = RwSignal::new(false);
    let gate = Gate::new();
    let ask = move |()| gate.pass(move || asking.set(true));
    view! {
        <section class="panel panel-danger" aria-labelledby="delete-title">
            <h2 id="delete-title">{words.delete}</h2>
            <p class="panel-lead">{words.delete_lead}</p>
            <div class="row">
                <Button label=words.delete emphasis=Emphasis::Danger on_press=ask />
            </div>
        </section>
        {gate.view()}
        {move || asking.get().then(|| view! { <DeleteDialog asking /> })}
    }
}

/// The title is the state's own, so a screen reader that reads the dialog again hears where the deletion
/// stands.
#[component]
fn DeleteDialog(asking: RwSignal<bool>) -> impl IntoView {
    let text = use_text();
    let deletion = Deletion::new();
    let close = Callback::new(move |()| {
        // A deletion under way has no way back.
        if !deletion.task.busy.get_untracked() {
            asking.set(false);
        }
    });
    let title = Signal::derive(move || {
        deletion.remaining.with(|kept| match kept {
            Some(removal) if removal.refused.is_empty() => text.leaving().versions_stay.to_owned(),
            Some(removal) => (text.leaving().refused)(removal.refused.len() as u64),
            None => text.leaving().delete_title.to_owned(),
        })
    });
    view! {
        <Dialog title on_close=close>
            {move || match deletion.remaining.get() {
                Some(removal) => remaining(deletion, &removal, close),
                None => view! { <Question deletion close /> }.into_any(),
            }}
        </Dialog>
    }
}
