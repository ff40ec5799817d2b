//! The head of the region "Transfers".

use leptos::prelude::*;

use crate::ui::components::{IconButton, IconName};
use crate::ui::context::use_text;
use crate::ui::screens::files::state::FilesState;

/// What the region is about at the moment, and the button that folds it.
#[component]
pub fn Head(
    /// The screen's state.
    state: FilesState,
    /// Whether the rows are shown.
    expanded: RwSignal<bool>,
    /// Whether there are downloads of single files.
    has_singles: Memo<bool>,
    /// Whether there are renames, moves or copies.
    has_jobs: Memo<bool>,
) -> impl IntoView {
    let (text, work) = (use_text().transfers(), state.work);
    let downloads = state.workspace().downloads;
    let has_rows = Memo::new(move |_| work.totals.with(|totals| totals.count > 0));
    let can_fold = Memo::new(move |_| has_rows.get() || work.leftovers.with(|it| !it.is_empty()));
    let title = move || match (has_rows.get(), downloads.get()) {
        (true, _) => work.totals.with(text.summary),
        (false, it) if it.running > 0 => text.downloading.to_owned(),
        (false, _) if has_jobs.get() => text.region.to_owned(),
        (false, it) if it.shown > 0 || has_singles.get() => text.downloads.to_owned(),
        (false, _) => text.unfinished.to_owned(),
    };
    let label = move || if expanded.get() { text.collapse } else { text.expand }.to_owned();
    view! {
        <div class="transfers-head">
            <h2>{title}</h2>
            <Show when=move || can_fold.get()>
                <IconButton
                    label=Signal::derive(label)
                    icon=IconName::ChevronDown
                    class="transfers-fold"
                    on_press=move |()| expanded.update(|expanded| *expanded = !*expanded)
                />
            </Show>
        </div>
    }
}
