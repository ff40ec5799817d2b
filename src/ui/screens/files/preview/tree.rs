//! JSON as a tree that folds. What is folded is not in the page, and of a long list a hundred values at a time are.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use super::formatted::cut;
use super::opened::{Opened, Outcome};
use crate::model::files::Entry;
use crate::model::preview::json::{End, Sort, Tree, Value};
use crate::model::preview::{FORMATTED_MOST, Refused};
use crate::ui::components::{Button, Size};
use crate::ui::context::use_text;
use crate::ui::dom::{El, dom};

/// How many values of a list come at once.
const STEP: usize = 100;

type Shared = StoredValue<Rc<Tree>, LocalStorage>;

/// The tree.
pub fn draw(at: Opened) -> AnyView {
    let text = use_text().preview();
    let tree = RwSignal::new_local(None::<Rc<Tree>>);
    at.scope.spawn(async move {
        let Some(source) = at.text(FORMATTED_MOST).await else { return };
        at.outcome.set(match Tree::of(&source) {
            Some(found) => {
                tree.set(Some(Rc::new(found)));
                Outcome::Shown
            }
            None => Outcome::None(Refused::Broken),
        });
    });
    let name = Entry::File(at.file()).name().to_owned();
    let whole = move || {
        tree.get().map(|tree| {
            let said = |said: String| view! { <p class="preview-rest">{said}</p> }.into_any();
            let rest = match tree.end {
                End::Whole => None,
                End::Bounded => Some(said((text.first_rows)(tree.values.len() as u64))),
                // A file that is read to its end, and has none, is wrong as well.
                End::Early => cut(at, FORMATTED_MOST).or_else(|| Some(said(text.not_json.to_owned()))),
                End::Invalid => Some(said(text.not_json.to_owned())),
            };
            let tree = StoredValue::new_local(tree);
            view! {
                <ul class="preview-tree">{value(tree, 0, true)}</ul>
                {rest}
            }
        })
    };
    view! {
        <div
            class="preview-page" hidden=move || at.is_replaced()tabindex="0" role="region" aria-label=[text.content, ": ", &name].concat()
        >
            {whole}
        </div>
    }
    .into_any()
}

fn value(tree: Shared, index: usize, is_open: bool) -> AnyView {
    let Some(value) = tree.with_value(|tree| tree.values.get(index).cloned()) else { return ().into_any() };
    if !matches!(value.sort, Sort::Object | Sort::Array) || value.count == 0 {
        return dom(move || El::new("li", "preview-leaf").children(line(&value))).into_any();
    }
    let is_open = RwSignal::new(is_open);
    let on_toggle =
        move |event: web_sys::Event| is_open.set(event_target::<Element>(&event).has_attribute("open"));
    view! {
        <li>
            <details open=is_open.get_untracked() on:toggle=on_toggle>
                <summary>{dom(move || El::new("span", "").children(line(&value)))}</summary>
                {move || is_open.get().then(|| inside(tree, index))}
            </details>
        </li>
    }
    .into_any()
}

/// The values in one, the first hundred of them and more when asked for.
fn inside(tree: Shared, index: usize) -> AnyView {
    let shown = RwSignal::new(STEP);
    let count = tree.with_value(|tree| tree.values.get(index).map_or(0, |value| value.count));
    // A page of a hundred is drawn once, and stays while others come.
    let pages = move || (0..shown.get().div_ceil(STEP)).collect::<Vec<_>>();
    let page = move |page: usize| {
        let indices: Vec<_> =
            tree.with_value(|tree| tree.inside(index).skip(page * STEP).take(STEP).collect());
        indices.into_iter().map(|index| value(tree, index, false)).collect::<Vec<_>>()
    };
    view! {
        <ul>
            <For each=pages key=|page| *page children=page />
        </ul>
        {move || {
            (shown.get() < count).then(|| {
                let more = move |()| shown.update(|shown| *shown += STEP);
                view! { <Button label=use_text().preview().more size=Size::Small on_press=more /> }
            })
        }}
    }
    .into_any()
}

/// Name and value; of an object or an array how many are in it.
fn line(value: &Value) -> Vec<El> {
    let name = value.name.as_ref().map(|name| El::new("span", "tree-name").text(name).text(":"));
    let said = match value.sort {
        Sort::Object => El::new("span", "tree-count").text(&["{ ", &value.count.to_string(), " }"].concat()),
        Sort::Array => El::new("span", "tree-count").text(&["[ ", &value.count.to_string(), " ]"].concat()),
        Sort::Text => El::new("bdi", "tree-text").text(&["\"", &value.text, "\""].concat()),
        Sort::Plain => El::new("span", "tree-plain").text(&value.text),
    };
    name.into_iter().chain([said]).collect()
}
