//! A text edited in place of its preview, in a plain text field.
//!
//! | file | has |
//! |---|---|
//! | `editor` | the text, how far it is saved, and what leaving asks |
//! | `field` | the text field and the bar above it |
//! | `panel` | the questions: what becomes of changes, and of two versions of one file |
//! | `compare` | both texts, line by line |
//! | `drafts` | texts whose editor ended without a word, as when the session ended |
//! | `new_text` | the dialog that makes a file to begin with |
//!
//! Where to start: [`Editor`]. Which content a save may replace is decided by `model::edit::Saver`.

mod compare;
mod drafts;
mod editor;
mod field;
pub mod new_text;
mod panel;

use leptos::prelude::*;

pub use editor::Editor;

use super::frame::body;
use super::opened::Opened;

/// The editor of a file, once it is read.
pub fn draw(editor: Editor, at: Opened) -> AnyView {
    editor.load(at);
    let content = move || {
        editor.is_ready.get().then(|| {
            view! {
                {panel::draw(editor)}
                {compare::draw(editor)}
                {field::draw(editor, at)}
            }
        })
    };
    let drawn = view! {
        {field::bar(editor)}
        {content}
    };
    body(at, drawn.into_any())
}
