//! An address that leads nowhere.

use leptos::prelude::*;

use crate::model::route::Route;
use crate::ui::components::{EmptyState, IconName};
use crate::ui::context::{use_text, use_title};

/// Says so, and leads back.
///
/// The title is the page's heading and its name in the tab. The link goes home and not back: back may be
/// where the wrong link is.
#[component]
pub fn NotFoundScreen() -> impl IntoView {
    let text = use_text().trouble();
    use_title(text.not_found_title);
    view! {
        <EmptyState icon=IconName::Search title=text.not_found_title hint=text.not_found_hint is_page=true>
            <a class="button button-primary" href=Route::Home.href()>
                {text.go_to_files}
            </a>
        </EmptyState>
    }
}
