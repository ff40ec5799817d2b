//! A text field with its label, hint and error.
//!
//! Hint and error keep their elements when empty, and the input names both in `aria-describedby` from the
//! start: browsers do not reliably read a description that is added to a field that has the focus already.

use super::{Field, Icon, IconButton, IconName};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use leptos::{html, prelude::*};

/// A panel elsewhere that shows a failure, and whether this field caused it.
///
/// For refusals by a service: the panel has the sentences, the field has `aria-invalid` and points to the
/// panel, so that "this field is wrong" and "why" are read in one go. The field needs no words of its own
/// then.
#[derive(Clone, Copy)]
pub struct Fault {
    /// The panel's id.
    pub panel: &'static str,
    /// Whether this field caused the failure.
    pub is_here: Signal<bool>,
}

/// A labelled field. Its id is `field-` and its name.
///
/// `autocapitalize` and `spellcheck` are off everywhere: names, addresses and codes are not prose. Trimming
/// and checking are the caller's.
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
    let scope = Scope::here();
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
                {kind.is_secret().then(|| view! { <RevealButton shown /> })}
            </div>
            <p class="field-hint" id=hint_id>
                {hint}
            </p>
            <p class="field-error" id=error_id>
                <FieldError error />
            </p>
        </div>
    }
}

/// What is wrong with a field, inside its `.field-error`; nothing while nothing is.
#[component]
pub fn FieldError(
    /// The sentence.
    #[prop(into)]
    error: Signal<String>,
) -> impl IntoView {
    move || {
        error
            .with(|error| !error.is_empty())
            .then(|| view! { <Icon name=IconName::Alert /> <span>{error.get()}</span> })
    }
}

/// The eye of a password field.
///
/// A button in the tab order, since whoever cannot see the dots may still want to hear what they typed.
#[component]
pub fn RevealButton(
    /// Whether the password is shown.
    shown: RwSignal<bool>,
) -> impl IntoView {
    let common = &use_text().common;
    let label = move || if shown.get() { common.hide_password } else { common.show_password };
    view! {
        <IconButton
            class="field-reveal"
            label=Signal::derive(move || label().to_owned())
            icon=Signal::derive(move || if shown.get() { IconName::EyeOff } else { IconName::Eye })
            on_press=move |()| shown.update(|shown| *shown = !*shown)
        />
    }
}
