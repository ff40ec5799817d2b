//! A button that opens a short list of commands.

use super::{Icon, IconName};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// One command.
#[derive(Clone)]
pub struct MenuItem {
    /// What it says.
    pub label: String,
    /// What it shows.
    pub icon: IconName,
    /// Does it.
    pub action: Callback<()>,
}

/// A menu button with its list: arrows move, Enter chooses, Esc closes and returns to the button.
///
/// Tab and a focus elsewhere close it without taking the focus back. The list stays in the page, `hidden`, so
/// opening draws nothing.
#[component]
pub fn Menu(
    /// The accessible name of the button and the list.
    label: &'static str,
    /// What the button shows.
    icon: IconName,
    /// The commands.
    items: Vec<MenuItem>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let root = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();

    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    let outside = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        let inside = root.get_untracked().is_some_and(|root| root.contains(target.as_ref()));
        if open.get_untracked() && !inside {
            open.set(false);
        }
    });
    // Also when the screen changes under an open menu: Esc is heard only where the focus is.
    let left = window_event_listener(ev::focusin, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        let inside = root.get_untracked().is_some_and(|root| root.contains(target.as_ref()));
        if open.get_untracked() && !inside {
            open.set(false);
        }
    });
    on_cleanup(move || {
        outside.remove();
        left.remove();
    });
    Effect::new(move || {
        if open.get() {
            focus_item(list, |_, _| 0);
        }
    });

    let on_key = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "Escape" => close(),
            "Tab" => return open.set(false),
            "ArrowDown" => focus_item(list, |at, count| (at + 1) % count),
            "ArrowUp" => focus_item(list, |at, count| (at + count - 1) % count),
            "Home" => focus_item(list, |_, _| 0),
            "End" => focus_item(list, |_, count| count - 1),
            _ => return,
        }
        event.prevent_default();
    };
    let items: Vec<_> = items
        .into_iter()
        .map(|item| {
            let choose = move |_| {
                close();
                item.action.run(());
            };
            view! {
                <button
                    type="button"
                    role="menuitem"
                    tabindex="-1"
                    class="menu-item"
                    on:click=choose
                >
                    <Icon name=item.icon />
                    <span>{item.label}</span>
                </button>
            }
        })
        .collect();

    view! {
        <div class="menu" node_ref=root>
            <button
                type="button"
                class="button button-icon"
                node_ref=button
                aria-label=label
                title=label
                aria-haspopup="menu"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon name=icon />
            </button>
            <div
                class="menu-list"
                role="menu"
                aria-label=label
                node_ref=list
                hidden=move || !open.get()
                on:keydown=on_key
            >
                {items}
            </div>
        </div>
    }
}

/// Moves the focus to the item that `next` names, given the index of the focused one and their count.
///
/// Without a focused item `next` is given the count as the index.
pub(super) fn focus_item(list: NodeRef<html::Div>, next: impl Fn(usize, usize) -> usize) {
    let Some(list) = list.get_untracked() else { return };
    let items = list.children();
    let count = items.length() as usize;
    let focused = document().active_element();
    let item = |at: usize| u32::try_from(at).ok().and_then(|at| items.item(at));
    let at = (0..count).find(|&at| item(at) == focused).unwrap_or(count);
    if count == 0 {
        return;
    }
    if let Some(item) =
        item(next(at, count).min(count - 1)).and_then(|it: Element| it.dyn_into::<HtmlElement>().ok())
    {
        let _ = item.focus();
    }
}
