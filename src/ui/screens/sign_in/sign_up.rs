//! "Create account".
//!
//! `SignUp` takes address and password. A taken address is refused here by name, where the pool allows that;
//! a pool that confirms by itself leads straight on, any other to `confirm`.

use leptos::prelude::*;

use super::attributes::Attributes;
use super::form::{StepForm, UNFIT_PASSWORD, blamed_for, typed};
use super::links::FormLink;
use super::rules::{PasswordRules, require_new_password};
use crate::model::auth::{Event, Form, Password, Remark, Typed, attribute};
use crate::model::text::AuthProblem as Problem;
use crate::ui::components::{Field, TextField, require};
use crate::ui::context::{use_app, use_text};

/// E-mail and a password to be.
///
/// There is no second password field: the eye shows what was typed, and a mistake is mended by "Forgot
/// password?". "Stay signed in" comes along from the first form.
#[component]
pub fn SignUp() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let before = typed(app);
    let email = RwSignal::new(before.email.clone());
    let password = RwSignal::new(String::new());
    let (email_error, password_error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));

    // A page cannot ask a pool what it requires: it learns so from the first refusal.
    let attributes = Attributes::new(Vec::new());
    Effect::new(move || {
        let missing = app.flow.with(|flow| match flow.remark() {
            Some(Remark::Failed(failure)) => attribute::missing(failure),
            _ => Vec::new(),
        });
        attributes.ask_for(missing);
    });

    let send = move |()| {
        let has_email = require(email, email_error, text.auth().email_missing);
        let has_password = require_new_password(password, password_error, text.auth().password_missing, text);
        if let Some(attributes) = attributes.take(app, text).filter(|_| has_email && has_password) {
            let typed = Typed { email: email.get_untracked(), ..before.clone() };
            let password = Password::new(password.get_untracked());
            app.dispatch(Event::SignUp { typed, password, attributes });
        }
    };

    view! {
        <StepForm title=text.auth().sign_up lead=text.auth().sign_up_lead button=text.auth().create_account on_send=send>
            <TextField
                name="email"
                label=text.auth().email
                kind=Field::Email
                value=email
                error=email_error
                fault=blamed_for(app, &[Problem::NotAnEmail, Problem::AccountExists, Problem::CodeNotSent])
                autofocus=true
            />
            <div class="stack-tight">
                <TextField
                    name="new-password"
                    label=text.auth().password
                    kind=Field::NewPassword
                    value=password
                    error=password_error
                    fault=blamed_for(app, UNFIT_PASSWORD)
                />
                <PasswordRules password />
            </div>
            {attributes.view()}
        </StepForm>
        <div class="step-links">
            <p>{text.auth().have_account} " " <FormLink label=text.auth().sign_in form=Form::SignIn email /></p>
        </div>
    }
}
