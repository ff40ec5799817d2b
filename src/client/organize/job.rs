//! How far one job is, what it asks, and what the person wants of it: written by the work, read by the page for every picture.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use futures_channel::oneshot;

use crate::model::failure::Failure;
use crate::model::files::File;
use crate::model::organize::{Outcome, Root, Verb};
use crate::model::transfer::{Existing, Resolution};

/// So many problems are kept with their names; the others are a number.
const KEPT: usize = 200;

/// What is being done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// What there is, and which names are taken, is being looked up.
    #[default]
    Looking,
    /// Objects are on their way.
    Working,
}

/// How far a job is at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Objects found so far; all of them once the stage is `Working`.
    pub found: u64,
    /// Objects that are over, well or not.
    pub over: u64,
    /// Of these, objects that are where they were since the person said so.
    pub skipped: u64,
    /// Of these, objects with a [`Problem`].
    pub problems: u64,
    /// There is no connection: it goes on by itself once there is one.
    pub is_offline: bool,
    /// The person has paused it.
    pub is_paused: bool,
}

/// An object that is not where it was to be, or not only there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its key.
    pub from: String,
    /// The key that it was to have.
    pub to: String,
    /// What is where.
    pub outcome: Outcome,
}

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A file of this name is there.
    File,
    /// A folder of this name is there: [`Resolution::Replace`] puts the one into the other.
    Folder,
    /// It is too large for S3 to copy with all that it has (see `large`): [`Resolution::Replace`] copies it all the same.
    Large,
}

/// A question to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Numbers the questions of a job, so that an answer goes to the one that was read.
    pub number: u32,
    /// What it is about.
    pub subject: Subject,
    /// The name that is taken.
    pub name: String,
    /// Bytes of what would go there; `None` of a folder.
    pub size: Option<u64>,
    /// What is there.
    pub existing: Existing,
}

/// Something that the list shows at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// This object is there now.
    Arrived(File),
    /// The object or folder of this id is gone.
    Gone(String),
}

struct Asked {
    question: Question,
    answer: oneshot::Sender<Resolution>,
}

/// One job.
#[derive(Default)]
pub struct Job {
    progress: Cell<Progress>,
    problems: RefCell<Vec<Problem>>,
    changes: RefCell<Vec<Change>>,
    asked: RefCell<VecDeque<Asked>>,
    questions: Cell<u32>,
    /// What the person said about all of a subject.
    for_all: [Cell<Option<Resolution>>; 3],
    is_cancelled: Cell<bool>,
    /// Why nothing more can be done now.
    stopped: RefCell<Option<Failure>>,
    /// Those that wait for the end of a pause.
    paused: RefCell<Vec<oneshot::Sender<()>>>,
    /// What has come to its place: of what was chosen, the files and the whole folders.
    settled: RefCell<Vec<Root>>,
    /// The way back; `None` once there is none.
    way_back: RefCell<Option<Vec<Root>>>,
}

impl Job {
    /// A job whose way back is still open. `for_all` as an earlier page was told about files.
    pub fn new(for_all: Option<Resolution>) -> Self {
        let job = Self { way_back: RefCell::new(Some(Vec::new())), ..Self::default() };
        job.for_all[Subject::File as usize].set(for_all);
        job
    }

    /// The progress now.
    pub fn progress(&self) -> Progress {
        self.progress.get()
    }

    /// Reads the problems so far, the first 200 of them.
    pub fn with_problems<T>(&self, read: impl FnOnce(&[Problem]) -> T) -> T {
        read(&self.problems.borrow())
    }

    /// What the person said about all files of a taken name.
    pub fn for_all_files(&self) -> Option<Resolution> {
        self.for_all[Subject::File as usize].get()
    }

    /// The question that waits for its answer.
    pub fn question(&self) -> Option<Question> {
        self.asked.borrow().front().map(|asked| asked.question.clone())
    }

