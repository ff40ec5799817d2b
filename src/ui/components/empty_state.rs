//! Nothing here yet.
//!
//! Used for an empty folder, a search without a match and an address without a meaning. A failure is not an
//! empty state: that is `error_panel`, with a reason and "Try again".

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
    /// Whether this is all that the page holds: its title is then the page's.
    #[prop(optional)]
    is_page: bool,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <div class="empty-state-icon">
                <Icon name=icon />
            </div>
            {if is_page {
                view! { <h1>{title}</h1> }.into_any()
            } else {
                view! { <h2>{title}</h2> }.into_any()
            }}
            <p>{hint}</p>
            {children.map(|children| view! { <div class="empty-state-actions">{children()}</div> })}
        </div>
    }
}
