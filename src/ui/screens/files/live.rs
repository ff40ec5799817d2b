//! The Files screen, alive.

use leptos::prelude::*;

use super::reading::Reading;
use super::state::{Asked, FilesState};
use super::still::no_tools_yet;
use super::way::way;
use super::{delete, details, listing, load, new_folder, search, sync, toolbar, transfers, upload};
use crate::model::files::Selection;
use crate::ui::chunks::chunk;
use crate::ui::components::{ErrorPanel, Icon, IconButton, IconName};
use crate::ui::context::use_text;
use crate::ui::later::{Draw, later};
use crate::ui::plain::plain;
use crate::ui::screens::account::before::from_before;

/// The whole screen; what was read for its picture goes on.
#[component]
pub fn LiveFiles(
    /// The folder.
    reading: Reading,
) -> impl IntoView {
    super::IS_FETCHED.set(true);
    let state = FilesState::new(reading);
    load::follow(state, reading);
    search::follow(state);
    announce_selection(state);

    view! {
        <div class="files">
            <div class="files-head">
                {move || {
                    let top = state.location.get().map(|it| it.name).unwrap_or_default();
                    let (route, shown) = (state.route.get(), state.shown.with(Vec::len));
                    plain(move || way(state.text(), &route, &top, shown))
                }}
                {later(tools, state, Some(|| plain(no_tools_yet).into_any()))}
            </div>
            {move || {
                state.failed.get().map(|failure| view! { <ErrorPanel explanation=state.app().explain(&failure) /> })
            }}
            <Notice state />
            <div class="files-body">
                <listing::FileListing state />
                {later(details, state, None)}
            </div>
            {later(beside, state, None)}
        </div>
    }
}

chunk! {
    /// Draws the toolbar.
    fn tools -> Draw<FilesState>, tools, files_toolbar, |state| {
        let uploader = upload::Uploader::new(state);
        view! { <toolbar::FilesToolbar state uploader /> }.into_any()
    }
}

chunk! {
    /// Draws the details of an entry.
    fn details -> Draw<FilesState>, tools, files_details, |state| view! { <details::Details state /> }.into_any()
}

chunk! {
    /// Draws the transfers, the place to drop files, and the dialogs.
    fn beside -> Draw<FilesState>, tools, files_beside, |state| view! { <Beside state /> }.into_any()
}

/// What stands beside the list: transfers, the place to drop files, dialogs.
#[component]
fn Beside(state: FilesState) -> impl IntoView {
    let uploader = upload::Uploader::new(state);
    let watch = transfers::watch(state);
    view! {
        {from_before(Callback::new(move |()| state.again.notify()))}
        <transfers::TransfersPanel state watch />
        <upload::Drop state uploader />
        {move || {
            state
                .asked
                .get()
                .map(|asked| match asked {
                    Asked::NewFolder => view! { <new_folder::NewFolder state /> }.into_any(),
                    Asked::Delete(entries) => view! { <delete::DeleteDialog state entries /> }.into_any(),
                    Asked::Sync => later(sync::sync, state, None).into_any(),
                    Asked::Verify(file) => later(sync::verify, (state, file), None).into_any(),
                })
        }}
    }
}

/// What was to be told, until it was read.
#[component]
fn Notice(state: FilesState) -> impl IntoView {
    let common = &use_text().common;
    Effect::new(move || {
        if let Some(notice) = state.notice.get() {
            state.app().announce(notice);
        }
    });
    view! {
        <div class="files-notice" hidden=move || state.notice.with(Option::is_none)>
            <Icon name=IconName::Info />
            <p>{move || state.notice.get()}</p>
            <IconButton label=common.close icon=IconName::Close on_press=move |()| state.notice.set(None) />
        </div>
    }
}

/// Says how many are selected whenever that changes, but for the first time.
fn announce_selection(state: FilesState) {
    Effect::new(move |before: Option<usize>| {
        let now = state.selection.with(Selection::len);
        if before.is_some_and(|before| before != now) && now > 0 {
            state.app().announce((state.text().files.selected)(now as u64));
        }
        now
    });
}
