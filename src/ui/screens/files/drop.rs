//! The whole page as a place to drop files, and to paste them.
//!
//! What is handed over is taken in the event itself, since the browser empties a `DataTransfer` when the handler
//! returns. Uploading it is the part "work", which a drag over the page fetches: by the time that the files fall the
//! part is mostly there.
//!
//! The listeners are the window's and end with the screen. Elsewhere a drop is the browser's, but for the dialog
//! "Verify …", which keeps its drops to itself.

use js_sys::Reflect;
use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DataTransfer;

use super::state::FilesState;
use crate::client::ports::ChosenFiles;
use crate::model::files::Prefix;
use crate::ui::browser::{self, Handed};
use crate::ui::components::DropZone;
use crate::ui::context::use_text;

/// Where text is typed. The checkbox of a row, which has the focus once a file is selected, is none.
const FIELDS: &str = "textarea, input:not([type=checkbox], [type=radio])";

/// Takes what is dropped and pasted.
///
/// Without the right to write the zone says so while files hover, and takes none. Pasted files are taken anywhere but
/// in a field, where a paste is the field's even with files in it.
#[component]
pub fn Drop(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let text = use_text().tools();
    let open = Signal::derive(move || state.rights.get().write);
    let label = Signal::derive(move || {
        if open.get() { (text.drop_here)(&state.folder_name()) } else { text.drop_refused.to_owned() }
    });
    let entered = window_event_listener(ev::dragenter, move |_| {
        if open.get_untracked() {
            state.app().parts.work.prefetch();
        }
    });
    let pasted = window_event_listener(ev::paste, move |event| {
        // What is pasted into a field is the field's.
        let in_field = document().active_element().is_some_and(|it| it.matches(FIELDS).unwrap_or_default());
        let data = event.clipboard_data().filter(|data| data.types().includes(&"Files".into(), 0));
        if let Some(data) = data.filter(|_| !in_field && open.get_untracked()) {
            event.prevent_default();
            let mut handed = browser::from_transfer(&data);
            handed.is_pasted = true;
            upload(state, handed);
        }
    });
    on_cleanup(move || {
        entered.remove();
        pasted.remove();
    });
    if let Some(data) = early_drop().filter(|_| open.get_untracked()) {
        upload(state, browser::from_transfer(&data));
    }
    let dropped = move |data: DataTransfer| upload(state, browser::from_transfer(&data));
    view! { <DropZone label open on_drop=dropped /> }
}

/// Uploads what was handed over to the folder that is open now, as soon as the part for it is there.
///
/// Without files nothing happens: a chooser that was left, a drag of something else. Where the part does not come, the
/// page offers to try again with the same files.
pub fn upload(state: FilesState, handed: Handed) {
    if !handed.is_empty() {
        let folder = state.folder.get_untracked();
        state.app().with_part(state.app().parts.work, state.workspace().scope, move |work| {
            (work.start)(state);
            (work.upload)(state, folder.clone(), handed.clone());
        });
    }
}

/// Uploads files that are opened already, as soon as the part for it is there.
pub fn add(state: FilesState, folder: Prefix, given: ChosenFiles) {
    state.app().with_part(state.app().parts.work, state.workspace().scope, move |work| {
        (work.start)(state);
        (work.add)(state, folder.clone(), given.clone());
    });
}

/// What was dropped before the app was there to take it: `static/boot.js` kept it, and keeps no more from now on.
///
/// Leaving `null` there is the sign for the script, so this must be called once the listeners stand, even where nothing
/// can be uploaded. The kept object has the shape of a `DataTransfer`, with entries and handles that were asked for in
/// the event.
fn early_drop() -> Option<DataTransfer> {
    let (page, name) = (window(), "earlyDrop".into());
    let kept = Reflect::get(&page, &name).ok().filter(JsValue::is_object);
    let _ = Reflect::set(&page, &name, &JsValue::NULL);
    kept.map(JsCast::unchecked_into)
}
