//! What the person did before the app arrived, on the form that `index.html` has and `static/before.js` watches over.
//! The app takes it over: the same text, the same focus, the same selection, and what was pressed is done.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::model::auth::Form;

/// What the person did early.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Early {
    /// What they typed as e-mail.
    pub email: String,
    /// What they typed as password.
    pub password: String,
    /// How they set "Stay signed in".
    pub keep: Option<bool>,
    /// What they pressed.
    pub pressed: Option<Pressed>,
    focus: Option<Focus>,
}

/// What was pressed early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The button.
    SignIn,
    /// A link to another form.
    Link(Form),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Focus {
    id: String,
    selection: Option<(u32, u32)>,
}

impl Early {
    /// Reads the early form and takes the early page away.
    pub fn take() -> Self {
        let Some(page) = document().get_element_by_id("early") else { return Self::default() };
        let mut early = Self::read(&page);
        // Untouched, the box stands as an older configuration had it.
        early.keep = early.keep.filter(|_| page.has_attribute("data-kept"));
        page.remove();
        early
    }

    /// What stands in the sign-in form now: a change of the language draws the form anew, and puts it back.
    pub fn again() -> Option<Self> {
        let page = document().query_selector(".niche").ok().flatten()?;
        Some(Self { pressed: None, ..Self::read(&page) })
    }

    fn read(page: &Element) -> Self {
        let input =
            |id| page.query_selector(id).ok().flatten().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        let value = |id| input(id).map(|input| input.value()).unwrap_or_default();
        let pressed = page.get_attribute("data-pressed").and_then(|what| match what.as_str() {
            "sign-in" => Some(Pressed::SignIn),
            "sign-up" => Some(Pressed::Link(Form::SignUp)),
            "forgot" => Some(Pressed::Link(Form::ForgotPassword)),
            _ => None,
        });
        Self {
            email: value("[name=email]"),
            password: value("[name=password]"),
            keep: input("[name=keep]").map(|input| input.checked()),
            pressed,
            focus: document().active_element().filter(|it| page.contains(Some(it))).map(|it| Focus::of(&it)),
        }
    }

    /// Whether they have begun to sign in: the form must not go away under their hands.
    pub fn has_begun(&self) -> bool {
        self.pressed.is_some() || !self.email.is_empty() || !self.password.is_empty()
    }

    /// Whether the focus was in it.
    pub const fn has_focus(&self) -> bool {
        self.focus.is_some()
    }

    /// Puts the focus back, once the app's own form stands.
    pub fn restore_focus(&self) {
        let Some(Focus { id, selection }) = &self.focus else { return };
        let Some(element) = document().get_element_by_id(id) else { return };
        super::focus::focus(&element);
        if let (Some(input), Some((start, end))) = (element.dyn_ref::<HtmlInputElement>(), selection) {
            let _ = input.set_selection_range(*start, *end);
        }
    }
}

impl Focus {
    fn of(element: &Element) -> Self {
        let selection = element
            .dyn_ref::<HtmlInputElement>()
            .and_then(|input| Some((input.selection_start().ok()??, input.selection_end().ok()??)));
        Self { id: element.id(), selection }
    }
}
