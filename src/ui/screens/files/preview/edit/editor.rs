//! The text that is edited: how far it is saved, and what is asked before it is left.

use std::rc::Rc;

use leptos::{html, prelude::*};

use super::drafts::Drafts;
use crate::client::edit::{self, NotRead, Properties};
use crate::model::edit::compare::Row;
use crate::model::edit::{Answer, Document, Event, MOST, NotEditable, Phase, Saver};
use crate::model::failure::Failure;
use crate::model::files::{Entry, File, StorageClass};
use crate::model::grid::drawn_name;
use crate::ui::browser;
use crate::ui::scope::Scope;
use crate::ui::screens::files::preview::opened::{Opened, Outcome};
use crate::ui::screens::files::state::FilesState;

/// What there is of a file once it is read.
#[derive(Clone)]
pub struct Work {
    /// Decides about each save.
    pub saver: Saver,
    document: Document,
    /// What is sent along with each content.
    pub beside: Rc<Properties>,
    /// The text that is stored.
    clean: Rc<str>,
}

/// What the bar says of the last save.
#[derive(Clone, PartialEq, Eq)]
pub enum Said {
    /// At this time.
    Saved(i64),
    /// Under this name.
    SavedAs(String),
    /// The text is one that was not saved before.
    Restored,
}

/// The other text of a conflict.
#[derive(Clone, PartialEq)]
pub enum Compared {
    /// It is on its way.
    Reading,
    /// The rows that lead from theirs to this text.
    Rows(Vec<Row>),
    /// It cannot be compared.
    NoText,
    /// It was not read.
    Failed(Failure),
}

/// The editor of the viewer. Copies are handles to the same one; it ends with the dialog.
#[derive(Clone, Copy)]
pub struct Editor {
    /// The screen.
    pub state: FilesState,
    /// Ends with the dialog.
    pub scope: Scope,
    /// Whether the file is edited, and not only shown.
    pub is_open: RwSignal<bool>,
    /// Whether it is read.
    pub is_ready: RwSignal<bool>,
    /// Whether something was typed since the last save.
    pub is_edited: RwSignal<bool>,
    /// Whether a save is under way.
    pub is_busy: RwSignal<bool>,
    /// How the last save ended.
    pub phase: RwSignal<Phase>,
    /// What the bar says.
    pub said: RwSignal<Option<Said>>,
    /// Whether leaving asks.
    pub is_asking: RwSignal<bool>,
    /// The comparison, while it is shown.
    pub compared: RwSignal<Option<Compared>>,
    /// The text field.
    pub field: NodeRef<html::Textarea>,
    file: RwSignal<File>,
    work: StoredValue<Option<Work>, LocalStorage>,
    /// What the field begins with.
    first: StoredValue<String>,
    /// The file as the last save has left it.
    stored: StoredValue<Option<File>>,
    /// Where to, once nothing is lost by it.
    then: StoredValue<Option<Rc<dyn Fn()>>, LocalStorage>,
}

impl Editor {
    /// Under the dialog's owner, for the file that the viewer shows.
    pub fn new(state: FilesState, file: RwSignal<File>) -> Self {
        let editor = Self {
            state,
            scope: Scope::here(),
            is_open: RwSignal::new(false),
            is_ready: RwSignal::new(false),
            is_edited: RwSignal::new(false),
            is_busy: RwSignal::new(false),
            phase: RwSignal::new(Phase::Idle),
            said: RwSignal::new(None),
            is_asking: RwSignal::new(false),
            compared: RwSignal::new(None),
            field: NodeRef::new(),
            file,
            work: StoredValue::new_local(None),
            first: StoredValue::new(String::new()),
            stored: StoredValue::new(None),
            then: StoredValue::new_local(None),
        };
        let app = state.app();
        Effect::new(move || {
            let is_unsaved = editor.is_open.get() && (editor.is_edited.get() || editor.is_busy.get());
            let ask = move |()| editor.scope.run(|| editor.leave(move || state.dialog.set(None)));
            app.unsaved.set_value(is_unsaved.then(|| Callback::new(ask)));
        });
        on_cleanup(move || {
            app.unsaved.set_value(None);
            editor.keep_draft();
        });
        editor
    }

