//! What the dialog shows at each stage: the question, the progress, what stayed.

use leptos::prelude::*;

use super::count::Found;
use super::may_undo;
use crate::model::failure::Failure;
use crate::model::files::Entry;
use crate::model::files::kind::Kind;
use crate::ui::components::{ErrorPanel, FileName, Icon, Progress, ProgressBar};
use crate::ui::context::use_text;
use crate::ui::focus::{focus_first, is_lost};
use crate::ui::scope::Scope;
use crate::ui::screens::files::row::icon_of;
use crate::ui::screens::files::state::FilesState;

/// How many names are shown; the rest is a number. One name alone is in the title, and not listed.
const NAMES_SHOWN: usize = 5;

/// Leads the keyboard to the button that the next stage has: the one that was pressed goes with its own, and would leave the focus
/// outside the dialog. Who reads the error above has Esc and Enter at hand.
pub fn keep_focus(over: Memo<bool>) {
    let scope = Scope::here();
    Effect::new(move |before: Option<bool>| {
        let over = over.get();
        if before.is_some_and(|before| before != over) {
            scope.next_frame(|| {
                if is_lost() {
                    focus_first(".dialog-actions > .button:last-child");
                }
            });
        }
        over
    });
}

/// Names, what is inside, and whether it can be brought back.
///
/// What is inside is a polite live region: the number grows while folders are counted. Whether a deletion can be
/// brought back is the bucket's versioning, by the configuration.
pub fn question(state: FilesState, entries: &[Entry], found: RwSignal<Found>) -> AnyView {
    let (text, files) = (use_text().changes(), &use_text().files);
    let names = entries.iter().take(NAMES_SHOWN).map(|entry| {
        let icon = icon_of(Kind::of(entry));
        view! { <li><Icon name=icon /> <FileName name=entry.name().to_owned() /></li> }
    });
    let names: Vec<_> = if entries.len() > 1 { names.collect() } else { Vec::new() };
    let more = entries.len().saturating_sub(NAMES_SHOWN) as u64;
    let what = move || match found.get() {
        Found { failed: true, .. } => text.delete_uncounted.to_owned(),
        Found { complete: false, objects, .. } => (text.delete_counting)(objects),
        Found { objects: 0, .. } => text.delete_empty_folder.to_owned(),
        Found { objects, bytes, .. } => (text.delete_what)(objects, &(files.bytes)(bytes)),
    };
    let fate = if may_undo(state) {
        text.delete_undoable
    } else if state.app().config().bucket.versioned {
        text.delete_versioned
    } else {
        text.delete_for_good
    };
    view! {
        <ul class="name-list" role="list">
            {names}
            {(more > 0).then(|| view! { <li class="name-list-more">{(text.delete_more)(more)}</li> })}
        </ul>
        <p aria-live="polite">{what}</p>
        <p class="dialog-note">{fate}</p>
    }
    .into_any()
}

/// How far it is, once it is known how far it goes.
///
/// The bar stays at its beginning while the count is still under way, or has failed.
pub fn progress(gone: u64, found: RwSignal<Found>) -> AnyView {
    let text = use_text().changes();
    let known = found.with(|found| if found.complete { found.objects } else { 0 });
    let label = (text.deleting)(gone, known);
    #[allow(clippy::cast_precision_loss, reason = "a share to be drawn")]
    let share = if known == 0 { 0.0 } else { gone as f64 / known as f64 };
    view! {
        <p>{label.clone()}</p>
        <ProgressBar label value=share state=Progress::Running />
    }
    .into_any()
}

/// Each key that stayed, with the reason; the first one explained in full.
///
/// At most 200 keys are listed. The list scrolls by itself, so the Tab key must reach it (`tabindex="0"`).
pub fn refusals(state: FilesState, refused: &[(String, Failure)]) -> AnyView {
    let text = state.text();
    let first = refused.first().map(|(_, failure)| state.app().explain(failure));
    let row = |(key, failure): &(String, Failure)| {
        let code = failure.code().unwrap_or_default().to_owned();
        view! { <li><bdi>{key.clone()}</bdi> <code>{code}</code></li> }
    };
    view! {
        <p>{text.changes().not_deleted_hint}</p>
        <ul class="name-list" role="list" tabindex="0" aria-label=text.changes().not_deleted_hint>
            {refused.iter().take(200).map(row).collect::<Vec<_>>()}
        </ul>
        {first.map(|explanation| view! { <ErrorPanel explanation /> })}
    }
    .into_any()
}
