//! Why uploads failed.

use leptos::prelude::*;

use crate::model::transfer::Status;
use crate::ui::components::{ErrorPanel, FileName};
use crate::ui::context::use_text;
use crate::ui::screens::files::state::FilesState;

/// Why the first of the failed ones failed, in full: most often it is the reason of all.
///
/// Folded, since each row has said its own reason in a sentence. It goes once the failed uploads are tried again or
/// cleared.
#[component]
pub fn FirstFailure(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let text = use_text().transfers();
    let failure = Memo::new(move |_| {
        state.work.first(true).and_then(|transfer| match transfer.status {
            Status::Failed(failure) => Some((transfer.name, failure)),
            _ => None,
        })
    });
    move || {
        failure.get().map(|(name, failure)| {
            view! {
                <details class="transfers-why">
                    <summary>{text.why}</summary>
                    <p><FileName name /></p>
                    <ErrorPanel explanation=state.app().explain(&failure) />
                </details>
            }
        })
    }
}
