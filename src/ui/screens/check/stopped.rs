//! What can be examined while config.json cannot be read: how the page's own host serves its files.

use leptos::prelude::*;

use super::lines::lines;
use crate::client::check::examine_files;
use crate::model::check::{Seen, diagnose_files};
use crate::model::text::Text;
use crate::ui::browser;
use crate::ui::scope::Scope;

/// Lines below the mistakes. There is no app here: nothing may ask for its context.
#[component]
pub fn Stopped(
    /// In the browser's language.
    text: &'static Text,
) -> impl IntoView {
    let (words, scope) = (text.check(), Scope::here());
    let seen = RwSignal::new(None::<Seen>);
    let (ports, around) = (browser::ports(), browser::surroundings());
    scope.spawn(async move {
        let page = examine_files(&ports, &*around).await;
        seen.set(Some(Seen { page, is_done: true, ..Seen::default() }));
    });
    view! {
        <div class="stack check" aria-busy=move || seen.with(Option::is_none).then_some("true")>
            <p role="status">
                {move || if seen.with(Option::is_none) { words.running } else { words.stopped }}
            </p>
            {move || seen.get().map(|seen| lines(text, &diagnose_files(&seen), None, &seen, false))}
        </div>
    }
}
