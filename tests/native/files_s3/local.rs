//! Files on the person's device: sizes without bytes, so that 200 MiB cost nothing. What is hashed is which bytes of
//! which file they are.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use alcove::aws::http::{BufferId, FileId, TransportError};
use alcove::client::ports::{Files, Loaded};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

/// The device.
#[derive(Default)]
pub struct LocalFiles {
    /// Bytes, and which content.
    sizes: RefCell<HashMap<FileId, (u64, u32)>>,
    /// Where a file has another byte than when it was chosen first.
    edits: RefCell<HashMap<FileId, u64>>,
    buffers: RefCell<HashMap<BufferId, (u32, Range<u64>)>>,
    pub forgotten: RefCell<HashSet<FileId>>,
    pub most_bytes_held: Cell<u64>,
    last: Cell<u32>,
}

impl LocalFiles {
    /// Someone chose a file.
    pub fn choose(&self, size: u64) -> FileId {
        let id = FileId(self.next());
        self.sizes.borrow_mut().insert(id, (size, id.0));
        id
    }

    /// Someone chooses the same file again.
    pub fn choose_again(&self, file: FileId) -> FileId {
        let id = FileId(self.next());
        let content = self.sizes.borrow()[&file];
        self.sizes.borrow_mut().insert(id, content);
        id
    }

    /// Another byte at this place, which neither its size nor its time tells.
    pub fn edit(&self, file: FileId, at: u64) {
        self.edits.borrow_mut().insert(file, at);
    }

    /// The file is changed or deleted on the device.
    pub fn spoil(&self, file: FileId) {
        self.sizes.borrow_mut().remove(&file);
    }

    /// Buffers that were not freed yet.
    pub fn buffers_held(&self) -> usize {
        self.buffers.borrow().len()
    }

    /// Bytes in a buffer; it panics for one that was freed, as sending it would.
    pub fn len(&self, buffer: BufferId) -> u64 {
        let range = &self.buffers.borrow()[&buffer].1;
        range.end - range.start
    }

    pub fn hash(&self, buffer: BufferId) -> [u8; 32] {
        let (content, range) = &self.buffers.borrow()[&buffer];
        alcove::aws::sign::sha256(format!("{content} {range:?}").as_bytes())
    }

    fn next(&self) -> u32 {
        self.last.set(self.last.get() + 1);
        self.last.get()
    }
}

impl Files for LocalFiles {
    fn load(
        &self,
        file: FileId,
        range: Range<u64>,
    ) -> LocalBoxFuture<'static, Result<Loaded, TransportError>> {
        let content =
            self.sizes.borrow().get(&file).filter(|(size, _)| range.end <= *size).map(|file| file.1);
        let is_edited = self.edits.borrow().get(&file).is_some_and(|at| range.contains(at));
        let loaded = content.map(|content| {
            let content = if is_edited { u32::MAX } else { content };
            let buffer = BufferId(self.next());
            self.buffers.borrow_mut().insert(buffer, (content, range));
            let held = self.buffers.borrow().values().map(|(_, range)| range.end - range.start).sum();
            self.most_bytes_held.set(self.most_bytes_held.get().max(held));
            Loaded { buffer, sha256: self.hash(buffer) }
        });
        std::future::ready(loaded.ok_or(TransportError::FileUnreadable)).boxed_local()
    }

    fn free(&self, buffer: BufferId) {
        assert!(self.buffers.borrow_mut().remove(&buffer).is_some(), "freed twice");
    }

    fn forget(&self, file: FileId) {
        assert!(self.forgotten.borrow_mut().insert(file), "forgotten twice");
    }
}
