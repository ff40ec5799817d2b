//! The sign-in form of `index.html`: the one source of its markup. It can be filled in before the app arrives, and the app takes
//! over these very elements, so that text, focus, selection and password managers stay with them.
//!
//! The form lives as long as the page. The core puts it into the sign-in card (`sign_in_card.rs`); the part
//! of signing in brings it to life (`screens/sign_in/credentials.rs`). Until then `static/boot.js` records what is pressed.
//!
//! # Why the markup is in `index.html`
//!
//! The wasm file takes seconds on a slow network. A form that waits for it cannot be typed into meanwhile,
//! and a form that is drawn twice loses what was typed, the caret, and the password manager's attachment to
//! the field. So there is one form, in HTML, and the app never draws another for this step.
//!
//! # Marks on the form
//!
//! The script and the app talk through attributes, since neither can call the other before both are there.
//!
//! | attribute | set by | read by |
//! |---|---|---|
//! | `data-pressed` | `boot.js`, for a press before the app | [`BootForm::bind`], once |
//! | `data-kept` | `boot.js`, when the person touches "Stay signed in" | [`BootForm::is_keep_touched`] |
//! | `data-bound` | [`BootForm::bind`] | `boot.js`, which then records no more |
//! | `data-press` | `index.html`, on the links | [`Pressed::link`] and `boot.js` |
//!
//! # Order of calls
//!
//! `take` (page start) → `mount` (the sign-in card is drawn) → `bind` (the part of signing in has come) →
//! `release` (that step ends) → `unmount` (another step is shown) → `mount` again whenever the first step
//! returns.

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement, Node};

use super::focus::Focus;
use crate::model::auth::{Form, Password};

/// A press that the app answers once it has arrived.
///
/// Only the last press is recorded: whoever presses "Forgot password?" after "Sign in" wants the later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The button.
    SignIn,
    /// A link to another form.
    Link(Form),
}

/// The form with its links.
///
/// Clones are handles to the same elements. Nothing is copied out of the form before the app sends it; the
/// password stays in its field.
#[derive(Clone)]
pub struct BootForm {
    root: HtmlElement,
}

impl BootForm {
    /// The form of the boot page. `has_guests`: whether it offers to continue as a guest.
    ///
    /// `None` where the document has no such element, as in a page that somebody has made their own; the
    /// sign-in card is then empty.
    pub fn take(has_guests: bool) -> Option<Self> {
        let root: HtmlElement = document().get_element_by_id("boot-form")?.dyn_into().ok()?;
        let guests = root.query_selector("[data-boot=guests]").ok().flatten();
        if let Some(guests) = guests.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            guests.set_hidden(!has_guests);
        }
        Some(Self { root })
    }

    /// Whether the person has begun to sign in: the form must then stay under their hands.
    pub fn has_begun(&self) -> bool {
        let has_text = |name| self.input(name).is_some_and(|input| !input.value().is_empty());
        self.root.has_attribute("data-pressed") || has_text("email") || has_text("password")
    }

    /// The first element below the form that a selector names.
    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).ok().flatten()?.dyn_into().ok()
    }

    /// A field by its name.
    pub fn input(&self, name: &str) -> Option<HtmlInputElement> {
        self.find(&["[name=", name, "]"].concat())?.dyn_into().ok()
    }

    /// The typed password.
    ///
    /// Read when the form is sent, and kept in no signal: a signal would hold the secret as long as the page.
    pub fn password(&self) -> Password {
        Password::typed(&self.input("password").map(|input| input.value()).unwrap_or_default())
    }

    /// Whether an element, the target of an event, is in the form.
    pub fn contains(&self, node: Option<&Node>) -> bool {
        self.root.contains(node)
    }

    /// Whether the focus is in the form.
    pub fn has_focus(&self) -> bool {
        self.contains(document().active_element().as_deref())
    }

    /// From here on the app answers presses. Gives the one that came before.
    ///
    /// Reading and removing the mark is one step, so a press is answered once, also when the step is left and
    /// entered again.
    pub fn bind(&self) -> Option<Pressed> {
        let pressed = self.root.get_attribute("data-pressed").and_then(|mark| Pressed::of(&mark));
        let _ = self.root.remove_attribute("data-pressed");
        let _ = self.root.set_attribute("data-bound", "");
        pressed
    }

    /// Whether the person has set "Stay signed in" themselves.
    pub fn is_keep_touched(&self) -> bool {
        self.root.has_attribute("data-kept")
    }

    /// From here on nobody answers. The fields forget their text, unless the form stands again at once.
    ///
    /// `forgets` is false only while the page is drawn anew in another language: the person is then still in
    /// the middle of typing.
    pub fn release(&self, forgets: bool) {
        let _ = self.root.remove_attribute("data-bound");
        if forgets {
            let _ = self.root.remove_attribute("data-kept");
            let fields = ["email", "password"].into_iter().filter_map(|name| self.input(name));
            fields.for_each(|input| input.set_value(""));
        }
    }

    /// Moves the form into an element, with its focus and its selection; the boot page then goes.
    ///
    /// Idempotent: a form that is in the slot already is not touched.
    pub fn mount(&self, slot: &Element) {
        if self.root.parent_element().as_ref() != Some(slot) && !self.move_alive(slot) {
            let focus = Focus::within(&self.root);
            let _ = slot.append_child(&self.root);
            if let Some(focus) = focus {
                focus.restore();
            }
        }
        remove_page();
    }

    /// Takes the form out of the page: the fields of other steps have the same ids.
    pub fn unmount(&self) {
        self.root.remove();
    }

    /// `moveBefore` keeps focus, selection, a composition and open lists. Not every browser has it, and it moves nothing that is
    /// outside the document.
    ///
    /// Answers whether the form was moved. The method is looked up by name because `web_sys` has no binding
    /// for it.
    fn move_alive(&self, slot: &Element) -> bool {
        let move_before = Reflect::get(slot, &"moveBefore".into()).and_then(JsCast::dyn_into::<Function>);
        let Ok(move_before) = move_before else { return false };
        self.root.is_connected() && move_before.call2(slot, &self.root, &JsValue::NULL).is_ok()
    }
}

impl Pressed {
    /// Marks of an older page are unknown here and mean no press.
    fn of(mark: &str) -> Option<Self> {
        match mark {
            "sign-in" => Some(Self::SignIn),
            "sign-up" => Some(Self::Link(Form::SignUp)),
            "forgot" => Some(Self::Link(Form::ForgotPassword)),
            _ => None,
        }
    }

    /// What a press on an element of the form means: links carry `data-press`.
    pub fn link(target: &Element) -> Option<Self> {
        let link = target.closest("[data-press]").ok().flatten()?;
        Self::of(&link.get_attribute("data-press")?)
    }
}

/// Removes the boot page of `index.html`.
pub fn remove_page() {
    if let Some(page) = document().get_element_by_id("boot") {
        page.remove();
    }
}

/// Whether the boot page shows the form.
///
/// `static/boot.js` decides that before the first paint, from what the last visit left, and writes
/// `data-view` on the root.
pub fn is_shown() -> bool {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute("data-view")).is_some_and(|view| view == "sign-in")
}
