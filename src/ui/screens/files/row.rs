//! The cells of one row.

use leptos::prelude::*;

use super::state::FilesState;
use crate::config::Language;
use crate::model::files::kind::Kind;
use crate::model::files::{Entry, Prefix};
use crate::ui::components::{FileName, GridCommand, Icon, IconName, Pick};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};

/// Draws row `at`: whatever entry stands there, now or after the next sort.
pub fn cells(state: FilesState, at: usize, on_command: Callback<GridCommand>) -> AnyView {
    let text = &use_text().files;
    let entry = Memo::new(move |_| state.entry(at));
    let is_selected = move || {
        entry.with(|it| it.as_ref().is_some_and(|it| state.selection.with(|all| all.contains(it.id()))))
    };
    let label = move || entry.with(|it| it.as_ref().map(|it| (text.select)(it.name())));
    let size = move || entry.with(|it| it.as_ref().and_then(Entry::size).map(text.bytes));
    let modified = move || {
        let at = entry.with(|it| it.as_ref().and_then(Entry::modified))?;
        Some(time(at, state.text().language))
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
                        on_command.run(GridCommand::Select(at, pick));
                        // The browser has ticked it by itself; a range may have meant otherwise.
                        let input = event_target::<web_sys::HtmlInputElement>(&event);
                        request_animation_frame(move || input.set_checked(untrack(is_selected)));
                    }
                />
            </label>
        </div>
        <div class="grid-cell grid-name" role="gridcell">
            {move || entry.get().map(|entry| name(&entry, &|below| state.place(below).href()))}
        </div>
        <div class="grid-cell grid-size" role="gridcell">{size}</div>
        <div class="grid-cell grid-modified" role="gridcell">{modified}</div>
    }
    .into_any()
}

/// When it was written: in words, and for machines.
pub fn time(at: i64, language: Language) -> AnyView {
    let written = dates::written(at, Detail::Short, language);
    view! { <time datetime=dates::machine_readable(at)>{written}</time> }.into_any()
}

/// Icon and name; a folder's name is a link, so that it can be opened in another tab. `href` is the address of a folder.
pub fn name(entry: &Entry, href: &dyn Fn(&Prefix) -> String) -> AnyView {
    let name = entry.name().to_owned();
    let kind = Kind::of(entry);
    match entry {
        Entry::Folder(folder) => {
            let href = href(&folder.prefix);
            view! {
                <a class="entry entry-folder" href=href tabindex="-1">
                    <Icon name=icon(kind) />
                    <FileName name />
                </a>
            }
            .into_any()
        }
        Entry::File(_) => view! {
            <span class="entry">
                <Icon name=icon(kind) />
                <FileName name />
            </span>
        }
        .into_any(),
    }
}

/// What a sort of thing looks like.
pub const fn icon(kind: Kind) -> IconName {
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
