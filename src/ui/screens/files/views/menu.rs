//! The menu "View", below the button that opened it: the form of the rows, the columns, where folders stand.
//!
//! Arrows, Home and End move; Enter and Space choose; Esc, Tab and a press elsewhere close it. Choosing a form closes it, since it is
//! one of three; what is ticked may be ticked one after the other.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use super::change;
use crate::model::files::{Column, Folders, Layout, View};
use crate::ui::components::{Icon, IconName};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// The menu, as long as it is rendered.
#[component]
pub fn ViewMenu(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let (text, files) = (use_text().views(), &use_text().files);
    let list = NodeRef::<html::Div>::new();
    let scope = Scope::here();
    // The button has the focus when it is pressed, but for a browser that gives it to nobody.
    let button = document().active_element().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    let below = button.as_ref().map(|button| button.get_bounding_client_rect());
    // On a phone the toolbar is at the bottom of the window: the menu then stands above it.
    let height = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or_default();
    let is_above = below.as_ref().is_some_and(|below| below.top() > height / 2.0);
    let edge = |at: &web_sys::DomRect| if is_above { height - at.top() } else { at.bottom() };
    let (x, y) = below.map_or((0.0, 0.0), |at| (at.left(), edge(&at)));
    let button = StoredValue::new_local(button);
    let close = move || {
        let button = button.get_value();
        state.dialog.set(None);
        if let Some(button) = button {
            let _ = button.focus();
        }
    };
    let away = move |target: Option<web_sys::EventTarget>| {
        let target = target.and_then(|target| target.dyn_into::<Node>().ok());
        let is_inside = list.get_untracked().is_none_or(|list| list.contains(target.as_ref()));
        if !is_inside {
            state.dialog.set(None);
        }
    };
    let pressed = window_event_listener(ev::pointerdown, move |event| away(event.target()));
    on_cleanup(move || pressed.remove());
    Effect::new(move || {
        if list.get().is_some() {
            scope.next_frame(move || focus(list, |_, _| 0));
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "Escape" | "Tab" => close(),
            "ArrowDown" => focus(list, |at, count| (at + 1) % count),
            "ArrowUp" => focus(list, |at, count| (at + count - 1) % count),
            "Home" => focus(list, |_, _| 0),
            "End" => focus(list, |_, count| count - 1),
            _ => return,
        }
        event.prevent_default();
    };
    let item = move |role, label: &'static str, is_chosen: fn(View) -> bool, change_to: fn(View) -> View| {
        let choose = move |_| {
            let view = untrack(|| state.view.get());
            change::set(state, change_to(view));
            if role == "menuitemradio" {
                close();
            }
        };
        view! {
            <button
                type="button"
                class="menu-item view-item"
                role=role
                tabindex="-1"
                aria-checked=move || if is_chosen(state.view.get()) { "true" } else { "false" }
                on:click=choose
            >
                <Icon name=IconName::Check />
                <span>{label}</span>
            </button>
        }
        .into_any()
    };
    let layout = move |label, is_chosen, change| item("menuitemradio", label, is_chosen, change);
    let tick = move |label, is_chosen, change| item("menuitemcheckbox", label, is_chosen, change);
    view! {
        <div
            class="menu-list view-menu"
            class:view-menu-above=is_above
            role="menu"
            aria-label=use_text().tools().view
            node_ref=list
            style=("--x", [&x.round().to_string(), "px"].concat())
            style=("--y", [&y.round().to_string(), "px"].concat())
            on:keydown=on_key
        >
            {layout(text.rows, |view| view.layout == Layout::Rows, |view| view.in_layout(Layout::Rows))}
            {layout(text.compact, |view| view.layout == Layout::Compact, |view| view.in_layout(Layout::Compact))}
            {layout(text.gallery, |view| view.layout == Layout::Gallery, |view| view.in_layout(Layout::Gallery))}
            <div class="view-group" role="group" aria-label=text.columns>
                {tick(files.size, |view| view.shows(Column::Size), |view| view.toggled(Column::Size))}
                {tick(files.modified, |view| view.shows(Column::Modified), |view| view.toggled(Column::Modified))}
                {tick(text.kind, |view| view.shows(Column::Kind), |view| view.toggled(Column::Kind))}
                {tick(text.class, |view| view.shows(Column::Class), |view| view.toggled(Column::Class))}
            </div>
            <div class="view-group" role="group">
                {change::is_wide().then(|| tick(text.tree, |view| view.has_tree, change::with_tree))}
                {tick(text.folders_first, |view| view.folders == Folders::First, change::mixed)}
            </div>
        </div>
    }
}

/// Moves the focus to the item that `next` names, given the index of the focused one and their count.
fn focus(list: NodeRef<html::Div>, next: impl Fn(usize, usize) -> usize) {
    let Some(items) = list.get_untracked().and_then(|list| list.query_selector_all(".view-item").ok()) else {
        return;
    };
    let focused = document().active_element().map(Node::from);
    let items: Vec<Node> = (0..items.length()).filter_map(|at| items.item(at)).collect();
    let at = items.iter().position(|item| Some(item) == focused.as_ref()).unwrap_or(items.len());
    let item = items.get(next(at, items.len()).min(items.len().saturating_sub(1)));
    if let Some(item) = item.and_then(|item| item.dyn_ref::<HtmlElement>()) {
        let _ = item.focus();
    }
}
