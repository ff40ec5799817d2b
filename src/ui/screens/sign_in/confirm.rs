//! "Confirm your account".
//!
//! `ConfirmSignUp` takes the code. Reached after "Create account", and by whoever signs in before having
//! confirmed. Where a password was typed on the way, the flow signs in with it afterwards.

use leptos::prelude::*;

use super::code::CodeField;
use super::form::StepForm;
use super::links::{FormLink, Resend};
use crate::model::auth::{Form, Step};
use crate::ui::context::{use_app, use_text};

/// The code that was sent to the new account's address.
///
/// "Another address" goes back to "Create account": a misspelt address never receives its code.
#[component]
pub fn Confirm() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let code = CodeField::new();
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
            {code.mailed_view(text)}
        </StepForm>
        <div class="step-links">
            <Resend />
            <FormLink label=text.auth().other_email form=Form::SignUp />
            <FormLink label=text.auth().back_to_sign_in form=Form::SignIn />
        </div>
    }
}
