//! The address bar as a signal, and ways to change it. What it means is `model::route`'s.

use leptos::{ev, prelude::*};

use crate::model::route::Route;

/// The place that the address bar names, from now on.
pub fn watch() -> Signal<Route> {
    let route = RwSignal::new(current());
    let update = move |()| {
        let now = current();
        if route.with_untracked(|before| *before != now) {
            route.set(now);
        }
    };
    // `replaceState` fires neither event: `replace` fires `popstate` itself.
    let handles = (
        window_event_listener(ev::hashchange, move |_| update(())),
        window_event_listener(ev::popstate, move |_| update(())),
    );
    on_cleanup(move || {
        handles.0.remove();
        handles.1.remove();
    });
    route.into()
}

/// Goes to a fragment, as a link does.
pub fn go(href: &str) {
    let _ = window().location().set_hash(href);
}

/// Changes the fragment without a step in the history.
pub fn replace(href: &str) {
    let Ok(history) = window().history() else { return };
    let replaced = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(href));
    if let (Ok(()), Ok(event)) = (replaced, web_sys::Event::new("popstate")) {
        let _ = window().dispatch_event(&event);
    }
}

fn current() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}
