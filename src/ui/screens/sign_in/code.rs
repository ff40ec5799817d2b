//! The field for a code, and how long the code's step still lives.
//!
//! A [`CodeField`] is two signals of the step: the text and what is wrong with it. The steps that take a code
//! each have one; the four views differ in label, keyboard, hint and whether the field takes the focus.

use std::time::Duration;

use leptos::prelude::*;

use super::form::{WRONG_CODE, blamed_for};
use crate::model::auth::Code;
use crate::model::auth::{Event, Step};
use crate::model::text::Text;
use crate::ui::components::{Field, TextField, require};
use crate::ui::context::{App, use_app, use_text};
use crate::ui::scope::Scope;

/// A code being typed.
///
/// Copies are handles to the same text.
#[derive(Clone, Copy)]
pub struct CodeField {
    value: RwSignal<String>,
    error: RwSignal<String>,
    /// Any words, not a code.
    is_answer: bool,
}

impl CodeField {
    /// An empty one.
    pub fn new() -> Self {
        Self { value: RwSignal::new(String::new()), error: RwSignal::new(String::new()), is_answer: false }
    }

    /// An empty one, for an answer in words.
    pub fn for_answer() -> Self {
        Self { is_answer: true, ..Self::new() }
    }

    /// The code, if there is one; says so at the field if there is none.
    ///
    /// Spaces are dropped by `Code::typed`: apps and mails write codes in groups. Not tracked.
    pub fn take(self, text: &Text) -> Option<Code> {
        let is_there = require(self.value, self.error, text.auth().code_missing);
        is_there.then(|| {
            let typed = self.value.get_untracked();
            if self.is_answer { Code::new(typed.trim()) } else { Code::typed(&typed) }
        })
    }

    /// Sends the code, if there is one.
    pub fn dispatch(self, app: App, text: &Text) {
        if let Some(code) = self.take(text) {
            app.dispatch(Event::Code(code));
        }
    }

    /// The field, for digits; takes the focus.
    pub fn view(self, label: &'static str) -> impl IntoView {
        self.view_as(label, Field::Code, "", true)
    }

    /// The field, for the code of a mail; takes the focus.
    pub fn mailed_view(self, text: &Text) -> impl IntoView + use<> {
        self.view_as(text.auth().confirmation_code, Field::Code, text.auth().look_in_spam, true)
    }

    /// The field, for digits, below something to look at first.
    pub fn quiet_view(self, label: &'static str) -> impl IntoView {
        self.view_as(label, Field::Code, "", false)
    }

    /// The field, for any answer; takes the focus.
    pub fn plain_view(self, label: &'static str) -> impl IntoView {
        self.view_as(label, Field::Text, "", true)
    }

    fn view_as(self, label: &'static str, kind: Field, hint: &'static str, autofocus: bool) -> impl IntoView {
        view! {
            <TextField
                name="code"
                label
                kind
                hint
                value=self.value
                error=self.error
                fault=blamed_for(use_app(), WRONG_CODE)
                autofocus
            />
        }
    }
}

/// From when on the person is told.
///
/// In milliseconds before the end.
const TOLD_FROM: i64 = 60_000 + 30_000;

/// Says that a step will end soon. Silent while there is time, and where config.json does not say how long a step lives: the pool
/// tells nobody.
#[component]
pub fn TimeLeft() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let lifetime = app.config().user_pool.challenge_minutes.map(|minutes| minutes * 60_000);
    let left = move || {
        let since = app.flow.with_untracked(|flow| match flow.step() {
            Some(Step::Challenge(pending) | Step::SetupTotp { pending, .. }) => Some(pending.since),
            _ => None,
        })?;
        Some(since + lifetime? - app.session().now()).filter(|left| (1..TOLD_FROM).contains(left))
    };
    let minutes = RwSignal::new(None);
    Scope::here().every(Duration::from_secs(1), move || {
        let now = left().map(|left| (left + 59_999) / 60_000);
        if minutes.get_untracked() != now {
            minutes.set(now);
        }
    });
    view! { <p class="time-left" role="status">{move || minutes.get().map(|minutes| (text.auth().minutes_left)(minutes))}</p> }
}
