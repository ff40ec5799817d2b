//! Leads the keyboard somewhere. Where to, the screens know.
//!
//! The rule of the page: whoever removes the focused element says where the focus goes next. A browser drops
//! it on the body, where a screen reader starts from the top and a keyboard has to walk back.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// Puts the focus on an element, if it takes it.
///
/// An element without a tab stop needs `tabindex="-1"` to take it. The browser scrolls the element into view.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// The same for the first element that a selector finds.
pub fn focus_first(selector: &str) {
    if let Some(element) = document().query_selector(selector).ok().flatten() {
        focus(&element);
    }
}

/// Whether nothing has the focus: the browser has dropped it on the body.
pub fn is_lost() -> bool {
    document().active_element().is_none_or(|it| it.tag_name() == "BODY")
}

/// Scrolls an element into view, as little as that takes.
pub fn reveal(element: &Element) {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    nearest.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}

/// The focused element and its selection, to be restored after a move that loses both.
///
/// Holds elements of the page, so it is made and used within one turn and never kept.
pub struct Focus {
    element: Element,
    selection: Option<(u32, u32)>,
}

impl Focus {
    /// The focus, if it is within an element.
    ///
    /// Elements without a selection (a button, a tick box) are restored without one.
    pub fn within(root: &Element) -> Option<Self> {
        let element = document().active_element().filter(|it| root.contains(Some(it)))?;
        let selection = element
            .dyn_ref::<HtmlInputElement>()
            .and_then(|input| Some((input.selection_start().ok()??, input.selection_end().ok()??)));
        Some(Self { element, selection })
    }

    /// Puts the focus and the selection back.
    pub fn restore(self) {
        focus(&self.element);
        if let (Some(input), Some((start, end))) =
            (self.element.dyn_ref::<HtmlInputElement>(), self.selection)
        {
            let _ = input.set_selection_range(start, end);
        }
    }
}

/// The focus goes with the screen that had it: those who listen would be nowhere. A screen that took it keeps it.
pub fn keep_focus() {
    let target = document().query_selector("#main h1[tabindex], #main").ok().flatten().filter(|_| is_lost());
    if let Some(target) = target.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = target.focus_with_options(&options);
    }
}
