//! A row of the list: a file that can be brought back, with what became of it.
//!
//! The whole row is the label of its box, so that a press anywhere in it chooses it.

use leptos::prelude::*;

use super::state::Trash;
use crate::config::Language;
use crate::model::files::ObjectKey;
use crate::model::files::kind::Kind;
use crate::model::history::{Now, Shown};
use crate::model::text::History as Words;
use crate::ui::components::{FileName, Icon, IconName};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};
use crate::ui::screens::files::row::icon_of;

/// What a row says.
struct Told {
    icon: IconName,
    name: String,
    line: String,
    size: String,
    is_same: bool,
}

/// Draws the row of this index, of so many.
pub fn draw(trash: Trash, at: usize, count: usize) -> AnyView {
    let (text, files) = (use_text().history(), &use_text().files);
    let language = trash.state.text().language;
    let folder = trash.state.folder.get_untracked();
    let read = |shown: Shown<'_>| Told {
        icon: icon(shown.key),
        name: shown.key.name().to_owned(),
        line: line(text, language, folder.as_str(), &shown),
        size: if is_folder(shown.key) { String::new() } else { (files.bytes)(shown.content.size) },
        is_same: shown.now == Now::Same,
    };
    let Some(Told { icon, name, line, size, is_same }) = trash.with_row(at, read) else {
        return ().into_any();
    };
    let title = line.clone();
    view! {
        <div role="listitem" aria-posinset=(at + 1).to_string() aria-setsize=count.to_string()>
            <label class="sync-row history-row">
                <input
                    type="checkbox"
                    disabled=is_same
                    prop:checked=move || trash.picks.with(|picks| picks.has(at))
                    on:change=move |event| {
                        let picked = event_target_checked(&event);
                        trash.picks.update(|picks| picks.set(at, picked));
                    }
                />
                <span class="sync-path"><Icon name=icon /> <FileName name /></span>
                <span class="sync-line" title=title>{line}</span>
                <span class="sync-end sync-size">{size}</span>
            </label>
        </div>
    }
    .into_any()
}

fn icon(key: &ObjectKey) -> IconName {
    icon_of(if is_folder(key) { Kind::Folder } else { Kind::of_name(key.name()) })
}

/// Whether it is the marker that keeps an empty folder.
fn is_folder(key: &ObjectKey) -> bool {
    key.as_str().ends_with('/')
}

/// Where the file was, below the folder that is open, and what became of it.
fn line(text: &Words, language: Language, folder: &str, shown: &Shown<'_>) -> String {
    let written = |time| dates::written(time, Detail::Short, language);
    let fate = match shown.now {
        Now::Deleted(at) => (text.deleted_at)(&written(at)),
        Now::Changed(_) => [&written(shown.since), " · ", text.changed_since].concat(),
        Now::Same => text.same.to_owned(),
    };
    let within = shown.key.folder();
    match within.as_str().strip_prefix(folder).filter(|within| !within.is_empty()) {
        Some(within) => [within, " · ", &fate].concat(),
        None => fate,
    }
}
