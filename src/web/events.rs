//! What the browser tells of its surroundings: the network, whether the page is seen, whether it is about to close.
//!
//! Each function returns a [`Listening`] that the caller keeps; nothing listens once it is dropped.

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, VisibilityState};

use super::window;

/// Ends what it listens to when it is dropped.
#[must_use = "dropping it ends the listening"]
#[derive(Debug)]
pub struct Listening {
    _listeners: Vec<EventListener>,
}

/// Whether the browser believes that it is online. `false` is sure; `true` says only that there is some network.
pub fn is_online() -> bool {
    window().navigator().on_line()
}

/// Calls back with `true` when the device comes online, with `false` when it goes offline.
///
/// Not called for the state at the start: ask [`is_online`].
pub fn on_network(callback: impl Fn(bool) + Clone + 'static) -> Listening {
    let listen = |name: &'static str, online| {
        let callback = callback.clone();
        EventListener::new(&window(), name, move |_| callback(online))
    };
    Listening { _listeners: vec![listen("online", true), listen("offline", false)] }
}

/// Calls back with whether the page can be seen, each time that changes.
///
/// Phones end a page that is out of sight without another word, so this is the last certain moment to write
/// something down.
pub fn on_visibility(callback: impl Fn(bool) + 'static) -> Listening {
    let Some(document) = window().document() else { return Listening { _listeners: Vec::new() } };
    let page = document.clone();
    let listener = EventListener::new(&document, "visibilitychange", move |_| {
        callback(page.visibility_state() == VisibilityState::Visible);
    });
    Listening { _listeners: vec![listener] }
}

/// Asks of each context menu that the browser tells of whether it is to be dropped, before anything on the page hears of it.
pub fn before_context_menu(is_dropped: impl Fn() -> bool + 'static) -> Listening {
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        ..EventListenerOptions::enable_prevent_default()
    };
    let listener = EventListener::new_with_options(&window(), "contextmenu", options, move |event| {
        if event.is_trusted() && is_dropped() {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    });
    Listening { _listeners: vec![listener] }
}

/// Has the browser ask before the page closes, for as long as the answer of `busy` is yes.
///
/// Browsers show the question only where the person has used the page. `busy` is asked at that moment, so it
/// must be quick.
pub fn ask_before_closing(busy: impl Fn() -> bool + 'static) -> Listening {
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&window(), "beforeunload", options, move |event| {
        if busy() {
            event.prevent_default();
            // Older browsers ask for this one; none shows the text any more.
            if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                event.set_return_value("busy");
            }
        }
    });
    Listening { _listeners: vec![listener] }
}
