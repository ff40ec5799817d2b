//! Buttons.
//!
//! Two kinds: [`Button`] with words, [`IconButton`] with an icon alone. Where a press goes somewhere, use a
//! link instead: it can be opened in another tab.

use super::{Icon, IconName};
use leptos::prelude::*;

/// How much a button asks for attention. One primary in a view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Emphasis {
    /// The thing to do here.
    Primary,
    /// A thing to do.
    #[default]
    Secondary,
    /// A thing that can be done; no frame.
    Quiet,
    /// Cannot be undone.
    Danger,
}

impl Emphasis {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => " button-primary",
            Self::Secondary => "",
            Self::Quiet => " button-quiet",
            Self::Danger => " button-danger",
        }
    }
}

/// How large a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// As it should be nearly everywhere.
    #[default]
    Normal,
    /// Inside rows and panels. On touch screens it is as large as the others.
    Small,
    /// As wide as its container: the one button of a form.
    Wide,
}

impl Size {
    const fn class(self) -> &'static str {
        match self {
            Self::Normal => "",
            Self::Small => " button-small",
            Self::Wide => " button-wide",
        }
    }
}

/// A button with words. While `busy` it keeps its size and the focus, and ignores presses.
///
/// `busy` is not `disabled`: a disabled button loses the focus, and a press by keyboard would leave the
/// person at the top of the page. `aria-busy` says it to a screen reader, and the style shows it. A press
/// that is ignored does not send the form around the button either.
#[component]
pub fn Button(
    /// What it says, which is also its accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// Stands before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// How much it asks for attention.
    #[prop(optional)]
    emphasis: Emphasis,
    /// How large it is.
    #[prop(optional)]
    size: Size,
    /// Sends the form around it.
    #[prop(optional)]
    submit: bool,
    /// Whether what it started is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Whether it cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Called on a press; a submit button's form gets `submit` instead.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=["button", emphasis.class(), size.class()].concat()
            aria-busy=move || busy.get().then_some("true")
            disabled=disabled
            on:click=move |event: web_sys::MouseEvent| {
                if busy.get_untracked() {
                    event.prevent_default();
                } else if let Some(on_press) = on_press {
                    on_press.run(());
                }
            }
        >
            {icon.map(|name| view! { <Icon name /> })}
            <span>{label}</span>
        </button>
    }
}

/// A button with an icon alone; `label` names it for everyone else, and shows on hover.
#[component]
pub fn IconButton(
    /// The accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// What it shows.
    #[prop(into)]
    icon: Signal<IconName>,
    /// More classes, of the component that places it.
    #[prop(optional)]
    class: &'static str,
    /// Whether it cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Called on a press.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=["button button-icon ", class].concat()
            aria-label=label
            title=label
            disabled=disabled
            on:click=move |_| on_press.run(())
        >
            {move || view! { <Icon name=icon.get() /> }}
        </button>
    }
}
