//! A tick box.

use leptos::prelude::*;

/// A tick box with its words, and a quieter line for what a tick means.
///
/// The native box: Space toggles it, and a press on the words does too. `checked` is read and written, so the
/// caller can preset it.
#[component]
pub fn Checkbox(
    /// Unique on the page: ties the label and the hint to the box.
    name: &'static str,
    /// What is chosen.
    label: &'static str,
    /// What choosing it means.
    #[prop(optional)]
    hint: &'static str,
    /// Whether it is ticked; follows the person.
    checked: RwSignal<bool>,
) -> impl IntoView {
    let id = ["field-", name].concat();
    let hint_id = (!hint.is_empty()).then(|| [&id, "-hint"].concat());
    view! {
        <div class="checkbox">
            <input
                id=id.clone()
                type="checkbox"
                name=name
                prop:checked=checked
                aria-describedby=hint_id.clone()
                on:change=move |event| checked.set(event_target_checked(&event))
            />
            <label class="checkbox-label" for=id>{label}</label>
            // Not in the label: the hint describes the box, it does not name it.
            {hint_id.map(|id| view! { <span class="checkbox-hint" id=id>{hint}</span> })}
        </div>
    }
}
