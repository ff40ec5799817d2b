//! What forms check before they send: required fields, and the focus on the first field that is wrong.

use leptos::prelude::*;

use crate::ui::focus::focus;
use crate::ui::scope::Scope;

/// Whether a required field is filled in. The field shows `words` if not.
pub fn require(value: RwSignal<String>, error: RwSignal<String>, words: &'static str) -> bool {
    value.with_untracked(|value| is_filled_in(value, error, words))
}

/// [`require`], for a value that is in no signal.
pub fn is_filled_in(value: &str, error: RwSignal<String>, words: &'static str) -> bool {
    let is_there = !value.trim().is_empty();
    error.set(if is_there { String::new() } else { words.to_owned() });
    is_there
}

/// Focuses the first invalid field below the selector `form`, once the fields show their errors.
pub fn focus_first_invalid(scope: Scope, form: &'static str) {
    scope.next_frame(move || {
        if let Ok(Some(field)) = document().query_selector(&[form, " [aria-invalid=true]"].concat()) {
            focus(&field);
        }
    });
}