    /// Answers a question, or, `for_all`, all of its subject from now on. Nothing where it is another one by now.
    pub fn answer(&self, number: u32, resolution: Resolution, for_all: bool) {
        let mut asked = self.asked.borrow_mut();
        let Some(subject) = asked.front().map(|it| it.question.subject) else { return };
        if asked.front().is_some_and(|it| it.question.number != number) {
            return;
        }
        let mut all: Vec<_> = asked.drain(..).collect();
        let rest = all.split_off(1);
        let (answered, waiting): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|it| for_all && it.question.subject == subject);
        asked.extend(waiting);
        drop(asked);
        if for_all {
            self.for_all[subject as usize].set(Some(resolution));
        }
        for it in all.into_iter().chain(answered) {
            it.answer.send(resolution).ok();
        }
    }

    /// Asks the person, unless that was answered for all. `None` where the job was cancelled meanwhile.
    pub(super) async fn ask(
        &self,
        subject: Subject,
        name: &str,
        size: Option<u64>,
        existing: Existing,
    ) -> Option<Resolution> {
        if let Some(resolution) = self.for_all[subject as usize].get() {
            return Some(resolution);
        }
        if self.is_cancelled() {
            return None;
        }
        let number = self.questions.get() + 1;
        self.questions.set(number);
        let (answer, answered) = oneshot::channel();
        let question = Question { number, subject, name: name.to_owned(), size, existing };
        self.asked.borrow_mut().push_back(Asked { question, answer });
        answered.await.ok()
    }

    /// Goes on only while there is no pause; `false` once the job is cancelled.
    pub(super) async fn may_go_on(&self) -> bool {
        while self.progress.get().is_paused && !self.is_cancelled() {
            let (resume, resumed) = oneshot::channel();
            self.paused.borrow_mut().push(resume);
            resumed.await.ok();
        }
        !self.is_cancelled()
    }

    /// Begins or ends a pause. What is under way is finished first.
    pub fn pause(&self, is_paused: bool) {
        self.change(|progress| progress.is_paused = is_paused);
        if !is_paused {
            for waiting in self.paused.take() {
                waiting.send(()).ok();
            }
        }
    }

    /// Begins nothing more. What is under way is finished, so that nothing is left half done.
    pub fn cancel(&self) {
        self.is_cancelled.set(true);
        self.asked.take(); // whoever asked hears that nobody will answer
        self.pause(false);
    }

    /// Begins nothing more, since every request would fail like this one. A later page goes on.
    pub(super) fn stop(&self, why: &Failure) {
        self.stopped.borrow_mut().get_or_insert_with(|| why.clone());
        self.cancel();
    }

    /// Why it was stopped.
    pub(super) fn stopped(&self) -> Option<Failure> {
        self.stopped.borrow().clone()
    }

    /// Whether it was cancelled, or stopped.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.get()
    }

    /// What the list has not been told yet.
    pub fn take_changes(&self) -> Vec<Change> {
        self.changes.take()
    }

    /// Reads what has come to its place, by the names that it has there.
    pub fn with_settled<T>(&self, read: impl FnOnce(&[Root]) -> T) -> T {
        read(&self.settled.borrow())
    }

    /// Where everything went, turned around, if the whole can be undone by another move.
    pub fn way_back(&self) -> Option<Vec<Root>> {
        self.way_back.borrow().clone().filter(|roots| !roots.is_empty())
    }

    pub(super) fn found(&self, more: u64) {
        self.change(|progress| progress.found += more);
    }

    pub(super) fn works(&self) {
        self.change(|progress| progress.stage = Stage::Working);
    }

    pub(super) fn offline(&self, is_offline: bool) {
        self.change(|progress| progress.is_offline = is_offline);
    }

    pub(super) fn changed(&self, change: Change) {
        self.changes.borrow_mut().push(change);
    }

    /// A file or whole folder has come to its place. What was moved can be moved back.
    pub(super) fn settled(&self, verb: Verb, root: Root) {
        if verb == Verb::Move
            && let Some(roots) = &mut *self.way_back.borrow_mut()
        {
            roots.push(root.reversed());
        }
        self.settled.borrow_mut().push(root);
    }

    /// Something was mixed with what was there, or has stayed: a move back would not bring back what was.
    pub(super) fn cannot_go_back(&self) {
        self.way_back.take();
    }

    /// One object is over.
    pub(super) fn over(&self, from: &str, to: &str, outcome: Outcome) {
        self.change(|progress| {
            progress.over += 1;
            match outcome {
                Outcome::Done => {}
                Outcome::Skipped => progress.skipped += 1,
                _ => progress.problems += 1,
            }
        });
        if outcome == Outcome::Done {
            return;
        }
        self.cannot_go_back();
        let mut problems = self.problems.borrow_mut();
        if outcome != Outcome::Skipped && problems.len() < KEPT {
            problems.push(Problem { from: from.to_owned(), to: to.to_owned(), outcome });
        }
    }

    fn change(&self, change: impl FnOnce(&mut Progress)) {
        let mut progress = self.progress.get();
        change(&mut progress);
        self.progress.set(progress);
    }
}
