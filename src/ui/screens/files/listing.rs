//! The grid "Files", and what stands below it while there are no rows.

use leptos::prelude::*;

use super::commands;
use super::row;
use super::state::{FilesState, Load};
use super::still::{skeleton_rows, sorted};
use super::vacant::Vacant;
use crate::model::files::{Entry, Sort};
use crate::ui::components::{ColumnHeader, Grid};
use crate::ui::context::use_text;
use crate::ui::plain::plain;

/// What stands below the rows. Comparing keeps what is there already.
#[derive(Clone, PartialEq)]
enum Below {
    Nothing,
    Skeleton,
    Vacant,
}

/// The folder's entries.
#[component]
pub fn FileListing(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let text = &use_text().files;
    let count = Memo::new(move |_| state.shown.with(Vec::len));
    let reading = Memo::new(move |_| state.load.with(|load| *load == Load::Reading));
    let below = Memo::new(move |_| match (count.get(), reading.get()) {
        (_, true) => Below::Skeleton,
        (0, false) => Below::Vacant,
        (_, false) if state.load.with(|load| matches!(load, Load::Failed(_))) => Below::Vacant,
        _ => Below::Nothing,
    });
    let on_command = commands::perform(state);
    let is_selected = move |at| {
        let is_it = |entry: Entry| state.selection.with(|selection| selection.contains(entry.id()));
        state.entry(at).is_some_and(is_it)
    };
    let header = move |column, label: &'static str, area| {
        let sorted = Signal::derive(move || state.route.with(|route| sorted(&route.arrangement, column)));
        let press = move |()| {
            let arrangement = state.route.with_untracked(|route| route.arrangement.by(column));
            state.arrange(arrangement);
        };
        view! { <ColumnHeader label sorted area on_press=press /> }
    };

    view! {
        <section class="listing">
            <Grid
                label=text.grid
                focus=state.focus
                count
                growing=reading
                selected=is_selected
                name=move |row| commands::lower_case_name(state, row)
                cells=move |at| row::cells(state, at, on_command)
                on_command
            >
                <div class="grid-cell grid-check" role="columnheader">
                    <SelectAll state count />
                </div>
                {header(Sort::Name, text.name, "name")}
                {header(Sort::Size, text.size, "size")}
                {header(Sort::Modified, text.modified, "modified")}
            </Grid>
            {move || match below.get() {
                Below::Nothing => ().into_any(),
                Below::Skeleton => {
                    let few = count.get_untracked() > 0;
                    plain(move || skeleton_rows(few)).into_any()
                },
                Below::Vacant => view! { <Vacant state /> }.into_any(),
            }}
        </section>
    }
}

/// The tick box of the head: all rows shown, or none.
#[component]
fn SelectAll(state: FilesState, count: Memo<usize>) -> impl IntoView {
    let text = &use_text().files;
    let chosen = Memo::new(move |_| state.selection.with(crate::model::files::Selection::len));
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
                        state.selection.update(crate::model::files::Selection::clear);
                    }
                }
            />
        </label>
    }
}
