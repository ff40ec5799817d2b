//! The bar at the foot of the Files screen: a deletion that can be undone, and how far a restore is.

use leptos::prelude::*;

use super::job::{Change, Jobs, Outcome, Stage, again};
use crate::model::history::Obstacle;
use crate::model::text::History as Words;
use crate::ui::components::{Button, ErrorPanel, Icon, IconButton, IconName, Progress, ProgressBar, Size};
use crate::ui::context::use_text;
use crate::ui::screens::files::state::{FilesState, OpenDialog};

/// Draws the job that is seen; nothing while there is none.
///
/// Stays until it is closed, or until another takes its place: whoever reads slowly has as much time as anybody.
#[component]
pub fn Bar(
    /// The screen's state.
    state: FilesState,
    /// The workspace's jobs.
    jobs: Jobs,
) -> impl IntoView {
    let text = use_text().history();
    move || {
        let stage = jobs.stage.get()?;
        let close = (!matches!(stage, Stage::Running(..))).then(|| {
            let label = use_text().common.close;
            let press = move |()| {
                jobs.stage.set(None);
                state.focus_rows();
            };
            view! { <IconButton label icon=IconName::Close on_press=press /> }
        });
        let inner = match stage {
            Stage::Offered(change) => offered(state, jobs, change),
            Stage::Running(done, of) => running(jobs, done as u64, of as u64),
            Stage::Over(outcome) => over(state, jobs, &outcome),
        };
        Some(
            view! { <section class="files-notice history-bar" aria-label=text.region>{inner}{close}</section> },
        )
    }
}

/// Where the keys of a deletion are not remembered, the way to undo it is the dialog.
fn offered(state: FilesState, jobs: Jobs, change: Change) -> AnyView {
    let (text, tools) = (use_text().history(), use_text().tools());
    let told = change.told(text);
    let icon = if matches!(change, Change::Deleted(..)) { IconName::Trash } else { IconName::Info };
    let button = if change.is_known() {
        let press = move |()| {
            again(state, jobs, change.clone());
            state.focus_rows();
        };
        view! { <Button label=text.undo icon=IconName::Undo size=Size::Small on_press=press /> }.into_any()
    } else {
        let press = move |()| state.open_dialog(OpenDialog::History(None));
        view! { <Button label=tools.deleted_files size=Size::Small on_press=press /> }.into_any()
    };
    view! {
        <Icon name=icon />
        <p>{told}</p>
        {button}
    }
    .into_any()
}

fn running(jobs: Jobs, done: u64, of: u64) -> AnyView {
    let text = use_text().history();
    let label = if of == 0 { text.preparing.to_owned() } else { (text.restoring)(done, of) };
    #[allow(clippy::cast_precision_loss, reason = "a share to be drawn")]
    let share = if of == 0 { 0.0 } else { done as f64 / of as f64 };
    view! {
        <div class="history-told">
            <p>{label.clone()}</p>
            <ProgressBar label value=share state=Progress::Running />
        </div>
        <Button label=text.stop size=Size::Small on_press=move |()| jobs.stop() />
    }
    .into_any()
}

/// What is back, and each reason why something is not.
fn over(state: FilesState, jobs: Jobs, outcome: &Outcome) -> AnyView {
    let text = use_text().history();
    let lines: Vec<_> = reasons(text, outcome).into_iter().map(|line| view! { <p>{line}</p> }).collect();
    let failure = outcome.failure.as_ref().map(|failure| {
        let explanation = state.app().explain(failure);
        match outcome.again.clone() {
            Some(change) => {
                let retry = move |()| again(state, jobs, change.clone());
                view! { <ErrorPanel explanation on_retry=retry /> }.into_any()
            }
            None => view! { <ErrorPanel explanation /> }.into_any(),
        }
    });
    let all_well = lines.is_empty() && failure.is_none();
    view! {
        <Icon name=if all_well { IconName::Check } else { IconName::Info } />
        <div class="history-told">
            <p>{(text.restored)(outcome.restored)}</p>
            {lines}
            {failure}
        </div>
    }
    .into_any()
}

fn reasons(text: &Words, outcome: &Outcome) -> Vec<String> {
    let counted = [
        (outcome.newer, text.newer),
        (outcome.lost, text.lost),
        (outcome.refused, text.refused),
        (outcome.untried, text.untried),
    ];
    let kinds = [Obstacle::Unreachable, Obstacle::Archived, Obstacle::TooLarge];
    let blocked = kinds.into_iter().filter_map(|kind| {
        let count = outcome.blocked.iter().filter(|it| **it == kind).count() as u64;
        (count > 0).then(|| (text.blocked)(kind, count))
    });
    let stopped = outcome.is_stopped.then(|| text.stopped.to_owned());
    let counted = counted.into_iter().filter(|(count, _)| *count > 0).map(|(count, say)| say(count));
    stopped.into_iter().chain(blocked).chain(counted).collect()
}
