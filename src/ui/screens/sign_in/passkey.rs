//! The step that asks for a passkey.
//!
//! The challenge is `WEB_AUTHN`; its options expire with its session. The prompt opens by itself: the press
//! that led here counts for it. "Try again" asks the pool for a new challenge, since a cancelled one may be
//! out of date, and the step begins anew with its options.

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
///
/// The end of the step aborts the prompt. `Failure`s of the browser stay in this component; what the pool
/// refuses comes back as a remark.
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
