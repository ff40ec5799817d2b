//! "Stay signed in on this device": what is chosen, and whether this browser can keep it.

use leptos::prelude::*;
use send_wrapper::SendWrapper;

use super::bind;
use super::remark::Note;
use crate::config::Persistence;
use crate::ui::boot_form::BootForm;
use crate::ui::context::{App, use_text};

/// What the records of a session take, with room to spare: tokens are some 2,000 characters each.
const SESSION_CHARACTERS: usize = 16_384;

/// The box of the sign-in form.
#[derive(Clone, Copy)]
pub struct Keep {
    app: App,
    form: StoredValue<SendWrapper<BootForm>>,
    is_checked: RwSignal<bool>,
    is_refused: RwSignal<bool>,
}

impl Keep {
    /// The box of this form; `is_checked` follows it.
    pub fn new(app: App, form: &BootForm, is_checked: RwSignal<bool>) -> Self {
        let form = StoredValue::new(SendWrapper::new(form.clone()));
        Self { app, form, is_checked, is_refused: RwSignal::new(false) }
    }

    /// Reads the fields, which may have been filled in without an event.
    pub fn read(self, email: RwSignal<String>) {
        self.form.with_value(|form| bind::read(form, email, self.is_checked));
    }

    /// Where the session is to be kept. `None` where the box is checked and the browser keeps nothing: the box is then cleared, and
    /// says so, before anything is sent.
    pub fn choice(self) -> Option<Persistence> {
        if !self.is_checked.get_untracked() {
            return Some(Persistence::Tab);
        }
        if self.app.can_keep(&"x".repeat(SESSION_CHARACTERS)) {
            return Some(Persistence::Device);
        }
        self.is_checked.set(false);
        self.form.with_value(|form| {
            if let Some(input) = form.input("keep") {
                input.set_checked(false);
            }
        });
        self.is_refused.set(true);
        None
    }

    /// Why the box was cleared, once it was.
    pub fn note(self) -> impl IntoView {
        let words = use_text().auth().keep_refused;
        move || self.is_refused.get().then(|| view! { <Note is_good=false words /> })
    }
}
