//! "Confirm your account".
//!
//! `ConfirmSignUp` takes the code. Reached after "Create account", and by whoever signs in before having
//! confirmed. Where a password was typed on the way, the flow signs in with it afterwards.

use leptos::prelude::*;

use super::code::CodeField;
use super::form::StepForm;
use super::links::{FormLink, Resend};
use crate::model::auth::{Form, Remark, Step};
use crate::ui::context::{use_app, use_text};

/// The code that was sent to the new account's address.
///
/// "Another address" goes back to "Create account": a misspelt address never receives its code.
#[component]
pub fn Confirm() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let code = CodeField::new();
    // Nobody looks into their mail for a code that the pool does not send.
    let is_mailed = !app.flow.with_untracked(|flow| matches!(flow.remark(), Some(Remark::NoCode)));
    // Where nothing was sent just now, the remark says what there is to say.
    let lead = move || {
        app.flow.with(|flow| match flow.step() {
            Some(Step::Confirm { delivery: Some(delivery), .. }) => {
                (text.auth().code_sent_to)(&delivery.destination)
            }
            _ => String::new(),
        })
    };
    view! {
        <StepForm
            title=text.auth().confirm
            lead=Signal::derive(lead)
            button=text.auth().confirm_button
            on_send=move |()| code.dispatch(app, text)
        >
            {if is_mailed {
                code.mailed_view(text).into_any()
            } else {
                code.quiet_view(text.auth().confirmation_code).into_any()
            }}
        </StepForm>
        <div class="step-links">
            <Resend />
            <FormLink label=text.auth().other_email form=Form::SignUp />
            <FormLink label=text.auth().back_to_sign_in form=Form::SignIn />
        </div>
    }
}
