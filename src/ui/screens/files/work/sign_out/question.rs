//! "Uploads are under way": asked before a person signs out, and before a guest signs in.

use std::time::Duration;

use leptos::prelude::*;

use super::{Question, SignOut, of_guest, sentences};
use crate::client::ports;
use crate::model::transfer::{Command, Fate, Totals, Which};
use crate::ui::components::{Button, Dialog, DialogActions, Emphasis};
use crate::ui::context::{App, use_text};
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// How long S3 may take to remove the parts of cancelled uploads before the session ends all the same.
const PATIENCE: Duration = Duration::from_secs(10);

/// The dialog, while there is a question.
pub fn question(app: App) -> AnyView {
    let Some(sign_out) = SignOut::of(app) else { return ().into_any() };
    let view = move || {
        let question = sign_out.question.get()?;
        let state = question.workspace.state()?;
        Some(view! { <QuestionDialog app sign_out state question /> })
    };
    view.into_any()
}

#[component]
fn QuestionDialog(app: App, sign_out: SignOut, state: FilesState, question: Question) -> impl IntoView {
    let (text, common) = (use_text().transfers(), &use_text().common);
    let (workspace, scope, work) = (state.workspace(), Scope::here(), state.work);
    let end = StoredValue::new_local(question.end);
    let is_cancelling = RwSignal::new(false);
    let is_uploading = Memo::new(move |_| work.totals.with(Totals::unfinished));
    let is_downloading = Memo::new(move |_| workspace.downloads.with(|it| it.running > 0));
    let is_guest = workspace.is_guest;
    let fates = Memo::new(move |_| {
        work.frame.track();
        let fates = workspace.transfers().fates();
        if is_guest { of_guest(fates) } else { fates }
    });
    let ends = if is_guest { &text.at_sign_in } else { &text.at_sign_out };
    // A session that ends with its tab takes the notes of uploads along: what it leaves in the bucket, nobody could resume.
    let ends_for_good = app.session().scope_of_notes() == ports::Scope::Tab;
    let can_resume = move || fates.with(|fates| fates.iter().any(|(_, fate)| *fate == Fate::Resumable));
    // This dialog goes with the session, in the middle of the call: nothing of it is used after that.
    let leave = move || {
        if sign_out.question.with_untracked(Option::is_some) {
            let end = end.get_value();
            sign_out.question.set(None);
            app.scope.soon(move || end());
        }
    };
    let cancel = move |()| {
        sign_out.cancelled.set_value(work.totals.with_untracked(left));
        is_cancelling.set(true);
        work.dispatch(Command::Cancel(Which::All));
        scope.after(PATIENCE, leave);
    };
    Effect::new(move || {
        work.frame.track();
        if is_cancelling.get() && !workspace.transfers().totals().unfinished() {
            leave();
        }
    });
    let stay = move |()| {
        if !is_cancelling.get_untracked() {
            sign_out.question.set(None);
        }
    };
    let title =
        move || if is_uploading.get() { text.ends_title } else { text.ends_downloads_title }.to_owned();
    let wait = move || if is_uploading.get() { text.ends_stay } else { common.cancel }.to_owned();
    let later = move || if can_resume() { ends.later } else { ends.now }.to_owned();

    view! {
        <Dialog title=Signal::derive(title) on_close=stay>
            {move || match (is_uploading.get(), is_downloading.get()) {
                (false, false) => view! { <p aria-live="polite">{text.ends_over}</p> }.into_any(),
                (true, _) => view! { <p>{ends.lead}</p> <ul>{move || rows(&fates.get(), text.fate)}</ul> }.into_any(),
                (false, true) => ().into_any(),
            }}
            <Show when=move || is_downloading.get()>
                <p>{ends.downloads}</p>
            </Show>
            <DialogActions>
                <Show when=move || is_uploading.get() || is_cancelling.get()>
                    <Button label=ends.cancel emphasis=Emphasis::Danger busy=is_cancelling on_press=cancel />
                </Show>
                <Show when=move || !(ends_for_good && is_uploading.get())>
                    <Button label=Signal::derive(later) disabled=is_cancelling on_press=move |()| leave() />
                </Show>
                <Button label=Signal::derive(wait) emphasis=Emphasis::Primary disabled=is_cancelling on_press=stay />
            </DialogActions>
        </Dialog>
    }
}

fn rows(fates: &[(String, Fate)], sentence: fn(Fate, u64) -> String) -> Vec<AnyView> {
    sentences(fates, sentence).into_iter().map(|sentence| view! { <li>{sentence}</li> }.into_any()).collect()
}

/// How many uploads are not over.
const fn left(totals: &Totals) -> u64 {
    (totals.waiting + totals.asking + totals.active + totals.paused) as u64
}
