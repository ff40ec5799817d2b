//! Events of the browser's surroundings.

use std::cell::RefCell;
use std::rc::Rc;

use alcove::web::events;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit, EventTarget};

use crate::browser::{get, instead};

/// Fires an event that can be cancelled; whether nobody did.
fn fire(target: &EventTarget, name: &str) -> bool {
    let init = EventInit::new();
    init.set_cancelable(true);
    target.dispatch_event(&Event::new_with_event_init_dict(name, &init).unwrap()).unwrap()
}

fn heard() -> (Rc<RefCell<Vec<bool>>>, impl Fn(bool) + Clone) {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hearing = Rc::clone(&heard);
    (heard, move |value| hearing.borrow_mut().push(value))
}

#[wasm_bindgen_test]
fn the_network_is_heard_until_the_listening_ends() {
    let window = web_sys::window().unwrap();
    let (heard, hear) = heard();
    let listening = events::on_network(hear);
    fire(&window, "offline");
    fire(&window, "online");
    drop(listening);
    fire(&window, "offline");
    assert_eq!(*heard.borrow(), [false, true]);
}

#[wasm_bindgen_test]
fn being_seen_is_heard() {
    let document = web_sys::window().unwrap().document().unwrap();
    let (heard, hear) = heard();
    let _listening = events::on_visibility(hear);
    {
        let _hidden = instead(&get(&js_sys::global(), "document"), "visibilityState", "hidden");
        fire(&document, "visibilitychange");
    }
    let _visible = instead(&get(&js_sys::global(), "document"), "visibilityState", "visible");
    fire(&document, "visibilitychange");
    assert_eq!(*heard.borrow(), [false, true]);
}

#[wasm_bindgen_test]
fn closing_is_asked_about_only_while_busy() {
    let window = web_sys::window().unwrap();
    let busy = Rc::new(RefCell::new(false));
    let asked = Rc::clone(&busy);
    let listening = events::ask_before_closing(move || *asked.borrow());
    assert!(fire(&window, "beforeunload"));
    *busy.borrow_mut() = true;
    assert!(!fire(&window, "beforeunload"));
    drop(listening);
    assert!(fire(&window, "beforeunload"));
}
