//! The lines of the tree, one below the other: links, so that a folder can be opened in another tab.
//!
//! A line is known by its number, and what stands in it is looked up anew after each change, as in the list: the one that has the focus
//! keeps its element. Roles, levels and keys are those of a tree in the ARIA Authoring Practices.

use leptos::prelude::*;

use super::state::FolderTree;
use super::{drop, keys};
use crate::model::files::tree::{Line, Row, name};
use crate::model::grid::drawn_name;
use crate::ui::components::{Icon, IconName};
use crate::ui::context::use_text;
use crate::ui::screens::files::state::FilesState;

/// The tree.
#[component]
pub fn Lines(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let tree = FolderTree::new(state);
    let count = Memo::new(move |_| tree.rows.with(Vec::len));
    let files = drop::Hovering::new(tree);
    view! {
        <div
            class="folder-tree"
            role="tree"
            aria-label=use_text().tree().folders
            on:keydown=keys::on_key(tree)
            on:click=move |event| keys::press(tree, &event)
            on:focusin=move |event| {
                if let Some(at) = keys::line_of(&event) {
                    tree.active.set(at);
                }
            }
            on:dragover=move |event| files.over(&event)
            on:dragleave=move |event| files.left(&event)
            on:drop=move |event| files.dropped(&event)
        >
            <For each=move || 0..count.get() key=|at| *at children=move |at| line(tree, at) />
        </div>
    }
}

fn line(tree: FolderTree, at: usize) -> AnyView {
    let (text, state) = (use_text().tree(), tree.state);
    let row = Memo::new(move |_| tree.rows.with(|rows| rows.get(at).cloned()));
    let of = move |read: fn(&Row) -> usize| row.with(|row| row.as_ref().map(read).map(|it| it.to_string()));
    let kind = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.line)));
    let expanded = move || kind.get().and_then(Line::expanded);
    let folder = move || row.get().filter(|row| row.line.is_folder()).map(|row| row.folder);
    let href = move || row.get().map(|row| state.route_of(&row.folder).href());
    let is_current = move || folder().is_some_and(|folder| state.folder.with(|it| *it == folder));
    let words = move || {
        let row = row.get()?;
        Some(match row.line {
            Line::More => text.more.to_owned(),
            Line::Failed => text.failed.to_owned(),
            _ if row.level == 1 => state.location_name(),
            _ => drawn_name(name(&row.folder)),
        })
    };
    let icon = move || {
        let name = match kind.get()? {
            Line::More => IconName::ChevronRight,
            Line::Failed => IconName::Retry,
            _ => IconName::Folder,
        };
        Some(view! { <Icon name /> })
    };
    view! {
        <a
            class="tree-line"
            role="treeitem"
            href=href
            draggable="false"
            data-line=at.to_string()
            data-folder=move || folder().map(|folder| folder.as_str().to_owned())
            prop:ariaLevel=move || of(|row| row.level).unwrap_or_default()
            aria-posinset=move || of(|row| row.position)
            aria-setsize=move || of(|row| row.of)
            aria-expanded=expanded
            aria-busy=move || (kind.get() == Some(Line::Reading)).then_some("true")
            aria-current=move || is_current().then_some("page")
            tabindex=move || if tree.active.get() == at { "0" } else { "-1" }
            style=("--level", move || of(|row| row.level).unwrap_or_default())
        >
            <span class="tree-twisty">
                {move || expanded().map(|_| view! { <Icon name=IconName::ChevronRight /> })}
            </span>
            {icon}
            <bdi class="tree-name" title=words>{words}</bdi>
        </a>
    }
    .into_any()
}
