//! The grid of hits, and what stands below it while there are none. Arrow down leads from the search box into the rows.

use leptos::{ev, prelude::*};

use super::actions;
use super::row;
use super::state::{Search, Stage};
use crate::model::files::Entry;
use crate::model::files::fold::fold;
use crate::ui::components::{EmptyState, Grid, GridCommand, IconName};
use crate::ui::context::use_text;

/// What was found.
#[component]
pub fn Hits(
    /// The search.
    search: Search,
) -> impl IntoView {
    let (text, files) = (use_text().find(), &use_text().files);
    let count = Memo::new(move |_| search.hits.with(Vec::len));
    let is_running = Memo::new(move |_| search.stage.with(|stage| *stage == Stage::Running));
    let is_empty =
        Memo::new(move |_| count.get() == 0 && search.stage.with(|stage| *stage == Stage::Complete));
    let menu = RwSignal::new(None);
    let down = window_event_listener(ev::keydown, move |event| {
        let field = search.state.app().search.get_untracked();
        let is_there = event.target().is_some_and(|it| field.is_some_and(|field| it == *field.as_ref()));
        if is_there && event.key() == "ArrowDown" && count.get_untracked() > 0 {
            event.prevent_default();
            search.focus.go(search.focus.active.get_untracked());
        }
    });
    on_cleanup(move || down.remove());
    let select = move |row| {
        search.selected.set(Some(row));
        search.focus.active.set(row);
    };
    let on_command = move |command| match command {
        GridCommand::Select(row, _) => select(row),
        GridCommand::Open(row) | GridCommand::Tap(row) => actions::open(search, row),
    };
    let name = move |row| untrack(|| search.hit(row)).as_ref().map(Entry::name).map(fold).unwrap_or_default();
    let head = |label: &'static str, class: &str| {
        view! { <div class=["grid-cell ", class].concat() role="columnheader">{label}</div> }
    };
    view! {
        <div class="listing find-listing" data-view="size modified" hidden=move || is_empty.get()>
            <Grid
                label=text.grid
                focus=search.focus
                count
                growing=is_running
                selected=move |row| search.selected.get() == Some(row)
                name
                cells=move |row| row::cells(search, row)
                on_command
                on_key=|_| false
                on_menu=move |(row, at)| {
                    select(row);
                    menu.set(Some((row, at)));
                }
            >
                {head(files.name, "grid-name")}
                {head(text.folder, "find-folder")}
                {head(files.size, "grid-size")}
                {head(files.modified, "grid-modified")}
            </Grid>
        </div>
        {move || {
            is_empty
                .get()
                .then(|| view! { <EmptyState icon=IconName::Search title=text.nothing hint=text.hint /> })
        }}
        {move || actions::menu(search, menu)}
    }
}
