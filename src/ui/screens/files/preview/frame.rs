//! The dialog that a file is shown in. It covers the window, and the page behind it is inert.
//!
//! | key | does |
//! |---|---|
//! | ← → | the file before, the file after; within a player or what scrolls sideways they are that one's |
//! | Esc | closes; a text that is not saved asks first |
//! | ctrl+S, ⌘S | saves a text that is edited |

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::opened::{Opened, Outcome};
use super::shown::Shown;
use super::{archive, edit, formatted, head, image, notice, pdf, player, text};
use crate::model::files::File;
use crate::model::preview::{Viewer, refusal};
use crate::ui::context::use_text;
use crate::ui::focus::focus;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// The dialog.
#[component]
pub fn Frame(
    /// The screen.
    state: FilesState,
    /// The file that is shown first.
    file: File,
    /// Whether it is edited at once.
    is_editing: bool,
) -> impl IntoView {
    let (text, scope) = (use_text().preview(), Scope::here());
    let element = NodeRef::<html::Dialog>::new();
    let shown = Shown::new(state, file);
    if is_editing {
        shown.editor.open();
    }
    Effect::new(move || {
        if let Some(dialog) = element.get().filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
            focus_content();
        }
    });
    let on_keydown = move |event: KeyboardEvent| {
        let editor = shown.editor;
        if editor.is_open.get_untracked() && (event.ctrl_key() || event.meta_key()) && event.key() == "s" {
            event.prevent_default(); // it would save the page
            return editor.save();
        }
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
        let key = event.key();
        if event.default_prevented() || !is_plain || key != "Escape" && has_own_arrows(&event) {
            return;
        }
        match key.as_str() {
            "ArrowLeft" => shown.previous(),
            "ArrowRight" => shown.next(),
            "Escape" if editor.steps_back() => {}
            "Escape" => shown.close(), // the browser closes at a second one whatever the page says
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <dialog
            class="preview"
            node_ref=element
            aria-label=move || (text.title)(&shown.name())
            on:keydown=on_keydown
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                scope.run(|| shown.close());
            }
        >
            {head::draw(shown)}
            <For each=move || [shown.turn()] key=|turn| *turn let:_turn>
                {content(shown, Opened::new(state, shown.file.get_untracked(), shown.anew))}
            </For>
        </dialog>
    }
}

/// The file by its kind, or why it is not shown. Drawn anew for each file, and under an owner of its own that ends with the next:
/// what is put into the page by hand would stay in elements that are drawn again.
fn content(shown: Shown, at: Opened) -> AnyView {
    if shown.editor.is_open.get_untracked() {
        return edit::draw(shown.editor, at);
    }
    let file = at.file();
    let viewer = Viewer::of_name(file.key.name());
    let is_none = match refusal(viewer, file.size) {
        _ if file.is_archived() && !shown.has_copy(at) => Some(Outcome::Archived),
        Some(refused) => Some(Outcome::None(refused)),
        None if file.size == 0 => Some(Outcome::Empty),
        None => None,
    };
    if let Some(outcome) = is_none {
        at.outcome.set(outcome);
        return body(at, ().into_any());
    }
    let drawn = match viewer {
        Viewer::Image(media_type) => image::draw(at, media_type),
        Viewer::Text(syntax) => text::draw(at, syntax),
        Viewer::Pdf => pdf::draw(at),
        Viewer::Video(media_type) => player::draw(at, media_type, true),
        Viewer::Audio(media_type) => player::draw(at, media_type, false),
        Viewer::Zip => archive::draw(at),
        Viewer::Markdown | Viewer::Json | Viewer::Table(_) => return formatted::draw(at, viewer),
        Viewer::Opaque => ().into_any(),
    };
    body(at, drawn)
}

/// What is drawn of a file, and what stands in its place.
pub fn body(at: Opened, drawn: AnyView) -> AnyView {
    // A button is disabled at the end of the list, and what had the focus may have gone with its file.
    Effect::new(move || {
        at.outcome.track();
        at.scope.next_frame(keep_focus);
    });
    view! { <div class="preview-body">{drawn} {notice::draw(at)}</div> }.into_any()
}

/// Gives the focus back to the viewer where nothing in it has it.
fn keep_focus() {
    let focused = document().active_element();
    let has_it =
        focused.and_then(|it| it.closest(".preview :enabled, .preview [tabindex], .preview iframe").ok()?);
    if has_it.is_none() {
        focus_content();
    }
}

/// Puts the focus on the content, so that its keys scroll at once; on the last button where nothing in it takes the focus.
fn focus_content() {
    let find = |selector| document().query_selector(selector).ok().flatten();
    let content = find(".preview-body > [tabindex]:not([hidden])");
    if let Some(content) = content.or_else(|| find(".preview-actions > :last-child")) {
        focus(&content);
    }
}

/// Whether the element with the focus uses the arrow keys itself.
fn has_own_arrows(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else { return false };
    let closest = |selector| target.closest(selector).ok().flatten();
    closest("video, audio, textarea").is_some()
        || closest("[data-sideways]").is_some_and(|it| it.scroll_width() > it.client_width())
}
