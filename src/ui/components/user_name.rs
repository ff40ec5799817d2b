//! Whose password a form is about. Nobody sees it.
//!
//! A form with a new password and no name makes a password manager ask which account is meant, or keep a
//! second entry. The field is out of the tab order and `aria-hidden`, but not `hidden`: password managers
//! skip fields that are.

use leptos::prelude::*;

/// For password managers: they keep a password under the name that its form shows.
#[component]
pub fn UserName(
    /// The e-mail address.
    email: String,
) -> impl IntoView {
    view! {
        <input
            class="visually-hidden"
            type="text"
            name="username"
            autocomplete="username"
            tabindex="-1"
            aria-hidden="true"
            readonly
            prop:value=email
        />
    }
}
