//! The base components as people meet them: what the keyboard does, where the focus is, what is read out.

use std::cell::Cell;
use std::rc::Rc;

use alcove::model::text::Text;
use alcove::ui::components::{
    Button, Dialog, Emphasis, Field, FileField, FilePicker, IconName, Menu, MenuItem, TextField,
};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

use crate::browser::settle;

/// Something in the page. It goes when this is dropped.
struct Mounted {
    root: HtmlElement,
    _handle: Box<dyn std::any::Any>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.root.remove();
    }
}

async fn mount<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Mounted {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let handle = mount_to(root.clone(), view);
    settle(60).await;
    Mounted { root, _handle: Box::new(handle) }
}

impl Mounted {
    fn find<E: JsCast>(&self, selector: &str) -> E {
        self.root.query_selector(selector).unwrap().expect(selector).unchecked_into()
    }
}

fn focused() -> Option<Element> {
    document().active_element()
}

fn press(element: &HtmlElement, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    element
        .dispatch_event(&KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap())
        .unwrap();
}

#[wasm_bindgen_test]
async fn a_busy_button_keeps_the_focus_and_ignores_presses() {
    let (busy, pressed) = (RwSignal::new(false), RwSignal::new(0));
    let page = mount(move || {
        view! { <Button label="Save" emphasis=Emphasis::Primary busy on_press=move |()| pressed.update(|n| *n += 1) /> }
    })
    .await;
    let button: HtmlElement = page.find("button");
    button.focus().unwrap();
    button.click();
    busy.set(true);
    settle(60).await;
    button.click();
    assert_eq!(pressed.get_untracked(), 1);
    assert_eq!(button.get_attribute("aria-busy").as_deref(), Some("true"));
    assert_eq!(focused().as_ref(), Some(button.as_ref()));
}

#[wasm_bindgen_test]
async fn a_field_is_described_by_its_hint_and_its_error() {
    let (value, error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let page = mount(move || {
        view! { <TextField name="code" label="Code" kind=Field::Code hint="Six digits" value error /> }
    })
    .await;
    let input: HtmlInputElement = page.find("input");
    assert!(!input.has_attribute("aria-invalid"));
    error.set("Enter the code.".into());
    settle(60).await;
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    let described_by = input.get_attribute("aria-describedby").unwrap();
    let said: String = described_by
        .split_whitespace()
        .filter_map(|id| document().get_element_by_id(id)?.text_content())
        .collect();
    assert_eq!(said, "Six digitsEnter the code.");
    let label: Element = page.find("label");
    assert_eq!(label.get_attribute("for"), Some(input.id()));
    assert_eq!(input.autocomplete(), "one-time-code");
}

#[wasm_bindgen_test]
async fn a_password_can_be_looked_at_and_hidden_again() {
    let value = RwSignal::new("secret".to_owned());
    let page =
        mount(move || view! { <TextField name="password" label="Password" kind=Field::Password value /> })
            .await;
    let (input, eye): (HtmlInputElement, HtmlElement) = (page.find("input"), page.find("button"));
    assert_eq!(
        (input.type_(), eye.get_attribute("aria-label")),
        ("password".into(), Some("Show password".into()))
    );
    eye.click();
    settle(60).await;
    assert_eq!(
        (input.type_(), eye.get_attribute("aria-label")),
        ("text".into(), Some("Hide password".into()))
    );
    assert_eq!(input.value(), "secret");
    eye.click();
    settle(60).await;
    assert_eq!(input.type_(), "password");
}

#[wasm_bindgen_test]
async fn a_dialog_asks_to_close_on_escape_and_gives_the_focus_back() {
    let open = RwSignal::new(false);
    let page = mount(move || {
        view! {
            <button on:click=move |_| open.set(true)>"Open"</button>
            {move || {
                open.get()
                    .then(|| view! { <Dialog title="New folder" on_close=move |()| open.set(false)>"…"</Dialog> })
            }}
        }
    })
    .await;
    let opener: HtmlElement = page.find("button");
    opener.focus().unwrap();
    opener.click();
    settle(60).await;
    let dialog: Element = page.find("dialog");
    assert!(dialog.has_attribute("open"));
    assert!(dialog.contains(focused().as_ref().map(AsRef::as_ref)));

    let escape = EventInit::new();
    escape.set_cancelable(true);
    dialog.dispatch_event(&Event::new_with_event_init_dict("cancel", &escape).unwrap()).unwrap();
    settle(60).await;
    assert!(page.root.query_selector("dialog").unwrap().is_none());
    assert_eq!(focused().as_ref(), Some(opener.as_ref()));
}

#[wasm_bindgen_test]
async fn a_menu_is_walked_by_arrows_and_left_by_escape() {
    let chosen = RwSignal::new("");
    let item = move |label: &'static str| MenuItem {
        label: label.into(),
        icon: IconName::Person,
        action: Callback::new(move |()| chosen.set(label)),
    };
    let page = mount(move || {
        view! { <Menu label="Account" icon=IconName::Person items=vec![item("Account"), item("Sign out")] /> }
    })
    .await;
    let (button, list): (HtmlElement, HtmlElement) = (page.find("button"), page.find("[role=menu]"));
    let words = || focused().and_then(|it| it.text_content()).unwrap_or_default();
    assert!(list.hidden());

    button.click();
    settle(60).await;
    assert_eq!((list.hidden(), words().as_str()), (false, "Account"));
    press(&list, "ArrowDown");
    assert_eq!(words(), "Sign out");
    press(&list, "ArrowDown");
    assert_eq!(words(), "Account");
    press(&list, "End");
    assert_eq!(words(), "Sign out");
    press(&list, "Escape");
    settle(60).await;
    assert!(list.hidden());
    assert_eq!(focused().as_ref(), Some(button.as_ref()));

    button.click();
    settle(60).await;
    focused().unwrap().unchecked_into::<HtmlElement>().click();
    assert_eq!(chosen.get_untracked(), "Account");
}

