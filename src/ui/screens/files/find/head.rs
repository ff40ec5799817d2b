//! What stands above the hits: below which folder, how far the search is, and what can be done about that.

use leptos::prelude::*;

use super::actions::Actions;
use super::state::{Search, Stage};
use crate::model::files::Arrangement;
use crate::ui::components::{Button, ErrorPanel, IconName, Size};
use crate::ui::context::use_text;

/// The heading.
#[component]
pub fn Head(
    /// The search.
    search: Search,
) -> impl IntoView {
    let text = use_text().find();
    let state = search.state;
    let title = move || (text.title)(&state.folder_name());
    let this_folder = move |()| {
        let before = state.route.with_untracked(|route| route.arrangement.clone());
        state.arrange(Arrangement { everywhere: false, ..before });
        if let Some(input) = state.app().search.get_untracked() {
            let _ = input.focus(); // the button goes with this view
        }
    };
    let is_running = Memo::new(move |_| search.stage.with(|stage| *stage == Stage::Running));
    let is_halted = Memo::new(move |_| matches!(search.stage.get(), Stage::Stopped | Stage::Offline));
    // One button, so that whoever has pressed it has the other one under the hand.
    let toggle = move || {
        let (label, icon) = if is_running.get() {
            (text.stop, IconName::Close)
        } else if is_halted.get() {
            (text.go_on, IconName::Retry)
        } else {
            return None;
        };
        let press = move |()| if is_running.get_untracked() { search.stop() } else { search.go_on() };
        Some(view! { <Button label icon size=Size::Small on_press=press /> })
    };
    let failure = move || match search.stage.get() {
        Stage::Failed(failure) => Some(
            view! { <ErrorPanel explanation=state.app().explain(&failure) on_retry=move |()| search.go_on() /> },
        ),
        _ => None,
    };
    view! {
        <div class="find-head">
            <h2 class="find-title">{title}</h2>
            <p class="find-progress">{move || search.progress()}</p>
            <div class="find-buttons">
                {toggle}
                <Button label=text.this_folder size=Size::Small on_press=this_folder />
            </div>
        </div>
        {failure}
        <Actions search />
    }
}
