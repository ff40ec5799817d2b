//! The text field, and the bar above it.
//!
//! | key | in the text |
//! |---|---|
//! | Tab | writes a tab; after Esc it leaves the text, as Shift+Tab always does |
//! | Esc | frees Tab; a second one closes, as everywhere in the viewer |
//! | ctrl+S, ⌘S | saves (the dialog's, see `frame`) |

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::editor::{Editor, Said};
use crate::model::edit::Phase;
use crate::ui::browser;
use crate::ui::components::{Button, Emphasis, IconName, Size};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};
use crate::ui::screens::files::preview::opened::Opened;

/// What a screen reader reads of the field beside its name.
const HINT: &str = "edit-hint";

/// How far it is saved, and the buttons.
pub fn bar(editor: Editor) -> AnyView {
    let text = use_text().edit();
    let language = use_text().language;
    let status = move || {
        if editor.is_busy.get() {
            return text.saving.to_owned();
        }
        match (editor.is_edited.get(), editor.said.get()) {
            (_, Some(Said::Restored)) => text.restored.to_owned(),
            (true, _) => text.unsaved.to_owned(),
            (false, Some(Said::Saved(time))) => {
                (text.saved_at)(&dates::written(time, Detail::Exact, language))
            }
            (false, Some(Said::SavedAs(name))) => (text.saved_as)(&name),
            (false, None) => String::new(),
        }
    };
    let is_deciding = move || editor.is_asking.get() || matches!(editor.phase.get(), Phase::Conflict(_));
    let is_held = move || is_deciding() || !editor.is_ready.get();
    view! {
        <div class="edit-bar">
            <p class="edit-status" role="status">
                {status}
            </p>
            <Button
                label=text.stop
                size=Size::Small
                disabled=Signal::derive(is_deciding)
                on_press=move |()| editor.leave(|| ())
            />
            <Button
                label=text.save
                icon=IconName::Check
                size=Size::Small
                emphasis=Emphasis::Primary
                busy=editor.is_busy
                disabled=Signal::derive(is_held)
                on_press=move |()| editor.save()
            />
        </div>
    }
    .into_any()
}

/// The field, and what is told below it.
pub fn draw(editor: Editor, at: Opened) -> AnyView {
    let text = use_text().edit();
    let is_free = RwSignal::new(false);
    let on_keydown = move |event: KeyboardEvent| {
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
        match event.key().as_str() {
            "Tab" if is_plain && !is_free.get_untracked() => {
                event.prevent_default();
                browser::type_text("\t");
            }
            // An input method has the key first: there it gives up a conversion.
            "Escape" if !is_free.get_untracked() && !event.is_composing() => {
                event.prevent_default();
                is_free.set(true);
                at.state().app().announce(text.tab_leaves);
            }
            "Tab" | "Escape" | "Shift" => {}
            _ => is_free.set(false),
        }
    };
    let on_input = move |_| {
        editor.said.set(None);
        editor.is_edited.set(true);
    };
    // Held still while a question is open, and out of sight while both texts are compared.
    let is_held =
        move || (editor.is_asking.get() || matches!(editor.phase.get(), Phase::Conflict(_))).then_some("");
    view! {
        <textarea
            class="edit-text"
            node_ref=editor.field
            aria-label=(text.field)(&editor.name())
            aria-describedby=HINT
            inert=is_held
            hidden=move || editor.compared.with(Option::is_some)
            prop:value=editor.first()
            autocapitalize="off"
            autocomplete="off"
            spellcheck="false"
            on:keydown=on_keydown
            on:input=on_input
            on:blur=move |_| is_free.set(false)
        ></textarea>
        <div class="preview-foot edit-foot" hidden=move || editor.compared.with(Option::is_some)>
            {losses(editor)}
            <p id=HINT>{text.hint}</p>
        </div>
    }
    .into_any()
}

/// What saving cannot keep, as far as that is known before.
fn losses(editor: Editor) -> AnyView {
    let text = use_text().edit();
    let beside = editor.beside();
    let tags = beside.tags.is_none().then(|| view! { <p class="edit-loss">{text.tags_lost}</p> });
    let headers = beside.headers.unsendable().collect::<Vec<_>>().join(", ");
    let headers = (!headers.is_empty()).then(|| (text.headers_lost)(&headers));
    let headers = headers.map(|words| view! { <p class="edit-loss">{words}</p> });
    view! {
        {tags}
        {headers}
        <p>{text.metadata_note}</p>
    }
    .into_any()
}
