//! The Files screen: the folder in the address, and all that can be done with it.
//!
//! # What is fetched when
//!
//! | part | holds | fetched by |
//! |---|---|---|
//! | core | listing, toolbar, search, drop zone | the page itself |
//! | `details` | all that is known of one entry | a press on the rows, the first entry selected or opened |
//! | `find` | what is found in all folders below | a search there, by its button, Enter or the address |
//! | `work` | transfers and most dialogs | toolbar (pointer, focus), row menu, drag over the page, unfinished upload, return to an old tab |
//! | `organize` | renaming, moving, copying | its commands; a press on a row; what an earlier page had begun |
//! | `preview`, `share` | files shown in place; links for others | opening a file; its dialog |
//! | `sync` | folder sync, verifying, archives | its dialogs; a selection that needs an archive for its download |
//! | `history` | deleted files, versions, undo | its dialogs; the question before a deletion |
//! | `personal` | favourites, recents, settings | a listing that shows that there are any, a star, its screens, a file that is used |
//! | `tree` | the folders beside the list | the part `views`, on a device that chose it |
//! | `views` | gallery, further columns, their menu | its menu; a device that chose another view than the first |
//!
//! The workspace owns [`FilesState`], transfers and archives, so these outlive the screen and end with the identity. The
//! screen itself owns its listeners and the open dialog, and both end as soon as another screen is shown.

mod allowed;
mod archive;
mod commands;
pub mod details;
mod download;
mod drop;
mod empty_state;
pub mod find;
mod folder_loader;
mod guest_claim;
pub mod history;
mod listing;
mod needed;
mod notice;
mod offline;
pub mod organize;
mod path;
pub mod personal;
pub mod preview;
mod row;
mod search;
mod select;
pub mod share;
mod skeleton_rows;
mod state;
pub mod sync;
mod toolbar;
pub mod tree;
pub mod views;
pub mod work;

use leptos::prelude::*;

pub use self::{commands::listen, search::SearchBox};
pub use state::FilesState;

use crate::ui::components::ErrorPanel;
use crate::ui::parts::Stage;
use state::OpenDialog;

/// The folder in the address, for whoever is here.
#[component]
pub fn FilesScreen(
    /// The workspace's state of the screen.
    state: FilesState,
) -> impl IntoView {
    select::announce(state);
    let everywhere = Memo::new(move |_| state.route.with(|route| route.arrangement.everywhere));
    on_cleanup(move || state.dialog.set(None));
    view! {
        <div class="files">
            <div class="files-head">
                <path::Path state />
                <toolbar::FilesToolbar state />
            </div>
            {move || {
                state.failed.get().map(|failure| view! { <ErrorPanel explanation=state.app().explain(&failure) /> })
            }}
            <notice::Notice state />
            <offline::Mark state />
            <div class="files-body">
                {move || state.view.part().map(|part| (part.beside)(state))}
                {move || {
                    if everywhere.get() {
                        details::panel(state, state.app().parts.find)
                    } else {
                        view! {
                            <listing::FileListing state />
                            {details::details(state)}
                        }
                            .into_any()
                    }
                }}
            </div>
            <guest_claim::GuestClaim state />
            <drop::Drop state />
            <Work state />
        </div>
    }
}

/// What the parts draw, once they are there: the transfers, what can be undone, and the open dialog.
#[component]
fn Work(state: FilesState) -> impl IntoView {
    let parts = state.app().parts;
    // As soon as the part is there, whatever it was fetched for.
    Effect::new(move || {
        if parts.work.stage() == Stage::Ready
            && let Some(work) = parts.work.get()
        {
            (work.start)(state);
        }
    });
    needed::for_unfinished_uploads(state);
    needed::for_who_comes_back(state);
    needed::for_shared_files(state);
    view! {
        {move || parts.history.get().map(|part| (part.bar)(state))}
        {move || parts.work.get().map(|work| (work.panel)(state))}
        {move || {
            match state.dialog.get()? {
                OpenDialog::Sync => parts.sync.get().map(|part| (part.dialog)(state)),
                OpenDialog::Preview(file) => parts.preview.get().map(|part| (part.dialog)(state, file)),
                OpenDialog::NewText => parts.preview.get().map(|part| (part.new_text)(state)),
                OpenDialog::Share(file) => parts.share.get().map(|part| (part.dialog)(state, file)),
                OpenDialog::Verify(file) => parts.sync.get().map(|part| (part.verify)(state, file)),
                OpenDialog::View => parts.views.get().map(|part| (part.menu)(state)),
                OpenDialog::History(file) => parts.history.get().map(|part| (part.dialog)(state, file)),
                dialog => parts.work.get().map(|part| (part.dialog)(state, dialog)),
            }
        }}
    }
}
