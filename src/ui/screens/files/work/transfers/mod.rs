//! The region "Transfers": all uploads of this person, those in view drawn, each frame at most once.
//!
//! | from top to bottom | shown while |
//! |---|---|
//! | title and fold | anything of the region is |
//! | renames, moves and copies (`super::super::organize`) | one takes a while, or has something to say |
//! | archives (`super::super::archive`) | one is in their list |
//! | all uploads together (`overall`) | there are rows |
//! | unfinished uploads (`leftovers_list`) | there are some, and the region is unfolded |
//! | why uploads failed (`first_failure`) | one has failed, and the region is unfolded |
//! | a row for each upload (`row`) | the region is unfolded |
//!
//! The question about names that are taken (`conflict`) is a dialog, and asks whether or not the region is folded. The
//! region is no live region: `milestones` announces a few moments, where a region would read each number aloud.

mod conflict;
mod first_failure;
mod head;
pub(super) mod leftovers;
mod leftovers_list;
pub(super) mod milestones;
pub mod notify;
mod overall;
mod row;

use leptos::prelude::*;

use crate::model::files::Prefix;
use crate::model::transfer::Totals;
use crate::ui::components::VirtualRows;
use crate::ui::context::use_text;
use crate::ui::lazy::lazy;
use crate::ui::screens::files::state::FilesState;
use crate::ui::screens::files::work::downloads::{self, Downloads};

/// The region; not there while there is nothing to show.
#[component]
pub fn TransfersPanel(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let (text, work) = (use_text().transfers(), state.work);
    let downloads = state.workspace().downloads;
    let has_rows = Memo::new(move |_| work.totals.with(|totals| totals.count > 0));
    let has_downloads = Memo::new(move |_| downloads.with(|it| it.shown > 0));
    let has_leftovers = Memo::new(move |_| work.leftovers.with(|it| !it.is_empty()));
    let singles = Downloads::of(state);
    let has_singles = Memo::new(move |_| singles.is_some_and(Downloads::is_shown));
    let organize = state.app().parts.organize;
    let has_jobs = Memo::new(move |_| organize.get().is_some_and(|part| (part.has_rows)(state)));
    let is_there = Memo::new(move |_| {
        has_rows.get() || has_downloads.get() || has_leftovers.get() || has_singles.get() || has_jobs.get()
    });
    // Where there is no room beside the files, it would cover them.
    let expanded = RwSignal::new(is_wide());
    let unfinished = Memo::new(move |_| work.totals.with(Totals::unfinished));
    Effect::new(move || {
        if unfinished.get() {
            expanded.set(is_wide());
        }
    });
    fold_once_seen(state, expanded);
    // Uploads have the offer in their own line.
    let only_downloading = Memo::new(move |_| downloads.with(|it| it.running > 0) && !unfinished.get());

    view! {
        <Show when=move || is_there.get()>
            <section class="transfers" class:transfers-folded=move || !expanded.get() aria-label=text.region>
                <head::Head state expanded has_singles has_jobs />
                {move || has_jobs.get().then(|| organize.get().map(|part| (part.rows)(state)))}
                {singles.map(|singles| downloads::draw(state, singles))}
                <Show when=move || has_downloads.get()>
                    {lazy(state.app().parts.sync, move |part| (part.downloads)(state), || ().into_any())}
                    <notify::Offer running=only_downloading />
                </Show>
                <Show when=move || has_rows.get()>
                    <overall::Overall state />
                </Show>
                <Show when=move || expanded.get()>
                    <leftovers_list::UnfinishedUploads state />
                    <first_failure::FirstFailure state />
                    <Rows state />
                </Show>
            </section>
        </Show>
        <conflict::Conflict state />
        {move || organize.get().map(|part| (part.draw)(state))}
    }
}

/// The uploads in view.
#[component]
fn Rows(state: FilesState) -> impl IntoView {
    let work = state.work;
    let count = Memo::new(move |_| work.totals.with(|totals| totals.count));
    // They go in their order, so as many as are over stand before the first that is not.
    let follow = Memo::new(move |_| {
        let totals = work.totals.get();
        totals.unfinished().then_some((totals.done + totals.dropped + totals.failed).saturating_sub(1))
    });
    view! {
        <VirtualRows
            role="list"
            label=use_text().transfers().region
            scrolls=true
            count
            follow
            row=move |at| row::draw(state, at)
        />
    }
}

/// Whoever goes on with something else has seen that all went well.
fn fold_once_seen(state: FilesState, expanded: RwSignal<bool>) {
    Effect::new(move |before: Option<(Prefix, bool)>| {
        let now = (state.folder.get(), state.detailed().is_some());
        let all_well = state.work.totals.with_untracked(|totals| !totals.unfinished() && totals.failed == 0);
        if before.is_some_and(|before| before != now) && all_well {
            expanded.set(false);
        }
        now
    });
}

/// Whether there is room beside the files: 74rem, as style/screens/transfers.css has it.
fn is_wide() -> bool {
    window().inner_width().ok().and_then(|width| width.as_f64()).is_none_or(|width| width >= 1184.0)
}
