//! Brings the elements of the form of `index.html` to life: what a view would do for elements of its own.
//!
//! A Leptos view makes its own elements; these exist already, with text, focus and a password manager
//! attached, and must not be replaced. So each function here does for a given element what an attribute in a
//! view would do, and undoes it on the end of the owner: the elements outlive the step.
//!
//! Events are heard on the window and filtered by target: `window_event_listener` gives a handle by which the
//! end of the owner removes the listener again, which a listener on an element of another owner would not
//! have.

use leptos::mount::mount_to;
use leptos::{ev, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use crate::ui::boot_form::{BootForm, Pressed};
use crate::ui::components::{Fault, FieldError, RevealButton};
use crate::ui::scope::Scope;

/// Keeps the signals of the step with the fields.
///
/// One way: the fields are the truth, the signals follow. Text that was typed before is read by the caller.
pub fn follow(form: &BootForm, email: RwSignal<String>, keeps: RwSignal<bool>) {
    let fields = SendWrapper::new((form.input("email"), form.input("keep")));
    let is = |field: &Option<HtmlInputElement>, event: &Event| {
        field.as_ref().is_some_and(|field| event.target().as_ref() == Some(field.as_ref()))
    };
    let handle = window_event_listener(ev::input, move |event| {
        let (email_field, keep_field) = &*fields;
        if is(email_field, &event) {
            email.set(event_target_value(&event));
        } else if is(keep_field, &event) {
            keeps.set(event_target_checked(&event));
        }
    });
    on_cleanup(move || handle.remove());
}

/// The same once, for what was filled in without an event: by a password manager, most often.
pub fn read(form: &BootForm, email: RwSignal<String>, keeps: RwSignal<bool>) {
    if let Some(input) = form.input("email") {
        email.set(input.value());
    }
    if let Some(input) = form.input("keep") {
        keeps.set(input.checked());
    }
}

/// Answers presses, for as long as the caller's owner lives.
///
/// `answer` is called for a submit of the form and for a press on one of its links, never for both. The
/// default of the event is prevented: the form has no address to be sent to.
pub fn listen(form: &BootForm, answer: impl Fn(Pressed) + Clone + 'static) {
    let form = SendWrapper::new(form.clone());
    let target = move |event: &Event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok())?;
        form.contains(Some(&target)).then_some(target)
    };
    let (of_submit, of_click, submitted) = (target.clone(), target, answer.clone());
    let submit = window_event_listener(ev::submit, move |event| {
        if of_submit(&event).is_some() {
            event.prevent_default();
            submitted(Pressed::SignIn);
        }
    });
    let click = window_event_listener(ev::click, move |event| {
        if let Some(pressed) = of_click(&event).and_then(|target| Pressed::link(&target)) {
            event.prevent_default();
            answer(pressed);
        }
    });
    on_cleanup(move || {
        submit.remove();
        click.remove();
    });
}

/// Shows what is wrong with a field: its error below, and `aria-invalid` on itself.
///
/// `name` is the field's, and the error's element has the id made of that name. Tracks `error` and `fault`.
/// The end of the owner removes `aria-invalid`, since the same field stands on the page again later.
pub fn mark(form: &BootForm, name: &str, error: RwSignal<String>, fault: Fault) {
    fill(form, &["#", name, "-error"].concat(), move || view! { <FieldError error /> });
    let input = SendWrapper::new(form.input(name));
    let shown = input.clone();
    Effect::new(move || {
        let Some(input) = &*shown else { return };
        let is_wrong = error.with(|error| !error.is_empty()) || fault.is_here.get();
        let _ = if is_wrong {
            input.set_attribute("aria-invalid", "true")
        } else {
            input.remove_attribute("aria-invalid")
        };
    });
    on_cleanup(move || {
        if let Some(input) = &*input {
            let _ = input.remove_attribute("aria-invalid");
        }
    });
}

/// The eye of the password field.
///
/// The end of the owner hides the password again: a form that waits must not show one.
pub fn reveal(form: &BootForm) -> impl IntoView + use<> {
    let shown = RwSignal::new(false);
    let input = SendWrapper::new(form.input("password"));
    let hidden = input.clone();
    Effect::new(move || {
        if let Some(input) = &*input {
            input.set_type(if shown.get() { "text" } else { "password" });
        }
    });
    on_cleanup(move || {
        if let Some(input) = &*hidden {
            input.set_type("password");
        }
    });
    view! { <RevealButton shown /> }
}

/// Draws a view into an element of the form, for as long as the caller's owner lives.
///
/// Does nothing where the form lacks the element, as in a page with markup of its own.
pub fn fill<V: IntoView + 'static>(form: &BootForm, selector: &str, view: impl FnOnce() -> V + 'static) {
    if let Some(slot) = form.find(selector) {
        let drawn = SendWrapper::new(mount_to(slot, view));
        on_cleanup(move || drop(drawn));
    }
}

/// Leads the keyboard to the first empty field.
///
/// The password where both are filled in, as by a password manager. A focus that is in the form already
/// stays: the person is typing.
pub fn focus_empty(form: BootForm, scope: Scope) {
    scope.next_frame(move || {
        let is_empty = |name: &&str| form.input(name).is_some_and(|input| input.value().is_empty());
        let first = ["email", "password"].into_iter().find(is_empty).unwrap_or("password");
        if let Some(input) = form.input(first).filter(|_| !form.has_focus()) {
            let _ = input.focus();
            input.select();
        }
    });
}
