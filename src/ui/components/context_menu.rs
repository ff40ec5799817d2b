//! A list of commands at the pointer.
//!
//! The list shares items and looks with `menu`, and differs in three things: it has no button, it stands at
//! the pointer, and the focus afterwards is the caller's business, who alone knows the row that was pressed.
//!
//! | what | effect |
//! |---|---|
//! | arrows, Home, End | move the focus within the list, around its ends |
//! | Enter, Space, a press | close, then perform the command |
//! | Esc, Tab | close |
//! | a press elsewhere, a scroll of the page | close |

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Node;

use super::menu::focus_item;
use super::{Icon, MenuItem};
use crate::ui::scope::Scope;

/// The commands for what was pressed, as long as it is rendered: show it by state. Arrows move, Enter chooses, Esc and a press
/// elsewhere close it.
///
/// Takes the focus when it appears. A scroll closes it, since the row that it belongs to moves away from
/// under it.
#[component]
pub fn ContextMenu(
    /// The accessible name.
    label: &'static str,
    /// Where the pointer was, in CSS pixels of the window.
    at: (i32, i32),
    /// The commands.
    items: Vec<MenuItem>,
    /// The person wants out, or has chosen; called before the command is.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let scope = Scope::here();
    let outside = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        let is_inside = list.get_untracked().is_some_and(|list| list.contains(target.as_ref()));
        if !is_inside {
            on_close.run(());
        }
    });
    let scrolled = window_event_listener(ev::scroll, move |_| on_close.run(()));
    on_cleanup(move || {
        outside.remove();
        scrolled.remove();
    });
    Effect::new(move || {
        if let Some(element) = list.get() {
            keep_inside(&element);
            focus_item(list, |_, _| 0);
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "Escape" | "Tab" => on_close.run(()),
            "ArrowDown" => focus_item(list, |at, count| (at + 1) % count),
            "ArrowUp" => focus_item(list, |at, count| (at + count - 1) % count),
            "Home" => focus_item(list, |_, _| 0),
            "End" => focus_item(list, |_, count| count - 1),
            _ => return,
        }
        event.prevent_default();
    };
    let item = |MenuItem { label, icon, action }: MenuItem| {
        // Closing disposes of this menu; the command has an owner that outlives it.
        let choose = move |_| {
            on_close.run(());
            scope.run(|| action.run(()));
        };
        view! {
            <button type="button" role="menuitem" tabindex="-1" class="menu-item" on:click=choose>
                <Icon name=icon />
                <span>{label}</span>
            </button>
        }
    };
    let items: Vec<_> = items.into_iter().map(item).collect();
    view! {
        <div
            class="menu-list menu-at-pointer"
            role="menu"
            aria-label=label
            node_ref=list
            style=("--x", [&at.0.to_string(), "px"].concat())
            style=("--y", [&at.1.to_string(), "px"].concat())
            on:keydown=on_key
        >
            {items}
        </div>
    }
}

/// Moves the list so that the window does not cut it.
///
/// Measured once, after the list is in the page and before the next paint. The list never moves beyond the
/// upper or the left edge: in a window smaller than the list, its beginning is what must be seen.
fn keep_inside(list: &web_sys::HtmlDivElement) {
    let (frame, style) = (list.get_bounding_client_rect(), web_sys::HtmlElement::style(list));
    let size =
        |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|it| it.as_f64()).unwrap_or(f64::MAX);
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    for (name, start, end, most) in
        [("--x", frame.left(), frame.right(), width), ("--y", frame.top(), frame.bottom(), height)]
    {
        if end > most {
            #[allow(
                clippy::cast_possible_truncation,
                reason = "whole pixels; writing fractions costs the page 3 KB of code"
            )]
            let moved = (start - (end - most)).max(0.0) as i32;
            let _ = style.set_property(name, &[&moved.to_string(), "px"].concat());
        }
    }
}
