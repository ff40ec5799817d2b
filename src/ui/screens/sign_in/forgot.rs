//! "Forgot password?", and "Set a new password" with the code that it sends.
//!
//! `ForgotPassword` sends a code and `ConfirmForgotPassword` sets the password with it. A pool that hides
//! which accounts exist answers the first with success for any address, so the page says that a code was
//! sent, and never that an account was found.

use leptos::prelude::*;

use super::code::CodeField;
use super::form::{FORM, StepForm, UNFIT_PASSWORD, blamed_for, typed};
use super::links::{FormLink, Resend};
use super::rules::{PasswordRules, require_new_password};
use crate::model::auth::Password;
use crate::model::auth::{Event, Form, Step};
use crate::model::text::AuthProblem as Problem;
use crate::ui::components::{Field, TextField, UserName, focus_first_invalid, read_fields, require};
use crate::ui::context::{use_app, use_text};
use crate::ui::scope::Scope;

/// Asks for the address that the code goes to.
///
/// The address comes along from the form before, and goes back to it with the link.
#[component]
pub fn Forgot() -> impl IntoView {
    let (app, text, scope) = (use_app(), use_text(), Scope::here());
    let email = RwSignal::new(typed(app).email);
    let error = RwSignal::new(String::new());
    let send = move |()| {
        if require(email, error, text.auth().email_missing) {
            app.dispatch(Event::ForgotPassword { email: email.get_untracked() });
        }
    };
    // The page may have been loaded anew since the code was sent, or this is another device.
    let have_code = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        read_fields(FORM);
        if require(email, error, text.auth().email_missing) {
            let email = Some(email.get_untracked());
            app.dispatch(Event::Open { form: Form::ResetPassword, email });
        } else {
            focus_first_invalid(scope, FORM);
        }
    };
    view! {
        <StepForm title=text.auth().forgot lead=text.auth().forgot_lead button=text.auth().forgot_button on_send=send>
            <TextField
                name="email"
                label=text.auth().email
                kind=Field::Email
                value=email
                error=error
                fault=blamed_for(app, &[Problem::NotAnEmail])
                autofocus=true
            />
        </StepForm>
        <div class="step-links">
            <a href="#/sign-in" on:click=have_code>
                {text.auth().have_code}
            </a>
            <FormLink label=text.auth().back_to_sign_in form=Form::SignIn email />
        </div>
    }
}

/// The code, and the password to be.
///
/// Both fields are checked before anything is sent, without stopping at the first. After the success the flow
/// signs in with the new password by itself.
#[component]
pub fn Reset() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let code = CodeField::new();
    let password = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let lead = move || {
        app.flow.with(|flow| match flow.step() {
            Some(Step::ResetPassword { delivery: Some(delivery), .. }) => {
                (text.auth().code_sent_to)(&delivery.destination)
            }
            _ => text.auth().code_sent.to_owned(),
        })
    };
    let send = move |()| {
        let has_password = require_new_password(password, error, text.auth().password_missing, text);
        if let Some(code) = code.take(text).filter(|_| has_password) {
            app.dispatch(Event::ResetPassword { code, password: Password::new(password.get_untracked()) });
        }
    };
    view! {
        <StepForm
            title=text.auth().new_password
            lead=Signal::derive(lead)
            button=text.auth().new_password_button
            on_send=send
        >
            <UserName email=typed(app).email />
            {code.mailed_view(text)}
            <div class="stack-tight">
                <TextField
                    name="new-password"
                    label=text.auth().new_password_field
                    kind=Field::NewPassword
                    value=password
                    error=error
                    fault=blamed_for(app, UNFIT_PASSWORD)
                />
                <PasswordRules password />
            </div>
        </StepForm>
        <div class="step-links">
            <Resend />
            <FormLink label=text.auth().back_to_sign_in form=Form::SignIn />
        </div>
    }
}
