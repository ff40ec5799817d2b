//! Watching the size of an element.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use web_sys::Element;

use super::call::{call, construct};

/// Tells of each change of an element's size, and once at the beginning, until it is dropped.
#[derive(Debug)]
pub struct Observing {
    observer: Option<JsValue>,
    /// Called by the browser.
    _on_change: Closure<dyn FnMut()>,
}

impl Observing {
    /// Begins to watch. Every browser that this page runs in has a `ResizeObserver`.
    pub fn size_of(element: &Element, on_change: impl FnMut() + 'static) -> Self {
        let on_change = Closure::new(on_change);
        let observer = construct("ResizeObserver", &[AsRef::<JsValue>::as_ref(&on_change).clone()]).ok();
        if let Some(observer) = &observer {
            let _ = call(observer, "observe", &[element.into()]);
        }
        Self { observer, _on_change: on_change }
    }
}

impl Drop for Observing {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            let _ = call(observer, "disconnect", &[]);
        }
    }
}