#[wasm_bindgen_test]
async fn without_a_language_components_speak_english() {
    let value = RwSignal::new(String::new());
    let page = mount(move || view! { <TextField name="p" label="P" kind=Field::NewPassword value /> }).await;
    let eye: Element = page.find("button");
    let english = Text::of(alcove::config::Language::En).common.show_password;
    assert_eq!(eye.get_attribute("title").as_deref(), Some(english));
}

#[wasm_bindgen_test]
async fn a_chooser_that_was_left_does_not_close_the_dialog_around_it() {
    let closed = RwSignal::new(0);
    let page = mount(move || {
        view! {
            <Dialog title="Verify" on_close=move |()| closed.update(|n| *n += 1)>
                <FileField picker=FilePicker::new() on_chosen=|_| () />
            </Dialog>
        }
    })
    .await;
    let (dialog, input): (Element, HtmlInputElement) = (page.find("dialog"), page.find("input"));
    let init = EventInit::new();
    init.set_bubbles(true);
    input.dispatch_event(&Event::new_with_event_init_dict("cancel", &init).unwrap()).unwrap();
    assert_eq!(closed.get_untracked(), 0);
    dialog.dispatch_event(&Event::new("cancel").unwrap()).unwrap();
    assert_eq!(closed.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn an_event_that_comes_after_the_owner_has_ended_does_nothing() {
    let (owner, count) = (Owner::new(), RwSignal::new(0));
    let ending = owner.clone();
    let add = move || count.update(|n| *n += 1);
    let page = mount(move || {
        owner.with(|| {
            view! {
                <Dialog title="Verify" on_close=move |()| add()>
                    <FileField picker=FilePicker::new() on_chosen=move |_| add() />
                </Dialog>
            }
        })
    })
    .await;
    let (dialog, input): (Element, HtmlInputElement) = (page.find("dialog"), page.find("input"));
    let send = |target: &Element, name: &str| target.dispatch_event(&Event::new(name).unwrap()).unwrap();
    send(&input, "change");
    send(&dialog, "cancel");
    assert_eq!(count.get_untracked(), 2);
    ending.cleanup();
    // A panic in a listener does not reach the one who dispatches.
    let failed = Rc::new(Cell::new(false));
    let listener = window_event_listener_untyped("error", {
        let failed = failed.clone();
        move |_| failed.set(true)
    });
    send(&input, "change");
    send(&dialog, "cancel");
    send(&dialog, "click");
    listener.remove();
    assert_eq!((count.get_untracked(), failed.get()), (2, false));
}
