//! The dialog "Sync with a folder": which way, what would be done, how far it is, what was not done. Comparing and doing are
//! `client::sync`'s work, decisions `model::sync`'s.
//!
//! Where to start: [`Desk`] is what its parts share, `ask`, `review` and `over` draw a stage each.

mod ask;
mod desk;
mod over;
mod review;
mod row;
mod verify;

use leptos::{ev, html, prelude::*};

use super::archive;
use super::state::FilesState;
use crate::model::files::{Entry, File};
use crate::ui::components::{Button, Dialog, DialogActions, ErrorPanel};
use crate::ui::context::use_text;
use crate::ui::parts::{PartValue, chunk};
use desk::{Desk, Stage};

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
    let desk = Desk::new(state);
    let place = NodeRef::<html::Div>::new();
    // What had the focus goes with its stage.
    Effect::new(move |before: Option<()>| {
        desk.stages.track();
        if let Some(place) = place.get_untracked().filter(|_| before.is_some()) {
            desk.state().workspace().scope.next_frame(move || drop(place.focus()));
        }
    });
    let leaving = window_event_listener(ev::beforeunload, move |event| {
        if desk.is_running() {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        leaving.remove();
    });
    let close = move |()| {
        // What is under way is stopped by its own button.
        if !desk.is_running() {
            desk.close();
        }
    };
    view! {
        <Dialog title=text.title on_close=close>
            <div class="sync" tabindex="-1" node_ref=place>
                {move || {
                    desk.stages.track();
                    match desk.stage() {
                        Stage::Asking => ask::draw(desk),
                        Stage::Scanning => over::scanning(desk),
                        Stage::Reviewing => review::draw(desk),
                        Stage::Running => over::running(desk),
                        Stage::Over { stopped } => over::result(desk, stopped),
                        Stage::Failed(failure) => failed(desk, &failure),
                    }
                }}
            </div>
        </Dialog>
    }
}

/// Why it could not be compared.
fn failed(desk: Desk, failure: &crate::model::failure::Failure) -> AnyView {
    let (text, explanation) = (use_text().sync(), desk.state().app().explain(failure));
    view! {
        <ErrorPanel explanation on_retry=move |()| desk.scan() />
        <DialogActions>
            <Button label=text.back on_press=move |()| desk.back() />
        </DialogActions>
    }
    .into_any()
}
