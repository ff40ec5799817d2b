//! Markdown: the steps of `model::preview::markdown`, drawn as elements of its short list.

use leptos::{html, prelude::*};
use web_sys::Element as DomElement;

use super::formatted::cut;
use super::opened::{Opened, Outcome};
use crate::model::files::Entry;
use crate::model::preview::markdown::{Element, Step, steps};
use crate::model::text::Preview;
use crate::ui::context::use_text;
use crate::ui::dom::El;

/// How many bytes are drawn at most: a book.
const MOST: u64 = 512 * 1024;

/// The text.
pub fn draw(at: Opened) -> AnyView {
    let text = use_text().preview();
    let page = NodeRef::<html::Article>::new();
    at.scope.spawn(async move {
        let Some(source) = at.text(MOST).await else { return };
        if let Some(page) = page.get_untracked() {
            add(&page, steps(&source), text);
            at.outcome.set(Outcome::Shown);
        }
    });
    let name = Entry::File(at.file()).name().to_owned();
    view! {
        <div
            class="preview-page" hidden=move || at.is_replaced()
            tabindex="0" role="region" aria-label=[text.content, ": ", &name].concat()
        >
            <article class="preview-markdown" node_ref=page></article>
            {cut(at, MOST)}
        </div>
    }
    .into_any()
}

fn add(page: &DomElement, steps: Vec<Step>, text: &Preview) {
    let mut open = vec![page.clone()];
    for step in steps {
        let Some(parent) = open.last() else { return };
        match step {
            Step::Open(element) => {
                let element = draw_element(&element, text).into_element();
                let _ = parent.append_child(&element);
                open.push(element);
            }
            Step::Close if open.len() > 1 => drop(open.pop()),
            Step::Close => {}
            Step::Text(words) => {
                let _ = parent.append_child(&document().create_text_node(&words));
            }
        }
    }
}

fn draw_element(element: &Element, text: &Preview) -> El {
    match element {
        Element::Plain(tag) => El::new(tag, ""),
        Element::Link(address) => {
            El::new("a", "").with("href", address).with("target", "_blank").with("rel", "noopener noreferrer")
        }
        Element::Ordered(first) => El::new("ol", "").with("start", &first.to_string()),
        Element::Task(is_done) => {
            let (mark, said) = if *is_done { ("☑", text.done) } else { ("☐", text.not_done) };
            El::new("span", "preview-task").children([
                El::new("span", "").with("aria-hidden", "true").text(mark),
                El::new("span", "visually-hidden").text(said),
            ])
        }
        Element::Picture => El::new("span", "preview-picture"),
    }
}
