//! The browser's shelf for notes, shared by all pages of a test.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use alcove::aws::http::FileId;
use alcove::client::ports::{ChosenFile, Keeper, Kept};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::LocalFiles;

/// Notes and the files with them.
#[derive(Default)]
pub struct Shelf {
    notes: RefCell<BTreeMap<String, (String, FileId)>>,
    claimed: Rc<RefCell<HashSet<String>>>,
    files: Rc<LocalFiles>,
    /// What opening the file again gives; `None` where the browser keeps no handles.
    pub reopens: RefCell<Option<ChosenFile>>,
    pub asked: Cell<u32>,
}

impl Shelf {
    pub fn new(files: &Rc<LocalFiles>) -> Rc<Self> {
        Rc::new(Self { files: files.clone(), ..Self::default() })
    }

    pub fn count(&self) -> usize {
        self.notes.borrow().len()
    }

    /// The file is chosen again, as it was or as it has become.
    pub fn choose_again(&self, file: FileId, path: &str, size: u64, modified: i64) -> ChosenFile {
        let id = self.files.choose_again(file);
        ChosenFile { id, path: path.into(), size, media_type: String::new(), modified }
    }
}

impl Keeper for Shelf {
    fn keep(&self, name: String, note: String, file: FileId) -> LocalBoxFuture<'static, ()> {
        self.notes.borrow_mut().insert(name, (note, file));
        std::future::ready(()).boxed_local()
    }
    fn remove(&self, name: String) -> LocalBoxFuture<'static, ()> {
        self.notes.borrow_mut().remove(&name);
        std::future::ready(()).boxed_local()
    }
    fn all(&self) -> LocalBoxFuture<'static, Vec<Kept>> {
        let kept = |(name, (note, _)): (&String, &(String, FileId))| Kept {
            name: name.clone(),
            note: note.clone(),
            has_file: self.reopens.borrow().is_some(),
            is_claimed: self.claimed.borrow().contains(name),
        };
        std::future::ready(self.notes.borrow().iter().map(kept).collect()).boxed_local()
    }
    fn reopen(&self, _: String) -> LocalBoxFuture<'static, Option<ChosenFile>> {
        self.asked.set(self.asked.get() + 1);
        std::future::ready(self.reopens.borrow().clone()).boxed_local()
    }
    fn claim(&self, name: String) -> LocalBoxFuture<'static, Option<Box<dyn Any>>> {
        let is_free = self.claimed.borrow_mut().insert(name.clone());
        let claim = is_free.then(|| Box::new(Claim(self.claimed.clone(), name)) as Box<dyn Any>);
        std::future::ready(claim).boxed_local()
    }
}

struct Claim(Rc<RefCell<HashSet<String>>>, String);

impl Drop for Claim {
    fn drop(&mut self) {
        self.0.borrow_mut().remove(&self.1);
    }
}
