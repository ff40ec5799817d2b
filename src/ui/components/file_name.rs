//! A name as it was given: any script, any length, never breaking the line it stands in.

use leptos::prelude::*;

use crate::model::grid::{drawn_name, split_name};

/// A name on one line; a long one is cut before its end, so that number and extension are still read.
#[component]
#[allow(clippy::needless_pass_by_value, reason = "a component owns what it is given")]
pub fn FileName(
    /// The whole name.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let name = drawn_name(&name);
    match split_name(&name) {
        (_, "") => view! {
            <bdi class="file-name" title=name.clone()>
                <span class="file-name-head">{name.clone()}</span>
            </bdi>
        }
        .into_any(),
        // Two boxes are two words to assistive technology, and to the clipboard: both get the name whole.
        (head, tail) => view! {
            <bdi class="file-name" title=name.clone()>
                <span class="visually-hidden">{name.clone()}</span>
                <span class="file-name-head" aria-hidden="true">{head.to_owned()}</span>
                <span class="file-name-tail" aria-hidden="true">{tail.to_owned()}</span>
            </bdi>
        }
        .into_any(),
    }
}
