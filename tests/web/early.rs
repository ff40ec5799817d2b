//! The form of index.html, taken over: what was typed, pressed and focused before the app arrived.

use alcove::model::auth::Form;
use alcove::ui::early::{Early, Pressed};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement};

/// The early page of index.html itself.
fn early_page() -> Element {
    let html = include_str!("../../index.html");
    let start = html.find("<div id=\"early\"").unwrap();
    let end = html.find("<noscript>").unwrap();
    let holder = document().create_element("div").unwrap();
    holder.set_inner_html(&html[start..end]);
    let page = holder.first_element_child().unwrap();
    document().body().unwrap().append_child(&page).unwrap();
    page
}

fn input(page: &Element, name: &str) -> HtmlInputElement {
    page.query_selector(&format!("[name={name}]")).unwrap().unwrap().unchecked_into()
}

#[wasm_bindgen_test]
fn what_was_typed_is_taken_over_and_the_early_page_goes() {
    let page = early_page();
    input(&page, "email").set_value("ann@example.com");
    input(&page, "password").set_value("secret");
    input(&page, "keep").set_checked(true);
    page.set_attribute("data-kept", "").unwrap();
    input(&page, "password").focus().unwrap();

    let early = Early::take();
    assert_eq!(
        (early.email.as_str(), early.password.as_str(), early.keep),
        ("ann@example.com", "secret", Some(true))
    );
    assert!(early.has_begun() && early.has_focus());
    assert_eq!(early.pressed, None);
    assert!(document().get_element_by_id("early").is_none());
}

#[wasm_bindgen_test]
fn an_untouched_form_says_nothing() {
    early_page();
    let early = Early::take();
    assert_eq!(early, Early::default());
    assert!(!early.has_begun());
}

#[wasm_bindgen_test]
fn what_was_pressed_is_remembered() {
    for (mark, pressed) in [
        ("sign-in", Pressed::SignIn),
        ("sign-up", Pressed::Link(Form::SignUp)),
        ("forgot", Pressed::Link(Form::ForgotPassword)),
    ] {
        early_page().set_attribute("data-pressed", mark).unwrap();
        assert_eq!(Early::take().pressed, Some(pressed), "{mark}");
    }
    // The links carry these marks; the script in static/before.js writes them, and "sign-in" on a submit.
    let page = early_page();
    for mark in ["sign-up", "forgot"] {
        assert!(page.query_selector(&format!("[data-press={mark}]")).unwrap().is_some(), "{mark}");
    }
    assert!(include_str!("../../static/before.js").contains("dataset.pressed = \"sign-in\""));
    page.remove();
}
