//! Unfinished uploads, of earlier pages and of other devices: the list of them, and what resumes one or discards it.

use leptos::prelude::*;
use web_sys::FileList;

use crate::client::ports::GivenFile;
use crate::client::transfers::NotResumed;
use crate::config::Location;
use crate::model::files::Prefix;
use crate::ui::browser;
use crate::ui::components::{Button, Emphasis, FileField, FileName, Size};
use crate::ui::context::use_text;
use crate::ui::dates::{self, Detail};
use crate::ui::screens::files::state::FilesState;
use crate::ui::screens::files::work::Leftover;

impl Leftover {
    fn name(&self) -> &str {
        match self {
            Self::Here(of) => &of.record.name,
            Self::Elsewhere(of) => of.name(),
        }
    }

    /// Whether its file need not be chosen.
    const fn has_file(&self) -> bool {
        matches!(self, Self::Here(of) if of.has_file)
    }

    const fn can_resume(&self) -> bool {
        match self {
            Self::Here(_) => true,
            Self::Elsewhere(of) => of.can_resume,
        }
    }
}

/// Looks for them; they are in the state a little later.
pub async fn look(state: FilesState) {
    let transfers = state.workspace().transfers();
    let mut found: Vec<_> = transfers.unfinished().await.into_iter().map(Leftover::Here).collect();
    for folder in own_folders(state) {
        match transfers.elsewhere(&folder).await {
            Ok(more) => found.extend(more.into_iter().map(Leftover::Elsewhere)),
            Err(failure) => state.failed.set(Some(failure)),
        }
    }
    state.work.leftovers.set(found);
}

/// Resumes an upload. Without its file at hand the file is chosen first: at once, since a browser opens its dialog only for a
/// press.
fn resume(state: FilesState, of: Leftover) {
    if of.has_file() {
        state.workspace().scope.spawn(go_on(state, of, None));
    } else {
        choose(state, of);
    }
}

fn choose(state: FilesState, of: Leftover) {
    state.work.wanted.set_value(Some(of));
    state.work.picker.open();
}

fn chosen(state: FilesState, files: &FileList) {
    let Some(of) = state.work.wanted.write_value().take() else { return };
    let given = browser::walk(browser::from_field(files));
    state.workspace().scope.spawn(async move {
        if let Some(file) = given.await.files.pop() {
            go_on(state, of, Some(file)).await;
        }
    });
}

async fn go_on(state: FilesState, of: Leftover, file: Option<GivenFile>) {
    let (text, transfers) = (state.text().transfers(), state.workspace().transfers());
    let resumed = match (&of, file) {
        (Leftover::Here(of), file) => transfers.resume(of, file).await,
        (Leftover::Elsewhere(of), Some(file)) => {
            state.notice.set(Some(text.comparing.to_owned()));
            let adopted = transfers.adopt(of, &file).await;
            state.notice.set(None);
            adopted
        }
        (Leftover::Elsewhere(_), None) => Err(NotResumed::NoFile),
    };
    if resumed == Err(NotResumed::NoFile) {
        choose(state, of);
    } else {
        notify(state, &of, resumed);
    }
    look(state).await;
}

async fn discard(state: FilesState, of: Leftover) {
    let transfers = state.workspace().transfers();
    let discarded = match &of {
        Leftover::Here(of) => transfers.discard(of).await,
        Leftover::Elsewhere(of) => transfers.abandon(of).await,
    };
    notify(state, &of, discarded);
    look(state).await;
}

/// Says why nothing came of it.
fn notify(state: FilesState, of: &Leftover, done: Result<(), NotResumed>) {
    let text = state.text().transfers();
    match done {
        Ok(()) | Err(NotResumed::NoFile) => {}
        Err(NotResumed::OtherFile) => state.notice.set(Some((text.other_file)(of.name()))),
        Err(NotResumed::Busy) => state.notice.set(Some(text.in_another_tab.to_owned())),
        Err(NotResumed::Failed(failure)) => state.failed.set(Some(failure)),
    }
}

/// This person's own folders, if they may see what other devices began there. In one that people share it could be
/// another person who is at work right now.
fn own_folders(state: FilesState) -> Vec<Prefix> {
    let (config, workspace) = (state.app().config(), state.workspace());
    let is_own = |it: &&Location| it.is_own() && workspace.rights(it).write;
    let own = config.locations.iter().filter(|_| config.bucket.lists_uploads).filter(is_own);
    own.map(|it| it.prefix_for(&workspace.identity())).collect()
}

/// The list; nothing where there is none.
#[component]
pub fn UnfinishedUploads(
    /// The screen's state.
    state: FilesState,
) -> impl IntoView {
    let text = use_text().transfers();
    let leftovers = state.work.leftovers;
    let list = move || {
        let items: Vec<_> = leftovers.get().into_iter().map(|of| item(state, of)).collect();
        (!items.is_empty()).then(|| {
            view! {
                <FileField
                    picker=state.work.picker
                    on_chosen=move |files: FileList| chosen(state, &files)
                />
                <p class="unfinished-head" aria-hidden="true">{text.unfinished}</p>
                <ul class="unfinished-list" aria-label=text.unfinished>
                    {items}
                </ul>
            }
        })
    };
    view! { {list} }
}

fn item(state: FilesState, of: Leftover) -> impl IntoView {
    let (text, files, language) = (use_text().transfers(), &use_text().files, use_text().language);
    let (resumed, discarded) = (of.clone(), of.clone());
    let line = match &of {
        Leftover::Here(of) => (files.bytes)(of.record.size),
        Leftover::Elsewhere(of) => (text.begun)(&dates::written(of.began, Detail::Short, language)),
    };
    let resume = of.can_resume().then(|| {
        view! {
            <Button
                label=text.resume
                size=Size::Small
                emphasis=Emphasis::Quiet
                on_press=move |()| resume(state, resumed.clone())
            />
        }
    });
    let discard = move |()| state.workspace().scope.spawn(discard(state, discarded.clone()));
    view! {
        <li class="unfinished">
            <div class="transfer-name">
                <FileName name=of.name().to_owned() />
            </div>
            <p class="transfer-line">{line}</p>
            <div class="transfer-actions">
                {resume}
                <Button label=text.discard size=Size::Small emphasis=Emphasis::Quiet on_press=discard />
            </div>
        </li>
    }
}
