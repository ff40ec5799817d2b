//! The state of the part, which the workspace owns: jobs go on whichever screen is shown, and end with the identity.

use leptos::prelude::*;
use send_wrapper::SendWrapper;

use super::{apply, clipboard};
use crate::client::organize::{End, JobId, Notice, Order, Organizer, Snapshot};
use crate::model::files::{Entry, Prefix};
use crate::model::organize::{Root, Verb};
use crate::ui::components::now;
use crate::ui::screens::files::personal;
use crate::ui::screens::files::state::FilesState;

/// Everything that the part shows. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Organizing {
    organizer: StoredValue<Organizer, LocalStorage>,
    /// The jobs that have lasted long enough to be shown, or have something to say.
    pub jobs: RwSignal<Vec<(JobId, Snapshot)>>,
    /// What was cut or copied.
    pub clip: RwSignal<Option<Clip>>,
    /// The dialog that is open.
    pub dialog: RwSignal<Option<OpenDialog>>,
    /// How the last job ended that went well.
    pub outcome: RwSignal<Option<WentWell>>,
    /// The job that undoes another, if one is under way.
    undoing: StoredValue<Option<JobId>>,
}

/// What was cut or copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clip {
    /// Whether it goes from where it is.
    pub verb: Verb,
    /// What.
    pub entries: Vec<Entry>,
}

/// A dialog of the part. What it is about is copied into it: a listing that changes meanwhile puts no other entry under the
/// person's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenDialog {
    /// "Rename …".
    Rename(Entry),
    /// "Move … to", "Copy … to".
    Target(Verb, Vec<Entry>),
}

/// What is told above the list once a job went well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WentWell {
    /// The sentence.
    pub text: String,
    /// The way back.
    pub undo: Option<Vec<Root>>,
    /// When the job was over, in milliseconds since the epoch.
    pub at: i64,
}

impl Organizing {
    /// That of the screen's workspace, made at the first call; `None` where the workspace has ended. Work of earlier pages goes on
    /// from then on.
    pub fn of(state: FilesState) -> Option<Self> {
        let mut found = None;
        state.workspace().own(|| {
            found = Some(use_context().unwrap_or_else(|| {
                let made = Self::new(state);
                provide_context(made);
                made
            }));
        });
        found
    }

    fn new(state: FilesState) -> Self {
        let workspace = state.workspace();
        let scope = state.app().session().scope_of_notes();
        let organizer = Organizer::new(workspace.files().s3().clone(), scope, workspace.identity());
        let ending = SendWrapper::new(organizer.clone());
        on_cleanup(move || ending.end());
        let organizing = Self {
            organizer: StoredValue::new_local(organizer.clone()),
            jobs: RwSignal::new(Vec::new()),
            clip: RwSignal::new(None),
            dialog: RwSignal::new(None),
            outcome: RwSignal::new(None),
            undoing: StoredValue::new(None),
        };
        organizer.subscribe(move |notice| workspace.scope.run(|| organizing.on_notice(state, notice)));
        // Later: this may be called while a command asks whether it is allowed.
        workspace.scope.soon(move || {
            // The part that draws all this.
            state.app().parts.work.prefetch();
            if organizer.resume() {
                state.app().announce(state.text().organize().resumed);
            }
        });
        organizing
    }

    /// Lends the organizer.
    pub fn with<T>(self, use_it: impl FnOnce(&Organizer) -> T) -> T {
        self.organizer.with_value(use_it)
    }

    /// Begins a job, and says so. How the last one ended is not news any more.
    pub fn start(self, state: FilesState, order: Order) -> JobId {
        self.outcome.set(None);
        state.app().announce((state.text().organize().started)(order.verb, &name_of(state, &order.roots)));
        self.with(|organizer| organizer.start(order))
    }

    /// Moves everything back.
    pub fn undo(self, state: FilesState, way_back: Vec<Root>) {
        let id = self.start(state, Order::new(Verb::Move, way_back));
        self.undoing.set_value(Some(id));
    }

    fn on_notice(self, state: FilesState, notice: &Notice) {
        match notice {
            Notice::Changed(changes) => {
                apply::show(state, changes);
                self.refresh();
            }
            Notice::Ended(id) => self.ended(state, *id),
        }
    }

