//! The plan, before anything moves: what would be done in numbers, each of it in a list, and the conflicts to decide.

use std::ops::Range;

use leptos::prelude::*;

use super::row;
use super::state::SyncState;
use crate::model::sync::{Action, Choice, Conflict, Direction, Item, Plan};
use crate::ui::components::{Button, DialogActions, Emphasis, VirtualRows};
use crate::ui::context::use_text;

/// Draws it, and announces the numbers. With nothing to do the only way on is to close. How many questions are open is
/// a polite live region, so that whoever answers them hears that "Start" has become possible.
pub fn draw(sync: SyncState) -> AnyView {
    let text = use_text().sync();
    let title = (text.between)(&sync.folder_here(), &untrack(|| sync.state().folder_name()));
    let (asking, todo, rows) = sync.plan(|plan| {
        let asks = |item: &&Item| matches!(item.action, Action::Conflict(_));
        let asking = plan.items.iter().take_while(asks).count();
        (asking, plan.items.len(), plan.items.len() + plan.blocked.len())
    });
    let open = Memo::new(move |_| {
        sync.changes.track();
        sync.plan(Plan::open_questions)
    });
    let summary = move || {
        sync.changes.track();
        sync.plan(|plan| summary(text, plan, use_text().files.bytes))
            .into_iter()
            .map(|(class, line)| view! { <li class=class>{line}</li> })
            .collect::<Vec<_>>()
    };
    let said = sync.plan(|plan| summary_said(text, plan, use_text().files.bytes));
    sync.state().app().announce(said);
    view! {
        <p>{title}</p>
        <ul class="sync-summary" role="list">{summary}</ul>
        {(todo == 0).then(|| view! { <p class="sync-nothing">{text.nothing}</p> })}
        {(asking > 0).then(|| (for_all(sync), list(sync, 0..asking, true)))}
        {(rows > asking).then(|| list(sync, asking..rows, false))}
        <p class="dialog-note" aria-live="polite">
            {move || (open.get() > 0).then(|| (text.open_questions)(open.get() as u64))}
        </p>
        <DialogActions>
            <Button label=text.back on_press=move |()| sync.back() />
            {(todo == 0)
                .then(|| {
                    view! {
                        <Button
                            label=use_text().common.close
                            emphasis=Emphasis::Primary
                            on_press=move |()| sync.close()
                        />
                    }
                })}
            {(todo > 0)
                .then(|| {
                    view! {
                        <Button
                            label=text.start
                            emphasis=Emphasis::Primary
                            disabled=Signal::derive(move || open.get() > 0)
                            on_press=move |()| sync.run()
                        />
                    }
                })}
        </DialogActions>
    }
    .into_any()
}

/// These rows of the plan: conflicts, or all others.
fn list(sync: SyncState, rows: Range<usize>, asks: bool) -> AnyView {
    let text = use_text().sync();
    let (label, start, count) = (if asks { text.conflicts } else { text.plan }, rows.start, rows.len());
    view! {
        <div class:sync-asks=asks>
            <VirtualRows
                role="list"
                label=Signal::stored(label.to_owned())
                scrolls=true
                count=Signal::stored(count)
                row=move |at| row::planned(sync, start + at, (at, count))
            />
        </div>
    }
    .into_any()
}

/// One answer for every conflict that it fits.
fn for_all(sync: SyncState) -> AnyView {
    let text = use_text().sync();
    let choices = sync.plan(|plan| match plan.options.direction {
        Direction::Up => vec![Choice::Here, Choice::Both, Choice::Skip],
        Direction::Down => vec![Choice::There, Choice::Both, Choice::Skip],
        Direction::Both => vec![Choice::Here, Choice::There, Choice::Both, Choice::Skip],
    });
    let button = |choice| {
        let press = move |()| sync.decide(None, Some(choice));
        view! { <Button label=(text.choice)(choice) size=crate::ui::components::Size::Small on_press=press /> }
    };
    view! {
        <div class="sync-for-all" role="group" aria-label=text.for_all>
            <span>{text.for_all}</span>
            {choices.into_iter().map(button).collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}

/// The sentences of this dialog.
type Words = crate::model::text::Sync;

/// A line for each kind of thing that would be done, and for what would not.
fn summary(text: &Words, plan: &Plan, bytes: fn(u64) -> String) -> Vec<(&'static str, String)> {
    let kinds = [
        Action::Conflict(Conflict::Unknown),
        Action::Upload,
        Action::Download,
        Action::DeleteThere,
        Action::DeleteHere,
    ];
    let lines = kinds.into_iter().filter_map(|kind| {
        let same_kind = |action: Action| std::mem::discriminant(&action) == std::mem::discriminant(&kind);
        let items = plan.items.iter().filter(|item| same_kind(item.action));
        let (count, moved) = items.fold((0, 0), |(count, moved), item| (count + 1, moved + item.bytes()));
        let class = match kind {
            Action::Conflict(_) => "sync-warns",
            Action::DeleteHere | Action::DeleteThere => "sync-deletes",
            _ => "",
        };
        let moves = matches!(kind, Action::Upload | Action::Download);
        let moved = if moves { bytes(moved) } else { String::new() };
        (count > 0).then(|| (class, (text.planned)(kind, count, &moved)))
    });
    let lost = plan.items.iter().filter(|item| item.loses_device()).count();
    let lines = lines.chain((lost > 0).then(|| ("sync-deletes", (text.lost_here)(lost as u64))));
    let quiet =
        [(plan.same.len(), text.same), (plan.left.len(), text.left), (plan.blocked.len(), text.blocked)];
    let quiet = quiet.into_iter().filter(|(count, _)| *count > 0);
    lines.chain(quiet.map(|(count, say)| ("sync-quiet", say(count as u64)))).collect()
}

/// The summary in one breath, as it is announced.
fn summary_said(text: &Words, plan: &Plan, bytes: fn(u64) -> String) -> String {
    let lines: Vec<_> = summary(text, plan, bytes).into_iter().map(|(_, line)| line).collect();
    if plan.items.is_empty() { text.nothing.to_owned() } else { lines.join(". ") }
}
