//! What went wrong, in words, with the service's own account folded out below.
//!
//! `role="alert"` reads the panel out when it enters the page, so it is rendered when the failure happens and
//! not hidden before. The focus is not moved; forms move it to the field that is wrong (`validation`), and
//! the field names this panel in its `aria-describedby`.
//!
//! The details (operation, code, request ID) are folded, since most people need the sentences alone. They can
//! be copied as one text, for whoever runs the site.

use leptos::prelude::*;

use super::{Button, CopyButton, Icon, IconName, Size};
use crate::model::route::Route;
use crate::model::text::{Explanation, Sentences};
use crate::ui::context::use_text;

/// Says what happened, why it may be and what to do next. Read out when it appears.
///
/// Without `on_retry` there is no button: a failure that a repetition cannot mend should not offer one.
#[component]
pub fn ErrorPanel(
    /// The sentences and the details.
    explanation: Explanation,
    /// Offers "Try again".
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
) -> impl IntoView {
    let (common, text) = (&use_text().common, use_text().trouble());
    let Explanation { sentences: &Sentences { what, why, next }, named, details, is_of_setup } = explanation;
    let why = if named.is_empty() { why.to_owned() } else { [why, " ", &named].concat() };
    let mut all = what.to_owned();
    for part in details.iter().flat_map(|(name, value)| ["\n", name, ": ", value]) {
        all.push_str(part);
    }
    let rows: Vec<_> =
        details.into_iter().map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }).collect();

    view! {
        <div class="error-panel" role="alert">
            <Icon name=IconName::Alert />
            <p class="error-what">{what}</p>
            {(!why.is_empty()).then(|| view! { <p class="error-why">{why}</p> })}
            {(!next.is_empty()).then(|| view! { <p class="error-next">{next}</p> })}
            {is_of_setup.then(|| view! { <p><a href=Route::Check.href()>{text.examine}</a></p> })}
            {on_retry
                .map(|on_retry| {
                    view! {
                        <div class="error-actions">
                            <Button label=common.try_again icon=IconName::Retry size=Size::Small on_press=on_retry />
                        </div>
                    }
                })}
            {(!rows.is_empty())
                .then(|| {
                    view! {
                        <details class="error-details">
                            <summary>{text.details}</summary>
                            <dl>{rows}</dl>
                            <CopyButton label=text.copy_details value=all />
                        </details>
                    }
                })}
        </div>
    }
}
