//! Puts a text on the clipboard.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::{Button, Emphasis, IconName, Size};
use crate::ui::context::{use_app, use_text};

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
    let (app, text) = (use_app(), use_text());
    let label = label.unwrap_or(text.common.copy);
    let shown = RwSignal::new(label);
    let copy = move |()| {
        let written = window().navigator().clipboard().write_text(&value.get_untracked());
        spawn_local(async move {
            let outcome = match JsFuture::from(written).await {
                Ok(_) => text.common.copied,
                Err(_) => text.common.copy_failed,
            };
            app.announce(outcome);
            // The page may have moved on in the meantime.
            let _ = shown.try_set(outcome);
            set_timeout(
                move || {
                    let _ = shown.try_set(label);
                },
                SAID_FOR,
            );
        });
    };
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
