//! A finger that stays on a row, in a browser that does not tell of it (Safari on iOS): after a moment the row hears what other browsers
//! tell of by themselves, a `contextmenu` event.
//!
//! A finger that moves scrolls, and one that leaves has tapped. Where the browser does tell, whichever of the two events comes first
//! counts, and the other is dropped.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use crate::ui::browser::before_context_menu;
use crate::ui::scope::Scope;

/// How long it stays.
const LONG: Duration = Duration::from_millis(500);

/// So many pixels are the trembling of a finger.
const STEADY: f64 = 10.0;

/// The touch under way.
#[derive(Default)]
struct Touch {
    /// Counts touches: a moment that ends belongs to one of them.
    number: Cell<u32>,
    /// Where it began; `None` once it has moved, ended, or been told of.
    from: Cell<Option<(i32, i32)>>,
    /// Whether it was told of.
    is_told: Cell<bool>,
}

/// Listens as long as the caller's owner stands.
pub fn listen() {
    let (scope, touch) = (Scope::here(), Rc::new(Touch::default()));
    let it = touch.clone();
    let pressed = window_event_listener(ev::pointerdown, move |event| {
        let number = it.number.get() + 1;
        it.number.set(number);
        it.is_told.set(false);
        let row = event.target().and_then(|it| it.dyn_into::<Element>().ok()).filter(is_row);
        let Some(row) = row.filter(|_| event.pointer_type() == "touch" && event.is_primary()) else {
            return it.from.set(None);
        };
        let at = (event.client_x(), event.client_y());
        it.from.set(Some(at));
        let it = it.clone();
        scope.after(LONG, move || {
            if it.number.get() == number && it.from.take().is_some() {
                tell(&row, at);
                it.is_told.set(true);
            }
        });
    });
    let it = touch.clone();
    let moved = window_event_listener(ev::pointermove, move |event| {
        let far = |(x, y): (i32, i32)| {
            f64::from(x - event.client_x()).hypot(f64::from(y - event.client_y())) > STEADY
        };
        if it.from.get().is_some_and(far) {
            it.from.set(None);
        }
    });
    let it = touch.clone();
    let scrolls = window_event_listener(ev::pointercancel, move |_| it.from.set(None));
    let it = touch.clone();
    let left = window_event_listener(ev::pointerup, move |_| it.from.set(None));
    // A tap that follows would take back what the long press did.
    let it = touch.clone();
    let ended = window_event_listener(ev::touchend, move |event| {
        if it.is_told.replace(false) {
            event.prevent_default();
        }
    });
    StoredValue::new_local(before_context_menu(move || {
        touch.from.set(None);
        touch.is_told.get()
    }));
    on_cleanup(move || {
        [pressed, moved, scrolls, left, ended].into_iter().for_each(WindowListenerHandle::remove);
    });
}

/// A row of the list, and not a link or a button in it, which the browser has a menu for or which answers for itself.
fn is_row(target: &Element) -> bool {
    let within = |selector| target.closest(selector).is_ok_and(|it| it.is_some());
    within(".grid [data-row]") && !within("a, input, button, label")
}

fn tell(row: &Element, (x, y): (i32, i32)) {
    if let Ok(event) = MouseEvent::new("contextmenu") {
        event.init_mouse_event_with_can_bubble_arg_and_cancelable_arg_and_view_arg_and_detail_arg_and_screen_x_arg_and_screen_y_arg_and_client_x_arg_and_client_y_arg(
            "contextmenu",
            true,
            true,
            Some(&window()),
            0,
            x,
            y,
            x,
            y,
        );
        let _ = row.dispatch_event(&event);
    }
}
