//! Text edited in place: what a file's bytes are as text, what is saved, and what happens where someone else has written meanwhile.
//!
//! Where to start: [`Document`] turns bytes into text and back, byte for byte where nothing was edited; [`Saver`] decides about each
//! save. Requests are `client::edit`'s work.

pub mod compare;
pub mod diff;
mod document;
mod saver;
pub mod tags;

pub use document::{Document, NotEditable};
pub use saver::{Answer, Effect, Event, LookEnd, Phase, Saver, Sha256, Theirs, WriteEnd};

use crate::model::preview::Viewer;

/// How many bytes a file may have that is edited in a text field of the browser.
pub const MOST: u64 = 1024 * 1024;

/// Whether a file of this name and size may be edited, as far as these tell.
pub fn is_editable(name: &str, size: u64) -> bool {
    let is_text =
        matches!(Viewer::of_name(name), Viewer::Text(_) | Viewer::Markdown | Viewer::Json | Viewer::Table(_));
    is_text && size <= MOST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_any_kind_may_be_edited_up_to_a_mebibyte() {
        for name in ["a.txt", "b.md", "c.json", "d.csv", "e.rs", "README", ".env", "f.html"] {
            assert!(is_editable(name, MOST) && !is_editable(name, MOST + 1), "{name}");
        }
        for name in ["a.png", "b.pdf", "c.zip", "d.docx", "e.mp4"] {
            assert!(!is_editable(name, 1), "{name}");
        }
    }
}
