//! The way out; for a guest, the way in.

use leptos::prelude::*;

use crate::model::route::Route;
use crate::ui::components::{Button, Emphasis, IconName};
use crate::ui::context::{use_app, use_text};

/// The way out; for a guest, the way in.
#[component]
pub fn SignOut() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    move || {
        if app.who.with(|who| who.user().is_none()) {
            return view! {
                <div class="row">
                    <Button
                        label=text.common.sign_in
                        emphasis=Emphasis::Primary
                        on_press=move |()| app.go(&Route::SignIn)
                    />
                </div>
            }
            .into_any();
        }
        view! {
            <section class="panel" aria-labelledby="session-title">
                <h2 id="session-title">{text.account().session}</h2>
                <p class="panel-lead">{text.account().session_lead}</p>
                <div class="row">
                    <Button
                        label=text.account().sign_out
                        icon=IconName::SignOut
                        on_press=move |()| app.sign_out()
                    />
                </div>
            </section>
        }
        .into_any()
    }
}