    /// Opens the editor on the file that is shown.
    pub fn open(self) {
        self.is_ready.set(false);
        self.is_edited.set(false);
        self.phase.set(Phase::Idle);
        self.said.set(None);
        self.compared.set(None);
        self.is_open.set(true);
    }

    /// Reads the file, for [`Self::is_ready`]. Why it cannot be edited, `at` says.
    pub fn load(self, at: Opened) {
        let (key, identity) = (at.file().key, self.state.workspace().identity());
        let draft = Drafts::of(self.state.app()).and_then(|drafts| drafts.take(&identity, &key));
        if let Some((work, text)) = draft {
            self.begin(work, text, at);
            self.is_edited.set(true);
            self.said.set(Some(Said::Restored));
            return;
        }
        at.scope.spawn(async move {
            let original = match edit::read(self.state.workspace().files().s3(), &key).await {
                Ok(original) => original,
                Err(NotRead::Refused(refusal)) => return at.outcome.set(Outcome::Failed(refusal)),
                Err(NotRead::TooLarge) => {
                    return at.outcome.set(Outcome::NotEditable(NotEditable::TooLarge(MOST)));
                }
            };
            match Document::open(&original.bytes) {
                Ok((document, text)) => {
                    let saver = Saver::new(key, original.etag);
                    let (beside, clean) = (Rc::new(original.beside), Rc::from(text.as_str()));
                    self.begin(Work { saver, document, beside, clean }, text, at);
                }
                Err(why) => at.outcome.set(Outcome::NotEditable(why)),
            }
        });
    }

    fn begin(self, work: Work, text: String, at: Opened) {
        self.first.set_value(text);
        self.phase.set(work.saver.phase().clone());
        self.work.set_value(Some(work));
        at.outcome.set(Outcome::Shown);
        self.is_ready.set(true);
        at.scope.next_frame(move || self.focus_field());
    }

    /// What the field begins with.
    pub fn first(self) -> String {
        self.first.get_value()
    }

    /// What is sent along with each content.
    pub fn beside(self) -> Rc<Properties> {
        self.work.with_value(|work| work.as_ref().map(|work| work.beside.clone())).unwrap_or_default()
    }

    /// The name under which the text is, or will be, as it is drawn.
    pub fn name(self) -> String {
        let key = self.work.with_value(|work| work.as_ref().map(|work| work.saver.key().clone()));
        let file = self.file.get_untracked();
        drawn_name(Entry::File(File { key: key.unwrap_or_else(|| file.key.clone()), ..file }).name())
    }

    fn text(self) -> String {
        self.field.get_untracked().map(|field| browser::value(&field)).unwrap_or_default()
    }

    fn is_unsaved(self) -> bool {
        self.is_open.get_untracked()
            && self.is_ready.get_untracked()
            && (self.is_busy.get_untracked()
                || self.is_edited.get_untracked()
                    && self.work.with_value(|work| work.as_ref().is_some_and(|it| *it.clean != *self.text())))
    }

    /// Goes elsewhere, at once or once the person has said what becomes of the changes.
    pub fn leave(self, then: impl Fn() + 'static) {
        if self.is_unsaved() {
            self.then.set_value(Some(Rc::new(then)));
            self.compared.set(None);
            self.is_asking.set(true);
        } else {
            self.end();
            then();
        }
    }

    /// Goes on editing.
    pub fn stay(self) {
        self.is_asking.set(false);
        self.then.set_value(None);
        self.scope.next_frame(move || self.focus_field());
    }

    /// Answers the question that is open by leaving everything as it is, or closes the comparison; `false` where there is neither.
    pub fn steps_back(self) -> bool {
        if self.compared.with_untracked(Option::is_some) {
            self.compared.set(None);
        } else if self.is_asking.get_untracked() {
            self.stay();
        } else if self.is_open.get_untracked() && matches!(self.phase.get_untracked(), Phase::Conflict(_)) {
            self.answer(Answer::Later);
        } else {
            return false;
        }
        true
    }

    /// Gives the changes up, and goes where the person wanted to go.
    pub fn discard(self) {
        self.is_asking.set(false);
        self.end();
        if let Some(then) = self.then.write_value().take() {
            then();
        }
    }

    /// Saves, and goes there once that is done.
    pub fn save_and_leave(self) {
        self.is_asking.set(false);
        self.save();
    }

