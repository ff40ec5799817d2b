//! The dialog "Verify …": a file of this device and an object, compared by the checksum that S3 keeps.

use futures_util::future::{AbortHandle, LocalBoxFuture, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{DragEvent, FileList};

use crate::client::ports::{Given, GivenFile};
use crate::client::verify::{Verdict, verify};
use crate::model::failure::Failure;
use crate::model::files::File;
use crate::ui::browser;
use crate::ui::components::{
    Button, Dialog, DialogActions, Emphasis, ErrorPanel, FileField, FilePicker, Icon, IconName, ProgressBar,
};
use crate::ui::context::use_text;
use crate::ui::screens::files::state::FilesState;

/// Where the dialog stands. Each has the file's name.
#[derive(Clone)]
enum Stage {
    Asking,
    Reading(String),
    Told(String, Verdict),
    Failed(Failure),
}

/// Asks for the file, and compares.
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
    let work = StoredValue::new(None::<AbortHandle>);
    let end = move || {
        if let Some(handle) = work.try_update_value(Option::take).flatten() {
            handle.abort();
        }
    };
    on_cleanup(end);
    let picker = FilePicker::new();
    let title = (text.verify_title)(file.key.name());
    let object = StoredValue::new(file);
    let take = move |given: LocalBoxFuture<'static, Given>| {
        end();
        let (compare, handle) = abortable(async move {
            let given = given.await;
            if let Some(file) = given.files.first() {
                compare(state, object, file, stage, hashed).await;
            }
            forget(state, &given);
        });
        work.set_value(Some(handle));
        spawn_local(async move {
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

async fn compare(
    state: FilesState,
    object: StoredValue<File>,
    file: &GivenFile,
    stage: RwSignal<Stage>,
    hashed: RwSignal<f64>,
) {
    let (Some(object), name) = (object.try_get_value(), file.path.clone()) else { return };
    hashed.try_set(0.0);
    stage.try_set(Stage::Reading(name.clone()));
    #[allow(clippy::cast_precision_loss, reason = "a share to be drawn")]
    let on_hashed = |bytes: u64| {
        hashed.try_set(bytes as f64 / file.size as f64);
    };
    let verdict = verify(state.workspace().files().s3(), &object.key, file, &on_hashed).await;
    stage.try_set(verdict.map_or_else(Stage::Failed, |verdict| Stage::Told(name, verdict)));
}

fn forget(state: FilesState, given: &Given) {
    if true {
        for file in &given.files {
            state.workspace().files().s3().ports().files.forget(file.id);
        }
    }
}

/// What is known so far.
fn told(state: FilesState, stage: Stage, hashed: RwSignal<f64>) -> AnyView {
    let (text, files) = (use_text().sync(), &use_text().files);
    let (name, verdict) = match stage {
        Stage::Asking => return ().into_any(),
        Stage::Reading(name) => {
            let label = (text.verifying)(&name);
            return view! {
                <p>{label.clone()}</p>
                <ProgressBar label value=hashed />
            }
            .into_any();
        }
        Stage::Failed(failure) => {
            return view! { <ErrorPanel explanation=state.app().explain(&failure) /> }.into_any();
        }
        Stage::Told(name, verdict) => (name, verdict),
    };
    let (class, icon, line) = match verdict {
        Verdict::Same(_) => ("sync-result sync-well", IconName::Check, (text.verify_same)(&name)),
        Verdict::OtherSize { file, object } => {
            let line = (text.verify_other_size)(&(files.bytes)(file), &(files.bytes)(object));
            ("sync-result sync-deletes", IconName::Alert, line)
        }
        Verdict::OtherContent => {
            ("sync-result sync-deletes", IconName::Alert, (text.verify_other_content)(&name))
        }
        Verdict::Untold => ("sync-result", IconName::Info, text.verify_untold.to_owned()),
    };
    view! {
        <p class=class>
            <Icon name=icon />
            <span>{line}</span>
        </p>
    }
    .into_any()
}
