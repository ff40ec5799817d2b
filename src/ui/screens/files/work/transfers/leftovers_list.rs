//! The list of unfinished uploads.
//!
//! Each has two buttons: to resume, where that is possible here, and to discard. Nothing is asked before discarding, as
//! the file is still where it was and can be uploaded again.

use leptos::prelude::*;
use web_sys::FileList;

use super::leftovers::{chosen, discard, resume};
use crate::ui::components::{Button, Emphasis, FileField, FileName, Size};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};
use crate::ui::screens::files::state::FilesState;
use crate::ui::screens::files::work::Leftover;

/// The list; nothing where there is none.
///
/// The field for their files is drawn with the list: without the list nothing would open it. The heading is for the eye
/// alone, as the list has the same name for those who listen.
#[component]
pub fn UnfinishedUploads(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let text = use_text().transfers();
    let leftovers = state.work.leftovers;
    let list = move || {
        let items: Vec<_> = leftovers.get().into_iter().map(|of| item(state, of)).collect();
        (!items.is_empty()).then(|| {
            view! {
                <FileField
                    picker=state.work.picker
                    on_chosen=move |files: FileList| chosen(state, &files)
                />
                <p class="unfinished-head" aria-hidden="true">{text.unfinished}</p>
                <ul class="unfinished-list" aria-label=text.unfinished>
                    {items}
                </ul>
            }
        })
    };
    view! { {list} }
}

/// Of an upload of this device the size is known; of another's S3 tells only when it was begun.
fn item(state: FilesState, of: Leftover) -> impl IntoView {
    let (text, files, language) = (use_text().transfers(), &use_text().files, use_text().language);
    let (name, resumed) = (of.name().to_owned(), of.clone());
    let line = match &of {
        Leftover::Here(of) => (files.bytes)(of.record.size),
        Leftover::Elsewhere(of) => (text.begun)(&dates::written(of.began, Detail::Short, language)),
    };
    let resume = of.can_resume().then(|| {
        view! {
            <Button
                label=text.resume
                size=Size::Small
                emphasis=Emphasis::Quiet
                on_press=move |()| resume(state, resumed.clone())
            />
        }
    });
    let discard = move |()| state.workspace().scope.spawn(discard(state, of.clone()));
    view! {
        <li class="unfinished">
            <div class="transfer-name">
                <FileName name />
            </div>
            <div class="transfer-line">{line}</div>
            <div class="transfer-actions">
                {resume}
                <Button label=text.discard size=Size::Small emphasis=Emphasis::Quiet on_press=discard />
            </div>
        </li>
    }
}
