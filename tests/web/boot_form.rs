//! The form of index.html, taken over: the very elements, with what was typed, pressed, focused and selected before the app.

use alcove::model::auth::Form;
use alcove::ui::boot_form::{self, BootForm, Pressed};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement};

/// The boot page of index.html itself.
fn boot_page() -> Element {
    let html = include_str!("../../index.html");
    let start = html.find("<div id=\"boot\"").unwrap();
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

/// A place of the app's for the form. It goes when this is dropped.
struct Slot(Element);

impl Slot {
    fn new() -> Self {
        let slot = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&slot).unwrap();
        Self(slot)
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.0.remove();
    }
}

#[wasm_bindgen_test]
fn the_very_fields_move_with_what_was_typed_and_the_boot_page_goes() {
    let page = boot_page();
    let (email, password, keep) = (input(&page, "email"), input(&page, "password"), input(&page, "keep"));
    email.set_value("ann@example.com");
    password.set_value("secret");
    keep.set_checked(true);
    password.focus().unwrap();
    password.set_selection_range(1, 3).unwrap();

    let (form, slot) = (BootForm::take(true).unwrap(), Slot::new());
    assert!(form.has_begun() && form.has_focus());
    form.mount(&slot.0);

    assert!(document().get_element_by_id("boot").is_none());
    for (name, field) in [("email", &email), ("password", &password), ("keep", &keep)] {
        assert_eq!(&input(&slot.0, name), field, "{name}");
    }
    assert_eq!(
        (email.value().as_str(), password.value().as_str(), keep.checked()),
        ("ann@example.com", "secret", true)
    );
    assert_eq!(document().active_element().as_ref(), Some(password.as_ref()));
    let selection = (password.selection_start().unwrap(), password.selection_end().unwrap());
    assert_eq!(selection, (Some(1), Some(3)));
    assert_eq!(form.bind(), None);
}

#[wasm_bindgen_test]
fn without_move_before_the_focus_and_the_selection_move_too() {
    let page = boot_page();
    let email = input(&page, "email");
    email.set_value("ann@example.com");
    email.focus().unwrap();
    email.set_selection_range(4, 11).unwrap();
    let (form, slot) = (BootForm::take(true).unwrap(), Slot::new());
    js_sys::Reflect::set(&slot.0, &"moveBefore".into(), &wasm_bindgen::JsValue::UNDEFINED).unwrap();
    form.mount(&slot.0);
    assert_eq!(document().active_element().as_ref(), Some(email.as_ref()));
    assert_eq!((email.selection_start().unwrap(), email.selection_end().unwrap()), (Some(4), Some(11)));
}

#[wasm_bindgen_test]
fn an_untouched_form_says_nothing() {
    boot_page();
    let form = BootForm::take(true).unwrap();
    assert!(!form.has_begun() && !form.has_focus());
    assert_eq!(form.bind(), None);
    boot_form::remove_page();
}

#[wasm_bindgen_test]
fn what_was_pressed_is_remembered_once() {
    for (mark, pressed) in [
        ("sign-in", Pressed::SignIn),
        ("sign-up", Pressed::Link(Form::SignUp)),
        ("forgot", Pressed::Link(Form::ForgotPassword)),
    ] {
        let page = boot_page();
        let form = BootForm::take(true).unwrap();
        form.find("form")
            .unwrap()
            .closest("#boot-form")
            .unwrap()
            .unwrap()
            .set_attribute("data-pressed", mark)
            .unwrap();
        assert!(form.has_begun());
        assert_eq!((form.bind(), form.bind()), (Some(pressed), None), "{mark}");
        page.remove();
    }
    // The links carry these marks; the script in static/boot.js writes them, and "sign-in" on a submit.
    let page = boot_page();
    for mark in ["sign-up", "forgot"] {
        let link = page.query_selector(&format!("[data-press={mark}] span")).unwrap().unwrap();
        assert!(matches!(Pressed::link(&link), Some(Pressed::Link(_))), "{mark}");
    }
    assert!(include_str!("../../static/boot.js").contains("dataset.pressed = \"sign-in\""));
    page.remove();
}

#[wasm_bindgen_test]
fn a_form_that_was_left_forgets_what_was_typed() {
    boot_page();
    let (form, slot) = (BootForm::take(false).unwrap(), Slot::new());
    form.mount(&slot.0);
    let password = form.input("password").unwrap();
    password.set_value("secret");
    assert_eq!(format!("{:?}", form.password()).find("secret"), None);
    form.release(false);
    assert_eq!(password.value(), "secret");
    form.release(true);
    assert_eq!(password.value(), "");
    form.unmount();
    assert!(slot.0.first_element_child().is_none());
    form.mount(&slot.0);
    assert!(form.contains(Some(slot.0.first_element_child().unwrap().as_ref())));
    assert!(form.find("[data-boot=guests]").unwrap().hidden());
}
