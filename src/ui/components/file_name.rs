//! A name as it was given: any script, any length, never breaking the line it stands in.
//!
//! A name is text by somebody else: `bdi` keeps its direction from turning the row around, and characters
//! that steer direction are drawn as a mark, so that `exe.pdf` cannot pose as something else. The tooltip has
//! the whole name.

use leptos::prelude::*;

use crate::model::grid::{drawn_name, split_name};
use crate::ui::dom::{El, dom};

/// A name on one line; a long one is cut before its end, so that number and extension are still read.
#[component]
pub fn FileName(
    /// The whole name.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    dom(move || file_name(&name))
}

/// [`FileName`], as an element built by hand.
///
/// A short name is one box, a long one two: the head shrinks with an ellipsis, the tail does not. Where the
/// cut is, `model::grid` says.
pub fn file_name(name: &str) -> El {
    let name = drawn_name(name);
    let whole = El::new("bdi", "file-name").with("title", &name);
    match split_name(&name) {
        (_, "") => whole.children([El::new("span", "file-name-head").text(&name)]),
        // Two boxes are two words to assistive technology, and to the clipboard: both get the name whole.
        (head, tail) => whole.children([
            El::new("span", "visually-hidden").text(&name),
            El::new("span", "file-name-head").with("aria-hidden", "true").text(head),
            El::new("span", "file-name-tail").with("aria-hidden", "true").text(tail),
        ]),
    }
}
