//! Files from outside over the tree: a folder under the pointer takes them, and one that is closed opens after a moment.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element};

use super::keys::line_of;
use super::state::FolderTree;
use crate::model::files::Prefix;
use crate::model::files::tree::Line;
use crate::ui::browser;
use crate::ui::components::{has_files, own_target};
use crate::ui::scope::Scope;

/// On the folder that takes what is dragged; `organize::drag` marks it so for rows of the list.
const TAKES: &str = "data-drop";

/// How long a drag rests on a closed folder before it opens.
const REST: Duration = Duration::from_millis(700);

/// A drag over the tree. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Hovering {
    tree: FolderTree,
    /// The line under the pointer.
    line: StoredValue<Option<usize>>,
    marked: StoredValue<Option<Element>, LocalStorage>,
    scope: Scope,
}

impl Hovering {
    /// Of a tree that nothing is over.
    pub fn new(tree: FolderTree) -> Self {
        Self {
            tree,
            line: StoredValue::new(None),
            marked: StoredValue::new_local(None),
            scope: Scope::here(),
        }
    }

    /// Something is dragged over a line: files are marked for it, whatever it is opens a closed folder that it rests on.
    pub fn over(self, event: &DragEvent) {
        let at = line_of(event);
        if self.line.get_value() != at {
            self.line.set_value(at);
            self.scope.after(REST, move || {
                let row = at.filter(|_| self.line.get_value() == at).and_then(|at| self.tree.row(at));
                if let Some(row) = row.filter(|row| row.line == Line::Closed) {
                    self.tree.toggle(&row.folder, true);
                }
            });
        }
        if has_files(event) {
            let taken = target(event).filter(|_| self.tree.state.rights.get_untracked().write);
            self.mark(taken.map(|(element, _)| element));
        }
    }

    /// The drag has left the tree.
    pub fn left(self, event: &DragEvent) {
        let to = event.related_target().and_then(|it| it.dyn_into::<Element>().ok());
        if to.is_none_or(|to| to.closest(".folder-tree").ok().flatten().is_none()) {
            self.line.set_value(None);
            self.mark(None);
        }
    }

    /// Files are dropped on a line: uploads them to its folder. The page's own drop zone leaves to the tree what was taken there.
    pub fn dropped(self, event: &DragEvent) {
        let state = self.tree.state;
        self.line.set_value(None);
        self.mark(None);
        let taken = target(event).filter(|_| has_files(event) && state.rights.get_untracked().write);
        if let Some(((_, folder), data)) = taken.zip(event.data_transfer()) {
            event.prevent_default();
            let handed = browser::from_transfer(&data);
            state.app().with_part(state.app().parts.work, state.workspace().scope, move |work| {
                (work.start)(state);
                (work.upload)(state, folder.clone(), handed.clone());
            });
        }
    }

    fn mark(self, over: Option<Element>) {
        let before = self.marked.get_value();
        if before == over {
            return;
        }
        if let Some(before) = before {
            let _ = before.remove_attribute(TAKES);
        }
        if let Some(over) = &over {
            let _ = over.set_attribute(TAKES, "");
        }
        self.marked.set_value(over);
    }
}

/// The folder in the line under the pointer.
fn target(event: &DragEvent) -> Option<(Element, Prefix)> {
    let line = own_target(event)?;
    let folder = Prefix::new(line.get_attribute("data-folder")?);
    Some((line, folder))
}
