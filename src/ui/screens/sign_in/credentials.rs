//! "Sign in": e-mail and password. The form itself is that of `index.html` ([`crate::ui::boot_form`]); here it comes to life.
//!
//! What happens when the step begins, in this order:
//!
//! 1. The address and "Stay signed in" of the flow go into fields that the person has not touched.
//! 2. Signals, errors, the remark, the eye and the other factors are attached to the elements (`bind`).
//! 3. The press that came before the app is taken ([`crate::ui::boot_form::BootForm::bind`]); without one,
//!    the first empty field gets the focus.
//! 4. That press is answered once the component stands, and from then on every press.
//!
//! The password stays in its field until it is sent: no signal holds it, and a refused password is still
//! there to be mended.

use leptos::prelude::*;
use send_wrapper::SendWrapper;

use super::bind::{fill, focus_empty, follow, listen, mark, reveal};
use super::factors::Factors;
use super::form::{FORM, blamed_for, focus_after_refusal, typed};
use super::keep::Keep;
use super::providers::Providers;
use super::remark::Remarks;
use crate::config::Persistence;
use crate::model::auth::{Event, State, Typed};
use crate::model::text::AuthProblem as Problem;
use crate::ui::boot_form::Pressed;
use crate::ui::components::{focus_first_invalid, is_filled_in, require};
use crate::ui::context::{use_app, use_text, use_title};
use crate::ui::scope::Scope;

/// Brings the form to life, for as long as the step is the first one. Draws nothing in its own place.
///
/// The button is busy by `aria-busy` and not disabled, so it keeps the focus; a press meanwhile is dropped
/// here. The end of the step empties the fields, except where the page is only drawn anew in another
/// language.
#[component]
pub fn Credentials() -> impl IntoView {
    let (app, text, scope) = (use_app(), use_text(), Scope::here());
    use_title(text.auth().sign_in);
    let form = app.boot_form()?;
    let Typed { email, keep } = typed(app);
    if let Some(input) = form.input("email").filter(|input| input.value().is_empty()) {
        input.set_value(&email);
    }
    if let Some(input) = form.input("keep").filter(|_| !form.is_keep_touched()) {
        input.set_checked(keep == Persistence::Device);
    }
    let email = RwSignal::new(form.input("email").map(|input| input.value()).unwrap_or_default());
    let keeps = RwSignal::new(form.input("keep").is_some_and(|input| input.checked()));
    let (email_error, password_error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let keep = Keep::new(app, &form, keeps);

    let is_busy = Signal::derive(move || app.flow.with(State::is_waiting));
    focus_after_refusal(is_busy);
    let sending = SendWrapper::new(form.clone());
    let send = move || {
        keep.read(email);
        let has_email = require(email, email_error, text.auth().email_missing);
        let password = sending.password();
        let has_password = is_filled_in(password.expose(), password_error, text.auth().password_missing);
        if has_email
            && has_password
            && let Some(keep) = keep.choice()
        {
            let typed = Typed { email: email.get_untracked(), keep };
            app.dispatch(Event::SignIn { typed, password });
        }
        focus_first_invalid(scope, FORM);
    };
    let answer = move |pressed| match pressed {
        Pressed::SignIn if is_busy.get_untracked() => {}
        Pressed::SignIn => send(),
        Pressed::Link(to) => {
            keep.read(email);
            app.dispatch(Event::Open { form: to, email: Some(email.get_untracked()) });
        }
    };

    follow(&form, email, keeps);
    mark(&form, "email", email_error, blamed_for(app, &[Problem::NotAnEmail]));
    mark(&form, "password", password_error, blamed_for(app, &[Problem::WrongPassword]));
    fill(&form, "[data-slot=remark]", move || view! { <Remarks /> {keep.note()} });
    fill(&form, "[data-slot=reveal]", {
        let form = form.clone();
        move || reveal(&form)
    });
    fill(&form, "[data-slot=factors]", move || {
        view! {
            <Factors email email_error keep />
            <Providers keep />
        }
    });
    let button = SendWrapper::new(form.find("button[type=submit]"));
    Effect::new(move || {
        let Some(button) = &*button else { return };
        let _ = if is_busy.get() {
            button.set_attribute("aria-busy", "true")
        } else {
            button.remove_attribute("aria-busy")
        };
    });

    let early = form.bind();
    if early.is_none() && !form.has_focus() {
        focus_empty(form.clone(), scope);
    }
    Effect::new({
        let answer = answer.clone();
        move || early.into_iter().for_each(&answer)
    });
    listen(&form, answer);
    let released = SendWrapper::new(form);
    on_cleanup(move || {
        // A change of the language draws the page anew, and the same form stands again.
        released.release(app.text.get_untracked().language == text.language);
    });
    Some(())
}
