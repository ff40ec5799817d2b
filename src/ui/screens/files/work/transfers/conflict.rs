//! The dialog that asks what to do about a name that is taken.
//!
//! Uploads are never sent over an object unasked: the engine looks first, and waits with [`Status::Asking`]. Others go
//! on meanwhile. The answer "replace" is about the content that was shown and no other: where its tag is known, the
//! request goes with `If-Match`.

use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::model::transfer::{Command, Existing, Resolution, Status, Transfer, Which};
use crate::ui::components::{Button, Checkbox, Dialog, DialogActions, Emphasis};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};
use crate::ui::screens::files::state::FilesState;

/// Asks about the first upload that waits for an answer, then about the next.
///
/// Closing the dialog skips the upload, as the one answer that changes nothing in the bucket. An answer for all goes to
/// those that ask now and those that will, until more files are added.
#[component]
pub fn Conflict(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let (text, work) = (use_text().transfers(), state.work);
    // The one in view until it is answered, though another may have come to stand before it: an answer must not go to what
    // took its place at that moment.
    let asking = Memo::new(move |before: Option<&Option<(Transfer, Existing)>>| {
        let in_view =
            before.and_then(Option::as_ref).and_then(|(transfer, _)| question(work.one(transfer.id)?));
        in_view.or_else(|| question(work.first(false)?))
    });
    let for_all = RwSignal::new(false);
    let resolve = move |resolution| {
        let Some((transfer, _)) = asking.get_untracked() else { return };
        let which = if for_all.get_untracked() { Which::All } else { Which::One(transfer.id) };
        work.dispatch(Command::Resolve(which, resolution));
    };
    let others = Memo::new(move |_| work.totals.with(|totals| totals.asking.saturating_sub(1)));
    // Those that wait may ask as well once it is their turn.
    let more = Memo::new(move |_| work.totals.with(|totals| totals.asking + totals.waiting > 1));
    let is_open = Memo::new(move |_| asking.with(Option::is_some));

    view! {
        <Show when=move || is_open.get()>
            <Dialog title=text.conflict_title on_close=move |()| resolve(Resolution::Skip)>
                {move || asking.get().map(|(transfer, existing)| comparison(state, &transfer, &existing))}
                <Show when=move || more.get()>
                    <div>
                        <Checkbox name="for-all" label=text.for_all checked=for_all />
                        <p class="dialog-note">
                            {move || (others.get() > 0).then(|| (text.for_all_hint)(others.get() as u64))}
                        </p>
                    </div>
                </Show>
                <DialogActions on:click:capture=move |event| hold_second(&event)>
                    <Button label=text.skip on_press=move |()| resolve(Resolution::Skip) />
                    <Button label=text.replace on_press=move |()| resolve(Resolution::Replace) />
                    <Button
                        label=text.keep_both
                        emphasis=Emphasis::Primary
                        on_press=move |()| resolve(Resolution::KeepBoth)
                    />
                </DialogActions>
            </Dialog>
        </Show>
    }
}

/// What it asks, if it does.
fn question(transfer: Transfer) -> Option<(Transfer, Existing)> {
    let Status::Asking(existing) = &transfer.status else { return None };
    let existing = existing.clone();
    Some((transfer, existing))
}

/// The second press of a double click: the next question has taken the place of the first by then, unread.
fn hold_second(event: &MouseEvent) {
    if event.detail() > 1 {
        event.stop_propagation();
    }
}

/// What is there beside what comes, as far as both are known.
///
/// A size or a time that S3 has not told is left out; without both it says that nothing is known.
fn comparison(state: FilesState, transfer: &Transfer, existing: &Existing) -> AnyView {
    let text = state.text();
    let (files, words) = (&text.files, text.transfers());
    let language = state.text().language;
    let there: Vec<_> = [
        existing.size.map(files.bytes),
        existing.modified.map(|time| dates::written(time, Detail::Short, language)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let there = if there.is_empty() { words.conflict_unknown.to_owned() } else { there.join(" · ") };
    view! {
        <p>{(words.conflict_lead)(&transfer.name)}</p>
        <dl class="facts">
            <dt>{words.conflict_there}</dt>
            <dd>{there}</dd>
            <dt>{words.conflict_yours}</dt>
            <dd>{(files.bytes)(transfer.size)}</dd>
        </dl>
    }
    .into_any()
}
