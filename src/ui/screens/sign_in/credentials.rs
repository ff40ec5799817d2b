//! "Sign in": e-mail and password. `index.html` has the same form for the time before the app arrives.

use leptos::prelude::*;

use super::factors::Factors;
use super::form::{StepForm, blamed_for, typed};
use super::links::FormLink;
use super::providers::Providers;
use crate::config::Persistence;
use crate::model::auth::Password;
use crate::model::auth::{Event, Form, Typed};
use crate::model::route::Route;
use crate::model::text::Problem;
use crate::ui::components::{Checkbox, Field, TextField, require};
use crate::ui::context::{use_app, use_text};
use crate::ui::early::{Early, Pressed};
use crate::ui::scope::Scope;

/// The form, with what was typed into its early twin.
#[component]
pub fn SignIn(
    /// What the person did before the app arrived.
    early: Option<Early>,
) -> impl IntoView {
    let (app, text, scope) = (use_app(), use_text(), Scope::here());
    let Typed { email, keep } = typed(app);
    let early = early.unwrap_or_default();
    let takes_focus = !early.has_focus();
    let email = RwSignal::new(if early.email.is_empty() { email } else { early.email.clone() });
    let password = RwSignal::new(early.password.clone());
    let keeps = RwSignal::new(early.keep.unwrap_or(keep == Persistence::Device));
    let (email_error, password_error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let needs_email = email.with_untracked(String::is_empty);

    let send = move |()| {
        let has_email = require(email, email_error, text.auth().email_missing);
        let has_password = require(password, password_error, text.auth().password_missing);
        if has_email && has_password {
            let keep = if keeps.get_untracked() { Persistence::Device } else { Persistence::Tab };
            let typed = Typed { email: email.get_untracked(), keep };
            app.dispatch(Event::SignIn { typed, password: Password::new(password.get_untracked()) });
        }
    };
    Effect::new(move || match early.pressed {
        Some(Pressed::SignIn) => send(()),
        Some(Pressed::Link(form)) => app.dispatch(Event::Open { form, email: Some(email.get_untracked()) }),
        None => {
            // Before the next picture, and after the values have been put in: that moves the selection.
            let early = early.clone();
            scope.next_frame(move || early.restore_focus());
        }
    });

    view! {
        <StepForm title=text.auth().sign_in button=text.auth().sign_in on_send=send>
            <TextField
                name="email"
                label=text.auth().email
                kind=Field::Email
                value=email
                error=email_error
                fault=blamed_for(app, &[Problem::NotAnEmail])
                autofocus=takes_focus && needs_email
            />
            <div class="field-with-link">
                <TextField
                    name="password"
                    label=text.auth().password
                    kind=Field::Password
                    value=password
                    error=password_error
                    fault=blamed_for(app, &[Problem::WrongPassword])
                    autofocus=takes_focus && !needs_email
                />
                <FormLink label=text.auth().forgot_password form=Form::ForgotPassword email />
            </div>
            <Checkbox
                name="keep"
                label=text.auth().stay_signed_in
                hint=text.auth().stay_signed_in_hint
                checked=keeps
            />
        </StepForm>
        <Factors email email_error keeps />
        <Providers keeps />
        <div class="step-links">
            <p>{text.auth().no_account} " " <FormLink label=text.auth().create_account form=Form::SignUp email /></p>
            {app
                .config()
                .identity_pool
                .guests
                .then(|| view! { <a href=Route::Home.href()>{text.auth().continue_as_guest}</a> })}
        </div>
    }
}
