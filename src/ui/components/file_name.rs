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
    let (head, tail) = split_name(&name);
    let (head, tail) = (head.to_owned(), (!tail.is_empty()).then(|| tail.to_owned()));
    view! {
        <bdi class="file-name" title=name>
            <span class="file-name-head">{head}</span>
            {tail.map(|tail| view! { <span class="file-name-tail">{tail}</span> })}
        </bdi>
    }
}
