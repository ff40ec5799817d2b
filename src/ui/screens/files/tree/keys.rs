//! Presses and keys in the tree.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::state::FolderTree;
use crate::model::files::fold::fold;
use crate::model::files::tree::{Line, Step, name, step};
use crate::model::grid::TypeAhead;
use crate::ui::components::now;

/// A press on the sign before a folder opens or closes it; one on the line itself follows the link.
pub fn press(tree: FolderTree, event: &ev::MouseEvent) {
    let Some(row) = line_of(event).and_then(|at| tree.row(at)) else { return };
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let is_sign = target.is_some_and(|it| it.closest(".tree-twisty").ok().flatten().is_some());
    match row.line {
        Line::Failed => tree.toggle(&row.folder, true),
        line if is_sign && line.expanded().is_some() => tree.toggle(&row.folder, line == Line::Closed),
        _ => return,
    }
    event.prevent_default();
}

/// Keys: arrows, Home and End, names that are typed. Enter follows the link by itself, and Space does the same.
pub fn on_key(tree: FolderTree) -> impl Fn(ev::KeyboardEvent) {
    let word = StoredValue::new(TypeAhead::default());
    move |event| {
        let Some(at) = line_of(&event) else { return };
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        let is_word = word.with_value(|word| word.under_way(now()));
        let typed = key.chars().count() == 1 && !matches!(key.as_str(), "?" | "/") && (is_word || key != " ");
        match tree.rows.with_untracked(|rows| step(rows, at, &key)) {
            Some(Step::Go(to)) => tree.go(to),
            Some(step) => {
                if let Some(row) = tree.row(at) {
                    tree.toggle(&row.folder, step == Step::Open);
                }
            }
            None if typed => {
                let to = tree.rows.with_untracked(|rows| {
                    let name =
                        |at: usize| rows.get(at).map(|row| fold(name(&row.folder))).unwrap_or_default();
                    word.write_value().push(&key, now(), at, rows.len(), name)
                });
                if let Some(to) = to {
                    tree.go(to);
                }
            }
            None if key == " " => {
                event_target::<HtmlElement>(&event).click();
            }
            None => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }
}

/// The line that an event came from.
pub fn line_of(event: &web_sys::Event) -> Option<usize> {
    let line = event.target()?.dyn_into::<Element>().ok()?.closest("[data-line]").ok()??;
    line.get_attribute("data-line")?.parse().ok()
}
