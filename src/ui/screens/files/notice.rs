//! Something to tell that is no failure: above the rows, until it is closed.

use leptos::prelude::*;

use super::state::FilesState;
use crate::ui::components::{Icon, IconButton, IconName};
use crate::ui::context::use_text;

/// What was to be told, until it was read.
#[component]
pub fn Notice(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let common = &use_text().common;
    Effect::new(move || {
        if let Some(notice) = state.notice.get() {
            state.app().announce(notice);
        }
    });
    view! {
        <div class="files-notice" hidden=move || state.notice.with(Option::is_none)>
            <Icon name=IconName::Info />
            <p>{move || state.notice.get()}</p>
            <IconButton label=common.close icon=IconName::Close on_press=move |()| state.notice.set(None) />
        </div>
    }
}
