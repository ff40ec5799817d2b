//! The step that asks for a passkey.

use leptos::prelude::*;

use super::form::StepForm;
use super::links::CancelLink;
use crate::model::auth::{Assertion, Event, State, Step};
use crate::model::failure::Failure;
use crate::ui::components::{Button, ErrorPanel, IconName, Size};
use crate::ui::context::{use_app, use_text};
use crate::ui::passkeys::PasskeyPrompt;
use crate::ui::scope::Scope;

/// "Use your passkey": opens the browser's prompt by itself, and once more on "Try again".
#[component]
pub fn UsePasskey(
    /// What is to be signed.
    options: String,
) -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let words = text.passkeys();
    let prompt = PasskeyPrompt::here();
    let failure = RwSignal::new(None::<Failure>);
    let pending = app.flow.with_untracked(|flow| match flow.step() {
        Some(Step::Challenge(pending)) => Some((pending.username.clone(), pending.session.clone())),
        _ => None,
    });
    if let Some((username, session)) = pending {
        Scope::here().spawn(async move {
            match prompt.sign(options, false).await {
                Ok(signed) => {
                    let assertion = Assertion::new(signed);
                    app.dispatch(Event::Signed { typed: None, username, session, assertion });
                }
                Err(why) => failure.set(Some(why)),
            }
        });
    }
    let is_asking = Signal::derive(move || failure.with(Option::is_none) || app.flow.with(State::is_waiting));
    let label = move || if is_asking.get() { words.waiting } else { text.common.try_again }.to_owned();
    view! {
        <StepForm title=words.step lead=words.step_lead focus_heading=true>
            {move || failure.get().map(|failure| view! { <ErrorPanel explanation=app.explain_auth(&failure) /> })}
            <Button
                label=Signal::derive(label)
                icon=IconName::Key
                size=Size::Wide
                busy=is_asking
                on_press=move |()| app.dispatch(Event::Retry)
            />
        </StepForm>
        <div class="step-links">
            <CancelLink />
        </div>
    }
}
