//! A row of the dialog "Versions …": one version, to download or to bring back.

use leptos::prelude::*;

use super::job;
use crate::client::history as client;
use crate::model::failure::Failure;
use crate::model::files::ObjectKey;
use crate::model::history::{Now, State, Timeline, replace};
use crate::ui::browser;
use crate::ui::components::{Icon, IconName};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};
use crate::ui::scope::Scope;
use crate::ui::screens::files::state::FilesState;

/// What the rows share.
#[derive(Clone, Copy)]
pub struct Shared {
    /// The screen's state.
    pub state: FilesState,
    /// Why the last download was refused.
    pub failed: RwSignal<Option<Failure>>,
    /// The dialog's.
    pub scope: Scope,
}

/// A version with its buttons, or a deletion.
pub fn row(shared: Shared, timeline: &Timeline, at: usize) -> AnyView {
    let state = shared.state;
    let (text, files) = (use_text().history(), &use_text().files);
    let Some(State { id, since, content }) = timeline.states.get(at).cloned() else { return ().into_any() };
    let time = dates::written(since, Detail::Short, state.text().language);
    let exact = dates::written(since, Detail::Exact, state.text().language);
    let (icon, what) = match (&content, at) {
        (None, _) => (IconName::Trash, text.deletion),
        (_, 0) => (IconName::File, text.current),
        _ => (IconName::Clock, text.earlier),
    };
    let size = content.as_ref().map(|content| [" · ", &(files.bytes)(content.size)].concat());
    let rights = state.rights.get_untracked();
    let is_content = content.is_some();
    let download = (is_content && rights.read).then(|| {
        let key = timeline.key.clone();
        let press = move |()| download(shared, key.clone(), id.clone());
        let label = (text.download_of)(&time);
        view! { <Named text=text.download label icon=IconName::Download on_press=press /> }
    });
    let differs = timeline.compared(at) != Now::Same;
    let bring_back = (is_content && rights.write && differs).then(|| {
        let timeline = timeline.clone();
        let press = move |()| {
            job::restore(state, replace(&timeline, at));
            state.dialog.set(None);
        };
        let label = (text.bring_back_of)(&time);
        view! { <Named text=text.bring_back label icon=IconName::Undo on_press=press /> }
    });
    view! {
        <li class="sync-row">
            <Icon name=icon />
            <time class="sync-path" datetime=dates::machine_readable(since) title=exact>{time}</time>
            <span class="sync-line">{what}{size}</span>
            <span class="sync-end row">{download}{bring_back}</span>
        </li>
    }
    .into_any()
}

/// A button whose word is the same in every row, and whose name for screen readers is not.
#[component]
fn Named(
    text: &'static str,
    label: String,
    icon: IconName,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="button button-small" aria-label=label on:click=move |_| on_press.run(())>
            <Icon name=icon />
            <span>{text}</span>
        </button>
    }
}

/// Has the browser download a version. The dialog stays, and shows a refusal.
fn download(Shared { state, failed, scope }: Shared, key: ObjectKey, version: String) {
    failed.set(None);
    let (app, workspace) = (state.app(), state.workspace());
    app.announce((state.text().history().download_started)(key.name()));
    workspace.scope.spawn(async move {
        let s3 = workspace.files().s3().clone();
        if let Err(failure) = client::download(&s3, &*browser::attachments(), &key, &version).await {
            scope.run(move || failed.set(Some(failure)));
        }
    });
}
