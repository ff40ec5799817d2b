//! "Set a new password" in place of the one that an admin gave, with whatever else the pool wants to know.
//!
//! The challenge `NEW_PASSWORD_REQUIRED`, for accounts that an admin made. Its `requiredAttributes` name what
//! the pool demands besides; they are plain text fields, as the page knows no pool's schema.

use leptos::prelude::*;

use super::attributes::Attributes;
use super::code::TimeLeft;
use super::form::{StepForm, UNFIT_PASSWORD, blamed_for, typed};
use super::links::CancelLink;
use super::rules::{PasswordRules, require_new_password};
use crate::model::auth::Event;
use crate::model::auth::{Challenge, Password};
use crate::ui::components::{Field, TextField, UserName};
use crate::ui::context::{use_app, use_text};

/// A password of one's own, and the attributes that the pool requires.
///
/// All fields are checked before anything is sent. Attributes go up as pairs of name and value.
#[component]
pub fn NewPassword(
    /// Says which attributes.
    challenge: Challenge,
) -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let Challenge::NewPasswordRequired { required } = challenge else { return ().into_any() };
    let password = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let attributes = Attributes::new(required);
    let send = move |()| {
        let is_possible = require_new_password(password, error, text.auth().password_missing, text);
        if let Some(attributes) = attributes.take(app, text).filter(|_| is_possible) {
            let password = Password::new(password.get_untracked());
            app.dispatch(Event::NewPassword { password, attributes });
        }
    };
    view! {
        <StepForm
            title=text.auth().new_password
            lead=text.auth().new_password_lead
            button=text.auth().new_password_button
            on_send=send
        >
            <UserName email=typed(app).email />
            <div class="stack-tight">
                <TextField
                    name="new-password"
                    label=text.auth().new_password_field
                    kind=Field::NewPassword
                    value=password
                    error=error
                    fault=blamed_for(app, UNFIT_PASSWORD)
                    autofocus=true
                />
                <PasswordRules password />
            </div>
            {attributes.view()}
            <TimeLeft />
        </StepForm>
        <div class="step-links">
            <CancelLink />
        </div>
    }
    .into_any()
}
