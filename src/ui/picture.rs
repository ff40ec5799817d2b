//! Pictures: what is drawn at once, without the code that makes it work, while a chunk brings that. A picture looks as what
//! is to come. What a person does with it meanwhile is kept, and done again on what takes its place: nothing pressed is
//! lost, and the focus stays where it is.

use std::time::Duration;

use js_sys::{Array, Reflect};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::focus::focus;
use super::later::Later;
use super::plain::{El, Place, plain};

/// A place for what `later` draws. Until it is there, `draw` stands in for it; the first press or key on that fetches it.
/// `same` is a selector for what has the same elements in both.
pub fn picture(
    later: Later,
    same: &'static str,
    draw: impl Fn() -> El + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let kept = Kept { root: NodeRef::new(), same, events: StoredValue::new_local(Vec::new()) };
    let keep = move |event: Event| {
        if !later.is_there() && kept.keep(event) {
            later.wake();
        }
    };
    let content = move || {
        if later.is_there() {
            kept.repeat();
        }
        later.draw(&|| plain(draw.clone()).into_any(), true)
    };
    view! {
        <div
            class="picture"
            node_ref=kept.root
            on:click=move |event| keep(event.into())
            on:dblclick=move |event| keep(event.into())
            on:keydown=move |event| keep(event.into())
        >
            {content}
        </div>
    }
}

/// What was done with a picture.
#[derive(Clone, Copy)]
struct Kept {
    root: NodeRef<html::Div>,
    same: &'static str,
    events: StoredValue<Vec<(Event, Place)>, LocalStorage>,
}

impl Kept {
    /// Keeps an event, where the browser alone does not do all that was meant; says whether it did.
    fn keep(self, event: Event) -> bool {
        let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else { return false };
        let is_in = |selector| target.closest(selector).is_ok_and(|it| it.is_some());
        let meant = match event.dyn_ref::<KeyboardEvent>() {
            // Links work by themselves, and a label presses what it names.
            None => !is_in("a") && (!is_in("label") || is_in("input")),
            // Controls make presses of keys by themselves.
            Some(key) => !is_in("a, button, input") && is_command(key),
        };
        let Some(place) = self.place(&target).filter(|_| meant) else { return false };
        if event.has_type::<KeyboardEvent>() {
            event.prevent_default(); // the page must not scroll
        }
        self.events.update_value(|events| events.push((event, place)));
        true
    }

    /// Does again all that was kept, and gives the focus back, as soon as the picture's successor stands.
    fn repeat(self) {
        let focused = document().active_element().and_then(|it| self.place(&it));
        let repeat = move || {
            if let Some(element) = focused.as_ref().and_then(|place| self.at(place)) {
                focus(&element);
            }
            for (event, place) in self.events.try_update_value(std::mem::take).unwrap_or_default() {
                // An event of the same sort, with the same keys: each has all that its own constructor asks for.
                let again = Reflect::get(&event, &"constructor".into()).and_then(|sort| {
                    Reflect::construct(&sort.into(), &Array::of2(&event.type_().into(), &event))
                });
                if let (Some(element), Ok(again)) = (self.at(&place), again) {
                    let _ = element.dispatch_event(again.unchecked_ref());
                }
            }
        };
        set_timeout(repeat, Duration::ZERO);
    }

    /// What places are counted from: a picture may have fewer things around what is the same.
    fn base(self) -> Option<Element> {
        self.root.try_get_untracked()??.query_selector(self.same).ok()?
    }

    fn place(self, element: &Element) -> Option<Place> {
        Place::of(element, &self.base()?)
    }

    fn at(self, place: &Place) -> Option<Element> {
        place.within(&self.base()?)
    }
}

/// Whether a key is for a list's rows: neither the browser's own nor the beginning of a shortcut of its.
fn is_command(event: &KeyboardEvent) -> bool {
    let key = event.key();
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return matches!(key.as_str(), "a" | "A" | "Backspace");
    }
    key.chars().count() == 1
        || key.starts_with("Arrow")
        || key.starts_with("Page")
        || matches!(key.as_str(), "Home" | "End" | "Enter" | "Escape" | "Delete")
}
