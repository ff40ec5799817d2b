//! A row of the plan, and of what was not done.
//!
//! Rows are virtual: an index is looked up when its row comes into view, and `aria-posinset` says where it stands. A
//! row is drawn once; only the answer to a conflict changes in it.

use leptos::prelude::*;

use super::state::SyncState;
use crate::model::sync::{Action, Blocked, Choice, End, Item, Unfinished};
use crate::ui::components::{FileName, Icon, IconName};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};

/// Draws what stands at an index of the plan (what is to be done first, then what cannot be), in this row of so many.
pub fn planned(sync: SyncState, at: usize, position: (usize, usize)) -> AnyView {
    let (text, files) = (use_text().sync(), &use_text().files);
    let item = sync.plan(|plan| plan.items.get(at).cloned());
    let Some(item) = item else {
        let blocked = sync.plan(|plan| plan.blocked.get(at - plan.items.len()).cloned());
        let draw = |it: Blocked| {
            let why = (text.obstacle)(it.obstacle).to_owned();
            row(Row {
                position,
                icon: IconName::Lock,
                class: "",
                path: it.path,
                line: why,
                end: ().into_any(),
            })
        };
        return blocked.map_or_else(|| ().into_any(), draw);
    };
    let replaces = item.device.is_some() && item.alcove.is_some();
    let (icon, class) = match item.action {
        Action::Upload => (IconName::Upload, ""),
        Action::Download => (IconName::Download, ""),
        Action::DeleteHere | Action::DeleteThere => (IconName::Trash, " sync-deletes"),
        Action::Conflict(_) => (IconName::Alert, " sync-warns"),
    };
    let (line, end) = match item.action {
        Action::Conflict(conflict) => {
            let both = both(sync, &item);
            let line = [(text.conflict)(conflict), "\n", &both].concat();
            (line, choice(sync, at, &item))
        }
        action => {
            let bytes = item.bytes();
            let moves = matches!(action, Action::Upload | Action::Download);
            let size = moves.then(|| view! { <span class="sync-size">{(files.bytes)(bytes)}</span> });
            ((text.action)(action, replaces).to_owned(), size.into_any())
        }
    };
    row(Row { position, icon, class, path: item.path, line, end })
}

/// Draws one that was not done.
pub fn unfinished(sync: SyncState, at: usize, count: usize) -> AnyView {
    let text = use_text().sync();
    let Some(Unfinished { path, end }) = sync.report(|report| report.unfinished.get(at).cloned()) else {
        return ().into_any();
    };
    let why = match end {
        End::Changed => text.changed.to_owned(),
        End::Failed(failure) => {
            let what = sync.state().app().explain(&failure).sentences.what.to_owned();
            failure.code().map_or(what.clone(), |code| [&what, " (", code, ")"].concat())
        }
        _ => text.cancelled.to_owned(),
    };
    let (icon, class) = (IconName::Alert, " sync-warns");
    row(Row { position: (at, count), icon, class, path, line: why, end: ().into_any() })
}

/// A row as it is drawn.
struct Row {
    /// Its index among the rows of its list, and how many there are.
    position: (usize, usize),
    icon: IconName,
    /// Begins with a space where it is not empty.
    class: &'static str,
    path: String,
    /// What is said of the path. Also the tooltip, for a line that is cut.
    line: String,
    /// What stands at the end of the row: a size, a choice, or nothing.
    end: AnyView,
}

/// Draws a row.
fn row(Row { position: (index, count), icon, class, path, line, end }: Row) -> AnyView {
    let title = line.clone();
    view! {
        <div
            class=["sync-row", class].concat()
            role="listitem"
            aria-posinset=(index + 1).to_string()
            aria-setsize=count.to_string()
        >
            <Icon name=icon />
            <div class="sync-path"><FileName name=path /></div>
            <div class="sync-line" title=title>{line}</div>
            <div class="sync-end">{end}</div>
        </div>
    }
    .into_any()
}

/// Size and time of both sides.
fn both(sync: SyncState, item: &Item) -> String {
    let (text, files) = (use_text().sync(), &use_text().files);
    let language = sync.state().text().language;
    let side = |side: Option<(u64, i64)>| match side {
        Some((size, time)) => [(files.bytes)(size), dates::written(time, Detail::Short, language)].join(", "),
        None => text.gone.to_owned(),
    };
    let here = side(item.device.map(|it| (it.size, it.modified)));
    let there = side(item.alcove.as_ref().map(|it| (it.size, it.modified)));
    [(text.here)(&here), (text.there)(&there)].join("\n")
}

/// What the person says of a conflict.
fn choice(sync: SyncState, at: usize, item: &Item) -> AnyView {
    let text = use_text().sync();
    let choices = sync.plan(|plan| item.choices(plan.options.direction).to_vec());
    let options = choices.clone();
    let chosen = move || {
        sync.changes.track();
        let choice = sync.plan(|plan| plan.items.get(at).and_then(|item| item.choice));
        let index = choice.and_then(|choice| options.iter().position(|it| *it == choice));
        index.map_or(String::new(), |index| index.to_string())
    };
    let choices_of_event = choices.clone();
    let option = |(index, choice): (usize, Choice)| {
        view! { <option value=index.to_string()>{(text.choice)(choice)}</option> }
    };
    view! {
        <select
            class="sync-choice"
            aria-label=(text.choose_for)(&item.path)
            prop:value=chosen
            on:change=move |event| {
                let index = event_target_value(&event).parse::<usize>().ok();
                sync.decide(Some(at), index.and_then(|index| choices_of_event.get(index).copied()));
            }
        >
            <option value="">{text.undecided}</option>
            {choices.into_iter().enumerate().map(option).collect::<Vec<_>>()}
        </select>
    }
    .into_any()
}
