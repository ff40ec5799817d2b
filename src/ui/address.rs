//! The address bar as a signal, and ways to change it. What it means is `model::route`'s.
//!
//! The route is in the fragment, so a static host needs no rewriting of paths, and no route is ever sent to a
//! server. The browser's history is the only history: "back" is a route like any other, and screens do not
//! keep a stack of their own.

use leptos::{ev, prelude::*};

use crate::model::route::Route;

/// What asks before a text that is not saved is left; `None` while there is none.
pub type Unsaved = StoredValue<Option<Callback<()>>>;

/// What takes away something that is laid over the whole page, when the person goes back; `None` while nothing is.
pub type Over = StoredValue<Option<Callback<()>>>;

/// What two entries of the history are marked by: the page, and the same page with something laid over it.
const UNDER: &str = "under";
const OVER: &str = "over";

/// The route in the address bar, now and after every change.
///
/// Called once, under the page's owner; the listeners end with that owner. An address that means the same
/// route (another spelling of a folder's name) does not notify. While there is a text that is not saved, "back" stays here and
/// asks; the page's own [`replace`] does not. Where something lies over the page, "back" takes that away alone ([`lay_over`]).
pub fn watch(unsaved: Unsaved, over: Over) -> Signal<Route> {
    let route = RwSignal::new(current());
    let update = move |by_browser: bool| {
        let now = current();
        if route.with_untracked(|before| *before == now) {
            return;
        }
        match unsaved.get_value().filter(|_| by_browser) {
            Some(ask) => {
                if let Some(history) = history() {
                    let here = route.with_untracked(Route::href);
                    let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&here));
                }
                ask.run(());
            }
            None => route.set(now),
        }
    };
    let popped = move |by_browser: bool| {
        let is_same = route.with_untracked(|before| *before == current());
        match history().filter(|history| by_browser && is_same && mark(history).as_deref() == Some(UNDER)) {
            Some(history) => match over.get_value() {
                Some(take_away) => take_away.run(()),
                // What lay over the page was closed by a button and has left its step: one "back" passes over both steps.
                None => drop(history.back()),
            },
            None => update(by_browser),
        }
    };
    // `replaceState` fires neither event: `replace` fires `popstate` itself.
    let handles = (
        window_event_listener(ev::hashchange, move |event| update(event.is_trusted())),
        window_event_listener(ev::popstate, move |event| popped(event.is_trusted())),
    );
    on_cleanup(move || {
        handles.0.remove();
        handles.1.remove();
    });
    route.into()
}

/// Adds a step of the same address for what is laid over the whole page, as a viewer is: "back" takes it away and leads nowhere else.
///
/// Where it is closed by a button the step stays, and is the next one's; going back passes over it.
pub fn lay_over() {
    if let Some(history) = history().filter(|history| mark(history).as_deref() != Some(OVER)) {
        let _ = history.replace_state(&UNDER.into(), "");
        let _ = history.push_state(&OVER.into(), "");
    }
}

fn history() -> Option<web_sys::History> {
    window().history().ok()
}

/// What the entry that is shown is marked by.
fn mark(history: &web_sys::History) -> Option<String> {
    history.state().ok()?.as_string()
}

/// Goes to a fragment, as a link does.
///
/// Adds a step to the history. The signal of [`watch`] follows by the browser's event, not within this call.
pub fn go(href: &str) {
    let _ = window().location().set_hash(href);
}

/// Changes the fragment without a step in the history.
///
/// For redirects and for a search being typed: "back" then leads to what was before, not to every letter. The
/// signal of [`watch`] has followed when this function returns, since dispatched events run their listeners
/// at once.
pub fn replace(href: &str) {
    let Some(history) = history() else { return };
    let replaced = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(href));
    if let (Ok(()), Ok(event)) = (replaced, web_sys::Event::new("popstate")) {
        let _ = window().dispatch_event(&event);
    }
}

/// An address that cannot be read counts as an empty one: home.
fn current() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}
