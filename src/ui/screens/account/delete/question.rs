//! The question of "Delete account": what becomes of the files, and a typed confirmation.

use leptos::prelude::*;

use super::deletion::Deletion;
use crate::client::account::Holdings;
use crate::ui::components::{
    Button, Checkbox, DialogActions, Emphasis, Progress, ProgressBar, TextField, focus_first_invalid,
    read_fields,
};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::account::task::{FORM, trouble};

/// What goes, what becomes of the files, and the typed confirmation.
///
/// The address must be typed, in any case of letters: a dialog alone is confirmed by habit. The count arrives
/// later, in a polite live region, so a screen reader says it without being moved.
#[component]
pub fn Question(deletion: Deletion, close: Callback<()>) -> impl IntoView {
    let (text, scope) = (use_text(), Scope::here());
    let (words, task) = (text.leaving(), deletion.task);
    let email =
        deletion.app.who.with_untracked(|who| who.user().map(|user| user.email.clone())).unwrap_or_default();
    let files_first = RwSignal::new(true);
    let (typed, error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let confirmed = email.clone();
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        read_fields(FORM);
        scope.run(|| {
            let is_right = typed.with_untracked(|typed| typed.trim().eq_ignore_ascii_case(&confirmed));
            if !is_right {
                error.set(words.confirm_wrong.to_owned());
                focus_first_invalid(scope, FORM);
            } else if !task.busy.get_untracked() {
                error.set(String::new());
                deletion.begin(files_first.get_untracked());
            }
        });
    };
    let holds = move || match deletion.holdings.get() {
        None => words.counting.to_owned(),
        Some(Err(_)) => words.uncounted.to_owned(),
        Some(Ok(Holdings { objects: 0, .. })) => words.empty.to_owned(),
        Some(Ok(Holdings { objects, bytes })) => (words.holds)(objects, &(text.files.bytes)(bytes)),
    };
    // Of the moment at which the dialog opens.
    let under_way = deletion.uploads_under_way();
    view! {
        <form class="task" method="post" novalidate on:submit=send>
            <p>{(words.delete_what)(&email)}</p>
            {(under_way > 0).then(|| view! { <p>{(words.uploads_end)(under_way)}</p> })}
            <p aria-live="polite">{holds}</p>
            <Checkbox name="files-first" label=words.files_first hint=words.files_first_hint checked=files_first />
            <p class="field-hint">{words.files_stay}</p>
            <TextField name="confirm" label=(words.confirm)(&email) value=typed error />
            {move || deletion.deleted.get().map(|gone| progress(deletion, gone))}
            {trouble(task)}
            <DialogActions>
                <Button label=text.common.cancel disabled=task.busy on_press=close />
                <Button label=words.delete emphasis=Emphasis::Danger submit=true busy=task.busy />
            </DialogActions>
        </form>
    }
}

/// How far it is; versions beside the files themselves make it more than were counted.
///
/// The bar stays full while versions beyond the count are deleted.
fn progress(deletion: Deletion, gone: u64) -> AnyView {
    let label = (use_text().leaving().deleting)(gone);
    let held = deletion.holdings.with_untracked(|held| match held {
        Some(Ok(held)) => held.objects.max(1),
        _ => u64::MAX,
    });
    #[allow(clippy::cast_precision_loss, reason = "a share to be drawn")]
    let share = (gone as f64 / held as f64).min(1.0);
    view! {
        <div role="status">
            <p class="field-hint">{label.clone()}</p>
            <ProgressBar label value=share state=Progress::Running />
        </div>
    }
    .into_any()
}
