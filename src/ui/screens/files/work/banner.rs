//! What the banner of every screen shows of uploads: on other screens than Files, how far they are and the way to them; the question
//! before a session ends, and what became of uploads after it.

use leptos::prelude::*;

use super::sign_out;
use crate::model::route::Route;
use crate::model::transfer::Totals;
use crate::ui::components::{Icon, IconName};
use crate::ui::context::{App, Workspace, use_text};

/// All of it.
#[component]
pub fn Uploads(
    /// The page.
    app: App,
) -> impl IntoView {
    let link = move || app.workspace.get().map(link);
    view! {
        {link}
        {sign_out::question(app)}
        {sign_out::outcome(app)}
    }
}

/// The way back to the uploads under way; nothing where they are in view, or there are none.
fn link(workspace: Workspace) -> AnyView {
    let (Some(state), text) = (workspace.state(), use_text().transfers()) else { return ().into_any() };
    let totals = state.work.totals;
    let is_elsewhere = Memo::new(move |_| !state.is_open.get() && totals.with(Totals::unfinished));
    let percent = move || {
        let percent = totals.with(|totals| (totals.sent * 100).checked_div(totals.size));
        [&percent.unwrap_or_default().to_string(), "%"].concat()
    };
    let label = move || {
        let what = match totals.with(|totals| totals.asking) {
            0 => totals.with(text.summary),
            _ => text.asking.to_owned(),
        };
        [&what, " ", &percent()].concat()
    };
    let href = move || Route::Files(state.route.get()).href();
    let view = move || {
        is_elsewhere.get().then(|| {
            view! {
                <a class="button button-quiet banner-uploads" href=href aria-label=label title=label>
                    <Icon name=IconName::Upload />
                    <span>{percent}</span>
                </a>
            }
        })
    };
    view.into_any()
}
