//! The cells of one row: box, icon and name, size, time of the last change.
//!
//! A row is known by its number, and its entry is looked up anew after each change. Sorting therefore moves no element:
//! the cells of a row get other words.

use leptos::prelude::*;

use super::state::FilesState;
use crate::config::Language;
use crate::model::files::Entry;
use crate::model::files::kind::Kind;
use crate::ui::components::{GridCommand, IconName, Pick, file_name, icon};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};
use crate::ui::dom::{El, dom};

/// Draws a row: whatever entry stands there, now or after the next sort.
///
/// Nothing in a row is a stop of the Tab key, neither its box, its link nor its menu's button: the grid has one stop, the active row,
/// where Space selects and Enter opens. The box is labelled with the entry's name, and a press with Shift extends the
/// selection.
pub fn cells(state: FilesState, row: usize, on_command: Callback<GridCommand>) -> AnyView {
    let text = &use_text().files;
    let entry = Memo::new(move |_| state.entry(row));
    let is_selected = move || {
        entry.with(|it| it.as_ref().is_some_and(|it| state.selection.with(|all| all.contains(it.id()))))
    };
    let label = move || entry.with(|it| it.as_ref().map(|it| (text.select)(it.name())));
    let size = move || entry.with(|it| it.as_ref().and_then(Entry::size).map(text.bytes));
    let modified = move || {
        let at = entry.with(|it| it.as_ref().and_then(Entry::modified))?;
        let language = state.text().language;
        Some(dom(move || time(at, language)))
    };
    let name = move || {
        let entry = entry.get()?;
        let href = match &entry {
            Entry::Folder(folder) => Some(state.route_of(&folder.prefix).href()),
            Entry::File(_) => None,
        };
        Some(dom(move || name(&entry, href.as_deref(), text.archived)))
    };
    let menu = move || {
        let label = entry.with(|it| it.as_ref().map(|it| (text.actions)(it.name())))?;
        Some(dom(move || menu_button(&label)))
    };

    view! {
        <div class="grid-cell grid-check" role="gridcell">
            <label class="grid-pick">
                <input
                    type="checkbox"
                    tabindex="-1"
                    aria-label=label
                    prop:checked=is_selected
                    on:click=move |event| {
                        let pick = if event.shift_key() { Pick::Extend } else { Pick::Toggle };
                        on_command.run(GridCommand::Select(row, pick));
                        // The browser has ticked it by itself; a range may have meant otherwise.
                        let input = event_target::<web_sys::HtmlInputElement>(&event);
                        let id = untrack(|| entry.get()).map(|entry| entry.id().to_owned()).unwrap_or_default();
                        state.workspace().scope.next_frame(move || {
                            input.set_checked(state.selection.with_untracked(|all| all.contains(&id)));
                        });
                    }
                />
            </label>
        </div>
        <div class="grid-cell grid-name" role="gridcell">
            {name}
            {move || state.app().parts.personal.get().map(|part| (part.row_star)(state, entry))}
        </div>
        <div class="grid-cell grid-size" role="gridcell">{size}</div>
        <div class="grid-cell grid-modified" role="gridcell">{modified}</div>
        {move || state.view.part().map(|part| (part.cells)(state, entry))}
        <div class="grid-cell grid-menu" role="gridcell">{menu}</div>
    }
    .into_any()
}

/// When it was written: in words, and for machines.
///
/// A `<time>` element: short words to read, and the exact time in `datetime`.
pub fn time(at: i64, language: Language) -> El {
    let written = dates::written(at, Detail::Short, language);
    El::new("time", "").with("datetime", &dates::machine_readable(at)).text(&written)
}

/// Icon and name; a folder's name is a link, so that it can be opened in another tab. An archived file has a mark.
fn name(entry: &Entry, href: Option<&str>, archived: &str) -> El {
    let whole = match href {
        Some(href) => El::new("a", "entry entry-folder").with("href", href).with("tabindex", "-1"),
        None => El::new("span", "entry"),
    };
    let whole = whole.children([icon(icon_of(Kind::of(entry))), file_name(entry.name())]);
    match entry {
        Entry::File(file) if file.is_archived() => {
            whole.children([El::new("span", "badge").with("title", file.class.name()).text(archived)])
        }
        _ => whole,
    }
}

/// The button of the row's menu, for those who have no second button: a finger, a pen. The grid hears its presses.
fn menu_button(label: &str) -> El {
    let button = El::new("button", "row-menu").with("type", "button").with("tabindex", "-1");
    button.with("aria-haspopup", "menu").with("aria-label", label).children([icon(IconName::More)])
}

/// What a kind of entry looks like.
///
/// Shared with details, transfers and the deletion, so that a kind looks the same everywhere.
pub const fn icon_of(kind: Kind) -> IconName {
    match kind {
        Kind::Folder => IconName::Folder,
        Kind::Image => IconName::Image,
        Kind::Video => IconName::Video,
        Kind::Audio => IconName::Audio,
        Kind::Document => IconName::Document,
        Kind::Archive => IconName::Archive,
        Kind::Code => IconName::Code,
        Kind::Other => IconName::File,
    }
}
