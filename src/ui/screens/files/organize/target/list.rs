//! The path to the folder that is open in the dialog, and its folders.

use leptos::prelude::*;

use super::browser::{Browser, HERE};
use crate::model::files::Prefix;
use crate::ui::components::{ErrorPanel, FileName, Icon, IconName};
use crate::ui::context::use_text;
use crate::ui::screens::files::state::FilesState;

/// The path, and the folders below its end.
pub fn draw(state: FilesState, browser: Browser) -> AnyView {
    let text = use_text().organize();
    let steps = Memo::new(move |_| browser.steps(text.place));
    let here = move || steps.with(|steps| steps.last().map(|(name, _)| name.clone()).unwrap_or_default());
    let step = move |(at, (name, folder)): (usize, (String, Option<Prefix>))| {
        let is_last = at + 1 == steps.with_untracked(Vec::len);
        view! {
            <li class="breadcrumb-step">
                {(at > 0).then(|| view! { <Icon name=IconName::ChevronRight /> })}
                <button
                    type="button"
                    class="chooser-step"
                    id=is_last.then_some(HERE)
                    aria-current=is_last.then_some("location")
                    on:click=move |_| browser.open(state, folder.clone())
                >
                    <bdi>{name}</bdi>
                </button>
            </li>
        }
    };
    let choice = move |(name, folder): (String, Prefix)| {
        view! {
            <li>
                <button type="button" class="chooser-folder" on:click=move |_| browser.open(state, Some(folder.clone()))>
                    <Icon name=IconName::Folder />
                    <FileName name />
                    <Icon name=IconName::ChevronRight />
                </button>
            </li>
        }
    };
    let empty = move || match (browser.is_reading.get(), browser.choices().is_empty()) {
        (true, _) => Some(text.looking_for_folders),
        (false, true) if browser.failed.with(Option::is_none) => Some(text.no_folders),
        _ => None,
    };
    view! {
        <nav class="breadcrumb chooser-path" aria-label=text.path>
            <ol role="list">{move || steps.get().into_iter().enumerate().map(step).collect::<Vec<_>>()}</ol>
        </nav>
        <ul class="chooser" role="list" aria-label=move || (text.folders)(&here())>
            {move || browser.choices().into_iter().map(choice).collect::<Vec<_>>()}
        </ul>
        <p class="dialog-note">{empty}</p>
        {move || browser.failed.get().map(|it| view! { <ErrorPanel explanation=state.app().explain(&it) /> })}
    }
    .into_any()
}
