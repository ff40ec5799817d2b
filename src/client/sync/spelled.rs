//! A folder of this device whose paths are spelled as Alcove spells them ([`Spelling`]).

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;

use crate::client::ports::ChosenFile;
use crate::client::ports::directory::{Directory, Refused, Walked, Writing};
use crate::model::sync::Spelling;

/// The folder. What a walk finds is spelled as on the device: the spelling is known only after it.
pub struct Spelled {
    directory: Rc<dyn Directory>,
    spelling: RefCell<Spelling>,
}

impl Spelled {
    /// A folder of which nothing is known yet.
    pub fn new(directory: Rc<dyn Directory>) -> Self {
        Self { directory, spelling: RefCell::default() }
    }

    /// From now on paths are Alcove's.
    pub fn learn(&self, spelling: Spelling) {
        self.spelling.replace(spelling);
    }

    fn here(&self, path: &str) -> String {
        self.spelling.borrow().here(path)
    }
}

impl Directory for Spelled {
    fn name(&self) -> String {
        self.directory.name()
    }

    fn allow(&self, writing: bool) -> LocalBoxFuture<'static, bool> {
        self.directory.allow(writing)
    }

    fn walk(&self, on_found: Rc<dyn Fn(usize)>) -> LocalBoxFuture<'static, Result<Walked, Refused>> {
        self.directory.walk(on_found)
    }

    fn open(&self, path: &str) -> LocalBoxFuture<'static, Option<ChosenFile>> {
        self.directory.open(&self.here(path))
    }

    fn write(&self, path: &str) -> LocalBoxFuture<'static, Result<Box<dyn Writing>, Refused>> {
        self.directory.write(&self.here(path))
    }

    fn remove(&self, path: &str) -> LocalBoxFuture<'static, Result<(), Refused>> {
        self.directory.remove(&self.here(path))
    }

    fn recall(&self, key: &str) -> LocalBoxFuture<'static, Option<String>> {
        self.directory.recall(key)
    }

    fn remember(&self, key: &str, note: String) -> LocalBoxFuture<'static, ()> {
        self.directory.remember(key, note)
    }
}
