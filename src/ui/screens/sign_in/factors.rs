//! First factors other than the password: buttons below the sign-in form, and passkeys in the browser's own lists.
//!
//! For pools with choice-based sign-in (`USER_AUTH`): the address alone begins, and the pool answers with
//! what the account has. The button of a passkey names its preference; the other button names none.
//!
//! # Passkeys in the fields
//!
//! 1. A field of the form is entered or changed, and the address looks like one.
//! 2. The pool is asked for a `WEB_AUTHN` challenge for that address, at most once in `OFFERED_FOR` for the
//!    same one.
//! 3. The browser lists fitting passkeys in the field. The request waits there, without a dialog.
//! 4. The person picks one: the signature goes up like that of the passkey step. Or types a password: the end
//!    of the step aborts the wait.
//!
//! Every failure on the way is silent, since nobody has asked for anything yet.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::form::FORM;
use super::keep::Keep;
use crate::config::SignInMethod;
use crate::model::auth::{Assertion, Challenge, ChallengeName, Event, Typed};
use crate::ui::components::{Button, IconName, Size, focus_first_invalid, require};
use crate::ui::context::{App, use_app, use_text};
use crate::ui::passkeys::{PasskeyPrompt, is_available, offers_in_fields};
use crate::ui::scope::Scope;

/// The buttons for other first factors, below the form; nothing where the pool has the password alone.
///
/// A missing address is marked at its field, which gets the focus: no factor can begin without one.
#[component]
pub fn Factors(
    /// What the form says.
    email: RwSignal<String>,
    /// Says that the address is missing.
    email_error: RwSignal<String>,
    /// Whether to stay signed in on this device.
    keep: Keep,
) -> impl IntoView {
    let (app, text, scope) = (use_app(), use_text(), Scope::here());
    if app.config().user_pool.sign_in != SignInMethod::Choice {
        return ().into_any();
    }
    offer_in_fields(app, email, keep);
    let words = text.passkeys();
    let factor = move |label: &'static str, icon: IconName, prefer: Option<ChallengeName>| {
        let press = move |()| {
            keep.read(email);
            if !require(email, email_error, text.auth().email_missing) {
                focus_first_invalid(scope, FORM);
            } else if let Some(keep) = keep.choice() {
                let typed = Typed { email: email.get_untracked(), keep };
                app.dispatch(Event::Begin { typed, prefer: prefer.clone() });
            }
        };
        view! { <Button label icon size=Size::Wide on_press=press /> }
    };
    view! {
        <div class="providers" role="group" aria-label=words.or>
            <p class="providers-or">{words.or}</p>
            {is_available().then(|| factor(words.sign_in, IconName::Key, Some(ChallengeName::WebAuthn)))}
            {factor(words.other_way, IconName::ChevronRight, None)}
        </div>
    }
    .into_any()
}

/// For how long a challenge is offered, in milliseconds: less than the three minutes that it lives.
const OFFERED_FOR: i64 = 150_000;

/// Has the browser offer the passkeys of the address in the fields' own lists, where it does that. A user pool gives a challenge for
/// one person at a time, so this begins when the address is known: with the next field that is entered.
fn offer_in_fields(app: App, email: RwSignal<String>, keep: Keep) {
    let (prompt, scope) = (PasskeyPrompt::here(), Scope::here());
    let last = StoredValue::new((String::new(), 0_i64));
    let offer = move |event: &web_sys::Event| {
        let field = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        let address = email.get_untracked().trim().to_owned();
        let now = app.session().now();
        let is_offered = last.with_value(|(to, since)| *to == address && now - since < OFFERED_FOR);
        if is_offered || !address.contains('@') || field.is_none_or(|it| it.name() == "keep") {
            return;
        }
        last.set_value((address.clone(), now));
        scope.spawn(async move {
            if !offers_in_fields().await {
                return;
            }
            let Some(challenged) = app.session().passkey_challenge(&address).await else { return };
            let Challenge::WebAuthn { options } = challenged.challenge else { return };
            // The person may have typed on.
            if email.with_untracked(|now| now.trim() != address) {
                return;
            }
            if let Ok(signed) = prompt.sign(options, true).await {
                // Nothing was pressed that could be pressed again: where the browser keeps nothing, the tab does.
                let typed = Typed { email: address.clone(), keep: keep.choice().unwrap_or_default() };
                let username = challenged.username.unwrap_or(address);
                let (session, assertion) = (challenged.session, Assertion::new(signed));
                app.dispatch(Event::Signed { typed: Some(typed), username, session, assertion });
            }
        });
    };
    let changed = window_event_listener(ev::change, move |event| offer(&event));
    let entered = window_event_listener(ev::focusin, move |event| offer(&event));
    on_cleanup(move || {
        changed.remove();
        entered.remove();
    });
}
