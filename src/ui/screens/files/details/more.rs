//! What only the object itself tells: its media type, storage class and version. Asked for (`HeadObject`) once somebody unfolds it.

use leptos::prelude::*;

use crate::client::files::ObjectHead;
use crate::model::failure::Failure;
use crate::model::files::File;
use crate::ui::components::ErrorPanel;
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// Draws what unfolds. The answer is kept as long as the details of this file are shown.
pub fn draw(state: FilesState, file: &File) -> AnyView {
    let (text, scope) = (use_text().details(), Scope::here());
    let key = StoredValue::new(file.key.clone());
    let told = RwSignal::new(None::<Result<ObjectHead, Failure>>);
    let ask = move || {
        scope.spawn(async move {
            told.set(None);
            told.set(Some(state.workspace().files().details(&key.get_value()).await));
        });
    };
    let toggled = move |event: web_sys::Event| {
        let is_open = event_target::<web_sys::HtmlDetailsElement>(&event).open();
        let is_known = told.with_untracked(|told| matches!(told, Some(Ok(_))));
        if is_open && !is_known {
            ask();
        }
    };
    let shown = move || match told.get() {
        None => view! { <p class="details-note">{text.asking}</p> }.into_any(),
        Some(Err(failure)) => view! { <ErrorPanel explanation=state.app().explain(&failure) /> }.into_any(),
        Some(Ok(head)) => facts(head),
    };
    view! {
        <details class="details-more" on:toggle=toggled>
            <summary>{text.more}</summary>
            <div aria-live="polite">{shown}</div>
        </details>
    }
    .into_any()
}

/// The facts that the bucket's CORS rules let a page read; S3 names no class where it is the standard one.
fn facts(head: ObjectHead) -> AnyView {
    let text = use_text().details();
    let class = head.storage_class.unwrap_or_else(|| "STANDARD".to_owned());
    let rows =
        [(text.media_type, head.media_type), (text.storage_class, Some(class)), (text.version, head.version)];
    let row = |(label, value): (&'static str, Option<String>)| {
        Some(view! { <dt>{label}</dt> <dd class="facts-code">{value?}</dd> })
    };
    view! { <dl class="facts">{rows.into_iter().filter_map(row).collect::<Vec<_>>()}</dl> }.into_any()
}
