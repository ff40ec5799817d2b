//! Ports for tests: scripted HTTP, a clock that moves when told, seeded randomness, storage in a map.
//!
//! A [`World`] owns them and runs tasks on this thread, so a scenario reads from top to bottom and every run is the same.

mod http;

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::future::Future;
use std::ops::Range;
use std::rc::Rc;

use alcove::aws::http::{BufferId, FileId, TransportError};
use alcove::client::ports::{Clock, Files, Loaded, Ports, Random, Scope, Spawn, Store, Tabs, Timer};
use futures_channel::oneshot;
use futures_executor::{LocalPool, LocalSpawner};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use futures_util::task::LocalSpawnExt;

pub use http::{Answer, ScriptedHttp, answer, json_of, name_of, ok, refused, unreachable};

/// When every world begins: 2026-03-05T04:07:09Z, in milliseconds.
pub const START: i64 = 1_772_683_629_000;

/// Everything outside the program.
pub struct World {
    pool: RefCell<LocalPool>,
    pub http: Rc<ScriptedHttp>,
    pub time: Rc<VirtualTime>,
    pub store: Rc<MapStore>,
    pub files: Rc<MemoryFiles>,
    pub random: Rc<Seeded>,
    pub tabs: Rc<OtherTabs>,
}

impl World {
    pub fn new() -> Self {
        Self::with_store(Rc::default())
    }

    /// A reload: the same storage, everything else new.
    pub fn with_store(store: Rc<MapStore>) -> Self {
        Self {
            pool: RefCell::new(LocalPool::new()),
            http: Rc::default(),
            time: Rc::new(VirtualTime { now: Cell::new(START), sleepers: RefCell::default() }),
            store,
            files: Rc::default(),
            random: Rc::new(Seeded(Cell::new(1))),
            tabs: Rc::default(),
        }
    }

    pub fn ports(&self) -> Ports {
        Ports {
            http: self.http.clone(),
            files: self.files.clone(),
            clock: self.time.clone(),
            timer: self.time.clone(),
            random: self.random.clone(),
            store: self.store.clone(),
            tabs: self.tabs.clone(),
            spawn: Rc::new(Spawner(self.pool.borrow().spawner())),
        }
    }

    /// Runs all tasks until each has ended or waits for something outside; sleeps pass in no time.
    pub fn settle(&self) {
        while self.step() {}
    }

    /// Runs all tasks until each waits, then lets the shortest sleep end; `false` when nothing sleeps.
    pub fn step(&self) -> bool {
        self.pool.borrow_mut().run_until_stalled();
        self.time.wake_next()
    }

    /// Runs all tasks without letting any sleep end.
    pub fn run_until_asleep(&self) {
        self.pool.borrow_mut().run_until_stalled();
    }

    /// Starts a future; its value is there once it has ended.
    pub fn start<T: 'static>(&self, future: impl Future<Output = T> + 'static) -> Rc<RefCell<Option<T>>> {
        let slot = Rc::new(RefCell::new(None));
        let filled = slot.clone();
        let task = async move { *filled.borrow_mut() = Some(future.await) };
        self.pool.borrow().spawner().spawn_local(task).unwrap();
        slot
    }

    /// Runs a future to its end, whatever it waits for in this world.
    pub fn block_on<T: 'static>(&self, future: impl Future<Output = T> + 'static) -> T {
        let slot = self.start(future);
        self.settle();
        slot.borrow_mut().take().expect("the future still waits for something")
    }
}

/// A clock that stands still until it is moved, and sleeps that end when it is.
pub struct VirtualTime {
    now: Cell<i64>,
    sleepers: RefCell<Vec<(i64, oneshot::Sender<()>)>>,
}

impl VirtualTime {
    /// Moves the clock, without ending sleeps before their tasks run.
    pub fn advance(&self, milliseconds: i64) {
        self.now.set(self.now.get() + milliseconds);
    }

    /// Moves on to the end of the shortest sleep; `false` when nothing sleeps.
    fn wake_next(&self) -> bool {
        let mut sleepers = self.sleepers.borrow_mut();
        sleepers.retain(|(_, sleeper)| !sleeper.is_canceled());
        sleepers.sort_by_key(|(end, _)| *end);
        if sleepers.is_empty() {
            return false;
        }
        let (end, sleeper) = sleepers.remove(0);
        self.now.set(self.now.get().max(end));
        sleeper.send(()).ok();
        true
    }
}

impl Clock for VirtualTime {
    fn now(&self) -> i64 {
        self.now.get()
    }
}

impl Timer for VirtualTime {
    fn sleep(&self, milliseconds: u32) -> LocalBoxFuture<'static, ()> {
        let (sender, receiver) = oneshot::channel();
        self.sleepers.borrow_mut().push((self.now.get() + i64::from(milliseconds), sender));
        receiver.map(drop).boxed_local()
    }
}

/// A small generator (xorshift): the same bytes in every run.
pub struct Seeded(Cell<u64>);

impl Random for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            let mut x = self.0.get();
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
            self.0.set(x);
            *byte = x.to_le_bytes()[3];
        }
    }
}

/// Storage that a test can look into.
#[derive(Default)]
pub struct MapStore(RefCell<HashMap<(Scope, String), String>>);

