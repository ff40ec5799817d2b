//! The rows of jobs in the region of the transfers: those that take a while, and those that have something to say.

mod problems;

use leptos::prelude::*;

use super::state::{Organizing, name_of, sentence};
use crate::client::organize::{End, JobId, Snapshot, Stage};
use crate::ui::components::{FileName, Icon, IconButton, IconName, Progress, ProgressBar};
use crate::ui::context::use_text;
use crate::ui::screens::files::state::FilesState;

/// Whether there are rows. Tracked.
pub fn has_rows(state: FilesState) -> bool {
    Organizing::of(state).is_some_and(|organizing| organizing.jobs.with(|jobs| !jobs.is_empty()))
}

/// Draws the list.
pub fn draw(state: FilesState) -> AnyView {
    let Some(organizing) = Organizing::of(state) else { return ().into_any() };
    let ids =
        Memo::new(move |_| organizing.jobs.with(|jobs| jobs.iter().map(|(id, _)| *id).collect::<Vec<_>>()));
    view! {
        <ul class="downloads" aria-label=use_text().transfers().region>
            <For each=move || ids.get() key=|id| *id children=move |id| row(state, organizing, id) />
        </ul>
    }
    .into_any()
}

fn row(state: FilesState, organizing: Organizing, id: JobId) -> AnyView {
    let text = use_text().organize();
    let of = move |jobs: &Vec<(JobId, Snapshot)>| {
        jobs.iter().find(|(it, _)| *it == id).map(|(_, seen)| seen.clone())
    };
    let Some(first) = organizing.jobs.with_untracked(of) else { return ().into_any() };
    let name = name_of(state, &first.roots);
    // A row that was taken out stays as it was until it is gone from the page.
    let seen = Memo::new(move |before: Option<&Snapshot>| {
        organizing.jobs.with(of).or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
    });
    let is_over = Memo::new(move |_| seen.with(|seen| seen.end.is_some()));
    let is_paused = Memo::new(move |_| seen.with(|seen| seen.progress.is_paused));
    let failed =
        move || seen.with(|seen| seen.progress.problems > 0 || matches!(seen.end, Some(End::Stopped(_))));
    let pause_label = move || if is_paused.get() { text.resume } else { text.pause }.to_owned();
    let pause = move |()| organizing.with(|it| it.pause(id, !is_paused.get_untracked()));
    view! {
        <li class="transfer download" class:transfer-failed=failed>
            <Icon name=IconName::Folder />
            <div class="transfer-name">
                <FileName name=name.clone() />
            </div>
            <div class="transfer-line">{move || seen.with(|seen| line(state, organizing, id, seen))}</div>
            <ProgressBar
                label=name
                value=Signal::derive(move || seen.with(share))
                state=Signal::derive(move || seen.with(look))
            />
            <div class="transfer-actions">
                <Show
                    when=move || !is_over.get()
                    fallback=move || {
                        view! {
                            <IconButton
                                label=text.remove
                                icon=IconName::Check
                                on_press=move |()| organizing.with(|it| it.remove(id))
                            />
                        }
                    }
                >
                    <IconButton
                        label=Signal::derive(pause_label)
                        icon=Signal::derive(move || if is_paused.get() { IconName::Play } else { IconName::Pause })
                        on_press=pause
                    />
                    <IconButton
                        label=text.cancel
                        icon=IconName::Close
                        on_press=move |()| organizing.with(|it| it.cancel(id))
                    />
                </Show>
            </div>
            {problems::draw(state, organizing, id, seen)}
        </li>
    }
    .into_any()
}

/// What is said of a job, in a line.
fn line(state: FilesState, organizing: Organizing, id: JobId, seen: &Snapshot) -> String {
    let text = state.text().organize();
    let progress = &seen.progress;
    match (&seen.end, progress.stage) {
        (Some(_), _) => sentence(state, seen, &organizing.with(|it| it.settled(id)), false),
        _ if seen.question.is_some() => text.asking.to_owned(),
        _ if progress.is_paused => text.paused.to_owned(),
        _ if progress.is_offline => text.offline.to_owned(),
        (None, Stage::Looking) => (text.looking)(progress.found),
        (None, Stage::Working) => (text.working)(seen.verb, progress.over, progress.found),
    }
}

#[allow(clippy::cast_precision_loss, reason = "a share to be drawn")]
fn share(seen: &Snapshot) -> f64 {
    match (seen.progress.stage, seen.progress.found) {
        (Stage::Looking, _) | (_, 0) => 0.0,
        (Stage::Working, found) => seen.progress.over as f64 / found as f64,
    }
}

fn look(seen: &Snapshot) -> Progress {
    let progress = &seen.progress;
    match &seen.end {
        Some(End::Stopped(_)) => Progress::Failed,
        _ if progress.problems > 0 => Progress::Failed,
        Some(End::Done) => Progress::Done,
        None if progress.stage == Stage::Working && !progress.is_paused && !progress.is_offline => {
            Progress::Running
        }
        _ => Progress::Waiting,
    }
}
