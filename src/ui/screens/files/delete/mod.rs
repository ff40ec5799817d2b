//! The dialog "Delete …?": says what goes before it goes, how far it is, and what stayed.

mod count;

use futures_util::future::abortable;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::FilesState;
use crate::client::files::{Deletion, Target};
use crate::model::failure::Failure;
use crate::model::files::{Entry, Selection};
use crate::ui::components::{
    Button, Dialog, DialogActions, Emphasis, ErrorPanel, FileName, Icon, Progress, ProgressBar,
};
use crate::ui::context::use_text;
use count::Found;

/// How many names are shown; the rest is a number.
const NAMES_SHOWN: usize = 5;

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
    let text = &use_text().files;
    let title = match entries.as_slice() {
        [one] => (text.delete_one)(one.name()),
        all => (text.delete_many)(all.len() as u64),
    };
    let stage = RwSignal::new(Stage::Asking);
    let found = RwSignal::new(Found::default());
    let entries = StoredValue::new(entries);
    count_inside(state, entries, found);
    let close = move |()| {
        // What is being deleted is no longer the person's to call back.
        if !stage.with_untracked(|stage| matches!(stage, Stage::Deleting(_))) {
            state.asked.set(None);
        }
    };
    let delete = move |()| spawn_local(perform(state, entries.get_value(), stage));
    let busy = Signal::derive(move || stage.with(|stage| matches!(stage, Stage::Deleting(_))));

    view! {
        <Dialog title on_close=close>
            {move || match stage.get() {
                Stage::Asking => entries.with_value(|entries| question(state, entries, found)),
                Stage::Deleting(gone) => progress(gone, found),
                Stage::Refused(refused) => refusals(state, &refused),
                Stage::Stopped(failure) => {
                    view! { <ErrorPanel explanation=state.app.explain(&failure) on_retry=delete /> }.into_any()
                }
            }}
            {move || {
                let asking = stage.with(|stage| matches!(stage, Stage::Asking | Stage::Deleting(_)));
                asking
                    .then(|| {
                        view! { <Actions busy delete=Callback::new(delete) close=Callback::new(close) /> }
                    })
            }}
        </Dialog>
    }
}

#[component]
fn Actions(busy: Signal<bool>, delete: Callback<()>, close: Callback<()>) -> impl IntoView {
    let (text, common) = (&use_text().files, &use_text().common);
    view! {
        <DialogActions>
            <Button label=common.cancel disabled=busy on_press=close />
            <Button label=text.delete emphasis=Emphasis::Danger busy on_press=delete />
        </DialogActions>
    }
}

/// Looks into the folders among these for as long as the dialog is open.
fn count_inside(state: FilesState, entries: StoredValue<Vec<Entry>>, found: RwSignal<Found>) {
    let files = state.workspace.files();
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

/// Names, what is inside, and whether it can be brought back.
fn question(state: FilesState, entries: &[Entry], found: RwSignal<Found>) -> AnyView {
    let text = &use_text().files;
    let names = entries.iter().take(NAMES_SHOWN).map(|entry| {
        let icon = super::row::icon(crate::model::files::kind::Kind::of(entry));
        view! { <li><Icon name=icon /> <FileName name=entry.name().to_owned() /></li> }
    });
    let names: Vec<_> = if entries.len() > 1 { names.collect() } else { Vec::new() };
    let more = entries.len().saturating_sub(NAMES_SHOWN) as u64;
    let what = move || match found.get() {
        Found { failed: true, .. } => text.delete_uncounted.to_owned(),
        Found { complete: false, objects, .. } => (text.delete_counting)(objects),
        Found { objects: 0, .. } => text.delete_empty_folder.to_owned(),
        Found { objects, bytes, .. } => (text.delete_what)(objects, &(text.bytes)(bytes)),
    };
    let versioned = state.app.config().bucket.versioned;
    view! {
        <ul class="name-list" role="list">
            {names}
            {(more > 0).then(|| view! { <li class="name-list-more">{(text.delete_more)(more)}</li> })}
        </ul>
        <p aria-live="polite">{what}</p>
        <p class="dialog-note">{if versioned { text.delete_versioned } else { text.delete_for_good }}</p>
    }
    .into_any()
}

fn progress(gone: u64, found: RwSignal<Found>) -> AnyView {
    let text = &use_text().files;
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
fn refusals(state: FilesState, refused: &[(String, Failure)]) -> AnyView {
    let text = state.text();
    let first = refused.first().map(|(_, failure)| state.app.explain(failure));
    let row = |(key, failure): &(String, Failure)| {
        let code = failure.code().unwrap_or_default().to_owned();
        view! { <li><bdi>{key.clone()}</bdi> <code>{code}</code></li> }
    };
    let close = move |()| state.asked.set(None);
    view! {
        <p><strong>{(text.files.not_deleted)(refused.len() as u64)}</strong> " " {text.files.not_deleted_hint}</p>
        <ul class="name-list" role="list" tabindex="0" aria-label=text.files.not_deleted_hint>
            {refused.iter().take(200).map(row).collect::<Vec<_>>()}
        </ul>
        {first.map(|explanation| view! { <ErrorPanel explanation /> })}
        <DialogActions>
            <Button label=text.common.close emphasis=Emphasis::Primary on_press=close />
        </DialogActions>
    }
    .into_any()
}

async fn perform(state: FilesState, entries: Vec<Entry>, stage: RwSignal<Stage>) {
    stage.set(Stage::Deleting(0));
    let target = |entry: &Entry| match entry {
        Entry::Folder(folder) => Target::Folder(folder.prefix.clone()),
        Entry::File(file) => Target::Object(file.key.clone()),
    };
    let targets: Vec<_> = entries.iter().map(target).collect();
    let show = |so_far: &Deletion| drop(stage.try_set(Stage::Deleting(so_far.deleted)));
    match state.workspace.files().delete(&targets, show).await {
        Ok(deletion) => {
            let refused: Vec<_> =
                deletion.refused.into_iter().map(|(key, failure)| (key.to_string(), failure)).collect();
            take_out(state, &entries, &refused);
            state.app.announce((state.text().files.deleted)(deletion.deleted));
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
    if state.detailed().is_none() {
        state.close_details();
    }
}

/// Closes, and leads the keyboard to where the entries were.
fn leave(state: FilesState) {
    state.asked.set(None);
    // The dialog gives the focus back first, to a button that may be gone by then.
    request_animation_frame(move || state.focus_rows());
}
