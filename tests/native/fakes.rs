//! Ports for tests: scripted HTTP, a clock that moves when told, seeded randomness, storage in a map.
//!
//! A [`World`] owns them and runs tasks on this thread, so a scenario reads from top to bottom and every run is the same.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::future::Future;
use std::ops::Range;
use std::rc::Rc;

use alcove::aws::http::{Body, BufferId, FileId, Request, Response, TransportError};
use alcove::client::ports::{
    Clock, Files, Http, Loaded, Ports, Progress, Random, Scope, Spawn, Store, Timer,
};
use futures_channel::oneshot;
use futures_executor::{LocalPool, LocalSpawner};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use futures_util::task::LocalSpawnExt;

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

/// A call as a test names it: the operation of `x-amz-target`, else `METHOD path?query`.
pub fn name_of(request: &Request) -> String {
    let target = request.headers.iter().find(|(name, _)| name == "x-amz-target");
    target.and_then(|(_, value)| value.split('.').nth(1)).map_or_else(
        || {
            let path = request.url.splitn(4, '/').nth(3).unwrap_or_default();
            format!("{} /{path}", request.method.as_str())
        },
        str::to_owned,
    )
}

/// The JSON that a request carries.
pub fn json_of(request: &Request) -> serde_json::Value {
    match &request.body {
        Body::Bytes(bytes) => serde_json::from_slice(bytes).unwrap(),
        other => panic!("not JSON: {other:?}"),
    }
}

pub type Answer = Result<Response, TransportError>;

/// A 200 with JSON.
pub fn ok(json: &serde_json::Value) -> Answer {
    answer(200, json.to_string())
}

/// A refusal of a service that speaks JSON.
pub fn refused(code: &str, message: &str) -> Answer {
    answer(400, serde_json::json!({ "__type": code, "message": message }).to_string())
}

/// Any answer.
#[allow(clippy::unnecessary_wraps, reason = "what a script takes: an answer, or none")]
pub fn answer(status: u16, body: impl Into<Vec<u8>>) -> Answer {
    Ok(Response { status, headers: Vec::new(), body: body.into() })
}

/// No answer.
pub fn unreachable() -> Answer {
    Err(TransportError::Unreachable { host: "service.test".into() })
}

/// Answers as scripted, and remembers what was sent.
#[derive(Default)]
pub struct ScriptedHttp {
    script: RefCell<Vec<(String, VecDeque<Scripted>)>>,
    sent: RefCell<Vec<Request>>,
}

enum Scripted {
    Now(Answer),
    Later(oneshot::Receiver<Answer>),
}

impl ScriptedHttp {
    /// The next call whose [`name_of`] begins with `call` gets this answer.
    pub fn on(&self, call: &str, answer: Answer) {
        self.queue(call, Scripted::Now(answer));
    }

    /// The next such call waits until the sender gives its answer.
    pub fn hold(&self, call: &str) -> oneshot::Sender<Answer> {
        let (sender, receiver) = oneshot::channel();
        self.queue(call, Scripted::Later(receiver));
        sender
    }

    fn queue(&self, call: &str, scripted: Scripted) {
        let mut script = self.script.borrow_mut();
        match script.iter_mut().find(|(name, _)| name == call) {
            Some((_, answers)) => answers.push_back(scripted),
            None => script.push((call.to_owned(), VecDeque::from([scripted]))),
        }
    }

    /// What was sent since the last look, by name.
    pub fn calls(&self) -> Vec<String> {
        self.taken().iter().map(name_of).collect()
    }

    /// What was sent since the last look.
    pub fn taken(&self) -> Vec<Request> {
        std::mem::take(&mut *self.sent.borrow_mut())
    }

    /// Answers that nobody has asked for.
    pub fn unused(&self) -> Vec<String> {
        let script = self.script.borrow();
        script.iter().filter(|(_, answers)| !answers.is_empty()).map(|(name, _)| name.clone()).collect()
    }
}

impl Http for ScriptedHttp {
    fn send(&self, request: Request, progress: Option<Progress>) -> LocalBoxFuture<'static, Answer> {
        let name = name_of(&request);
        let scripted = {
            let mut script = self.script.borrow_mut();
            let queue = script
                .iter_mut()
                .find(|(call, answers)| name.starts_with(call.as_str()) && !answers.is_empty());
            queue.and_then(|(_, answers)| answers.pop_front())
        };
        self.sent.borrow_mut().push(request);
        let Some(scripted) = scripted else { panic!("nothing is scripted for {name}") };
        async move {
            if let Some(progress) = progress {
                progress(1);
            }
            match scripted {
                Scripted::Now(answer) => answer,
                Scripted::Later(later) => later.await.unwrap_or(Err(TransportError::Stalled)),
            }
        }
        .boxed_local()
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

struct Spawner(LocalSpawner);

impl Spawn for Spawner {
    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        self.0.spawn_local(task).unwrap();
    }
}
