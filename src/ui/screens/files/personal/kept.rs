//! Where it is kept, and when it is read and written.
//!
//! | when | what |
//! |---|---|
//! | the first question or screen | the file is read |
//! | a change | written soon, several together, behind what is there by then |
//! | a page before was closed too early | what it had noted is taken over, and written |
//! | the page goes out of sight | written at once, and noted for the next page in case that comes too late |
//! | the network is back, the page is seen again | what is not written yet is tried again |
//! | the session ends | written before, within [`FLUSH_MS`] |
//! | there is no connection | the list is that which the device has kept: `offline` |

use std::rc::Rc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::select;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

use super::super::folder_loader::Load;
use super::offline;
use super::state::Personal;
use crate::client::personal::{StateFile, Trouble};
use crate::client::ports::Scope;
use crate::model::personal::{Document, Unreadable};
use crate::ui::browser;
use crate::ui::context::{App, Workspace};
use crate::ui::scope::Scope as Owner;

/// How long signing out waits for the last change to be written.
const FLUSH_MS: u32 = 3_000;
/// What a guest has, under this key on the device.
const OF_GUEST: &str = "alcove.personal";

/// Where it is kept, and what of it is written. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Keeping {
    /// `None` for a guest.
    file: StoredValue<Option<Rc<StateFile>>, LocalStorage>,
    /// How many changes were made, and how many of them are written.
    made: StoredValue<u32>,
    written: StoredValue<u32>,
    is_writing: StoredValue<bool>,
    /// Whether reading was begun.
    is_asked: StoredValue<bool>,
    /// What is there, as far as this page knows.
    there: StoredValue<Document>,
}

impl Keeping {
    /// Under the workspace's owner.
    pub fn new(workspace: Workspace) -> Self {
        let files = workspace.files();
        let file = (!workspace.is_guest).then(|| StateFile::new(files.s3())).flatten();
        Self {
            file: StoredValue::new_local(file.map(Rc::new)),
            made: StoredValue::new(0),
            written: StoredValue::new(0),
            is_writing: StoredValue::new(false),
            is_asked: StoredValue::new(false),
            there: StoredValue::new(Document::default()),
        }
    }

    fn is_dirty(self) -> bool {
        self.made.get_value() != self.written.get_value()
    }
}

impl Personal {
    /// Listens for when to write.
    pub(super) fn begin(self) {
        if let Some(left) = self.noted() {
            self.take_in(&left);
            self.save_after(Duration::ZERO);
        }
        let scope = self.state.workspace().scope;
        StoredValue::new_local(browser::on_visibility(move |is_visible| {
            scope.run(|| if is_visible { self.save() } else { self.hide() });
        }));
        StoredValue::new_local(browser::on_network(move |online| {
            scope.run(|| {
                if online {
                    self.save();
                }
            });
        }));
        // Nothing of it stays behind an identity.
        let (store, key) = (SendWrapper::new(self.store()), self.note_key());
        let notes = self.state.app().session().scope_of_notes();
        on_cleanup(move || store.remove(notes, &key));
    }

    /// Reads the file, unless that was begun before, or the list that is shown says that there is none.
    pub fn load_once(self) {
        if !self.keeping.is_asked.get_value() && !self.is_absent() {
            self.load();
        }
    }

    /// Whether the whole list of the person's own folder is shown, and has shown nothing of it.
    fn is_absent(self) -> bool {
        let (state, files) = (self.state, self.state.workspace().files());
        let is_home =
            files.s3().home().is_some_and(|home| state.folder.with_untracked(|folder| folder == home));
        is_home
            && state.is_open.get_untracked()
            && state.load.with_untracked(|load| *load == Load::Complete)
            && !files.s3().has_state()
    }

    /// Reads the file, if it is another than before.
    pub fn load(self) {
        self.keeping.is_asked.set_value(true);
        self.state.workspace().scope.spawn(async move {
            match self.read().await {
                Ok(()) => self.save(),
                Err(trouble) => self.on_trouble(trouble),
            }
        });
    }

    pub(super) async fn read(self) -> Result<(), Trouble> {
        if let Some(kept) = offline::list(self).await {
            self.take_in(&kept);
        }
        let read = match self.keeping.file.get_value() {
            Some(file) => file.read().await?,
            None => self.of_guest(),
        };
        if let Some(document) = read {
            self.take_in(&document);
            offline::keep_list(self, &document);
            self.keeping.there.set_value(document);
        }
        self.trouble.set(None);
        if !self.is_read.get_untracked() {
            self.is_read.set(true);
        }
        Ok(())
    }

