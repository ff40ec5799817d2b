//! The dialog that a file is shown in: its name, where it stands in the list, and the ways to the next one and out.
//!
//! | key | does |
//! |---|---|
//! | ← → | the file before, the file after; within a player or a table that scrolls sideways they are that one's |
//! | Esc | closes |
//!
//! The selection and the keyboard's row follow to the file that is shown, so that closing leads back to it.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::notice;
use super::opened::{Opened, Outcome};
use super::{archive, formatted, image, pdf, player, text};
use crate::model::files::kind::Kind;
use crate::model::files::{Entry, File};
use crate::model::grid::drawn_name;
use crate::model::preview::sequence::Place;
use crate::model::preview::{Viewer, refusal};
use crate::ui::components::{FileName, Icon, IconButton, IconName, Pick};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::row::icon_of;
use crate::ui::screens::files::state::FilesState;
use crate::ui::screens::files::{download, select};

/// The dialog. It covers the window, and the page behind it is inert.
#[component]
pub fn Frame(state: FilesState, file: File) -> impl IntoView {
    let (text, scope) = (use_text().preview(), Scope::here());
    let element = NodeRef::<html::Dialog>::new();
    let shown = RwSignal::new(file);
    let anew = Trigger::new();
    let place = Memo::new(move |_| {
        state.shown.track();
        let id = shown.with(|file| file.key.as_str().to_owned());
        let mut place = Place::default();
        state.with_ids_shown(|ids| place = Place::of(ids, &id));
        place
    });
    let go = move |to: fn(&Place) -> &Option<String>| {
        let Some(id) = place.with_untracked(|place| to(place).clone()) else { return };
        let Some(Entry::File(file)) = state.listing.with_untracked(|all| all.get(&id).cloned()) else {
            return;
        };
        if let Some(row) = state.row_of(&id) {
            select::select(state, row, Pick::Only);
        }
        shown.set(file);
    };
    let (previous, next) = (move |()| go(|it| &it.previous), move |()| go(|it| &it.next));
    let close = move |()| {
        let row = shown.with_untracked(|file| state.row_of(file.key.as_str()));
        state.dialog.set(None);
        match row {
            Some(row) => state.focus.go(row),
            None => state.focus_rows(),
        }
    };
    Effect::new(move || {
        if let Some(dialog) = element.get().filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
            focus_content(&dialog);
        }
    });
    // A button at the end of the list is disabled, and would take the focus with it.
    Effect::new(move |before: Option<()>| {
        shown.track();
        if before.is_some()
            && let Some(dialog) = element.get_untracked()
        {
            scope.next_frame(move || {
                let lost = document().active_element().is_none_or(|it| {
                    !dialog.contains(Some(&it)) || it == *AsRef::<Element>::as_ref(&*dialog)
                });
                if lost {
                    focus_content(&dialog);
                }
            });
        }
    });
    let on_keydown = move |event: KeyboardEvent| {
        if event.default_prevented()
            || event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
            || event.shift_key()
            || has_own_arrows(&event)
        {
            return;
        }
        match event.key().as_str() {
            "ArrowLeft" => previous(()),
            "ArrowRight" => next(()),
            _ => return,
        }
        event.prevent_default();
    };
    let name = move || shown.with(|file| Entry::File(file.clone()).name().to_owned());
    let title = move || (text.title)(&drawn_name(&name()));
    let position = move || {
        place.with(|it| (it.position > 0).then(|| (text.position)(it.position as u64, it.count as u64)))
    };
    let head_name = move || {
        let name = name();
        view! { <Icon name=icon_of(Kind::of_name(&name)) /> <FileName name /> }
    };
    let tools = use_text().tools();
    view! {
        <dialog
            class="preview"
            node_ref=element
            aria-label=title
            on:keydown=on_keydown
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                scope.run(|| close(()));
            }
        >
            <header class="preview-head">
                <h2 class="preview-name">{head_name}</h2>
                <p class="preview-position" aria-live="polite">{position}</p>
                <div class="preview-actions">
                    <IconButton
                        label=text.previous icon=IconName::ChevronLeft on_press=previous
                        disabled=Signal::derive(move || place.with(|it| it.previous.is_none()))
                    />
                    <IconButton
                        label=text.next icon=IconName::ChevronRight on_press=next
                        disabled=Signal::derive(move || place.with(|it| it.next.is_none()))
                    />
                    <span class="preview-line-between"></span>
                    <IconButton
                        label=tools.download icon=IconName::Download
                        on_press=move |()| download::start(state, vec![Entry::File(shown.get_untracked())])
                    />
                    <IconButton label=tools.details icon=IconName::Info on_press=move |()| details(state, &shown.get_untracked()) />
                    <IconButton label=use_text().common.close icon=IconName::Close on_press=close />
                </div>
            </header>
            {move || {
                anew.track();
                content(Opened::new(state, shown.get(), anew))
            }}
        </dialog>
    }
}

/// The file by its kind, or why it is not shown. Drawn under an owner of its own, which ends with the next file.
fn content(at: Opened) -> AnyView {
    let file = at.file();
    let viewer = Viewer::of_name(file.key.name());
    let is_none = match refusal(viewer, file.size) {
        _ if file.is_archived => Some(Outcome::Archived),
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
    view! { <div class="preview-body">{drawn} {notice::draw(at)}</div> }.into_any()
}

/// Closes, and opens the details of the file, with the focus in them.
fn details(state: FilesState, file: &File) {
    state.dialog.set(None);
    state.selection.update(|selection| selection.only(file.key.as_str()));
    state.open(Some(Entry::File(file.clone()).name().to_owned()));
}

/// Puts the focus on the content, so that its keys scroll at once; on the dialog where nothing in it takes the focus yet.
fn focus_content(dialog: &web_sys::HtmlDialogElement) {
    let content =
        dialog.query_selector(".preview-body [tabindex], .preview-actions .button:last-child").ok().flatten();
    if let Some(content) = content.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = content.focus();
    }
}

/// Whether the element with the focus uses the arrow keys itself.
fn has_own_arrows(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else { return false };
    if target.closest("video, audio, input, select, [role=tree]").ok().flatten().is_some() {
        return true;
    }
    let scroller = target.closest("[data-sideways]").ok().flatten();
    scroller.is_some_and(|it| it.scroll_width() > it.client_width())
}
