//! The part "sync": the dialog "Sync with a folder", the dialog "Verify …", and downloads of archives
//! (`archive`).
//!
//! The dialog asks which way, shows what would be done, says how far it is, and what was not done. Comparing and doing
//! are `client::sync`'s work, decisions `model::sync`'s, whose machine (`model::sync::dialog`) has the states; here
//! each is drawn:
//!
//! | `Stage` | drawn by | what closing the dialog does |
//! |---|---|---|
//! | `Asking`, `Reviewing`, `Failed` | `ask`, `review`, this file | nothing has moved |
//! | `Scanning` | `over` | ends the comparison |
//! | `Running` | `over` | not possible: "Stop" has a button |
//! | `Over` | `over` | nothing more: the folder is being read anew already |
//!
//! Where to start: `SyncState` is what the stages share.
//!
//! The dialog owns all of it. Unlike uploads a sync does not go on without its dialog: nobody would see what it asks,
//! and the browser's permission for the folder is the person's for this moment.

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
///
/// Fetched by these dialogs, and by whatever makes an archive likely (see `download::prepare`).
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

/// Named by [`part`] alone: another use would pull the part into the core.
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
///
/// A stage takes the place of the one before, and with it goes the button that had the focus: the focus is led to the
/// body of the dialog then (`tabindex="-1"`), from where Tab goes on and the new words are read. Closing the tab during
/// a run asks first.
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
///
/// Offers to compare again with the same folder, or to go back to the first question.
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