impl MapStore {
    /// The tab closes.
    pub fn close_tab(&self) {
        self.0.borrow_mut().retain(|(scope, _), _| *scope == Scope::Device);
    }

    /// Every key and value of a scope, in order.
    pub fn dump(&self, scope: Scope) -> Vec<(String, String)> {
        let map = self.0.borrow();
        let mut all: Vec<_> = map
            .iter()
            .filter(|((s, _), _)| *s == scope)
            .map(|((_, key), value)| (key.clone(), value.clone()))
            .collect();
        all.sort();
        all
    }
}

impl Store for MapStore {
    fn get(&self, scope: Scope, key: &str) -> Option<String> {
        self.0.borrow().get(&(scope, key.to_owned())).cloned()
    }
    fn set(&self, scope: Scope, key: &str, value: &str) {
        self.0.borrow_mut().insert((scope, key.to_owned()), value.to_owned());
    }
    fn remove(&self, scope: Scope, key: &str) {
        self.0.borrow_mut().remove(&(scope, key.to_owned()));
    }
}

/// Files that are vectors.
#[derive(Default)]
pub struct MemoryFiles {
    files: RefCell<HashMap<FileId, Vec<u8>>>,
    buffers: RefCell<HashMap<BufferId, Vec<u8>>>,
    last: Cell<u32>,
}

impl MemoryFiles {
    /// Someone chose a file.
    pub fn choose(&self, bytes: impl Into<Vec<u8>>) -> FileId {
        let id = FileId(self.next());
        self.files.borrow_mut().insert(id, bytes.into());
        id
    }

    /// What is in a file.
    pub fn content(&self, file: FileId) -> Vec<u8> {
        self.files.borrow()[&file].clone()
    }

    /// What is in a buffer.
    pub fn bytes(&self, buffer: BufferId) -> Vec<u8> {
        self.buffers.borrow()[&buffer].clone()
    }

    /// Buffers that were not freed yet.
    pub fn buffers_held(&self) -> usize {
        self.buffers.borrow().len()
    }

    fn next(&self) -> u32 {
        self.last.set(self.last.get() + 1);
        self.last.get()
    }
}

impl Files for MemoryFiles {
    fn load(
        &self,
        file: FileId,
        range: Range<u64>,
    ) -> LocalBoxFuture<'static, Result<Loaded, TransportError>> {
        use sha2::Digest;
        let files = self.files.borrow();
        let range = usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap();
        let slice = files.get(&file).and_then(|bytes| bytes.get(range)).map(<[u8]>::to_vec);
        let loaded = slice.ok_or(TransportError::FileUnreadable).map(|bytes| {
            let buffer = BufferId(self.next());
            let sha256 = sha2::Sha256::digest(&bytes).into();
            self.buffers.borrow_mut().insert(buffer, bytes);
            Loaded { buffer, sha256 }
        });
        std::future::ready(loaded).boxed_local()
    }
    fn free(&self, buffer: BufferId) {
        self.buffers.borrow_mut().remove(&buffer);
    }
    fn forget(&self, file: FileId) {
        self.files.borrow_mut().remove(&file);
    }
}

/// Other tabs that a test speaks for. Locks are free unless it says otherwise.
#[derive(Default)]
pub struct OtherTabs {
    listeners: RefCell<Vec<Rc<dyn Fn()>>>,
    locked: RefCell<Vec<String>>,
    frozen: Cell<bool>,
    adopted: RefCell<Vec<String>>,
    restored: Cell<bool>,
}

impl OtherTabs {
    /// Another tab holds every lock and never lets go.
    pub fn freeze(&self) {
        self.frozen.set(true);
    }

    /// The browser was restarted and has brought this tab back; no other tab has its session.
    pub fn restore(&self) {
        self.restored.set(true);
    }

    /// The tab's session that this page keeps alive; empty for none.
    pub fn adopted(&self) -> String {
        self.adopted.borrow().last().cloned().unwrap_or_default()
    }

    /// Another tab has changed what is stored.
    pub fn have_changed_storage(&self) {
        let listeners = self.listeners.borrow().clone();
        for listener in listeners {
            listener();
        }
    }

    /// The locks that were taken.
    pub fn locked(&self) -> Vec<String> {
        self.locked.borrow().clone()
    }
}

impl Tabs for OtherTabs {
    fn exclusive(&self, name: &str) -> LocalBoxFuture<'static, Box<dyn Any>> {
        self.locked.borrow_mut().push(name.to_owned());
        if self.frozen.get() {
            return std::future::pending().boxed_local();
        }
        std::future::ready(Box::new(()) as Box<dyn Any>).boxed_local()
    }
    fn adopt(&self, session: &str, is_new: bool) -> bool {
        let is_alive = is_new || !self.restored.get();
        self.adopted.borrow_mut().push(if is_alive { session.to_owned() } else { String::new() });
        is_alive
    }
    fn on_change(&self, callback: Rc<dyn Fn()>) {
        self.listeners.borrow_mut().push(callback);
    }
}

struct Spawner(LocalSpawner);

impl Spawn for Spawner {
    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        self.0.spawn_local(task).unwrap();
    }
}
