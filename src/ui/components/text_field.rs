//! A text field with its label, hint and error.

use super::{Icon, IconButton, IconName};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use leptos::{html, prelude::*};

/// What is typed into a field: decides keyboard, autofill and whether it is hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Field {
    /// Anything.
    #[default]
    Text,
    /// The e-mail address that names the account.
    Email,
    /// The account's password.
    Password,
    /// A password to be.
    NewPassword,
    /// A one-time code; spaces in it do no harm.
    Code,
}

impl Field {
    const fn input_type(self) -> &'static str {
        match self {
            // Not `email`: such fields rewrite what is typed (IDN), hide their selection, and check by rules of their own.
            Self::Text | Self::Code | Self::Email => "text",
            Self::Password | Self::NewPassword => "password",
        }
    }

    const fn autocomplete(self) -> &'static str {
        match self {
            Self::Text => "off",
            // Where a passkey is offered at all, it is offered in these.
            Self::Email => "username webauthn",
            Self::Password => "current-password webauthn",
            Self::NewPassword => "new-password",
            Self::Code => "one-time-code",
        }
    }

    const fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Email => Some("email"),
            Self::Code => Some("numeric"),
            Self::Text | Self::Password | Self::NewPassword => None,
        }
    }

    const fn is_secret(self) -> bool {
        matches!(self, Self::Password | Self::NewPassword)
    }
}

/// A panel elsewhere that says what is wrong, and whether it is about this field.
#[derive(Clone, Copy)]
pub struct Fault {
    /// The panel's id.
    pub panel: &'static str,
    /// Whether this field is to blame.
    pub is_here: Signal<bool>,
}

/// A labelled field. Its id is `field-` and its name.
#[component]
pub fn TextField(
    /// Unique on the page.
    #[prop(into)]
    name: String,
    /// What to type: the accessible name.
    #[prop(into)]
    label: String,
    /// What is typed; follows the person and can be set.
    value: RwSignal<String>,
    /// What kind of thing is typed.
    #[prop(optional)]
    kind: Field,
    /// A line below, always there.
    #[prop(optional)]
    hint: &'static str,
    /// What is wrong with it; empty when nothing is. Read out with the field.
    #[prop(optional, into)]
    error: Signal<String>,
    /// What a panel says about it.
    #[prop(optional, into)]
    fault: Option<Fault>,
    /// Takes the focus when it appears, with all its text selected.
    #[prop(optional)]
    autofocus: bool,
    /// For focus and selection from outside.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let (text, scope) = (use_text(), Scope::here());
    let (id, hint_id, error_id) =
        (["field-", &name].concat(), [&name, "-hint"].concat(), [&name, "-error"].concat());
    let described_by =
        [hint_id.as_str(), " ", error_id.as_str(), " ", fault.map_or("", |it| it.panel)].concat();
    let shown = RwSignal::new(false);
    let has_error = move || error.with(|error| !error.is_empty());
    let is_wrong = move || has_error() || fault.is_some_and(|fault| fault.is_here.get());
    Effect::new(move || {
        if let Some(input) = node_ref.get().filter(|_| autofocus) {
            // Before the next picture, and after the value has been put in: that moves the selection.
            scope.next_frame(move || {
                let _ = input.focus();
                input.select();
            });
        }
    });

    view! {
        <div class=if kind == Field::Code { "field field-code" } else { "field" }>
            <label class="field-label" for=id.clone()>
                {label}
            </label>
            <div class="field-box">
                <input
                    class="field-input"
                    id=id
                    name=name
                    node_ref=node_ref
                    type=move || if shown.get() { "text" } else { kind.input_type() }
                    autocomplete=kind.autocomplete()
                    inputmode=kind.input_mode()
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby=described_by
                    aria-invalid=move || is_wrong().then_some("true")
                    prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))
                />
                {kind
                    .is_secret()
                    .then(|| {
                        let label = move || {
                            if shown.get() { text.common.hide_password } else { text.common.show_password }
                        };
                        view! {
                            <IconButton
                                class="field-reveal"
                                label=Signal::derive(move || label().to_owned())
                                icon=Signal::derive(move || {
                                    if shown.get() { IconName::EyeOff } else { IconName::Eye }
                                })
                                on_press=move |()| shown.update(|shown| *shown = !*shown)
                            />
                        }
                    })}
            </div>
            <p class="field-hint" id=hint_id>
                {hint}
            </p>
            <p class="field-error" id=error_id>
                {move || has_error().then(|| view! { <Icon name=IconName::Alert /> <span>{error.get()}</span> })}
            </p>
        </div>
    }
}
