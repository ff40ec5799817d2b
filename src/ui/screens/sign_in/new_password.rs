//! "Set a new password" in place of the one that an admin gave, with whatever else the pool wants to know.
//!
//! The challenge `NEW_PASSWORD_REQUIRED`, for accounts that an admin made. Its `requiredAttributes` name what
//! the pool demands besides; they are plain text fields, as the page knows no pool's schema.

use leptos::prelude::*;

use super::code::TimeLeft;
use super::form::{StepForm, UNFIT_PASSWORD, blamed_for, typed};
use super::links::CancelLink;
use super::rules::PasswordRules;
use crate::model::auth::Event;
use crate::model::auth::{Challenge, Password};
use crate::ui::components::{Field, TextField, UserName, require};
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
    let attributes: Vec<_> = required
        .into_iter()
        .map(|name| (name, RwSignal::new(String::new()), RwSignal::new(String::new())))
        .collect();
    let fields: Vec<_> =
        attributes.iter().map(|(name, value, error)| attribute(name, *value, *error)).collect();

    let send = move |()| {
        let mut is_complete = require(password, error, text.auth().password_missing);
        for (_, value, error) in &attributes {
            is_complete &= require(*value, *error, text.auth().value_missing);
        }
        if is_complete {
            let attributes =
                attributes.iter().map(|(name, value, _)| (name.clone(), value.get_untracked())).collect();
            app.dispatch(Event::NewPassword {
                password: Password::new(password.get_untracked()),
                attributes,
            });
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
            {fields}
            <TimeLeft />
        </StepForm>
        <div class="step-links">
            <CancelLink />
        </div>
    }
    .into_any()
}

/// The field is named `attribute-…`, so that no browser fills it with something of its own.
fn attribute(name: &str, value: RwSignal<String>, error: RwSignal<String>) -> impl IntoView + use<> {
    let text = use_text();
    // A pool's own attributes have names that only its admin knows the words for.
    let label = (text.auth().attribute)(name)
        .map_or_else(|| name.trim_start_matches("custom:").to_owned(), Into::into);
    let name = ["attribute-", name].concat();
    view! { <TextField name label value error=error /> }
}
