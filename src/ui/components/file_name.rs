//! A name as it was given: any script, any length, never breaking the line it stands in.

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
