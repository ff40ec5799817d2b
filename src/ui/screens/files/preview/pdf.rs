//! PDF, by the browser's own viewer: a frame whose address is the bucket's. Never with `sandbox`, which switches that viewer off, and
//! never by a `blob:` of this page, which would give the file this page's origin and its Content-Security-Policy. So this device's copy
//! of one is saved, not shown.

use leptos::prelude::*;

use super::notice::download_button;
use super::opened::{Opened, Outcome};
use crate::model::files::Entry;
use crate::model::preview::Refused;
use crate::ui::context::use_text;

/// Where the mark of a PDF stands at the latest, in bytes, as browsers look for it.
const MARK_WITHIN: u64 = 1024;

/// The document.
pub fn draw(at: Opened) -> AnyView {
    let text = use_text().preview();
    let address = RwSignal::new(None::<String>);
    at.scope.spawn(async move {
        // A frame says nothing of a refusal: the page asks first.
        match at.source().read(0..MARK_WITHIN).await {
            Ok(_) if at.source().is_copy() => at.outcome.set(Outcome::None(Refused::Copy)),
            Ok(bytes) if bytes.windows(5).any(|it| it == b"%PDF-") => {
                at.show_by_address("application/pdf", address);
            }
            Ok(_) => at.outcome.set(Outcome::None(Refused::Broken)),
            Err(why) => at.fail(why),
        }
    });
    let name = Entry::File(at.file()).name().to_owned();
    let frame = move || {
        let src = address.get()?;
        let name = name.clone();
        Some(view! {
            <iframe
                class="preview-pdf" src=src title=name referrerpolicy="no-referrer"
                on:load=move |_| at.outcome.set(Outcome::Shown)
            ></iframe>
            <div class="preview-foot preview-foot-pdf">
                <span>{text.pdf_hint}</span>
                {download_button(at)}
            </div>
        })
    };
    frame.into_any()
}
