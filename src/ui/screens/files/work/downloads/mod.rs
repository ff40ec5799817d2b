//! Downloads of single files. The browser follows a link and keeps the file (`client::download`); what it has begun is shown by
//! the browser alone. The page shows those that wait for the network, are tried again, or were refused.
//!
//! The list is the workspace's: a download goes on whichever screen is shown, and ends with its identity.

mod row;

use futures_util::future::{AbortHandle, Abortable};
use leptos::prelude::*;

use crate::client::download;
use crate::client::ports::attachment::Followed;
use crate::model::download::{Refusal, Stage};
use crate::model::failure::Cause;
use crate::model::files::File;
use crate::model::personal::Did;
use crate::ui::browser::{self, starred};
use crate::ui::screens::files::personal;
use crate::ui::screens::files::state::FilesState;

pub use row::draw;

/// The downloads of a workspace. Copies are handles to the same list.
#[derive(Clone, Copy)]
pub struct Downloads(RwSignal<Vec<Download>>);

/// One download.
#[derive(Clone)]
struct Download {
    id: u32,
    file: File,
    state: State,
    task: AbortHandle,
}

/// Where a download is.
#[derive(Clone, PartialEq)]
enum State {
    UnderWay(Stage),
    Refused(Refusal),
}

impl Download {
    /// Whether the page has something to say of it.
    fn is_shown(&self) -> bool {
        self.state != State::UnderWay(Stage::Following)
    }
}

impl Downloads {
    /// Those of the screen's workspace; `None` where the workspace has ended.
    pub fn of(state: FilesState) -> Option<Self> {
        let mut found = None;
        state.workspace().own(|| {
            found = Some(use_context().unwrap_or_else(|| {
                let made = Self(RwSignal::new(Vec::new()));
                provide_context(made);
                made
            }));
        });
        found
    }

    /// Whether any of them is to be seen. Tracked.
    pub fn is_shown(self) -> bool {
        self.0.with(|all| all.iter().any(Download::is_shown))
    }

    fn add(self, file: File, task: AbortHandle) -> u32 {
        let id = self.0.with_untracked(|all| all.last().map_or(0, |last| last.id + 1));
        let state = State::UnderWay(Stage::Following);
        self.0.update(|all| all.push(Download { id, file, state, task }));
        id
    }

    fn set(self, id: u32, state: State) {
        self.0.update(|all| {
            if let Some(download) = all.iter_mut().find(|it| it.id == id) {
                download.state = state;
            }
        });
    }

    /// Takes one out of the list, and cancels it where it has not begun.
    fn remove(self, id: u32) {
        self.0.update(|all| {
            all.iter().filter(|it| it.id == id).for_each(|it| it.task.abort());
            all.retain(|it| it.id != id);
        });
    }
}

/// Saves the copy that this device has kept of a starred file; `false` where there is none of the content that the list shows.
async fn save_copy(identity: &str, file: &File) -> bool {
    let name = starred::name(identity, file.key.as_str());
    let Some((tag, _)) = starred::read(name.clone(), 0..0).await else { return false };
    if file.etag.as_ref().is_some_and(|etag| tag.as_deref() != Some(etag.as_str())) {
        return false;
    }
    match starred::address(name).await {
        Some(address) => {
            browser::attachments().follow(&[&address, "?save"].concat()).await == Followed::Silence
        }
        None => false,
    }
}

/// Has the browser download a file of the folder that is open.
pub fn start(state: FilesState, file: File) {
    let Some(downloads) = Downloads::of(state) else { return };
    let (app, workspace, text) = (state.app(), state.workspace(), state.text().transfers());
    let name = file.key.name().to_owned();
    app.announce((text.download_started)(&name));
    personal::note(state, vec![file.key.to_string()], Did::Downloaded);
    let (task, registration) = AbortHandle::new_pair();
    let id = downloads.add(file.clone(), task);
    let on_stage = move |stage| {
        if stage == Stage::Offline {
            app.announce((text.download_waits)(&name));
        }
        downloads.set(id, State::UnderWay(stage));
    };
    let (s3, identity) = (workspace.files().s3().clone(), workspace.identity());
    let work = async move {
        if !browser::is_online() && save_copy(&identity, &file).await {
            return Ok(());
        }
        match download::run(s3, &*browser::attachments(), &file.key, on_stage).await {
            // There is a network, and no way through it.
            Err(refusal)
                if matches!(refusal.failure.cause, Cause::Transport(_))
                    && save_copy(&identity, &file).await =>
            {
                Ok(())
            }
            end => end,
        }
    };
    workspace.scope.spawn(async move {
        match Abortable::new(work, registration).await {
            Ok(Err(refusal)) => downloads.set(id, State::Refused(refusal)),
            // The browser has it.
            Ok(Ok(())) => downloads.remove(id),
            // The person did not want it any more, and it is out of the list.
            Err(_) => {}
        }
    });
}
