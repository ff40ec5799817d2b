//! Nothing here yet.

use super::{Icon, IconName};
use leptos::prelude::*;

/// Says what a place is for while it is empty, with the first thing to do.
#[component]
pub fn EmptyState(
    /// What the place holds.
    icon: IconName,
    /// One short sentence.
    #[prop(into)]
    title: Signal<String>,
    /// What can be done here.
    #[prop(into)]
    hint: Signal<String>,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <div class="empty-state-icon">
                <Icon name=icon />
            </div>
            <h2>{move || title.get()}</h2>
            <p>{move || hint.get()}</p>
            {children.map(|children| view! { <div class="empty-state-actions">{children()}</div> })}
        </div>
    }
}