    /// Why the file is left alone, where it is.
    pub fn unreadable(self) -> Option<Unreadable> {
        self.trouble.with_untracked(|trouble| match trouble {
            Some(Trouble::Unreadable(why)) => Some(*why),
            _ => None,
        })
    }

    /// Writes what was changed, after a while.
    pub(super) fn save_after(self, wait: Duration) {
        self.count();
        self.state.workspace().scope.after(wait, move || self.save());
    }

    /// Writes what was changed now, unless that is under way.
    pub fn save(self) {
        let keeping = self.keeping;
        if !keeping.is_dirty() || keeping.is_writing.get_value() || self.unreadable().is_some() {
            return;
        }
        keeping.is_writing.set_value(true);
        self.state.workspace().scope.spawn(async move {
            let written = self.write().await;
            keeping.is_writing.set_value(false);
            match written {
                // What was changed meanwhile.
                Ok(()) => self.save(),
                Err(trouble) => self.on_trouble(trouble),
            }
        });
    }

    async fn write(self) -> Result<(), Trouble> {
        let made = self.keeping.made.get_value();
        // First: they may have said that nothing shall be noted.
        if !self.is_read.get_untracked() || self.keeping.file.with_value(Option::is_none) {
            self.keeping.is_asked.set_value(true);
            self.read().await?;
        }
        let mut document = self.document.get_untracked();
        document.tidy(self.now());
        if self.keeping.there.with_value(|there| *there != document) {
            match self.keeping.file.get_value() {
                Some(file) => document = file.write(&document).await?,
                None => self.store().set(Scope::Device, OF_GUEST, &text(&document)),
            }
            self.take_in(&document);
            offline::keep_list(self, &document);
            self.keeping.there.set_value(document);
        }
        self.trouble.set(None);
        self.keeping.written.set_value(made);
        if !self.keeping.is_dirty() {
            self.store().remove(self.state.app().session().scope_of_notes(), &self.note_key());
        }
        Ok(())
    }

    fn hide(self) {
        if self.keeping.is_dirty() {
            let noted = self.document.with_untracked(text);
            self.store().set(self.state.app().session().scope_of_notes(), &self.note_key(), &noted);
            self.save();
        }
    }

    fn take_in(self, document: &Document) {
        let mut all = self.document.get_untracked();
        all.merge(document);
        all.tidy(self.now());
        if self.document.with_untracked(|before| *before != all) {
            self.document.set(all);
        }
    }

    /// That a file is left alone is told once: nothing that is done from then on is kept.
    fn on_trouble(self, trouble: Trouble) {
        if let Trouble::Unreadable(why) = trouble
            && self.unreadable().is_none()
        {
            self.state.notice.set(Some((self.state.text().personal().unreadable)(why)));
        }
        self.trouble.set(Some(trouble));
    }

    fn count(self) {
        self.keeping.made.update_value(|made| *made += 1);
    }

    fn of_guest(self) -> Option<Document> {
        Document::read(self.store().get(Scope::Device, OF_GUEST)?.as_bytes()).ok()
    }

    /// What a page before has not written.
    fn noted(self) -> Option<Document> {
        let notes = self.state.app().session().scope_of_notes();
        Document::read(self.store().get(notes, &self.note_key())?.as_bytes()).ok()
    }

    fn note_key(self) -> String {
        [OF_GUEST, ".", &self.state.workspace().identity()].concat()
    }

    fn store(self) -> Rc<dyn crate::client::ports::Store> {
        self.state.workspace().files().s3().ports().store.clone()
    }
}

fn text(document: &Document) -> String {
    String::from_utf8(document.write()).unwrap_or_default()
}

/// Writes what is not written yet, then calls back; after a few seconds in any case.
pub fn flush(app: App, workspace: Workspace, then: fn(App)) {
    let personal = workspace.state().and_then(Personal::of);
    let Some(personal) = personal.filter(|it| it.keeping.is_dirty() && it.unreadable().is_none()) else {
        return then(app);
    };
    // Of the workspace: what it reads goes with that.
    let scope: Owner = workspace.scope;
    let late = workspace.files().s3().ports().timer.sleep(FLUSH_MS);
    scope.spawn(async move {
        select(personal.write().boxed_local(), late).await;
        app.scope.soon(move || then(app));
    });
}
