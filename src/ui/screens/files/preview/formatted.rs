//! Text of a known form: drawn as what it says, or as the source that it is.

use leptos::prelude::*;

use super::frame::body;
use super::opened::Opened;
use super::{markdown, table, text, tree};
use crate::model::preview::Viewer;
use crate::model::preview::lex::Syntax;
use crate::ui::context::use_text;

/// The file with the switch between its two forms.
pub fn draw(at: Opened, viewer: Viewer) -> AnyView {
    let text = use_text().preview();
    let is_source = RwSignal::new(false);
    let (state, file, anew) = (at.state(), at.file(), at.anew);
    let choice = move |label: &'static str, means: bool| {
        view! {
            <button
                type="button" class="preview-choice"
                aria-pressed=move || (is_source.get() == means).to_string()
                on:click=move |_| is_source.set(means)
            >
                {label}
            </button>
        }
    };
    let content = move || {
        // Each form reads for itself: what one has begun ends with it.
        let at = Opened::new(state, file.clone(), anew);
        let drawn = match viewer {
            Viewer::Markdown if !is_source.get() => markdown::draw(at),
            Viewer::Json if !is_source.get() => tree::draw(at),
            Viewer::Table(separator) if !is_source.get() => table::draw(at, separator),
            Viewer::Json => text::draw(at, Syntax::of_extension("json", "")),
            _ => text::draw(at, Syntax::PLAIN),
        };
        body(at, drawn)
    };
    view! {
        <div class="preview-choices" role="group">
            {choice(text.formatted, false)} {choice(text.source, true)}
        </div>
        {content}
    }
    .into_any()
}

/// That a file is longer than what is read of it in this form; nothing where it is not.
pub fn cut(at: Opened, most: u64) -> Option<AnyView> {
    let (text, bytes) = (use_text().preview(), use_text().files.bytes);
    let size = at.source().size();
    let said = (size > most).then(|| (text.shown_at_most)(&bytes(most), &bytes(size)));
    said.map(|said| view! { <p class="preview-rest">{said}</p> }.into_any())
}