    /// The viewer shows the file as it was saved last.
    fn end(self) {
        if let Some(file) = self.stored.write_value().take() {
            self.file.set(file);
        }
        self.work.set_value(None);
        self.is_edited.set(false);
        self.is_open.set(false);
    }

    fn keep_draft(self) {
        if !self.is_unsaved() {
            return;
        }
        let (work, text) = (self.work.get_value(), self.text());
        if let Some((work, drafts)) = work.zip(Drafts::of(self.state.app())) {
            drafts.keep(self.state.workspace().identity(), work, text);
        }
    }

    /// Puts the focus into the text.
    pub fn focus_field(self) {
        if let Some(field) = self.field.get_untracked() {
            let _ = field.focus();
        }
    }

    /// Saves what is in the field, if it is another text than the one that is stored.
    pub fn save(self) {
        let is_clean = self.work.with_value(|work| {
            work.as_ref().is_some_and(|it| *it.clean == *self.text() && it.saver.phase() == &Phase::Idle)
        });
        if is_clean {
            self.is_edited.set(false);
            self.saved();
        } else {
            self.perform(None);
        }
    }

    /// Decides a conflict.
    pub fn answer(self, answer: Answer) {
        self.compared.set(None);
        self.perform(Some(answer));
    }

    fn perform(self, answer: Option<Answer>) {
        let Some(work) = self.work.get_value().filter(|_| !self.is_busy.get_untracked()) else { return };
        self.is_busy.set(true);
        self.scope.spawn(async move {
            let text = self.text();
            let bytes = work.document.bytes(&text);
            let content = edit::sha256(&bytes);
            let event = answer.map_or(Event::Save(content), |answer| Event::Answered(answer, content));
            let s3 = self.state.workspace().files().s3().clone();
            let before = work.saver.key().clone();
            let saver = edit::run(&s3, work.saver.clone(), event, &work.beside, &bytes).await;
            self.is_busy.set(false);
            self.phase.set(saver.phase().clone());
            let is_saved = saver.phase() == &Phase::Idle && answer != Some(Answer::Later);
            let file = File {
                key: saver.key().clone(),
                size: bytes.len() as u64,
                modified: s3.now() / 1000 * 1000,
                etag: saver.etag().cloned(),
                class: StorageClass::of(work.beside.headers.get("x-amz-storage-class")),
            };
            if !is_saved {
                self.work.set_value(Some(Work { saver, ..work }));
                self.then.set_value(None);
                if answer == Some(Answer::Later) {
                    self.stay();
                }
                return;
            }
            // Of mixed ends of lines the new ones are known from now on.
            let document = Document::open(&bytes).map_or(work.document.clone(), |(document, _)| document);
            self.work.set_value(Some(Work { saver, document, clean: Rc::from(text), ..work }));
            self.said.set(Some(if file.key == before {
                Said::Saved(file.modified)
            } else {
                Said::SavedAs(self.name())
            }));
            self.state.keep_place(|listing| listing.uploaded(&file));
            self.stored.set_value(Some(file));
            self.is_edited.set(true);
            self.is_edited.set(self.is_unsaved());
            self.saved();
        });
    }

    /// What the person wanted to go to waits for the save.
    fn saved(self) {
        match self.then.write_value().take() {
            Some(then) if !self.is_unsaved() => {
                self.end();
                then();
            }
            // A question may hold the field still until the next frame.
            _ => self.scope.next_frame(move || self.focus_field()),
        }
    }

    /// Reads the other text of a conflict, and compares.
    pub fn compare(self) {
        let Some(work) = self.work.get_value() else { return };
        self.compared.set(Some(Compared::Reading));
        self.scope.spawn(async move {
            let theirs = edit::read(self.state.workspace().files().s3(), work.saver.key()).await;
            let compared = match theirs {
                Ok(theirs) => match Document::open(&theirs.bytes) {
                    Ok((_, theirs)) => {
                        Compared::Rows(crate::model::edit::compare::rows(&theirs, &self.text()))
                    }
                    Err(_) => Compared::NoText,
                },
                Err(NotRead::TooLarge) => Compared::NoText,
                Err(NotRead::Refused(refusal)) => Compared::Failed(refusal.failure),
            };
            // Unless the person has gone on meanwhile.
            if self.compared.with_untracked(Option::is_some) {
                self.compared.set(Some(compared));
            }
        });
    }
}
