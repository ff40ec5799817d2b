//! Files dragged over the page, anywhere.
//!
//! The whole window takes files, because a person who misses a marked area loses the page: the browser would
//! show the file in its place. For the same reason the listeners stay while nothing is taken; the drop is
//! then refused and the label says why.
//!
//! Dragging has no keyboard, so whoever uses this also offers a button that opens a file field. The layer is
//! not announced: it follows the pointer of somebody who sees it.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, Element};

use super::{Icon, IconName};

/// Takes files dropped anywhere on the page for as long as it is there, and says so while they hover.
#[component]
pub fn DropZone(
    /// What dropping does, or why it does nothing.
    #[prop(into)]
    label: Signal<String>,
    /// Whether files are taken.
    #[prop(into)]
    open: Signal<bool>,
    /// Called with the dropped data during the event; the browser empties it afterwards.
    #[prop(into)]
    on_drop: Callback<DataTransfer>,
) -> impl IntoView {
    // Entering a child comes before leaving its parent, so the depth tells whether the page was left.
    let depth = RwSignal::new(0_u32);
    let entered = window_event_listener(ev::dragenter, move |event| {
        if has_files(&event) {
            event.prevent_default();
            depth.update(|depth| *depth += 1);
        }
    });
    let left = window_event_listener(ev::dragleave, move |event| {
        if has_files(&event) {
            depth.update(|depth| *depth = depth.saturating_sub(1));
        }
    });
    // Without this the browser would leave the page to show the file.
    let over = window_event_listener(ev::dragover, move |event| {
        if has_files(&event) {
            event.prevent_default();
            if let Some(data) = event.data_transfer() {
                data.set_drop_effect(if open.get_untracked() { "copy" } else { "none" });
            }
        }
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        depth.set(0);
        if has_files(&event) {
            event.prevent_default();
            let is_free = || open.get_untracked() && own_target(&event).is_none();
            if let Some(data) = event.data_transfer().filter(|_| is_free()) {
                on_drop.run(data);
            }
        }
    });
    on_cleanup(move || [entered, left, over, dropped].into_iter().for_each(WindowListenerHandle::remove));

    move || {
        (depth.get() > 0).then(|| {
            view! {
                <div class="drop-zone" class:drop-zone-closed=move || !open.get()>
                    <div class="drop-zone-label">
                        <Icon name=if open.get() { IconName::Upload } else { IconName::Lock } />
                        <bdi>{move || label.get()}</bdi>
                    </div>
                </div>
            }
        })
    }
}

/// The element under the pointer that takes files itself: one with the folder that they go to. That its listener has prevented the
/// default tells nothing, since `boot.js` keeps the browser from opening any file.
pub fn own_target(event: &DragEvent) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("[data-folder]").ok()?
}

/// What a drag of the page's own rows is known by, which a desktop may take for files.
pub const OWN_DRAG: &str = "application/x-alcove-entries";

/// Whether files from outside are dragged, and not a text, a link or rows of the page.
pub fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| {
        let types = data.types();
        types.includes(&"Files".into(), 0) && !types.includes(&OWN_DRAG.into(), 0)
    })
}
