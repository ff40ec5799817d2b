//! Signing in on the pool's own pages: a button for each identity provider that config.json names.
//!
//! Pressing one leaves the page for the pool's domain (`ui::managed`), which answers with a code. Providers
//! are named by the configuration, as no call without credentials lists them. Without names there is one
//! button, to the pool's own choice.

use leptos::prelude::*;

use super::keep::Keep;
use crate::ui::components::{Button, Size};
use crate::ui::context::{use_app, use_text};
use crate::ui::managed::depart;

/// The pool's own form, as one of its providers.
const OWN: &str = "COGNITO";

/// Nothing where the pool has no pages of its own.
///
/// A named `group` with a visible "or": the password form above stays the first thing that the keyboard
/// meets. What is typed there is not taken along.
#[component]
pub fn Providers(
    /// Whether to stay signed in on this device.
    keep: Keep,
) -> impl IntoView {
    let (app, text) = (use_app(), use_text().auth());
    let config = app.config();
    let Some(pages) = &config.user_pool.managed else { return ().into_any() };
    let button = |label: String, provider: Option<String>| {
        let press = move |()| {
            if let Some(keep) = keep.choice() {
                depart(app, provider.as_deref(), keep);
            }
        };
        view! { <Button label size=Size::Wide on_press=press /> }
    };
    let mut buttons: Vec<_> = pages
        .providers
        .iter()
        .map(|name| {
            let label = if name == OWN { text.managed_own.to_owned() } else { (text.managed_with)(name) };
            button(label, Some(name.clone()))
        })
        .collect();
    if buttons.is_empty() {
        buttons.push(button(text.managed_any.to_owned(), None));
    }
    view! {
        <div class="providers" role="group" aria-label=text.managed_any>
            <p class="providers-or">{text.managed_or}</p>
            {buttons}
        </div>
    }
    .into_any()
}
