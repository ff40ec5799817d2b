//! The page of last resort. A panic ends a wasm page: nothing answers any more. This says so at once, with plain elements,
//! since the app that would draw it is what has ended.
//!
//! Three decisions follow from that:
//!
//! - Only `web_sys` is used. The Leptos runtime may be the very thing that panicked, and its arena is in an
//!   unknown state.
//! - The sentences come from [`Unloaded`], which is part of the core in every language: nothing can be
//!   fetched any more.
//! - The whole body is replaced, and not covered: a frozen form below would still take text that nobody will
//!   send.
//!
//! Requests under way end with the page; a noted upload can be resumed by the next page, as after a closed
//! tab.

use std::panic::PanicHookInfo;

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement};

use crate::config::Language;
use crate::model::text::Unloaded;

/// Shows the page of last resort after a panic, beside the browser console's message.
///
/// Called first of all, before anything that could panic. The console keeps the stack, which the page has no
/// room for.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // A second panic while the first is shown would end the hook itself.
        if document().get_element_by_id("panic").is_none() {
            let _ = show(info);
        }
    }));
}

/// The message and its place in the source; neither holds anything a person has typed.
fn details(info: &PanicHookInfo<'_>) -> String {
    let agent = window().navigator().user_agent().unwrap_or_default();
    format!("Alcove {}: {info}\n{agent}", env!("CARGO_PKG_VERSION"))
}

/// `None` where the document refuses an element; there is nothing left to try then. The card has
/// `role="alert"`, so it is read out, and the focus goes to "Reload": the element that had the focus is gone.
fn show(info: &PanicHookInfo<'_>) -> Option<()> {
    let language = document().document_element()?.get_attribute("lang");
    let language = language.and_then(|tag| Language::from_tag(&tag)).unwrap_or(Language::En);
    let text = Unloaded::of(language);
    let page = element("main", "niche niche-wide")?;
    page.set_id("panic");
    let card = element("div", "card stack")?;
    let _ = card.set_attribute("role", "alert");
    for (tag, words) in [("h1", text.panic_title), ("p", text.panic_lead), ("p", text.panic_next)] {
        let line = element(tag, "")?;
        line.set_text_content(Some(words));
        let _ = card.append_child(&line);
    }
    let details = details(info);
    let row = element("div", "row")?;
    let reload = button(text.reload, "button button-primary", || drop(window().location().reload()))?;
    let _ = row.append_child(&reload);
    let copied = details.clone();
    let copy = button(text.copy_details, "button", move || {
        let _ = window().navigator().clipboard().write_text(&copied);
    })?;
    let _ = row.append_child(&copy);
    let _ = card.append_child(&row);
    let note = element("pre", "panic-details")?;
    note.set_text_content(Some(&details));
    let _ = card.append_child(&note);
    let _ = page.append_child(&card);
    let body = document().body()?;
    body.set_text_content(None);
    let _ = body.append_child(&page);
    let _ = reload.focus();
    Some(())
}

fn element(tag: &str, class: &str) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    element.set_class_name(class);
    Some(element)
}

fn button(label: &str, class: &str, press: impl FnMut() + 'static) -> Option<HtmlElement> {
    let button: HtmlElement = element("button", class)?.dyn_into().ok()?;
    button.set_text_content(Some(label));
    let press = Closure::<dyn FnMut()>::new(press);
    button.set_onclick(Some(press.as_ref().unchecked_ref()));
    press.forget(); // as long as the page, which has nothing else left
    Some(button)
}
