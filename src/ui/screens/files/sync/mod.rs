//! The dialog "Sync with a folder": which way, what would be done, how far it is, what was not done. Comparing and doing are
//! `client::sync`'s work, decisions `model::sync`'s.
//!
//! Where to start: `SyncState` is what its parts share, `ask`, `review` and `over` draw a stage each.

mod ask;
mod over;
mod review;
mod row;
mod state;
mod verdict;
mod verify;

use leptos::{ev, html, prelude::*};

use super::archive;
use super::state::FilesState;
use crate::model::files::{Entry, File};
use crate::ui::components::{Button, Dialog, DialogActions, ErrorPanel};
use crate::ui::context::use_text;
use crate::ui::parts::{PartValue, chunk};
use state::{Stage, SyncState};

/// What the part "sync" has: folder sync, verifying, archives.
#[derive(Clone, Copy)]
pub struct SyncPart {
    /// Draws the dialog of folder sync.
    pub dialog: fn(FilesState) -> AnyView,
    /// Draws the dialog that compares a file with an object.
    pub verify: fn(FilesState, File) -> AnyView,
    /// Downloads entries as one archive.
    pub archive: fn(FilesState, Vec<Entry>),
    /// Draws the downloads of archives.
    pub downloads: fn(FilesState) -> AnyView,
}

const PART: &SyncPart = &SyncPart {
    dialog: |state| view! { <SyncDialog state /> }.into_any(),
    verify: |state, file| view! { <verify::VerifyDialog state file /> }.into_any(),
    archive: archive::download,
    downloads: archive::downloads,
};

chunk! {
    /// Fetches the part.
    pub fn part -> PartValue, sync, files_sync, PART
}

/// The dialog, from the first question to the result.
#[component]
fn SyncDialog(state: FilesState) -> impl IntoView {
    let text = use_text().sync();
    let sync = SyncState::new(state);
    let place = NodeRef::<html::Div>::new();
    // What had the focus goes with its stage.
    Effect::new(move |before: Option<()>| {
        sync.stages.track();
        if let Some(place) = place.get_untracked().filter(|_| before.is_some()) {
            sync.state().workspace().scope.next_frame(move || drop(place.focus()));
        }
    });
    let leaving = window_event_listener(ev::beforeunload, move |event| {
        if sync.is_running() {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        leaving.remove();
    });
    let close = move |()| {
        // What is under way is stopped by its own button.
        if !sync.is_running() {
            sync.close();
        }
    };
    view! {
        <Dialog title=text.title on_close=close>
            <div class="sync" tabindex="-1" node_ref=place>
                {move || {
                    sync.stages.track();
                    match sync.stage() {
                        Stage::Asking => ask::draw(sync),
                        Stage::Scanning => over::scanning(sync),
                        Stage::Reviewing => review::draw(sync),
                        Stage::Running => over::running(sync),
                        Stage::Over { stopped } => over::result(sync, stopped),
                        Stage::Failed(failure) => failed(sync, &failure),
                    }
                }}
            </div>
        </Dialog>
    }
}

/// Why it could not be compared.
fn failed(sync: SyncState, failure: &crate::model::failure::Failure) -> AnyView {
    let (text, explanation) = (use_text().sync(), sync.state().app().explain(failure));
    view! {
        <ErrorPanel explanation on_retry=move |()| sync.scan() />
        <DialogActions>
            <Button label=text.back on_press=move |()| sync.back() />
        </DialogActions>
    }
    .into_any()
}
