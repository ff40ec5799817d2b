//! A row of buttons that belong together; the arrow keys go from one to the next.
//!
//! Every button also stays a tab stop; the ARIA pattern would have one for all. Here the buttons change with
//! the selection, and a single stop could vanish while it has the focus. Disabled buttons are passed over.
//! The focused button is looked up at each key, so nothing has to be kept in step with the children.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A toolbar.
#[component]
pub fn Toolbar(
    /// The accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// Buttons, and texts between them.
    children: Children,
) -> impl IntoView {
    let on_key = move |event: ev::KeyboardEvent| {
        let bar = event.current_target().and_then(|it| it.dyn_into::<Element>().ok());
        let Some(bar) = bar else { return };
        let Ok(buttons) = bar.query_selector_all("button:not(:disabled)") else { return };
        let count = buttons.length();
        let button = |at| buttons.item(at).and_then(|it| it.dyn_into::<HtmlElement>().ok());
        let focused = document().active_element();
        let Some(at) = (0..count).find(|&at| button(at).map(Into::into) == focused) else { return };
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % count,
            "ArrowLeft" => (at + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        if let Some(button) = button(to) {
            let _ = button.focus();
        }
    };
    view! {
        <div class="toolbar" role="toolbar" aria-label=move || label.get() on:keydown=on_key>
            {children()}
        </div>
    }
}
