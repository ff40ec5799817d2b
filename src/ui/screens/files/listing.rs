//! The grid "Files", and what stands below it while there are no rows.
//!
//! The grid (`ui::components::grid`) knows indices, and owns geometry, roles and the keyboard's row. This module says
//! what an index means: which entry, which cells, which name for typing ahead. Answers to presses and keys are
//! `select`'s.

use leptos::prelude::*;

use super::commands;
use super::empty_state::NoRows;
use super::folder_loader::Load;
use super::search::everywhere_button;
use super::skeleton_rows::skeleton_rows;
use super::state::FilesState;
use super::{personal, row, select};
use crate::model::files::{Arrangement, Entry, Order, Selection, Shown, Sort};
use crate::ui::components::{ColumnHeader, Grid, Sorted};
use crate::ui::context::use_text;
use crate::ui::dom::dom;
use crate::ui::scope::Scope;

/// What stands below the rows. Comparing keeps what is there already.
#[derive(Clone, PartialEq)]
enum Below {
    /// All rows are there.
    Nothing,
    /// Pages are coming: below the rows that have come, or in place of the first ones.
    Skeleton,
    /// No rows, or a reading that failed: its panel stands below the rows that have come.
    NoRows,
}

/// The folder's entries.
#[component]
pub fn FileListing(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let text = &use_text().files;
    let pending = Memo::new(move |_| state.view.is_pending());
    let count = Memo::new(move |_| if pending.get() { 0 } else { state.shown.with(Shown::len) });
    let reading = Memo::new(move |_| pending.get() || state.load.with(|load| *load == Load::Reading));
    let below = Memo::new(move |_| match (count.get(), reading.get()) {
        (_, true) => Below::Skeleton,
        (0, false) => Below::NoRows,
        (_, false) if state.load.with(|load| matches!(load, Load::Failed(_))) => Below::NoRows,
        _ => Below::Nothing,
    });
    let on_command = select::perform(state);
    let menu = RwSignal::new(None::<(i32, i32)>);
    let (app, scope) = (state.app(), Scope::here());
    let is_selected = move |row| {
        let is_it = |entry: Entry| state.selection.with(|selection| selection.contains(entry.id()));
        state.entry(row).is_some_and(is_it)
    };
    view! {
        <section
            class="listing"
            data-view=move || state.view.get().words()
            on:pointerdown=move |event| commands::on_press(state, &event)
        >
            <Grid
                label=text.grid
                focus=state.focus
                count
                growing=reading
                selected=is_selected
                name=move |row| select::folded_name(state, row)
                cells=move |at| row::cells(state, at, on_command)
                on_command
                on_key=select::on_key(state)
                on_menu=move |(row, pointer)| {
                    select::select_for_menu(state, row);
                    app.with_part(app.parts.work, scope, move |_| menu.set(Some(pointer)));
                }
            >
                <div class="grid-cell grid-check" role="columnheader">
                    <SelectAll state count />
                </div>
                {column_header(state, Sort::Name, text.name, "name")}
                {column_header(state, Sort::Size, text.size, "size")}
                {column_header(state, Sort::Modified, text.modified, "modified")}
                {move || state.view.part().map(|part| (part.head)(state))}
            </Grid>
            {move || match below.get() {
                Below::Nothing => ().into_any(),
                Below::Skeleton => {
                    let few = count.get_untracked() > 0;
                    dom(move || skeleton_rows(few)).into_any()
                },
                Below::NoRows => view! { <NoRows state /> }.into_any(),
            }}
            <div class="row find-offer">{move || everywhere_button(state.app())}</div>
            {move || app.parts.work.get().zip(menu.get()).map(|(part, at)| (part.row_menu)(state, menu, at))}
        </section>
    }
}

/// The head of a column that sorts by it.
pub(super) fn column_header(
    state: FilesState,
    column: Sort,
    label: &'static str,
    area: &'static str,
) -> AnyView {
    let sorted = Signal::derive(move || state.route.with(|route| sorted(&route.arrangement, column)));
    let press = move |()| {
        let arrangement = state.route.with_untracked(|route| route.arrangement.by(column));
        state.arrange(arrangement);
        personal::keep_order(state);
    };
    view! { <ColumnHeader label sorted area on_press=press /> }.into_any()
}

/// How the rows are ordered by a column.
fn sorted(arrangement: &Arrangement, column: Sort) -> Sorted {
    match (arrangement.sort == column, arrangement.order) {
        (false, _) => Sorted::No,
        (true, Order::Ascending) => Sorted::Ascending,
        (true, Order::Descending) => Sorted::Descending,
    }
}

/// The checkbox of the head: all rows shown, or none.
#[component]
fn SelectAll(state: FilesState, count: Memo<usize>) -> impl IntoView {
    let text = &use_text().files;
    let chosen = Memo::new(move |_| state.selection.with(Selection::len));
    let all = move || chosen.get() > 0 && chosen.get() >= count.get();
    view! {
        <label class="grid-pick">
            <input
                type="checkbox"
                aria-label=text.select_all
                disabled=move || { count.get() == 0 }
                prop:checked=all
                prop:indeterminate=move || { chosen.get() > 0 && !all() }
                on:change=move |event| {
                    if event_target_checked(&event) {
                        commands::select_all(state);
                    } else {
                        state.selection.update(Selection::clear);
                    }
                }
            />
        </label>
    }
}
