//! The part "preview": a file shown in place of the page, and the ones before and after it by keys.
//!
//! | kind | drawn by | how its bytes come |
//! |---|---|---|
//! | pictures | `image` | the first 64 KiB for their size in pixels, then an address for `<img>` |
//! | text, programs, web pages as their source | `text` | slices of 256 KiB |
//! | Markdown, JSON, tables, beside their source | `formatted`, `markdown`, `tree`, `table` | the first megabyte |
//! | archives | `archive` | two slices: the end, and the directory that it names |
//! | PDF | `pdf` | an address for the browser's own viewer, in a frame on the bucket's origin |
//! | text that is edited | `edit` | all of it, up to a mebibyte |
//! | film, sound | `player` | an address for `<video>` or `<audio>`, which ask for ranges |
//!
//! Nothing of a file becomes HTML: text goes into text nodes, pictures into `<img>`, where no script runs, and PDF into a frame of
//! another origin. Every address is asked to answer with a media type of this page's own table (`model::preview`), and the
//! Content-Security-Policy of the template allows pictures, media and frames from the bucket alone.
//!
//! Where to start: `frame` is the dialog, `opened` what every kind shares. What a kind has begun ends when another file is shown:
//! each file is drawn under an owner of its own, whose scope has its requests.

mod archive;
mod code;
pub(super) mod copies;
mod edit;
mod formatted;
mod frame;
mod head;
mod image;
mod markdown;
mod notice;
mod opened;
mod pdf;
mod player;
mod reading;
mod rows;
mod shown;
mod table;
mod text;
mod tree;

use leptos::prelude::*;

use super::state::FilesState;
use crate::model::files::File;
use crate::ui::parts::{PartValue, chunk};

/// What the part "preview" has. Fetched when the first file is opened.
#[derive(Clone, Copy)]
pub struct PreviewPart {
    /// Draws the dialog, with this file first.
    pub dialog: fn(FilesState, File) -> AnyView,
    /// Draws the dialog "New text file", and the editor of what it makes.
    pub new_text: fn(FilesState) -> AnyView,
}

/// Named by [`part`] alone: another use would pull the part into the core.
const PART: &PreviewPart = &PreviewPart { dialog, new_text };

chunk! {
    /// Fetches the part.
    pub fn part -> PartValue, preview, files_preview, PART
}

fn dialog(state: FilesState, file: File) -> AnyView {
    view! { <frame::Frame state file is_editing=false /> }.into_any()
}

fn new_text(state: FilesState) -> AnyView {
    view! { <edit::new_text::NewText state /> }.into_any()
}
