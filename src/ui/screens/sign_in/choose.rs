//! "Choose a method": a first or a second factor, as the pool offers them.
//!
//! Two challenges come here: `SELECT_MFA_TYPE` (a second factor) and `SELECT_CHALLENGE` (a first one). A
//! choice is one press, so the methods are buttons and not radio buttons with a "Continue". Methods that this
//! browser cannot do are left out.

use leptos::prelude::*;

use super::form::StepForm;
use super::links::CancelLink;
use crate::model::auth::Event;
use crate::model::auth::{Challenge, ChallengeName};
use crate::model::text::Auth;
use crate::ui::components::{Icon, IconName};
use crate::ui::context::{use_app, use_text};
use crate::ui::passkeys::is_available;

/// One button for each factor.
///
/// The heading takes the focus: the person should hear the question before the first answer.
#[component]
pub fn Choose(
    /// What is offered.
    challenge: Challenge,
) -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let (Challenge::SelectMfaType(names) | Challenge::SelectChallenge(names)) = challenge else {
        return ().into_any();
    };
    // A person knows one password; the flow takes the safer of the two challenges for it.
    let has_srp = names.contains(&ChallengeName::PasswordSrp);
    let choices: Vec<_> = names
        .into_iter()
        .filter(|name| !(has_srp && *name == ChallengeName::Password))
        .filter(|name| *name != ChallengeName::WebAuthn || is_available())
        .map(|name| {
            let (label, icon) = method(text.auth(), &name);
            view! {
                <li>
                    <button
                        type="button"
                        class="choice"
                        on:click=move |_| app.dispatch(Event::Choose(name.clone()))
                    >
                        <Icon name=icon />
                        <span>{label}</span>
                        <Icon name=IconName::ChevronRight />
                    </button>
                </li>
            }
        })
        .collect();
    view! {
        <StepForm title=text.auth().choose lead=text.auth().choose_lead focus_heading=true>
            <ul class="choices" role="list">
                {choices}
            </ul>
        </StepForm>
        <div class="step-links">
            <CancelLink />
        </div>
    }
    .into_any()
}

/// Unknown methods get a neutral word and are still offered: the pool may know more than this page.
const fn method(auth: &Auth, name: &ChallengeName) -> (&'static str, IconName) {
    match name {
        ChallengeName::SoftwareTokenMfa => (auth.method_app, IconName::Shield),
        ChallengeName::SmsMfa | ChallengeName::SmsOtp => (auth.method_text, IconName::Phone),
        ChallengeName::EmailOtp => (auth.method_mail, IconName::Mail),
        ChallengeName::Password | ChallengeName::PasswordSrp => (auth.method_password, IconName::Lock),
        ChallengeName::WebAuthn => (auth.method_passkey, IconName::Key),
        _ => (auth.method_other, IconName::Info),
    }
}
