//! Puts a text on the clipboard.
//!
//! The clipboard is asked in the handler of the press: browsers allow writing only during one. The answer
//! comes later and may be a refusal (a permission, a page in the background), which is said like a success.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Button, Emphasis, IconButton, IconName, Size};
use crate::ui::context::{use_app, use_text};
use crate::ui::scope::Scope;

/// How long the button says that it worked.
const SAID_FOR: Duration = Duration::from_secs(3);

/// A button that copies a text and says so, on itself and to those who listen.
#[component]
pub fn CopyButton(
    /// What it says before; [`None`] is "Copy".
    #[prop(optional, into)]
    label: Option<&'static str>,
    /// What is copied.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    let label = label.unwrap_or(use_text().common.copy);
    let (shown, copy) = copying(label, value);
    view! {
        <Button
            label=Signal::derive(move || shown.get().to_owned())
            icon=IconName::Copy
            size=Size::Small
            emphasis=Emphasis::Quiet
            on_press=copy
        />
    }
}

/// The same as an icon alone, beside what it copies.
#[component]
pub fn CopyIcon(
    /// Says what it copies: the accessible name.
    label: &'static str,
    /// What is copied.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    let (shown, copy) = copying(label, value);
    let copied = use_text().common.copied;
    let icon = move || if shown.get() == copied { IconName::Check } else { IconName::Copy };
    view! {
        <IconButton
            label=Signal::derive(move || shown.get().to_owned())
            icon=Signal::derive(icon)
            on_press=copy
        />
    }
}

/// What a button that copies says at the moment, and what its press does.
///
/// The outcome goes to the label, for the eye, and to the page's live region, for the ear: a label that
/// changes under the focus is not read by every screen reader. Both end with the button; a second press
/// before the label returns starts a new wait, and the older wait may end the word early, which does no harm.
fn copying(label: &'static str, value: Signal<String>) -> (RwSignal<&'static str>, Callback<()>) {
    let (app, text, scope) = (use_app(), use_text(), Scope::here());
    let shown = RwSignal::new(label);
    let copy = Callback::new(move |()| {
        let written = window().navigator().clipboard().write_text(&value.get_untracked());
        scope.spawn(async move {
            let outcome = match JsFuture::from(written).await {
                Ok(_) => text.common.copied,
                Err(_) => text.common.copy_failed,
            };
            app.announce(outcome);
            shown.set(outcome);
            scope.after(SAID_FOR, move || shown.set(label));
        });
    });
    (shown, copy)
}
