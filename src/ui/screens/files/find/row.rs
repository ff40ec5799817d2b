//! The cells of one hit: icon and name with the words marked, the folder that it is in, size, time of the last change.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::super::row::{icon_of, time};
use super::reveal::{Reveal, await_row, folder_of};
use super::state::Search;
use crate::model::files::kind::Kind;
use crate::model::files::{Entry, Prefix};
use crate::model::find::{Query, highlight};
use crate::model::grid::drawn_name;
use crate::ui::components::icon;
use crate::ui::context::use_text;
use crate::ui::dom::{El, dom};

/// Draws a row. Nothing in it is a stop of the Tab key: the grid has one stop, the active row.
pub fn cells(search: Search, row: usize) -> AnyView {
    let text = &use_text().files;
    let state = search.state;
    let entry = Memo::new(move |_| search.hit(row));
    let name = move || {
        let entry = entry.get()?;
        let href = match &entry {
            Entry::Folder(folder) => Some(state.route_of(&folder.prefix).href()),
            Entry::File(_) => None,
        };
        let query = search.query.get();
        Some(dom(move || name(&entry, &query, href.as_deref(), text.archived)))
    };
    let folder = move || {
        let entry = entry.get()?;
        let folder = folder_of(&entry);
        let href = state.route_of(&folder).href();
        let label = path(search, &folder);
        let press = move |event: MouseEvent| {
            // Another tab opens the folder alone.
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                await_row(state, &entry, Reveal::Select);
            }
        };
        Some(view! {
            <a class="find-path" href=href tabindex="-1" title=label.clone() on:click=press>
                <bdi>{label.clone()}</bdi>
            </a>
        })
    };
    let size = move || entry.with(|it| it.as_ref().and_then(Entry::size).map(text.bytes));
    let modified = move || {
        let at = entry.with(|it| it.as_ref().and_then(Entry::modified))?;
        let language = state.text().language;
        Some(dom(move || time(at, language)))
    };
    view! {
        <div class="grid-cell grid-name" role="gridcell">{name}</div>
        <div class="grid-cell find-folder" role="gridcell">{folder}</div>
        <div class="grid-cell grid-size" role="gridcell">{size}</div>
        <div class="grid-cell grid-modified" role="gridcell">{modified}</div>
    }
    .into_any()
}

/// Icon and name, with what was looked for in `<mark>`s.
fn name(entry: &Entry, query: &Query, href: Option<&str>, archived: &str) -> El {
    let whole = match href {
        Some(href) => El::new("a", "entry entry-folder").with("href", href).with("tabindex", "-1"),
        None => El::new("span", "entry"),
    };
    let drawn = drawn_name(entry.name());
    let pieces = highlight(&drawn, query);
    let pieces = pieces
        .into_iter()
        .map(|(piece, is_marked)| El::new(if is_marked { "mark" } else { "span" }, "").text(piece));
    let head = El::new("span", "file-name-head").children(pieces);
    let name = El::new("bdi", "file-name").with("title", &drawn).children([head]);
    let whole = whole.children([icon(icon_of(Kind::of(entry))), name]);
    match entry {
        Entry::File(file) if file.is_archived() => {
            whole.children([El::new("span", "badge").with("title", file.class.name()).text(archived)])
        }
        _ => whole,
    }
}

/// Where a folder is, from the one that is searched: its path, or the searched folder's own name. Tracked.
fn path(search: Search, folder: &Prefix) -> String {
    let below = search.folder.with(|from| folder.as_str().strip_prefix(from.as_str()).map(str::to_owned));
    match below {
        Some(below) if !below.is_empty() => drawn_name(below.strip_suffix('/').unwrap_or(&below)),
        _ => search.state.folder_name(),
    }
}
