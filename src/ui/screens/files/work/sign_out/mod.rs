//! Uploads at the end of a session: the question before a person ends it, or a guest by signing in, and what became of them, however it ended. The workspace
//! goes with the session, so this is the page's.

mod outcome;
mod question;

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

pub use outcome::outcome;
pub use question::question;

use crate::model::transfer::Fate;
use crate::ui::context::{App, Workspace};

/// The question that is open, and what became of uploads last. Copies are handles to the same.
#[derive(Clone, Copy)]
struct SignOut {
    question: RwSignal<Option<Question>, LocalStorage>,
    outcome: RwSignal<Option<Outcome>>,
    /// How many uploads the person has cancelled to sign out.
    cancelled: StoredValue<u64>,
}

/// What shall become of the uploads of a workspace?
#[derive(Clone)]
struct Question {
    workspace: Workspace,
    /// Ends the session.
    end: Rc<dyn Fn()>,
}

/// What became of uploads that ended with their session.
#[derive(Clone)]
struct Outcome {
    /// Whose they were: names are shown to them alone. `None` for a guest, who is still here, signed in.
    identity: Option<String>,
    /// Each by its name.
    fates: Vec<(String, Fate)>,
    cancelled: u64,
}

impl SignOut {
    /// The page's, made with its first use. `None` once the page has ended.
    fn of(app: App) -> Option<Self> {
        let found = Cell::new(None);
        app.scope.run(|| {
            found.set(Some(use_context::<Self>().unwrap_or_else(|| {
                let made = Self {
                    question: RwSignal::new_local(None),
                    outcome: RwSignal::new(None),
                    cancelled: StoredValue::new(0),
                };
                provide_context(made);
                made
            })));
        });
        found.get()
    }
}

/// Asks what shall become of uploads and downloads under way, then has the session ended. Nothing is asked where nothing is under way
/// any more.
pub fn ask_first(app: App, end: Rc<dyn Fn()>) {
    match (SignOut::of(app), app.workspace.get_untracked()) {
        (Some(sign_out), Some(workspace)) if workspace.is_busy() => {
            sign_out.question.set(Some(Question { workspace, end }));
        }
        _ => end(),
    }
}

/// Notes what becomes of a workspace's uploads, which are about to end.
pub fn on_end(app: App, workspace: Workspace) {
    let Some(sign_out) = SignOut::of(app) else { return };
    sign_out.question.set(None);
    let cancelled = std::mem::take(&mut *sign_out.cancelled.write_value());
    let mut fates = workspace.transfers().fates();
    let who = app.session().who();
    let stays = who.identity().is_some_and(|identity| identity.to_string() == workspace.identity());
    if workspace.is_guest && !stays {
        fates = of_guest(fates);
    }
    if !fates.is_empty() || cancelled > 0 {
        let identity = (!workspace.is_guest).then(|| workspace.identity());
        sign_out.outcome.set(Some(Outcome { identity, fates, cancelled }));
    }
}

/// What a guest began, only that guest could resume.
fn of_guest(mut fates: Vec<(String, Fate)>) -> Vec<(String, Fate)> {
    fates.iter_mut().filter(|(_, fate)| *fate == Fate::Resumable).for_each(|(_, fate)| *fate = Fate::Lost);
    fates
}

/// How many of these have each fate, in a sentence for each.
fn sentences(fates: &[(String, Fate)], sentence: fn(Fate, u64) -> String) -> Vec<String> {
    let count = |fate| fates.iter().filter(|(_, of)| *of == fate).count() as u64;
    let counts = Fate::ALL.into_iter().map(|fate| (fate, count(fate)));
    counts.filter(|(_, count)| *count > 0).map(|(fate, count)| sentence(fate, count)).collect()
}
