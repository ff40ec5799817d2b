//! Rows that are dragged onto a folder: one in the list, one in the tree, or a step of the path. With Ctrl (⌥ on a Mac) they are copied.
//!
//! The listeners are the window's and end with the screen. What is dragged stands in a cell here and not in the `DataTransfer`, which
//! another window could read; a type of the page's own tells such a drag from one of files from outside, which are uploads.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::{ev, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event, HtmlElement};

use super::apply::send;
use super::state::Organizing;
use crate::client::drag_out::download_url;
use crate::model::files::{Entry, Prefix, crumbs};
use crate::model::organize::{Verb, roots};
use crate::ui::components::{OWN_DRAG as OWN, Pick};
use crate::ui::screens::files::select;
use crate::ui::screens::files::state::FilesState;

/// On the folder under the pointer that takes what is dragged.
const TAKES: &str = "data-drop";
/// On the page, while rows are dragged.
const DRAGS: &str = "dragging-rows";

/// What is dragged, and the folder that it is over.
#[derive(Default)]
struct Drag {
    entries: RefCell<Vec<Entry>>,
    over: RefCell<Option<Element>>,
    ghost: RefCell<Option<Element>>,
}

/// Listens for drags as long as the current owner is there.
pub fn listen(state: FilesState, organizing: Organizing) {
    let drag = SendWrapper::new(Rc::new(Drag::default()));
    let it = drag.clone();
    // A row can be dragged once a mouse is pressed on it: a finger scrolls.
    let pressed = window_event_listener(ev::pointerdown, move |event| {
        if let Some(row) =
            row(&event).filter(|_| event.pointer_type() == "mouse" && state.rights.get_untracked().read)
        {
            let _ = row.set_attribute("draggable", "true");
        }
    });
    let started = window_event_listener(ev::dragstart, move |event| begin(state, &it, &event));
    let it = drag.clone();
    let over = window_event_listener(ev::dragover, move |event| {
        if it.entries.borrow().is_empty() {
            return;
        }
        it.mark(
            target(state, &event)
                .filter(|(_, folder)| it.fits(verb(state, &event), folder))
                .map(|(element, _)| element),
        );
        if it.over.borrow().is_some() {
            event.prevent_default();
            if let Some(data) = event.data_transfer() {
                data.set_drop_effect(if verb(state, &event) == Verb::Copy { "copy" } else { "move" });
            }
        }
    });
    let it = drag.clone();
    let dropped = window_event_listener(ev::drop, move |event| {
        let entries = it.entries.take();
        it.end();
        if let Some((_, folder)) = target(state, &event).filter(|_| !entries.is_empty()) {
            event.prevent_default();
            send(state, organizing, verb(state, &event), &entries, &folder);
        }
    });
    let it = drag.clone();
    let ended = window_event_listener(ev::dragend, move |_| it.end());
    on_cleanup(move || {
        [started, over, dropped, ended].into_iter().for_each(WindowListenerHandle::remove);
        pressed.remove();
        drag.end();
    });
}

/// Takes what is dragged: the selection, if the row is part of it, else the row alone.
fn begin(state: FilesState, drag: &Drag, event: &DragEvent) {
    let Some(number) = row(event).and_then(|row| row.get_attribute("data-row")?.parse().ok()) else { return };
    let Some(entry) = untrack(|| state.entry(number)) else { return };
    if !state.rights.get_untracked().read {
        return event.prevent_default();
    }
    if !state.selection.with_untracked(|selection| selection.contains(entry.id())) {
        select::select(state, number, Pick::Only);
    }
    let entries = untrack(|| state.selected());
    if let Some(data) = event.data_transfer() {
        data.clear_data().ok();
        let _ = data.set_data(OWN, "");
        // The desktop downloads one file that falls on it. A list of addresses would land in any page that it is dropped on.
        if let [Entry::File(file)] = entries.as_slice()
            && let Some(link) = download_url(state.workspace().files().s3(), file)
        {
            let _ = data.set_data("DownloadURL", &link);
        }
        data.set_effect_allowed("copyMove");
        if let Some(ghost) = ghost(&(state.text().organize().dragged)(entries.len() as u64)) {
            data.set_drag_image(&ghost, 16, 16);
            drag.ghost.replace(Some(ghost));
        }
    }
    if let Some(body) = document().body() {
        let _ = body.class_list().add_1(DRAGS);
    }
    drag.entries.replace(entries);
}

/// The picture beside the pointer: how many. It must be in the page while the browser takes it.
fn ghost(words: &str) -> Option<Element> {
    let ghost = document().create_element("div").ok()?;
    ghost.set_class_name("drag-ghost");
    ghost.set_text_content(Some(words));
    document().body()?.append_child(&ghost).ok()?;
    Some(ghost)
}

/// Copied where that key is held, or where nothing may be taken away.
fn verb(state: FilesState, event: &DragEvent) -> Verb {
    let rights = state.rights.get_untracked();
    let copies = event.ctrl_key() || event.alt_key() || !(rights.write && rights.delete);
    if copies { Verb::Copy } else { Verb::Move }
}

impl Drag {
    /// Whether what is dragged can go there. A copy into its own folder is no drop: it would surprise.
    fn fits(&self, verb: Verb, folder: &Prefix) -> bool {
        let entries = self.entries.borrow();
        roots(verb, &entries, folder).is_ok_and(|roots| roots.iter().all(|root| !root.is_in_place()))
    }

    fn mark(&self, over: Option<Element>) {
        let before = self.over.replace(over.clone());
        if before == over {
            return;
        }
        if let Some(before) = before {
            let _ = before.remove_attribute(TAKES);
        }
        if let Some(over) = over {
            let _ = over.set_attribute(TAKES, "");
        }
    }

    fn end(&self) {
        self.entries.take();
        self.mark(None);
        if let Some(ghost) = self.ghost.take() {
            ghost.remove();
        }
        if let Some(body) = document().body() {
            let _ = body.class_list().remove_1(DRAGS);
        }
    }
}

/// The row that an event came from.
fn row(event: &Event) -> Option<HtmlElement> {
    closest(event, ".grid [data-row]")?.dyn_into().ok()
}

fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// The folder under the pointer, where it may be written to: a folder's row, a line of the tree, or a step of the path.
fn target(state: FilesState, event: &Event) -> Option<(Element, Prefix)> {
    if !state.rights.get_untracked().write {
        return None;
    }
    if let Some(row) = row(event) {
        let number = row.get_attribute("data-row")?.parse().ok()?;
        return match untrack(|| state.entry(number))? {
            Entry::Folder(folder) => Some((row.into(), folder.prefix)),
            Entry::File(_) => None,
        };
    }
    if let Some(line) = closest(event, ".tree-line[data-folder]") {
        let folder = Prefix::new(line.get_attribute("data-folder")?);
        return Some((line, folder));
    }
    let step = closest(event, ".files-path .breadcrumb-step")?;
    let mut at = 0;
    let mut before = step.previous_element_sibling();
    while let Some(element) = before {
        at += 1;
        before = element.previous_element_sibling();
    }
    let route = state.route.get_untracked();
    let relative = crumbs(&route.folder).into_iter().nth(at)?.folder;
    let folder = state.folder.get_untracked();
    let top = folder.as_str().strip_suffix(route.folder.as_str())?;
    Some((step, Prefix::new(top).join(&relative)))
}
