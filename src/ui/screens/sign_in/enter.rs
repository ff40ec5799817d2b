//! Signed in at the user pool, but not in yet: the credentials could not be had.
//!
//! The tokens are in the flow and stored nowhere yet. What fails here is the identity pool or the network,
//! not the password; "Try again" asks for the credentials alone, and the link gives the sign-in up.

use leptos::prelude::*;

use super::form::StepForm;
use super::links::CancelLink;
use crate::model::auth::Event;
use crate::ui::context::{use_app, use_text};

/// Says why, and tries again.
#[component]
pub fn Enter() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    view! {
        <StepForm
            title=text.auth().enter
            lead=text.auth().enter_lead
            button=text.common.try_again
            on_send=move |()| app.dispatch(Event::Retry)
            focus_heading=true
        />
        <div class="step-links">
            <CancelLink />
        </div>
    }
}
