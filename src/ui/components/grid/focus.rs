//! Where the keyboard is in a grid, and how it is led to a row that may not be in the page yet.
//!
//! Only the rows in view exist as elements, and so the focus needs care in three cases:
//!
//! | case | what is done |
//! |---|---|
//! | a key leads to a row that is not in the page | [`GridFocus::go`] scrolls near it, waits for the effects, then focuses |
//! | a scroll takes the focused row out of view | `VirtualRows` keeps that one row in the page (`kept`) |
//! | the browser moves the row's element, which blurs it | `hold` gives the focus back on the next frame |

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::model::grid::{Scale, Window};
use crate::ui::focus::reveal;
use crate::ui::scope::Scope;

/// The place of the keyboard in a grid. Made by the caller, who moves the focus with it, and whose owner it ends with: it may
/// outlive the grid's view.
///
/// One row has `tabindex="0"` and all others -1 (a roving tab stop): Tab comes back to the row that was left,
/// and never walks through a thousand rows.
#[derive(Clone, Copy)]
pub struct GridFocus {
    pub(super) root: NodeRef<html::Div>,
    /// The row that Tab leads to.
    pub active: RwSignal<usize>,
    /// What is seen of the rows.
    pub window: RwSignal<Window>,
    /// Where the rows are in their element.
    pub(super) scale: RwSignal<Scale>,
    /// Has the rows measured again: their form or their room has changed.
    pub measure: Trigger,
    /// Whether the focus was last given to a row, and to nothing else since.
    held: StoredValue<bool>,
    scope: Scope,
}

impl Default for GridFocus {
    fn default() -> Self {
        Self::new()
    }
}

impl GridFocus {
    /// At the first row.
    pub fn new() -> Self {
        Self {
            root: NodeRef::new(),
            active: RwSignal::new(0),
            window: RwSignal::new(Window::default()),
            scale: RwSignal::new(Scale::default()),
            measure: Trigger::new(),
            held: StoredValue::new(false),
            scope: Scope::here(),
        }
    }

    /// Whether the focus is in the grid's rows now.
    ///
    /// Not tracked. Asked before the rows change: if the focus was here, another row must take it.
    pub fn is_inside(self) -> bool {
        let row = document().active_element().and_then(|it| it.closest("[data-row]").ok().flatten());
        self.root.get_untracked().is_some_and(|root| row.is_some_and(|row| root.contains(Some(&row))))
    }

    /// Brings a row into view and moves the focus to it.
    ///
    /// The active row changes at once, the focus follows after the effects. Of several calls within one turn
    /// the last one wins, so a key that is held down does not lag.
    pub fn go(self, row: usize) {
        self.active.set(row);
        let seen = self.window.get_untracked();
        let middle = (seen.line(row) * seen.row - seen.height / 2.0).max(0.0);
        let mut scale = self.scale.get_untracked();
        if let Some(by) = scale.aim(middle) {
            self.scale.set(scale);
            window().scroll_by_with_x_and_y(0.0, by);
        }
        // The row enters the page by the effects that this starts.
        self.scope.soon(move || {
            let Some(row) = self.focus(row) else { return };
            reveal(&row);
        });
    }

    /// Keeps the rows in view where they are, though so many pixels of rows have come in above.
    ///
    /// `by` is in CSS pixels, negative for rows that have gone. Called when an arrival sorts above what the
    /// person is reading.
    pub fn advance(self, by: f64) {
        if self.scale.get_untracked().is_long() {
            self.scale.update(|scale| scale.advance(by));
        } else {
            self.scope.next_frame(move || window().scroll_by_with_x_and_y(0.0, by));
        }
    }

    /// How many lines a press of Page Down goes on by.
    pub(super) fn page(self) -> usize {
        // The head, and all that stays above it, cover the first rows.
        let head = self.root.get_untracked().and_then(|root| root.first_element_child());
        let covered = head.map_or(0.0, |head| head.get_bounding_client_rect().bottom().max(0.0));
        let seen = self.window.get_untracked();
        Window { height: seen.height - covered, ..seen }.page()
    }

    /// Puts the focus on a row that is in the page, without scrolling.
    fn focus(self, row: usize) -> Option<HtmlElement> {
        let root = self.root.get_untracked()?;
        let selector = ["[data-row=\"", &row.to_string(), "\"]"].concat();
        let row: HtmlElement = root.query_selector(&selector).ok()??.dyn_into().ok()?;
        let quietly = web_sys::FocusOptions::new();
        quietly.set_prevent_scroll(true);
        row.focus_with_options(&quietly).ok()?;
        Some(row)
    }

    /// A row that is moved within the page loses the focus, and nobody is told: after each scroll it is given back.
    ///
    /// Registered by the grid's view, with whose owner the listeners end. A press with the pointer ends the
    /// hold: whoever presses beside the rows does not want the focus back in them.
    pub(super) fn hold(self) {
        let scope = Scope::here();
        let elsewhere = window_event_listener(ev::focusin, move |_| self.held.set_value(self.is_inside()));
        let pressed = window_event_listener(ev::pointerdown, move |_| self.held.set_value(false));
        on_cleanup(move || {
            elsewhere.remove();
            pressed.remove();
        });
        Effect::new(move || {
            self.window.track();
            scope.next_frame(move || {
                let nowhere = document().active_element() == document().body().map(Into::into);
                if nowhere && self.held.get_value() {
                    self.focus(self.active.get_untracked());
                }
            });
        });
    }
}
