//! A name and its value, as the sections list them.

use leptos::prelude::*;

/// A name and its value.
///
/// Inside a `dl`, so that a screen reader reads name and value as a pair. The hint belongs to the value,
/// hence in the `dd`.
#[component]
pub fn Fact(
    /// What is told.
    name: &'static str,
    /// What it means; empty for nothing.
    #[prop(optional)]
    hint: &'static str,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="fact">
            <dt>{name}</dt>
            <dd>
                <div class="fact-value">{children()}</div>
                {(!hint.is_empty()).then(|| view! { <p class="field-hint">{hint}</p> })}
            </dd>
        </div>
    }
}
