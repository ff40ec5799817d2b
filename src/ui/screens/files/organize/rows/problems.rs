//! What went wrong in a job, below its row.

use leptos::prelude::*;

use super::super::state::Organizing;
use crate::client::organize::{End, JobId, Problem, Snapshot};
use crate::model::files::Prefix;
use crate::model::organize::Outcome;
use crate::ui::components::ErrorPanel;
use crate::ui::context::use_text;
use crate::ui::screens::files::state::FilesState;

/// So many of what went wrong are listed; the others are a number.
const LISTED: usize = 100;

/// What is where, of each object that is not where it was to be, with the first refusal explained; and why the whole has stopped.
pub fn draw(state: FilesState, organizing: Organizing, id: JobId, seen: Memo<Snapshot>) -> impl IntoView {
    let count = Memo::new(move |_| seen.with(|seen| seen.progress.problems));
    let stopped = Memo::new(move |_| {
        seen.with(|seen| match &seen.end {
            Some(End::Stopped(failure)) => Some(failure.clone()),
            _ => None,
        })
    });
    let (text, why) = (use_text().organize(), use_text().transfers().why);
    let list = move || {
        let count = count.get();
        (count > 0).then(|| {
            let verb = seen.with_untracked(|seen| seen.verb);
            // What was chosen stood in one folder: below it the names are told.
            let folder = seen.with_untracked(|seen| {
                let first = seen.roots.first().map(|root| Prefix::new(root.from()));
                first.and_then(|first| first.parent()).unwrap_or_default()
            });
            let item = |Problem { from, outcome, .. }: &Problem| {
                let name = from.strip_prefix(folder.as_str()).unwrap_or(from).to_owned();
                view! {
                    <li>
                        <bdi>{name}</bdi>
                        <span>{(text.outcome)(verb, outcome)}</span>
                    </li>
                }
            };
            let failure = |problem: &Problem| match &problem.outcome {
                Outcome::NotCopied(failure) | Outcome::NotDeleted(failure) => Some(failure.clone()),
                _ => None,
            };
            let (items, first) = organizing.with(|it| {
                it.with_problems(id, |all| {
                    let items = all.iter().take(LISTED).map(item).collect::<Vec<_>>();
                    (items, all.iter().find_map(failure))
                })
            });
            let more = count.saturating_sub(items.len() as u64);
            view! {
                <details class="transfers-why" open=true>
                    <summary>{text.what_is_where}</summary>
                    <ul class="download-missing">
                        {items}
                        {(more > 0).then(|| view! { <li>{(text.more_problems)(more)}</li> })}
                    </ul>
                </details>
                {first.map(|it| {
                    view! {
                        <details class="transfers-why">
                            <summary>{why}</summary>
                            <ErrorPanel explanation=state.app().explain(&it) />
                        </details>
                    }
                })}
            }
        })
    };
    let whole = move || {
        stopped.get().map(|failure| {
            view! {
                <details class="transfers-why">
                    <summary>{why}</summary>
                    <ErrorPanel explanation=state.app().explain(&failure) />
                </details>
            }
        })
    };
    (list, whole)
}
