//! What forms do before they send: read their fields, check those that are required, and focus the first that is wrong.

use js_sys::{Array, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget};

use crate::ui::focus::focus;
use crate::ui::scope::Scope;

/// Has every field of the form that the selector `form` finds report its text, as if it were typed at this moment. Password
/// managers fill fields in without an `input` event (on iOS, some always), and what they put there would count as nothing.
pub fn read_fields(form: &str) {
    let Ok(Some(form)) = document().query_selector(form) else { return };
    let fields = Reflect::get(&form, &"elements".into()).unwrap_or_default();
    if fields.is_undefined() {
        return;
    }
    for field in Array::from(&fields).iter() {
        if let Ok(input) = Event::new("input") {
            let _ = field.unchecked_into::<EventTarget>().dispatch_event(&input);
        }
    }
}

/// Whether a required field is filled in. The field shows `words` if not.
///
/// Call it for every field before deciding, without `&&` between: all errors should show at once. Blanks
/// alone count as empty. An earlier error goes as soon as the field passes.
pub fn require(value: RwSignal<String>, error: RwSignal<String>, words: &'static str) -> bool {
    value.with_untracked(|value| is_filled_in(value, error, words))
}

/// [`require`], for a value that is in no signal.
///
/// Used for the password of the boot form, which stays in its element.
pub fn is_filled_in(value: &str, error: RwSignal<String>, words: &'static str) -> bool {
    let is_there = !value.trim().is_empty();
    error.set(if is_there { String::new() } else { words.to_owned() });
    is_there
}

/// Focuses the first invalid field below the selector `form`, once the fields show their errors.
///
/// Does nothing where no field is invalid. First in the order of the document, which is the order in which a
/// person fills the form in.
pub fn focus_first_invalid(scope: Scope, form: &'static str) {
    scope.next_frame(move || {
        if let Ok(Some(field)) = document().query_selector(&[form, " [aria-invalid=true]"].concat()) {
            focus(&field);
        }
    });
}
