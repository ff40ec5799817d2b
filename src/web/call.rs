//! Methods by their names: `web_sys` has what is called here behind a compiler flag, or would bring a binding of its own for
//! each into the script that every visit loads.
//!
//! A name that is misspelt is found at run time only: each name stands in one place, beside the type that
//! wraps it.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What a method gives; an error where there is none of this name.
///
/// # Errors
///
/// The exception of the method, or of looking it up.
pub fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    Reflect::apply(&method, object, &arguments.iter().collect())
}

/// What its promise gives.
///
/// # Errors
///
/// As of [`call`], and the promise's rejection. Dropping the future does not cancel what the browser is
/// doing.
pub async fn later(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&call(object, method, arguments)?)).await
}

/// A property; undefined where there is none.
pub fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// Sets one.
pub fn set(object: &JsValue, name: &str, value: impl Into<JsValue>) {
    let _ = Reflect::set(object, &name.into(), &value.into());
}

/// A new object of a class of the browser's.
///
/// # Errors
///
/// The exception of its constructor, or of looking it up: an older browser may have no such class.
pub fn construct(class: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let class: Function = get(&js_sys::global(), class).dyn_into()?;
    Reflect::construct(&class, &arguments.iter().collect())
}
