//! The Files screen without its life: the same look, of the same elements, with nothing that hears or changes. It is all of
//! the screen that the first load holds; `live` takes its place (see `ui::picture`).

use leptos::prelude::*;

use super::reading::{Load, Reading, place};
use super::row::{name, time};
use super::way::way;
use crate::config::Language;
use crate::model::files::{Arrangement, Entry, Listing, Order, Prefix, Sort};
use crate::model::route::{FilesRoute, Route};
use crate::ui::components::{Skeleton, SkeletonShape, Sorted};
use crate::ui::context::use_text;

/// How many rows are drawn: more than a tall screen shows.
const ROWS: usize = 48;

/// Draws what is read so far.
pub fn still(reading: Reading) -> AnyView {
    let screen = move || {
        let Route::Files(route) = reading.app.route.get() else { return ().into_any() }; // about to go
        let location = reading.location(&route);
        let top = location.as_ref().map(|it| it.name.as_str()).unwrap_or_default();
        reading.listing.with(|listing| {
            let shown = listing.arranged(&route.arrangement);
            view! {
                <div class="files">
                    <div class="files-head">{way(&route, top, shown.len())} {no_tools_yet()}</div>
                    <div class="files-body">
                        <section class="listing">
                            {grid(reading, &route, listing, &shown)}
                            {(reading.load.with(|load| *load == Load::Reading))
                                .then(|| skeleton_rows(!shown.is_empty()))}
                        </section>
                    </div>
                </div>
            }
            .into_any()
        })
    };
    screen.into_any()
}

/// Keeps the toolbar's place, so that nothing jumps when it arrives.
pub fn no_tools_yet() -> AnyView {
    view! { <div class="toolbar" aria-hidden="true"></div> }.into_any()
}

fn grid(reading: Reading, route: &FilesRoute, listing: &Listing, shown: &[usize]) -> AnyView {
    let text = &use_text().files;
    let busy = reading.load.with(|load| *load == Load::Reading);
    let count = shown.len();
    let row_count = if busy { "-1".to_owned() } else { (count + 1).to_string() };
    let column = |column, label: &'static str, area| head(label, sorted(&route.arrangement, column), area);
    let entries = shown.iter().take(ROWS).filter_map(|&place| listing.at(place));
    let draw = |(at, entry)| {
        let href = |below: &Prefix| place(route, listing.prefix(), below).href();
        row(at, entry, use_text().language, &href)
    };
    let rows: Vec<_> = entries.enumerate().map(draw).collect();
    view! {
        <div
            class="grid"
            role="grid"
            aria-label=text.grid
            aria-multiselectable="true"
            aria-busy=busy.then_some("true")
            aria-rowcount=row_count
        >
            <div class="grid-head" role="rowgroup">
                <div class="grid-row" role="row" aria-rowindex="1">
                    <div class="grid-cell grid-check" role="columnheader">
                        <label class="grid-pick">
                            <input type="checkbox" aria-label=text.select_all disabled={count == 0} />
                        </label>
                    </div>
                    {column(Sort::Name, text.name, "name")}
                    {column(Sort::Size, text.size, "size")}
                    {column(Sort::Modified, text.modified, "modified")}
                </div>
            </div>
            <div class="virtual-rows" role="rowgroup">
                <div class="virtual-sizer" role="presentation" style=("--count", count.to_string())>
                    {rows}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// How the rows are ordered by a column.
pub fn sorted(arrangement: &Arrangement, column: Sort) -> Sorted {
    match (arrangement.sort == column, arrangement.order) {
        (false, _) => Sorted::No,
        (true, Order::Ascending) => Sorted::Ascending,
        (true, Order::Descending) => Sorted::Descending,
    }
}

/// As `ColumnHeader`.
fn head(label: &'static str, sorted: Sorted, area: &'static str) -> AnyView {
    view! {
        <div class=["grid-cell grid-", area].concat() role="columnheader" aria-sort=sorted.aria()>
            <button type="button" class="grid-sort">
                <span>{label}</span>
                {sorted.icon()}
            </button>
        </div>
    }
    .into_any()
}

/// As `VirtualRows`, `Grid` and `row::cells` draw it together.
fn row(at: usize, entry: &Entry, language: Language, href: &dyn Fn(&Prefix) -> String) -> AnyView {
    let text = &use_text().files;
    view! {
        <div class="virtual-row" role="presentation" style=("--at", at.to_string())>
            <div
                class="grid-row"
                role="row"
                data-row=at.to_string()
                aria-rowindex=(at + 2).to_string()
                aria-selected="false"
                tabindex=if at == 0 { "0" } else { "-1" }
            >
                <div class="grid-cell grid-check" role="gridcell">
                    <label class="grid-pick">
                        <input type="checkbox" tabindex="-1" aria-label=(text.select)(entry.name()) />
                    </label>
                </div>
                <div class="grid-cell grid-name" role="gridcell">
                    {name(entry, href)}
                </div>
                <div class="grid-cell grid-size" role="gridcell">{entry.size().map(text.bytes)}</div>
                <div class="grid-cell grid-modified" role="gridcell">
                    {entry.modified().map(|at| time(at, language))}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The shape of the rows to come: a screenful at first, a few while further pages come.
pub fn skeleton_rows(few: bool) -> AnyView {
    let rows = if few { 2 } else { 8 };
    let row = |at| {
        let shape = if at % 3 == 1 { SkeletonShape::Long } else { SkeletonShape::Medium };
        view! {
            <div class="grid-row">
                <div class="grid-cell grid-check"></div>
                <div class="grid-cell grid-name">
                    <Skeleton shape=SkeletonShape::Square />
                    <Skeleton shape />
                </div>
                <div class="grid-cell grid-size">
                    <Skeleton shape=SkeletonShape::Short />
                </div>
                <div class="grid-cell grid-modified">
                    <Skeleton shape=SkeletonShape::Short />
                </div>
            </div>
        }
    };
    view! {
        <div class="listing-skeleton" aria-hidden="true">
            {(0..rows).map(row).collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}
