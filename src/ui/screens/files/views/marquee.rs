//! Selecting by a rectangle that a mouse draws from an empty spot of the list: between tiles, or below the rows. A drag that begins
//! on a row takes that row elsewhere instead. A click on an empty spot selects nothing any more.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};

use crate::model::files::{Selection, Shown};
use crate::model::grid::Area;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// Where a press is meant for something.
const TAKEN: &str = "[data-row], .grid-head, a, button, input, label, .error-panel, .empty-state";

/// So many pixels are a click of an unsteady hand.
const UNSTEADY: f64 = 4.0;

/// A rectangle being drawn.
struct Drawing {
    /// Where it began, from the corner of the first row: it stays there when the page is scrolled.
    from: (f64, f64),
    /// What was selected before and stays so.
    before: Vec<String>,
    /// What shows it, once it is more than a click.
    shown: Option<HtmlElement>,
}

/// Listens as long as the caller's owner stands.
pub fn listen(state: FilesState) {
    let scope = Scope::here();
    let drawing = Rc::new(RefCell::new(None::<Drawing>));
    let it = drawing.clone();
    let pressed = window_event_listener(ev::pointerdown, move |event| {
        let is_meant = event.pointer_type() == "mouse" && event.button() == 0 && is_empty(event.target());
        if let Some(rows) = rows().filter(|_| is_meant) {
            let corner = rows.get_bounding_client_rect();
            let from =
                (f64::from(event.client_x()) - corner.left(), f64::from(event.client_y()) - corner.top());
            let adds = event.ctrl_key() || event.meta_key() || event.shift_key();
            let kept = |all: &Selection| all.iter().filter(|_| adds).map(str::to_owned).collect();
            it.replace(Some(Drawing { from, before: state.selection.with_untracked(kept), shown: None }));
        }
    });
    let it = drawing.clone();
    let moved = window_event_listener(ev::pointermove, move |event| {
        let mut drawing = it.borrow_mut();
        if let Some(drawing) = drawing.as_mut() {
            event.prevent_default();
            scope.run(|| drawing.reach(state, f64::from(event.client_x()), f64::from(event.client_y())));
        }
    });
    let it = drawing.clone();
    let ended = window_event_listener(ev::pointerup, move |_| {
        let Some(drawing) = it.take() else { return };
        match &drawing.shown {
            Some(shown) => shown.remove(),
            None => scope.run(|| select(state, &drawing.before, &[])),
        }
    });
    on_cleanup(move || [pressed, moved, ended].into_iter().for_each(WindowListenerHandle::remove));
}

impl Drawing {
    /// Draws it to where the pointer is, and selects what it touches.
    fn reach(&mut self, state: FilesState, x: f64, y: f64) {
        let Some(rows) = rows().map(|rows| rows.get_bounding_client_rect()) else { return };
        let (from_x, from_y) = (self.from.0 + rows.left(), self.from.1 + rows.top());
        let (left, top) = (from_x.min(x), from_y.min(y));
        let (width, height) = ((from_x - x).abs(), (from_y - y).abs());
        if self.shown.is_none() && width.max(height) < UNSTEADY {
            return;
        }
        let Some(shown) = self.shown.take().or_else(begin) else { return };
        for (name, value) in [("left", left), ("top", top), ("width", width), ("height", height)] {
            let _ = shown.style().set_property(name, &[&value.round().to_string(), "px"].concat());
        }
        self.shown = Some(shown);
        let area = Area { left: left - rows.left(), top: top - rows.top(), width, height };
        let count = state.shown.with_untracked(Shown::len);
        let touched: Vec<usize> =
            area.rows(state.focus.window.get_untracked(), rows.width(), count).collect();
        select(state, &self.before, &touched);
    }
}

/// The element that shows it. A finger's scroll and a screen reader pass it over.
fn begin() -> Option<HtmlElement> {
    let shown = document().create_element("div").ok()?;
    shown.set_class_name("marquee");
    document().body()?.append_child(&shown).ok()?;
    shown.dyn_into().ok()
}

/// Selects these rows, and what was selected before and stays so.
fn select(state: FilesState, before: &[String], rows: &[usize]) {
    let entries: Vec<_> = rows.iter().filter_map(|row| untrack(|| state.entry(*row))).collect();
    let mut selection = Selection::default();
    selection
        .all(before.iter().map(String::as_str).chain(entries.iter().map(crate::model::files::Entry::id)));
    if state.selection.with_untracked(|now| *now != selection) {
        state.selection.set(selection);
        state.show_details(None);
    }
}

/// Whether a press there is meant for nothing in the list.
fn is_empty(target: Option<EventTarget>) -> bool {
    let element = target.and_then(|it| it.dyn_into::<Element>().ok());
    let within = |selector| element.as_ref().is_some_and(|it| it.closest(selector).ok().flatten().is_some());
    within(".listing") && !within(TAKEN)
}

/// The element that the rows stand in.
fn rows() -> Option<Element> {
    document().query_selector(".listing .virtual-sizer").ok().flatten()
}
