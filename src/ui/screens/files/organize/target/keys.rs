//! The keys in the path and in the list: a name that is typed leads to the folder, arrows from one to the next, and Ctrl+Enter (⌘ on
//! a Mac) takes the folder that is open. Enter opens a folder, as it presses any button.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::browser::Browser;
use crate::model::files::fold::fold;
use crate::model::grid::TypeAhead;
use crate::ui::components::now;

/// Handles a key; `take` takes the folder that is open.
pub fn handler(browser: Browser, take: impl Fn() + 'static) -> impl Fn(ev::KeyboardEvent) + 'static {
    let word = StoredValue::new(TypeAhead::default());
    move |event| {
        let key = event.key();
        if key == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            return take();
        }
        let in_field = event_target::<web_sys::Element>(&event).matches("input").unwrap_or_default();
        if in_field || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let folders = folders();
        let at = folders.iter().position(|it| document().active_element().as_ref() == Some(it.as_ref()));
        let to = match key.as_str() {
            "ArrowDown" => Some(at.map_or(0, |at| at + 1)),
            "ArrowUp" => at.map(|at| at.saturating_sub(1)),
            character if character.chars().count() == 1 && character != " " => {
                let names: Vec<_> =
                    untrack(|| browser.choices()).iter().map(|(name, _)| fold(name)).collect();
                let name = |row: usize| names.get(row).cloned().unwrap_or_default();
                word.write_value().push(
                    character,
                    now(),
                    at.unwrap_or(names.len().saturating_sub(1)),
                    names.len(),
                    name,
                )
            }
            _ => return,
        };
        event.prevent_default();
        if let Some(folder) = to.and_then(|to| folders.get(to)) {
            let _ = folder.focus();
        }
    }
}

/// The buttons of the folders, in their order.
fn folders() -> Vec<HtmlElement> {
    let Ok(all) = document().query_selector_all(".chooser-folder") else { return Vec::new() };
    (0..all.length()).filter_map(|at| all.item(at)?.dyn_into().ok()).collect()
}
