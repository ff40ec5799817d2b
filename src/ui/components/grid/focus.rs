//! Where the keyboard is in a grid, and how it is led to a row that may not be in the page yet.

use std::time::Duration;

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::model::grid::Window;

/// The place of the keyboard in a grid. Made by the caller, who moves the focus with it.
#[derive(Clone, Copy)]
pub struct GridFocus {
    pub(super) root: NodeRef<html::Div>,
    /// The row that Tab leads to.
    pub active: RwSignal<usize>,
    /// What is seen of the rows.
    pub window: RwSignal<Window>,
}

impl Default for GridFocus {
    fn default() -> Self {
        Self::new()
    }
}

impl GridFocus {
    /// At the first row.
    pub fn new() -> Self {
        Self { root: NodeRef::new(), active: RwSignal::new(0), window: RwSignal::new(Window::default()) }
    }

    /// Whether the focus is in the grid's rows now.
    pub fn is_inside(self) -> bool {
        let focused = document().active_element();
        focused.is_some_and(|it| it.closest(".grid [data-row]").ok().flatten().is_some())
    }

    /// Brings a row into view and moves the focus to it.
    pub fn go(self, row: usize) {
        self.active.set(row);
        // The row enters the page by the effects that this starts.
        set_timeout(
            move || {
                let Some(Some(root)) = self.root.try_get_untracked() else { return };
                let selector = ["[data-row=\"", &row.to_string(), "\"]"].concat();
                let row = root.query_selector(&selector).ok().flatten();
                let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) else { return };
                let quietly = web_sys::FocusOptions::new();
                quietly.set_prevent_scroll(true);
                let _ = row.focus_with_options(&quietly);
                let nearest = web_sys::ScrollIntoViewOptions::new();
                nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
                row.scroll_into_view_with_scroll_into_view_options(&nearest);
            },
            Duration::ZERO,
        );
    }
}
