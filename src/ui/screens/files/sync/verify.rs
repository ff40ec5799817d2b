//! The dialog "Verify …": a file of this device and an object, compared by the checksum that S3 keeps.
//!
//! The file is hashed here, and of the object only its checksum is fetched (`HeadObject`): verifying costs no download,
//! whatever the size. The dialog owns the comparison; closing it, or choosing another file, ends the one under way and
//! lets go of its file.

use futures_util::future::{AbortHandle, LocalBoxFuture, abortable};
use leptos::prelude::*;
use web_sys::{DragEvent, FileList};

use crate::client::ports::{ChosenFile, ChosenFiles, Ports};
use crate::client::verify::{Verdict, verify};
use crate::model::failure::Failure;
use crate::model::files::File;
use crate::ui::browser;
use crate::ui::components::{Button, Dialog, DialogActions, Emphasis, FileField, FilePicker};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

use super::verdict::told;

/// Where the dialog stands. Another file can be chosen at each.
#[derive(Clone)]
pub enum Stage {
    /// No file was chosen yet.
    Asking,
    /// The file of this name is being read. Ends in `Told` or `Failed`, or begins anew with another file.
    Reading(String),
    /// What came of it, for the file of this name.
    Told(String, Verdict),
    /// It could not be compared: the file could not be read, or S3 did not tell the checksum.
    Failed(Failure),
}

/// Asks for the file, and compares.
///
/// The file comes by the chooser or by a drop on the dialog. The name of a file does not matter: whoever verifies a
/// backup may have renamed it.
#[component]
pub fn VerifyDialog(
    /// The screen's state.
    state: FilesState,
    /// The object.
    file: File,
) -> impl IntoView {
    let (text, common) = (use_text().sync(), &use_text().common);
    let stage = RwSignal::new(Stage::Asking);
    let hashed = RwSignal::new(0.0);
    let scope = Scope::here();
    let under_way = StoredValue::new(None::<AbortHandle>);
    let picker = FilePicker::new();
    let title = (text.verify_title)(file.key.name());
    let object = StoredValue::new(file);
    let take = move |chosen: LocalBoxFuture<'static, ChosenFiles>| {
        let (compare, handle) = abortable(compare(state, object.get_value(), chosen, stage, hashed));
        if let Some(before) = under_way.write_value().replace(handle) {
            before.abort();
        }
        scope.spawn(async move {
            // An error here means that another file was chosen.
            let _ = compare.await;
        });
    };
    let chosen = move |files: FileList| take(browser::walk(browser::from_field(&files)));
    let dropped = move |event: DragEvent| {
        hold(&event);
        if let Some(data) = event.data_transfer() {
            take(browser::walk(browser::from_transfer(&data)));
        }
    };
    let close = move |()| state.dialog.set(None);
    let is_first = Memo::new(move |_| stage.with(|stage| matches!(stage, Stage::Asking)));
    view! {
        <Dialog title on_close=close>
            // What is dropped here is compared, and not uploaded: the page must not hear of it.
            <div
                class="verify"
                on:dragenter=move |event| hold(&event)
                on:dragover=move |event| hold(&event)
                on:dragleave=move |event| event.stop_propagation()
                on:drop=dropped
            >
                <p>{text.verify_lead}</p>
                <p class="verify-drop">{text.verify_drop}</p>
                <div class="verify-told" aria-live="polite">
                    {move || told(state, stage.get(), hashed)}
                </div>
            </div>
            <FileField picker on_chosen=chosen />
            <DialogActions>
                <Button label=common.close on_press=close />
                {move || {
                    let label = if is_first.get() { text.verify_choose } else { text.verify_another };
                    view! { <Button label emphasis=Emphasis::Primary on_press=move |()| picker.open() /> }
                }}
            </DialogActions>
        </Dialog>
    }
}

/// Keeps an event of dragging in the dialog.
fn hold(event: &DragEvent) {
    event.prevent_default();
    event.stop_propagation();
}

/// Compares the first file that was chosen; the dialog shows how far that is.
///
/// Of several files the first is compared. The bar moves part by part, as S3 hashed the object; an object that was sent
/// in one request is hashed at once, without steps.
async fn compare(
    state: FilesState,
    object: File,
    chosen: LocalBoxFuture<'static, ChosenFiles>,
    stage: RwSignal<Stage>,
    hashed: RwSignal<f64>,
) {
    let s3 = state.workspace().files().s3().clone();
    let chosen = Kept { files: chosen.await.files, ports: s3.ports().clone() };
    let Some(file) = chosen.files.first() else { return };
    hashed.set(0.0);
    stage.set(Stage::Reading(file.path.clone()));
    #[allow(clippy::cast_precision_loss, reason = "a share to be drawn")]
    let on_hashed = |bytes: u64| hashed.set(bytes as f64 / file.size as f64);
    let verdict = verify(&s3, &object.key, file, &on_hashed).await;
    stage.set(verdict.map_or_else(Stage::Failed, |verdict| Stage::Told(file.path.clone(), verdict)));
}

/// Files that the browser keeps open for the comparison; let go of when it ends, also early.
///
/// Its `Drop` runs when the comparison is aborted as well, where no code after an `await` would.
struct Kept {
    files: Vec<ChosenFile>,
    ports: Ports,
}

impl Drop for Kept {
    fn drop(&mut self) {
        for file in &self.files {
            self.ports.files.forget(file.id);
        }
    }
}
