//! The Files screen without its life: the same look, of the same elements, with nothing that hears or changes. It is all of
//! the screen that the first load holds; `live` takes its place (see `ui::picture`).

use leptos::prelude::*;

use super::reading::{Load, Reading, place};
use super::row::{name, time};
use super::way::way;
use crate::model::files::{Arrangement, Entry, Listing, Order, Prefix, Sort};
use crate::model::route::{FilesRoute, Route};
use crate::model::text::Text;
use crate::ui::components::{SkeletonShape, Sorted, icon, skeleton};
use crate::ui::plain::El;

/// How many rows are drawn: more than a tall screen shows.
const ROWS: usize = 48;

/// Draws what is read so far. Tracked.
pub fn still(text: &'static Text, reading: Reading) -> El {
    let Route::Files(route) = reading.app.route.get() else { return El::new("div", "files") }; // about to go
    let location = reading.location(&route);
    let top = location.as_ref().map(|it| it.name.as_str()).unwrap_or_default();
    let busy = reading.load.with(|load| *load == Load::Reading);
    reading.listing.with(|listing| {
        let shown = listing.arranged(&route.arrangement);
        let grid = grid(text, &route, listing, &shown, busy);
        let coming = busy.then(|| skeleton_rows(!shown.is_empty()));
        let listing = El::new("section", "listing").children([grid]).children(coming);
        let way = way(text, &route, top, shown.len());
        El::new("div", "files").children([
            El::new("div", "files-head").children([way, no_tools_yet()]),
            El::new("div", "files-body").children([listing]),
        ])
    })
}

/// Keeps the toolbar's place, so that nothing jumps when it arrives.
pub fn no_tools_yet() -> El {
    El::new("div", "toolbar").with("aria-hidden", "true")
}

fn grid(text: &Text, route: &FilesRoute, listing: &Listing, shown: &[usize], busy: bool) -> El {
    let words = &text.files;
    let select_all = checkbox(words.select_all).with_some("disabled", shown.is_empty().then_some(""));
    let column = |column, label, area| head(label, sorted(&route.arrangement, column), area);
    let head = El::new("div", "grid-row").with("role", "row").with("aria-rowindex", "1").children([
        cell("grid-check", "columnheader").children([pick(select_all)]),
        column(Sort::Name, words.name, "name"),
        column(Sort::Size, words.size, "size"),
        column(Sort::Modified, words.modified, "modified"),
    ]);
    let href = |below: &Prefix| place(route, listing.prefix(), below).href();
    let entries = shown.iter().take(ROWS).filter_map(|&place| listing.at(place));
    let rows = entries.enumerate().map(|(at, entry)| row(text, at, entry, &href));
    let sizer = El::new("div", "virtual-sizer")
        .with("role", "presentation")
        .with("--count", &shown.len().to_string())
        .children(rows);
    let row_count = if busy { "-1".to_owned() } else { (shown.len() + 1).to_string() };
    El::new("div", "grid")
        .with("role", "grid")
        .with("aria-label", words.grid)
        .with("aria-multiselectable", "true")
        .with_some("aria-busy", busy.then_some("true"))
        .with("aria-rowcount", &row_count)
        .children([
            El::new("div", "grid-head").with("role", "rowgroup").children([head]),
            El::new("div", "virtual-rows").with("role", "rowgroup").children([sizer]),
        ])
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
fn head(label: &str, sorted: Sorted, area: &str) -> El {
    let button = El::new("button", "grid-sort")
        .with("type", "button")
        .children([El::new("span", "").text(label)])
        .children(sorted.icon().map(icon));
    cell(&["grid-", area].concat(), "columnheader").with("aria-sort", sorted.aria()).children([button])
}

/// As `VirtualRows`, `Grid` and `row::cells` draw it together.
fn row(text: &Text, at: usize, entry: &Entry, href: &dyn Fn(&Prefix) -> String) -> El {
    let words = &text.files;
    let tick = checkbox(&(words.select)(entry.name())).with("tabindex", "-1");
    let row = El::new("div", "grid-row")
        .with("role", "row")
        .with("data-row", &at.to_string())
        .with("aria-rowindex", &(at + 2).to_string())
        .with("aria-selected", "false")
        .with("tabindex", if at == 0 { "0" } else { "-1" })
        .children([
            cell("grid-check", "gridcell").children([pick(tick)]),
            cell("grid-name", "gridcell").children([name(entry, href)]),
            cell("grid-size", "gridcell").text(&entry.size().map(words.bytes).unwrap_or_default()),
            cell("grid-modified", "gridcell").children(entry.modified().map(|at| time(at, text.language))),
        ]);
    let place = El::new("div", "virtual-row").with("role", "presentation").with("--at", &at.to_string());
    place.children([row])
}

fn cell(class: &str, role: &str) -> El {
    El::new("div", &["grid-cell ", class].concat()).with_some("role", Some(role).filter(|it| !it.is_empty()))
}

fn checkbox(label: &str) -> El {
    El::new("input", "").with("type", "checkbox").with("aria-label", label)
}

fn pick(checkbox: El) -> El {
    El::new("label", "grid-pick").children([checkbox])
}

/// The shape of the rows to come: a screenful at first, a few while further pages come.
pub fn skeleton_rows(few: bool) -> El {
    let row = |at| {
        let shape = if at % 3 == 1 { SkeletonShape::Long } else { SkeletonShape::Medium };
        El::new("div", "grid-row").children([
            cell("grid-check", ""),
            cell("grid-name", "").children([skeleton(SkeletonShape::Square), skeleton(shape)]),
            cell("grid-size", "").children([skeleton(SkeletonShape::Short)]),
            cell("grid-modified", "").children([skeleton(SkeletonShape::Short)]),
        ])
    };
    let rows = if few { 2 } else { 8 };
    El::new("div", "listing-skeleton").with("aria-hidden", "true").children((0..rows).map(row))
}
