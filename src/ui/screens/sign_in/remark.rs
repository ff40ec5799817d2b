//! The remark above the fields of a step: what happened before it, or why it failed.
//!
//! A failure is an `ErrorPanel` with `role="alert"`; everything else is a note with `role="status"`, which
//! waits for a pause. While a call is under way there is no remark, so the same failure twice is read twice.

use leptos::prelude::*;

use crate::model::auth::{ChallengeName, Departure, Remark, Step, Who};
use crate::ui::components::{ErrorPanel, Icon, IconName};
use crate::ui::context::{use_app, use_text};

/// The id of the panel that says what went wrong: invalid fields point to it.
pub const FAULT: &str = "step-fault";

/// The remark of the step: good news quietly, a failure with its reason.
///
/// Tracks the flow and the person. On the first step without a remark of its own, the note says how the last
/// session ended.
#[component]
pub fn Remarks() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let is_beginning = move || app.flow.with(|flow| matches!(flow.step(), Some(Step::SignIn(_))));
    move || {
        let note = |is_good, words| view! { <Note is_good words /> }.into_any();
        let auth = text.auth();
        match app.flow.with(|flow| flow.remark().cloned()) {
            Some(Remark::Failed(failure)) => {
                view! { <div id=FAULT><ErrorPanel explanation=app.explain_auth(&failure) /></div> }.into_any()
            }
            Some(Remark::Expired) => note(false, auth.remark_expired),
            Some(Remark::CodeSent) => note(true, auth.remark_code_sent),
            Some(Remark::NotConfirmed) => note(false, auth.remark_not_confirmed),
            Some(Remark::NoCode) => note(false, auth.remark_no_code),
            Some(Remark::Confirmed) => note(true, auth.remark_confirmed),
            Some(Remark::ResetRequired) => note(false, auth.remark_reset_required),
            Some(Remark::Unsupported(kind)) => note(
                false,
                match kind {
                    ChallengeName::EmailOtp => auth.remark_needs_email,
                    ChallengeName::SmsMfa => auth.remark_needs_phone,
                    _ => auth.remark_unsupported,
                },
            ),
            Some(Remark::NoPasskey) => note(false, text.passkeys().remark_none),
            Some(Remark::PasskeyRefused) => note(false, text.passkeys().remark_refused),
            None if !is_beginning() => ().into_any(),
            None => match app.who.with(departure) {
                Departure::SessionEnded => note(false, auth.remark_session_ended),
                Departure::SignedOut => note(true, auth.remark_signed_out),
                Departure::AccountDeleted => note(true, auth.remark_account_deleted),
                Departure::None => ().into_any(),
            },
        }
    }
}

/// Guests have one too: after signing out, the page goes on as a guest where the site has guests.
const fn departure(who: &Who) -> Departure {
    match who {
        Who::SignedOut(departure) | Who::Guest { departure, .. } => *departure,
        _ => Departure::None,
    }
}

/// Something to know before going on.
#[component]
pub fn Note(
    /// Whether it is good news.
    is_good: bool,
    /// What there is to know.
    words: &'static str,
) -> impl IntoView {
    view! {
        <p class=if is_good { "note note-good" } else { "note" } role="status">
            <Icon name=if is_good { IconName::Check } else { IconName::Info } />
            <span>{words}</span>
        </p>
    }
}
