//! "Set up two-step verification": the key for an authenticator app, and the app's first code.
//!
//! The challenge `MFA_SETUP`: the pool demands a second step and the account has none.
//! `AssociateSoftwareToken` gives the key and `VerifySoftwareToken` takes the first code, both with the
//! challenge's session. The account page has the same for people who are in (`account::two_step`).

use leptos::prelude::*;

use super::code::{CodeField, TimeLeft};
use super::form::StepForm;
use super::links::CancelLink;
use crate::model::auth::{Event, State, Step};
use crate::model::totp;
use crate::ui::components::{Button, CopyButton, IconName, QrCode};
use crate::ui::context::{use_app, use_text};

/// Stands in while the key is fetched; after a failure, with a button to retry.
///
/// The flow has asked for the key by itself. The button is there from the start, busy, so that nothing moves
/// when it is needed.
#[component]
pub fn AwaitTotp() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let is_waiting = Signal::derive(move || app.flow.with(State::is_waiting));
    let lead =
        move || if is_waiting.get() { text.common.loading } else { text.auth().totp_failed }.to_owned();
    view! {
        <StepForm title=text.auth().totp lead=Signal::derive(lead) focus_heading=true>
            <Button
                label=text.common.try_again
                icon=IconName::Retry
                busy=is_waiting
                on_press=move |()| app.dispatch(Event::Retry)
            />
        </StepForm>
        <div class="step-links">
            <CancelLink />
        </div>
    }
}

/// The key to scan or copy, and a field for the first code.
///
/// The heading takes the focus, not the field: the key comes first. It is shown as an image to scan, in
/// groups of letters to type, and as an `otpauth:` link for an app on this very device.
#[component]
pub fn SetUpTotp() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let given = app.flow.with_untracked(|flow| match flow.step() {
        Some(Step::SetupTotp { pending, secret }) => Some((pending.typed.email.clone(), secret.clone())),
        _ => None,
    });
    let Some((email, secret)) = given else { return ().into_any() };
    let code = CodeField::new();
    let address = totp::address(&app.config().title, &email, &secret);
    let key = totp::in_groups(&secret);
    view! {
        <StepForm
            title=text.auth().totp
            lead=text.auth().totp_lead
            button=text.auth().code_button
            on_send=move |()| code.dispatch(app, text)
            focus_heading=true
        >
            <div class="totp-key">
                <QrCode text=address.clone() label=text.auth().totp_qr_alt />
                <p class="field-label">{text.auth().totp_key}</p>
                <p>
                    <code>{key}</code>
                </p>
                <p class="field-hint">{text.auth().totp_key_hint}</p>
                <div class="row">
                    <CopyButton value=secret.expose().to_owned() />
                    <a class="button button-small button-quiet" href=address>
                        {text.auth().totp_open}
                    </a>
                </div>
            </div>
            {code.quiet_view(text.auth().totp_code)}
            <TimeLeft />
        </StepForm>
        <div class="step-links">
            <CancelLink />
        </div>
    }
    .into_any()
}
