//! From what a person gives to uploads under way.

use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use js_sys::Reflect;
use leptos::task::spawn_local;
use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DataTransfer, FileList};

use super::state::FilesState;
use crate::model::files::{Entry, Folder, Prefix};
use crate::model::transfer::NewUpload;
use crate::ui::components::DropZone;
use crate::ui::context::use_text;
use crate::ui::intake::{Given, Intake};
use crate::ui::start::device;

/// Where text is typed. The checkbox of a row, which has the focus once a file is selected, is none.
const FIELDS: &str = "textarea, input:not([type=checkbox], [type=radio])";

/// Takes in what is chosen and dropped, and uploads it to the folder that is open at that moment.
#[derive(Clone, Copy)]
pub struct Uploader {
    state: FilesState,
    intake: StoredValue<Rc<dyn Intake>, LocalStorage>,
}

impl Uploader {
    /// For this screen.
    pub fn new(state: FilesState) -> Self {
        Self { state, intake: expect_context() }
    }

    /// Files of a file field.
    pub fn chosen(self, files: FileList) {
        self.take(self.intake.get_value().chosen(files));
    }

    /// Files of the browser's own dialog, where it has one whose files a later page can open again; `false` where not.
    pub fn pick(self) -> bool {
        let can = device::can_pick();
        if can {
            self.take(device::pick().boxed_local());
        }
        can
    }

    /// Files and folders that were dropped or pasted.
    pub fn dropped(self, data: &DataTransfer) {
        self.take(self.intake.get_value().dropped(data));
    }

    /// Reading thousands of files takes a while: they go where the person was when they gave them.
    fn take(self, given: LocalBoxFuture<'static, Given>) {
        let folder = self.state.folder.get_untracked();
        spawn_local(async move {
            let given = given.await;
            if !self.state.is_gone() {
                self.add(&folder, given);
            }
        });
    }

    fn add(self, folder: &Prefix, given: Given) {
        let Self { state, .. } = self;
        let text = state.text();
        state.notice.set(match given.unreadable.as_slice() {
            [] if given.files.is_empty() && given.empty_folders.is_empty() => {
                Some(text.tools().folder_given_empty.to_owned())
            }
            [] => None,
            [first, others @ ..] => Some((text.transfers().unreadable)(first, others.len() as u64)),
        });
        spawn_local(make_folders(state, folder.clone(), given.empty_folders));
        let upload = |file: crate::ui::intake::GivenFile| NewUpload {
            file: file.id,
            folder: folder.clone(),
            name: file.path,
            size: file.size,
            media_type: file.media_type,
            modified: file.modified,
        };
        let uploads: Vec<_> = given.files.into_iter().map(upload).collect();
        if !uploads.is_empty() {
            state.workspace().transfers().add(uploads);
        }
    }
}

/// Keeps the empty folders that were dropped. One that cannot be made is no reason to stop the others.
async fn make_folders(state: FilesState, parent: Prefix, paths: Vec<String>) {
    for path in paths {
        let path = Prefix::new(path);
        let made = state.workspace().files().create_folder(&parent.join(&path)).await;
        if state.is_gone() {
            return;
        }
        let Some(name) = path.segments().next().filter(|_| made.is_ok()) else { continue };
        if state.folder.get_untracked() == parent {
            let prefix = parent.folder(name);
            state.keep_place(|listing| listing.upsert(Entry::Folder(Folder { prefix })));
        }
    }
}

/// The whole page as a place to drop files, and to paste them.
#[component]
pub fn Drop(
    /// The screen's state.
    state: FilesState,
    /// Takes what is dropped.
    uploader: Uploader,
) -> impl IntoView {
    let text = use_text().tools();
    let open = Signal::derive(move || state.rights.get().write);
    let label = Signal::derive(move || {
        if open.get() { (text.drop_here)(&state.folder_name()) } else { text.drop_refused.to_owned() }
    });
    let pasted = window_event_listener(ev::paste, move |event| {
        // What is pasted into a field is the field's.
        let in_field = document().active_element().is_some_and(|it| it.matches(FIELDS).unwrap_or_default());
        let data = event.clipboard_data().filter(|data| data.types().includes(&"Files".into(), 0));
        if let Some(data) = data.filter(|_| !in_field && open.get_untracked()) {
            event.prevent_default();
            uploader.dropped(&data);
        }
    });
    on_cleanup(move || pasted.remove());
    if let Some(data) = early_drop().filter(|_| open.get_untracked()) {
        uploader.dropped(&data);
    }
    view! { <DropZone label open on_drop=move |data: DataTransfer| uploader.dropped(&data) /> }
}

/// What was dropped before anything was there to take it: `static/before.js` kept it, and keeps no more from now on.
fn early_drop() -> Option<DataTransfer> {
    let (page, name) = (window(), "earlyDrop".into());
    let kept = Reflect::get(&page, &name).ok().filter(JsValue::is_object);
    let _ = Reflect::set(&page, &name, &JsValue::NULL);
    kept.map(JsCast::unchecked_into)
}
