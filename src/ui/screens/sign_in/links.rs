//! The links and the small button below a step: to other forms, back to the beginning, another code.
//!
//! Anchors with a real address, so they look and are read as links, but each dispatches an event: the forms
//! share one route, and "back" leaves them all.

use leptos::prelude::*;

use super::form::FORM;
use crate::model::auth::{Event, Form};
use crate::ui::components::{Button, Emphasis, Size, read_fields};
use crate::ui::context::{use_app, use_text};

/// A link to another of the forms; what is typed as e-mail goes along.
///
/// Can be pressed while a call is under way, which abandons that call.
#[component]
pub fn FormLink(
    /// What it says.
    label: &'static str,
    /// Where it leads.
    form: Form,
    /// The e-mail field of this form, where it has one.
    #[prop(optional, into)]
    email: Option<RwSignal<String>>,
) -> impl IntoView {
    let app = use_app();
    let open = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        read_fields(FORM);
        app.dispatch(Event::Open { form, email: email.map(|email| email.get_untracked()) });
    };
    view! {
        <a href="#/sign-in" on:click=open>
            {label}
        </a>
    }
}

/// Gives the sign-in up: back to the form, the e-mail kept.
///
/// The challenge's session is forgotten; at the pool it expires by itself.
#[component]
pub fn CancelLink() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    let cancel = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        app.dispatch(Event::Cancel);
    };
    view! {
        <a href="#/sign-in" on:click=cancel>
            {text.auth().back_to_sign_in}
        </a>
    }
}

/// Resends the code. While a call is under way a press changes nothing, so the button need not be disabled, which
/// would cost it the focus.
#[component]
pub fn Resend() -> impl IntoView {
    let (app, text) = (use_app(), use_text());
    view! {
        <Button
            label=text.auth().resend
            emphasis=Emphasis::Quiet
            size=Size::Small
            on_press=move |()| app.dispatch(Event::Resend)
        />
    }
}
