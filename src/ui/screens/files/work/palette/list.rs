//! The field and the options.

use leptos::{ev, prelude::*};

use super::Opened;
use super::items::Item;
use crate::model::palette::Query;
use crate::ui::components::{Icon, IconName};
use crate::ui::context::use_text;
use crate::ui::focus::reveal;

/// The option that Enter takes.
const ACTIVE: &str = "palette-active";

/// The dialog.
#[component]
pub fn List(
    /// What it lists.
    opened: Opened,
) -> impl IntoView {
    let text = use_text();
    let (words, label) = (text.palette(), text.tools().palette);
    let typed = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let chosen = Memo::new(move |_| {
        let names = |items: &Vec<Item>| {
            Query::new(&typed.get()).choose(items.iter().map(|it| (it.label.as_str(), it.beside.as_str())))
        };
        opened.items.with_value(names)
    });
    Effect::new(move || {
        if let Some(dialog) = opened.dialog.get().filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
        }
    });
    Effect::new(move || {
        active.track();
        chosen.track();
        if let Some(option) = document().get_element_by_id(ACTIVE) {
            reveal(&option);
        }
    });
    let on_keydown = move |event: ev::KeyboardEvent| {
        let count = chosen.with_untracked(Vec::len);
        // Enter that ends a word of an input method is the method's.
        if count == 0 || event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => active.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => active.update(|at| *at = (*at + count - 1) % count),
            "Enter" => {
                let at = chosen.with_untracked(|chosen| chosen.get(active.get_untracked()).copied());
                if let Some(at) = at {
                    opened.perform(at);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let count = move || chosen.with(|chosen| (words.count)(chosen.len() as u64));
    view! {
        <dialog
            class="dialog palette"
            aria-label=label
            node_ref=opened.dialog
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                opened.close(false);
            }
            on:click=move |event: web_sys::MouseEvent| {
                if event.target() == event.current_target() {
                    opened.close(false);
                }
            }
        >
            <div class="palette-field">
                <Icon name=IconName::Search />
                <input
                    class="palette-input"
                    type="text"
                    role="combobox"
                    aria-label=label
                    aria-autocomplete="list"
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-activedescendant=move || chosen.with(|chosen| (!chosen.is_empty()).then_some(ACTIVE))
                    placeholder=words.hint
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="go"
                    dir="auto"
                    on:input=move |event| {
                        active.set(0);
                        typed.set(event_target_value(&event));
                    }
                    on:keydown=on_keydown
                />
            </div>
            {opened.about().map(|about| view! { <p class="palette-about">{about}</p> })}
            <ul class="palette-list" id="palette-list" role="listbox" aria-label=label>
                {move || chosen.get().into_iter().enumerate().map(|(row, at)| option(opened, active, row, at)).collect::<Vec<_>>()}
            </ul>
            <p class="palette-nothing" hidden=move || chosen.with(|chosen| !chosen.is_empty())>
                {words.nothing}
            </p>
            <p class="visually-hidden" role="status">
                {count}
            </p>
        </dialog>
    }
}

/// An option, by its row and by its index among all items.
fn option(opened: Opened, active: RwSignal<usize>, row: usize, at: usize) -> Option<AnyView> {
    let Item { label, icon, keys, .. } = opened.items.with_value(|items| items.get(at).cloned())?;
    let is_active = Memo::new(move |_| active.get() == row);
    let option = view! {
        <li
            class="palette-option"
            role="option"
            id=move || is_active.get().then_some(ACTIVE)
            aria-selected=move || if is_active.get() { "true" } else { "false" }
            on:pointermove=move |_| active.set(row)
            on:click=move |_| opened.perform(at)
        >
            <Icon name=icon />
            <span class="palette-label">{label}</span>
            {keys.map(|keys| view! { <kbd>{keys.name()}</kbd> })}
        </li>
    };
    Some(option.into_any())
}
