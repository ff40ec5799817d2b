//! A modal dialog on the native element, which keeps the focus inside and closes on Esc.
//!
//! `showModal` makes the rest of the page inert, so neither Tab nor a screen reader's own cursor leaves the
//! dialog, and puts the dialog on the top layer, above whatever has a `z-index`.
//!
//! # Focus
//!
//! 1. On opening the browser focuses the close button, the first element that takes it; a `TextField` with
//!    `autofocus` has the focus on the next frame.
//! 2. Esc fires `cancel`. The default, closing the element behind the caller's back, is prevented; the caller
//!    stops rendering it.
//! 3. On the end the focus returns to the element that had it, unless something else has taken it by the next frame. A dialog that was opened from a menu's item
//!    finds the menu's button there, because the menu gives the focus back before it runs the item.
//!
//! Dialogs are not nested; a second step (a code after an address) replaces the content of the first.

use super::{IconButton, IconName};
use crate::ui::context::use_text;
use crate::ui::focus::is_lost;
use crate::ui::scope::Scope;
use leptos::{html, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;

/// A dialog that is open as long as it is rendered: show it by state, as in
/// `move || renaming.get().map(|file| view! { <Dialog …>…</Dialog> })`. When it goes, the focus returns to where it was.
///
/// `on_close` is a wish: a caller with work that cannot be taken back keeps rendering the dialog. There is
/// one heading, `dialog-title`, and so one dialog at a time.
#[component]
pub fn Dialog(
    /// Its heading and accessible name.
    #[prop(into)]
    title: Signal<String>,
    /// The person wants out: Esc, the close button, a press outside. The caller then stops rendering it.
    #[prop(into)]
    on_close: Callback<()>,
    /// What it holds; end with [`DialogActions`].
    children: Children,
) -> impl IntoView {
    let (text, scope) = (use_text(), Scope::here());
    // The owner of the button that opened the dialog: the focus returns after the dialog's own end.
    let around =
        Owner::current().and_then(|owner| owner.parent()).map_or(scope, |owner| owner.with(Scope::here));
    let element = NodeRef::<html::Dialog>::new();
    let focused_before = SendWrapper::new(document().active_element());

    Effect::new(move || {
        if let Some(dialog) = element.get().filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
        }
    });
    on_cleanup(move || {
        let before = focused_before.take().and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(before) = before {
            // After this turn: until then the modal dialog keeps the focus inside. Whoever has moved it by then keeps it.
            around.next_frame(move || {
                if is_lost() {
                    let _ = before.focus();
                }
            });
        }
    });

    view! {
        <dialog
            class="dialog"
            node_ref=element
            aria-label=title
            on:cancel=move |event: web_sys::Event| {
                // A file field inside has an event of the same name, for a chooser that was left.
                if event.target() == event.current_target() {
                    event.prevent_default();
                    scope.run(|| on_close.run(()));
                }
            }
            on:click=move |event: web_sys::MouseEvent| {
                // The backdrop belongs to the element itself; everything inside has a target of its own.
                if event.target() == event.current_target() {
                    scope.run(|| on_close.run(()));
                }
            }
        >
            <div class="dialog-head">
                <h2>{title}</h2>
                <IconButton label=text.common.close icon=IconName::Close on_press=on_close />
            </div>
            <div class="dialog-body">{children()}</div>
        </dialog>
    }
}

/// The buttons at the end of a dialog.
#[component]
pub fn DialogActions(
    /// Buttons, the primary one last.
    children: Children,
) -> impl IntoView {
    view! { <div class="dialog-actions">{children()}</div> }
}
