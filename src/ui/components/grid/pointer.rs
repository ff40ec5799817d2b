//! What a key, a click or a tap in a grid asks for.

use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::{GridCommand, Pick};

/// The element that an event came from.
fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The row that an event came from.
pub fn row_of(event: &Event) -> Option<usize> {
    let row = target(event)?.closest("[data-row]").ok()??;
    row.get_attribute("data-row")?.parse().ok()
}

/// Whether an event came from a control in a row, which answers for itself.
fn in_control(event: &Event) -> bool {
    target(event).is_some_and(|it| it.closest("a, input, button, label").ok().flatten().is_some())
}

/// What a key on a row asks for; arrows are not here.
pub fn keyed(event: &ev::KeyboardEvent, at: usize) -> Option<GridCommand> {
    match event.key().as_str() {
        "Enter" if !in_control(event) => Some(GridCommand::Open(at)),
        " " if in_control(event) => None,
        " " if event.shift_key() => Some(GridCommand::Select(at, Pick::Extend)),
        " " => Some(GridCommand::Select(at, Pick::Toggle)),
        _ => None,
    }
}

/// The character that a key types, as part of a name: no shortcut, and a space only within a word.
pub fn typed(event: &ev::KeyboardEvent, in_word: bool) -> Option<String> {
    let key = event.key();
    let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key()) && key.chars().count() == 1;
    (plain && (in_word || key != " ")).then_some(key)
}

/// What a click or a tap on a row asks for.
pub fn pressed(event: &ev::MouseEvent, touched: bool) -> Option<GridCommand> {
    let at = row_of(event).filter(|_| !in_control(event))?;
    Some(if event.shift_key() {
        GridCommand::Select(at, Pick::Extend)
    } else if event.ctrl_key() || event.meta_key() {
        GridCommand::Select(at, Pick::Toggle)
    } else if touched {
        GridCommand::Tap(at)
    } else {
        GridCommand::Select(at, Pick::Only)
    })
}

/// Milliseconds since the epoch.
#[allow(clippy::cast_possible_truncation, reason = "whole")]
pub fn now() -> i64 {
    js_sys::Date::now() as i64
}