    fn refresh(self) {
        let shown = |id| {
            let seen = self.with(|organizer| organizer.snapshot(id))?;
            Some((id, seen)).filter(|(_, seen)| seen.is_worth_a_row())
        };
        let ids = self.with(Organizer::ids);
        let jobs: Vec<_> = ids.into_iter().filter_map(shown).collect();
        if !(jobs.is_empty() && self.jobs.with_untracked(Vec::is_empty)) {
            self.jobs.set(jobs);
        }
    }

    /// A job that went well goes from the rows, and says so above the list; any other stays until the person has read it.
    fn ended(self, state: FilesState, id: JobId) {
        let Some(seen) = self.with(|organizer| organizer.snapshot(id)) else { return };
        let is_undo = self.undoing.get_value() == Some(id);
        let settled = self.with(|organizer| organizer.settled(id));
        let said = sentence(state, &seen, &settled, is_undo);
        state.app().announce(said.clone());
        if seen.end == Some(End::Done) && seen.progress.problems == 0 {
            let (undo, at) = (seen.way_back.clone().filter(|_| !is_undo), now());
            self.outcome.set(Some(WentWell { text: said, undo, at }));
            self.with(|organizer| organizer.remove(id));
        }
        if seen.verb == Verb::Move && !settled.is_empty() {
            clipboard::follow(self, &settled);
            apply::lead_to(state, &settled);
            let moved = settled.iter().map(|root| (root.from().to_owned(), root.to().to_owned()));
            personal::moved(state, moved.collect());
        }
    }
}

/// When the move was over that can be undone; `None` where none can. Milliseconds since the epoch.
pub fn undoable_since(state: FilesState) -> Option<i64> {
    let outcome = Organizing::of(state)?.outcome.get_untracked()?;
    outcome.undo.is_some().then_some(outcome.at)
}

/// Undoes the last move, where that is offered.
pub fn undo(state: FilesState) {
    let Some(organizing) = Organizing::of(state) else { return };
    if let Some(way_back) = organizing.outcome.get_untracked().and_then(|outcome| outcome.undo) {
        organizing.undo(state, way_back);
    }
}

/// What a choice is called: by its name, or by how many there are.
pub fn name_of(state: FilesState, roots: &[Root]) -> String {
    match roots {
        [one] => Prefix::new(one.from()).name().to_owned(),
        all => (state.text().organize().items)(all.len() as u64),
    }
}

/// How a job ended.
pub fn sentence(state: FilesState, seen: &Snapshot, settled: &[Root], is_undo: bool) -> String {
    let text = state.text().organize();
    let progress = seen.progress;
    let done = progress.over - progress.skipped - progress.problems;
    match &seen.end {
        Some(End::Stopped(_)) => text.stopped.to_owned(),
        Some(End::Cancelled) => (text.cancelled)(seen.verb, done, progress.found),
        _ if progress.problems > 0 => (text.problems)(progress.problems),
        _ if done == 0 && progress.skipped > 0 => (text.skipped)(progress.skipped),
        _ if is_undo && progress.skipped == 0 => text.undone.to_owned(),
        _ => went_well(state, seen, settled),
    }
}

/// By what has come to its place; of a folder that has in part, by the folder.
fn went_well(state: FilesState, seen: &Snapshot, settled: &[Root]) -> String {
    let text = state.text().organize();
    let roots = if settled.is_empty() { &seen.roots } else { settled };
    let Some(first) = roots.first() else { return String::new() };
    let folder = first.folder();
    let from = Prefix::new(first.from());
    if seen.verb == Verb::Move && roots.len() == 1 && from.parent().unwrap_or_default() == folder {
        return (text.renamed)(from.name(), first.name());
    }
    let skipped = Some(seen.progress.skipped).filter(|skipped| *skipped > 0).map(text.skipped);
    let said = (text.done)(seen.verb, &name_of(state, roots), &place_name(state, &folder));
    [Some(said), skipped].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What a folder is called: by its own name, or its location's.
pub fn place_name(state: FilesState, folder: &Prefix) -> String {
    let identity = state.workspace().identity();
    let config = state.app().config();
    let location = config.locations.iter().find(|it| it.prefix_for(&identity) == *folder);
    location.map_or_else(|| folder.name().to_owned(), |it| it.name.of(state.text().language).to_owned())
}
