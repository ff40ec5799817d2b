//! The dialog that asks what to do: about a name that is taken, a folder that is there, a file that is too large to be copied whole.

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::state::Organizing;
use crate::client::organize::{JobId, Question as Asked, Subject};
use crate::model::transfer::Resolution;
use crate::ui::components::{Button, Checkbox, Dialog, DialogActions, Emphasis};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};
use crate::ui::screens::files::state::FilesState;

/// Asks the first question that waits, then the next. Closing the dialog skips what it is about, which changes nothing in the bucket.
#[component]
pub fn Question(
    /// The screen's state.
    state: FilesState,
    /// The part's state.
    organizing: Organizing,
) -> impl IntoView {
    let (text, words) = (use_text().organize(), use_text().transfers());
    let asking = Memo::new(move |_| -> Option<(JobId, Asked)> {
        organizing.jobs.with(|jobs| jobs.iter().find_map(|(id, seen)| Some((*id, seen.question.clone()?))))
    });
    let for_all = RwSignal::new(false);
    let resolve = move |resolution| {
        if let Some((id, question)) = asking.get_untracked() {
            let for_all = for_all.get_untracked();
            organizing.with(|organizer| organizer.answer(id, question.number, resolution, for_all));
        }
    };
    let is_open = Memo::new(move |_| asking.with(Option::is_some));
    let subject = Memo::new(move |_| asking.with(|it| it.as_ref().map(|(_, question)| question.subject)));
    let title = Signal::derive(move || match subject.get() {
        Some(Subject::Folder) => text.folder_title.to_owned(),
        Some(Subject::Large) => text.large_title.to_owned(),
        _ => words.conflict_title.to_owned(),
    });
    let yes = Signal::derive(move || match subject.get() {
        Some(Subject::Folder) => text.merge.to_owned(),
        Some(Subject::Large) => text.go_on.to_owned(),
        _ => words.replace.to_owned(),
    });
    view! {
        <Show when=move || is_open.get()>
            <Dialog title on_close=move |()| resolve(Resolution::Skip)>
                {move || asking.get().map(|(_, question)| lead(state, &question))}
                <Checkbox name="organize-for-all" label=words.for_all checked=for_all />
                <DialogActions on:click:capture=move |event| hold_second(&event)>
                    <Button label=words.skip on_press=move |()| resolve(Resolution::Skip) />
                    <Button label=yes on_press=move |()| resolve(Resolution::Replace) />
                    <Show when=move || subject.get() != Some(Subject::Large)>
                        <Button
                            label=words.keep_both
                            emphasis=Emphasis::Primary
                            on_press=move |()| resolve(Resolution::KeepBoth)
                        />
                    </Show>
                </DialogActions>
            </Dialog>
        </Show>
    }
}

/// The second press of a double click: the next question has taken the place of the first by then, unread.
fn hold_second(event: &MouseEvent) {
    if event.detail() > 1 {
        event.stop_propagation();
    }
}

/// What there is, beside what comes.
fn lead(state: FilesState, question: &Asked) -> AnyView {
    let (text, words, files) = (state.text().organize(), state.text().transfers(), &state.text().files);
    let size = question.size.map(files.bytes).unwrap_or_default();
    let existing = &question.existing;
    match question.subject {
        Subject::Folder => view! { <p>{(text.folder_lead)(&question.name)}</p> }.into_any(),
        Subject::Large => view! { <p>{(text.large_lead)(&question.name, &size)}</p> }.into_any(),
        Subject::File => {
            let modified =
                existing.modified.map(|at| dates::written(at, Detail::Short, state.text().language));
            let there: Vec<_> = [existing.size.map(files.bytes), modified].into_iter().flatten().collect();
            let there = if there.is_empty() { words.conflict_unknown.to_owned() } else { there.join(" · ") };
            view! {
                <p>{(words.conflict_lead)(&question.name)}</p>
                <dl class="facts">
                    <dt>{words.conflict_there}</dt>
                    <dd>{there}</dd>
                    <dt>{text.comes}</dt>
                    <dd>{size}</dd>
                </dl>
            }
            .into_any()
        }
    }
}
