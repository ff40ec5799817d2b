//! A tick box.

use leptos::prelude::*;

/// A tick box with its words, and a quieter line for what a tick means.
#[component]
pub fn Checkbox(
    /// Unique on the page: ties the hint to the box.
    name: &'static str,
    /// What is chosen.
    label: &'static str,
    /// What choosing it means.
    #[prop(optional)]
    hint: &'static str,
    /// Whether it is ticked; follows the person.
    checked: RwSignal<bool>,
) -> impl IntoView {
    let hint_id = [name, "-hint"].concat();
    view! {
        <label class="checkbox">
            <input
                type="checkbox"
                name=name
                prop:checked=checked
                aria-describedby=(!hint.is_empty()).then(|| hint_id.clone())
                on:change=move |event| checked.set(event_target_checked(&event))
            />
            <span class="checkbox-label">{label}</span>
            {(!hint.is_empty()).then(|| view! { <span class="checkbox-hint" id=hint_id.clone()>{hint}</span> })}
        </label>
    }
}
