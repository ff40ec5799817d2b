//! "Enter your code", from wherever it comes, and "Enter your password" where the pool asks for it by itself.
//!
//! The challenges: `SOFTWARE_TOKEN_MFA`, `SMS_MFA`, `SMS_OTP`, `EMAIL_OTP`, `CUSTOM_CHALLENGE`, and
//! `PASSWORD` or `PASSWORD_SRP` where the pool asks for the address first. They differ in the sentence that
//! says where the code is.

use leptos::prelude::*;

use super::code::{CodeField, TimeLeft};
use super::form::{StepForm, blamed_for, typed};
use super::links::{CancelLink, Resend};
use crate::model::auth::{Challenge, Delivery, Event, Password, Pending, Step, question};
use crate::model::text::{AuthProblem as Problem, Text};
use crate::ui::components::{Field, TextField, UserName, require};
use crate::ui::context::{use_app, use_text};

/// A code of an app, a mail or a message; or the answer to the pool's own question.
///
/// A custom challenge may want any text, so its field is not for digits. "Send again" is there only where the
/// flow can repeat the way to the code: Cognito has no call that sends another code for a challenge.
#[component]
pub fn EnterCode(
    /// Which.
    challenge: Challenge,
) -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let question = match &challenge {
        Challenge::Custom(parameters) => question::lines(parameters),
        _ => Vec::new(),
    };
    let question: Vec<_> =
        question.into_iter().map(|line| view! { <p class="question">{line}</p> }).collect();
    let can_resend = app
        .flow
        .with_untracked(|flow| matches!(flow.step(), Some(Step::Challenge(Pending { resend: Some(_), .. }))));
    let is_custom = matches!(challenge, Challenge::Custom(_));
    let code = if is_custom { CodeField::for_answer() } else { CodeField::new() };
    let label = if is_custom { text.auth().answer_field } else { text.auth().code_field };
    view! {
        <StepForm
            title=text.auth().code
            lead=source(text, challenge)
            button=text.auth().code_button
            on_send=move |()| code.dispatch(app, text)
        >
            {question}
            {if is_custom { code.plain_view(label).into_any() } else { code.view(label).into_any() }}
            <TimeLeft />
        </StepForm>
        <div class="step-links">
            {can_resend.then(|| view! { <Resend /> })}
            <CancelLink />
        </div>
    }
}

/// Where the code comes from.
///
/// The destination comes masked by Cognito (`a***@e***`); where the pool names none, the sentence says mail
/// or message.
fn source(text: &Text, challenge: Challenge) -> String {
    let auth = text.auth();
    let sent = |delivery: Option<Delivery>, otherwise: &str| {
        delivery.map_or_else(|| otherwise.to_owned(), |it| (auth.code_sent_to)(&it.destination))
    };
    match challenge {
        Challenge::SoftwareTokenMfa { device: Some(name) } => (auth.code_from_device)(&name),
        Challenge::SmsMfa(delivery) | Challenge::SmsOtp(delivery) => sent(delivery, auth.code_by_text),
        Challenge::EmailOtp(delivery) => sent(delivery, auth.code_by_mail),
        Challenge::Custom(_) => auth.code_custom.to_owned(),
        _ => auth.code_from_app.to_owned(),
    }
}

/// The password, asked for by the pool after the e-mail address.
///
/// Carries the address in a hidden field, for password managers.
#[component]
pub fn EnterPassword() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let password = RwSignal::new(String::new());
    let error = RwSignal::new(String::new());
    let send = move |()| {
        if require(password, error, text.auth().password_missing) {
            app.dispatch(Event::Password(Password::typed(&password.get_untracked())));
        }
    };
    view! {
        <StepForm
            title=text.auth().enter_password
            lead=text.auth().enter_password_lead
            button=text.auth().code_button
            on_send=send
        >
            <UserName email=typed(app).email />
            <TextField
                name="password"
                label=text.auth().password
                kind=Field::Password
                value=password
                error=error
                fault=blamed_for(app, &[Problem::WrongPassword])
                autofocus=true
            />
            <TimeLeft />
        </StepForm>
        <div class="step-links">
            <CancelLink />
        </div>
    }
}
