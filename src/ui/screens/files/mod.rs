//! The Files screen: what a folder holds, and all that can be done with it.
//!
//! Where to start: `state` is what the parts share, `load` fills it, `listing` draws it, `commands` says what the
//! keyboard and the mouse do in it. Beside them stand one file for each dialog and for each thing around the list.

mod commands;
mod delete;
mod details;
mod download;
mod listing;
mod load;
mod new_folder;
mod row;
mod search;
mod state;
mod toolbar;
mod transfers;
mod upload;
mod vacant;

use leptos::prelude::*;

pub use search::SearchBox;

use crate::model::files::{Selection, crumbs};
use crate::model::route::Route;
use crate::ui::chunks::chunk;
use crate::ui::components::{Breadcrumb, Icon, IconButton, IconName, Step};
use crate::ui::context::{use_app, use_text, use_workspace};
use crate::ui::later::{Draw, later};
use crate::ui::trouble::trouble;
use state::{Asked, FilesState};

/// The folder in the address, for whoever is here.
#[component]
pub fn FilesScreen() -> impl IntoView {
    let state = FilesState::new(use_app(), use_workspace());
    load::follow(state);
    announce_selection(state);

    view! {
        <div class="files">
            <div class="files-head">
                <Way state />
                {later(tools, state, Some(no_tools_yet))}
            </div>
            {move || state.failed.get().map(|failure| trouble(failure, None))}
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

/// Keeps the toolbar's place, so that nothing jumps when it arrives.
fn no_tools_yet() -> AnyView {
    view! { <div class="toolbar" aria-hidden="true"></div> }.into_any()
}

/// What stands beside the list: transfers, the place to drop files, dialogs.
#[component]
fn Beside(state: FilesState) -> impl IntoView {
    let uploader = upload::Uploader::new(state);
    let watch = transfers::watch(state);
    view! {
        <transfers::TransfersPanel state watch />
        <upload::Drop state uploader />
        {move || {
            state
                .asked
                .get()
                .map(|asked| match asked {
                    Asked::NewFolder => view! { <new_folder::NewFolder state /> }.into_any(),
                    Asked::Delete(entries) => view! { <delete::DeleteDialog state entries /> }.into_any(),
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

/// The way from the location down to the folder, and how much is in it.
#[component]
fn Way(state: FilesState) -> impl IntoView {
    let text = &use_text().files;
    let steps = Memo::new(move |_| {
        let (route, top) = (state.route.get(), state.location.get().map(|it| it.name).unwrap_or_default());
        let step = |crumb: crate::model::files::Crumb| Step {
            name: if crumb.folder.is_root() { top.clone() } else { crumb.name },
            href: Route::Files(route.go(crumb.folder)).href(),
        };
        crumbs(&route.folder).into_iter().map(step).collect::<Vec<_>>()
    });
    let count = move || {
        let shown = state.shown.with(Vec::len) as u64;
        let searched = state.route.with(|route| !route.arrangement.search.is_empty());
        (shown > 0).then(|| if searched { (text.found)(shown) } else { (text.count)(shown) })
    };
    view! {
        <div class="files-way">
            <h1 class="visually-hidden">
                <bdi>{move || state.folder_name()}</bdi>
            </h1>
            <Breadcrumb label=text.breadcrumb steps />
            <span class="files-count">{count}</span>
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
