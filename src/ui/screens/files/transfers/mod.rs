//! The region "Transfers": all uploads of this person, those in view drawn, each frame at most once.

mod conflict;
mod milestones;
pub(super) mod notify;
mod overall;
mod row;
mod unfinished;
mod watch;

use leptos::prelude::*;

pub use watch::{Watch, watch};

use super::archive;
use super::state::FilesState;
use crate::model::files::Prefix;
use crate::model::transfer::{Status, Totals};
use crate::ui::components::{ErrorPanel, IconButton, IconName, VirtualRows};
use crate::ui::context::use_text;
use crate::ui::later::later;

/// The region; not there while there is nothing to show.
#[component]
pub fn TransfersPanel(
    /// The screen's state.
    state: FilesState,
    /// The transfers as they change.
    watch: Watch,
) -> impl IntoView {
    let text = use_text().transfers();
    let leftovers = unfinished::Leftovers::look_for(state);
    let has_rows = Memo::new(move |_| watch.totals.with(|totals| totals.count > 0));
    let downloads = state.app().downloads;
    let has_downloads = Memo::new(move |_| downloads.with(|it| it.shown > 0));
    let is_downloading = Memo::new(move |_| downloads.with(|it| it.running > 0));
    let is_there = Memo::new(move |_| has_rows.get() || has_downloads.get() || leftovers.are_there());
    let count = Memo::new(move |_| watch.totals.with(|totals| totals.count));
    // They go in their order, so as many as are over stand before the first that is not.
    let follow = Memo::new(move |_| {
        let totals = watch.totals.get();
        totals.unfinished().then_some((totals.done + totals.dropped + totals.failed).saturating_sub(1))
    });
    // On a phone it would cover the files.
    let expanded = RwSignal::new(is_wide());
    let unfinished = Memo::new(move |_| watch.totals.with(Totals::unfinished));
    Effect::new(move || {
        if unfinished.get() {
            expanded.set(is_wide());
        }
    });
    // Whoever goes on with something else has seen that all went well.
    Effect::new(move |before: Option<(Prefix, bool)>| {
        let now = (state.folder.get(), state.detailed().is_some());
        let all_well = watch.totals.with_untracked(|totals| !totals.unfinished() && totals.failed == 0);
        if before.is_some_and(|before| before != now) && all_well {
            expanded.set(false);
        }
        now
    });
    // Uploads have the offer in their own line.
    let only_downloading = Memo::new(move |_| is_downloading.get() && !unfinished.get());
    let toggle = move |()| expanded.update(|expanded| *expanded = !*expanded);
    milestones::announce(state, watch.totals);

    view! {
        <Show when=move || is_there.get()>
            <section class="transfers" class:transfers-folded=move || !expanded.get() aria-label=text.region>
                <div class="transfers-head">
                    <h2>
                        {move || {
                            match has_rows.get() {
                                true => watch.totals.with(text.summary),
                                false if is_downloading.get() => text.downloading.to_owned(),
                                false if has_downloads.get() => text.downloads.to_owned(),
                                false => text.unfinished.to_owned(),
                            }
                        }}
                    </h2>
                    <Show when=move || has_rows.get() || leftovers.are_there()>
                        <IconButton
                            label=Signal::derive(move || {
                                if expanded.get() { text.collapse } else { text.expand }.to_owned()
                            })
                            icon=IconName::ChevronDown
                            class="transfers-fold"
                            on_press=toggle
                        />
                    </Show>
                </div>
                <Show when=move || has_downloads.get()>
                    {later(archive::rows, state, None)}
                    <notify::Offer running=only_downloading />
                </Show>
                <Show when=move || has_rows.get()>
                    <overall::Overall watch />
                </Show>
                <Show when=move || expanded.get()>
                    <unfinished::UnfinishedUploads leftovers />
                    <FirstFailure state watch />
                    <VirtualRows
                        role="list"
                        label=text.region
                        scrolls=true
                        count
                        follow
                        row=move |at| row::draw(state, watch, at)
                    />
                </Show>
            </section>
        </Show>
        <conflict::Conflict state watch />
    }
}

/// Why the first of the failed ones failed, in full: most often it is the reason of all.
#[component]
fn FirstFailure(state: FilesState, watch: Watch) -> impl IntoView {
    let text = use_text().transfers();
    let failure = Memo::new(move |_| {
        watch.first(true).and_then(|transfer| match transfer.status {
            Status::Failed(failure) => Some(failure),
            _ => None,
        })
    });
    move || {
        failure.get().map(|failure| {
            view! {
                <details class="transfers-why">
                    <summary>{text.why}</summary>
                    <ErrorPanel explanation=state.app().explain(&failure) />
                </details>
            }
        })
    }
}

/// Whether there is room beside the files.
fn is_wide() -> bool {
    window().inner_width().ok().and_then(|width| width.as_f64()).is_none_or(|width| width >= 640.0)
}
