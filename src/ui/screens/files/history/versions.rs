//! The dialog "Versions …": what one file was before, each version to download or to bring back.

use leptos::prelude::*;

use super::list;
use super::version::{Shared, row};
use crate::client::history as client;
use crate::model::failure::Failure;
use crate::model::files::File;
use crate::model::history::Timeline;
use crate::ui::components::{Button, Dialog, DialogActions, ErrorPanel};
use crate::ui::context::use_text;
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// Where the dialog stands.
#[derive(Clone, PartialEq)]
enum Stage {
    /// Versions are being listed.
    Reading,
    /// They are there; `None` where there is none.
    Told(Option<Timeline>),
    /// They could not be listed.
    Failed(Failure),
}

/// Lists the versions of a file, the newest first.
#[component]
pub fn Versions(
    /// The screen's state.
    state: FilesState,
    /// The file.
    file: File,
) -> impl IntoView {
    let (text, common) = (use_text().history(), &use_text().common);
    let title = (text.versions_title)(file.key.name());
    let key = StoredValue::new(file.key);
    let stage = RwSignal::new(Stage::Reading);
    let failed = RwSignal::new(None::<Failure>);
    let scope = Scope::here();
    let shared = Shared { state, failed, scope };
    let read = move || {
        stage.set(Stage::Reading);
        let (s3, key) = (state.workspace().files().s3().clone(), key.get_value());
        scope.spawn(async move {
            stage.set(client::of(&s3, &key).await.map_or_else(Stage::Failed, Stage::Told));
        });
    };
    read();
    view! {
        <Dialog title on_close=move |()| state.dialog.set(None)>
            <div class="sync history">
                <p class="dialog-note">{text.versions_lead}</p>
                {move || {
                    failed.get().map(|failure| view! { <ErrorPanel explanation=state.app().explain(&failure) /> })
                }}
                {move || match stage.get() {
                    Stage::Reading => list::reading(common.loading.to_owned()),
                    Stage::Told(None) => view! { <p class="sync-nothing">{text.no_versions}</p> }.into_any(),
                    Stage::Told(Some(timeline)) => rows(shared, &timeline),
                    Stage::Failed(failure) => {
                        let explanation = state.app().explain(&failure);
                        view! { <ErrorPanel explanation on_retry=move |()| read() /> }.into_any()
                    }
                }}
                <DialogActions>
                    <Button label=common.close on_press=move |()| state.dialog.set(None) />
                </DialogActions>
            </div>
        </Dialog>
    }
}

fn rows(shared: Shared, timeline: &Timeline) -> AnyView {
    let rows: Vec<_> = (0..timeline.states.len()).map(|at| row(shared, timeline, at)).collect();
    view! { <ul class="history-versions sync-asks" role="list">{rows}</ul> }.into_any()
}
