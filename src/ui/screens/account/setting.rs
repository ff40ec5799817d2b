//! One thing that can be changed: what it is, how it stands, and the buttons that change it.

use leptos::prelude::*;

use crate::ui::components::{Icon, IconName};

/// How a setting stands, in a word or two.
///
/// The colour follows `is_good`, the word says the same to those who do not see colours.
#[derive(Clone, Copy)]
pub struct Badge {
    /// The word.
    pub word: &'static str,
    /// Whether that is as it should be.
    pub is_good: bool,
}

/// A row of a panel.
///
/// A function and not a component: the caller draws the row anew with its panel, so nothing in it is tracked.
pub fn setting(
    icon: IconName,
    name: &'static str,
    badge: Option<Badge>,
    lead: AnyView,
    buttons: AnyView,
) -> AnyView {
    let badge = badge.map(|Badge { word, is_good }| {
        view! { <span class=if is_good { "badge badge-good" } else { "badge" }>{word}</span> }
    });
    view! {
        <div class="setting">
            <Icon name=icon />
            <div class="setting-what">
                <h3>{name} " " {badge}</h3>
                <p class="panel-lead">{lead}</p>
            </div>
            <div class="setting-buttons">{buttons}</div>
        </div>
    }
    .into_any()
}
