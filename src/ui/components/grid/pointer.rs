//! What a key, a click or a tap in a grid asks for.
//!
//! Pure reading of events; nothing is tracked or changed here. The grid asks in this order, and the first
//! that knows the key has it:
//!
//! | key on a row | what it asks for |
//! |---|---|
//! | arrows (left and right in a gallery), Page Up and Down, Home, End | another active row; with Shift also `Select(…, Extend)` |
//! | `?`, `/` | the caller's shortcuts: no name is typed with `/`, and few with `?` |
//! | any one character | the next row whose name begins so; a space belongs to a word that is begun |
//! | Enter | `Open` |
//! | Space, Shift and Space | `Select(…, Toggle)`, `Select(…, Extend)` |
//! | any other | the caller's shortcuts |
//!
//! | pointer on a row | what it asks for |
//! |---|---|
//! | click | `Select(…, Only)`; with Ctrl or ⌘ `Toggle`, with Shift `Extend` |
//! | double click | `Open` |
//! | right click, a press on the row's button | the context menu |
//! | tap | `Tap` |
//! | long press | `Select(…, Toggle)`, which comes as a right click does: from the browser, or from `organize::long_press`; on a link it is the browser's |
//!
//! A link, a button or a tick box within a row answers for itself, and the row stays out of it.

use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::{GridCommand, Pick};

/// The element that an event came from.
fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The row that an event came from.
///
/// `None` for the head and for gaps. The index is in `data-row`, so one listener on the grid serves all rows.
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
///
/// Counted in characters and not in bytes: a key of any script has one, `Enter` and `F2` have more.
pub fn typed(event: &ev::KeyboardEvent, in_word: bool) -> Option<String> {
    let key = event.key();
    let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key()) && key.chars().count() == 1;
    (plain && (in_word || key != " ")).then_some(key)
}

/// What a click or a tap on a row asks for.
///
/// `touched` is what the last `pointerdown` said, since a click event does not tell a finger in every
/// browser.
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

/// The row whose menu is asked for, and whether a finger that stays there asks: it has no menu but a selection.
pub fn asked(event: &Event, touched: bool) -> Option<(usize, bool)> {
    let row = row_of(event).filter(|_| !(touched && in_control(event)))?;
    Some((row, touched))
}

/// The row whose menu a press on its button asks for, and the place below the button.
#[allow(clippy::cast_possible_truncation, reason = "whole pixels will do")]
pub fn menu_of(event: &Event) -> Option<(usize, (i32, i32))> {
    let frame = target(event)?.closest(".row-menu").ok()??.get_bounding_client_rect();
    Some((row_of(event)?, (frame.left() as i32, frame.bottom() as i32)))
}

/// The most milliseconds between the two presses of a double click: what desktops have, unless somebody changed it.
const DOUBLE_MS: f64 = 500.0;

/// Takes a plain press on the row that was pressed just before as the second of a double click, and gives what the next press is
/// compared with.
///
/// The page counts and not the browser: a panel that opens beside the rows with the first press moves their cells, the second
/// press meets another cell, and then Chromium fires no `dblclick`.
pub fn second(
    event: &ev::MouseEvent,
    command: GridCommand,
    before: Option<(usize, f64)>,
) -> (GridCommand, Option<(usize, f64)>) {
    let GridCommand::Select(at, Pick::Only) = command else { return (command, None) };
    let is_again = before.is_some_and(|(row, then)| row == at && event.time_stamp() - then < DOUBLE_MS);
    if is_again {
        return (GridCommand::Open(at), None);
    }
    (command, Some((at, event.time_stamp())))
}

/// Milliseconds since the epoch.
///
/// Of the device's clock, for the pause that ends a word of typing; the session's corrected clock is not
/// needed for that.
#[allow(clippy::cast_possible_truncation, reason = "whole")]
pub fn now() -> i64 {
    js_sys::Date::now() as i64
}
