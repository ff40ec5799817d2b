//! A small S3 in memory, behind the ports for HTTP and files: it checks signatures' presence, body hashes and
//! conditions as S3 does, takes a few milliseconds of virtual time for each answer, and fails when told to.

mod answers;
mod asked;
mod copies;
mod desk;
mod kept;
mod local;
mod versions;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use alcove::aws::credentials::{Credentials, SecretAccessKey, SessionToken};
use alcove::aws::http::{Body, FormFile, Request, Response, TransportError};
use alcove::client::ports::{Http, Ports, Progress, Timer};
use alcove::client::s3::{CredentialSource, S3};
use alcove::config::Bucket;
use alcove::model::failure::Failure;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_channel::oneshot;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use crate::fakes::{START, VirtualTime, World};
pub use asked::Asked;
pub use asked::call_of;
pub use desk::{Desk, MIB};
pub use kept::Shelf;
pub use local::LocalFiles;

/// How long an answer takes, in milliseconds.
const LATENCY: u32 = 5;

/// The bucket and the person's device.
pub struct Cloud {
    pub world: World,
    pub bucket: Rc<FakeS3>,
    pub files: Rc<LocalFiles>,
    pub keys: Rc<Keys>,
}

impl Cloud {
    pub fn new() -> Self {
        let world = World::new();
        let files: Rc<LocalFiles> = Rc::default();
        let bucket =
            Rc::new(FakeS3 { files: files.clone(), time: world.time.clone(), ..FakeS3::empty(&world) });
        Self { world, bucket, files, keys: Rc::default() }
    }

    pub fn ports(&self) -> Ports {
        Ports { http: self.bucket.clone(), files: self.files.clone(), ..self.world.ports() }
    }

    pub fn s3(&self, versioned: bool) -> S3 {
        let bucket = Bucket {
            name: "files".into(),
            region: "us-east-1".into(),
            endpoint: None,
            path_style: false,
            versioned,
            lists_uploads: false,
        };
        S3::new(
            &bucket,
            self.ports(),
            Rc::new(Source { keys: self.keys.clone(), time: self.world.time.clone() }),
        )
    }
}

/// A bucket behind other ports, with credentials that do not end.
pub fn source(ports: Ports, world: &World) -> S3 {
    let bucket = Bucket {
        name: "files".into(),
        region: "us-east-1".into(),
        endpoint: None,
        path_style: false,
        versioned: true,
        lists_uploads: false,
    };
    S3::new(&bucket, ports, Rc::new(Source { keys: Rc::default(), time: world.time.clone() }))
}

/// Which access keys there are: the number is the last one given out.
#[derive(Default)]
pub struct Keys {
    pub current: Cell<u32>,
    pub renewals: Cell<u32>,
    /// The service's clock less the device's, as who gives out keys says it with new ones.
    pub skew: Cell<i64>,
    /// The same, as it was heard last.
    heard: Cell<i64>,
}

struct Source {
    keys: Rc<Keys>,
    time: Rc<VirtualTime>,
}

impl Source {
    fn credentials(&self) -> Credentials {
        Credentials {
            access_key_id: format!("ASIA{}", self.keys.current.get()),
            secret_access_key: SecretAccessKey::new("secret"),
            session_token: SessionToken::new("token"),
            expires_at: START + 3_600_000,
        }
    }
}

impl CredentialSource for Source {
    fn get(&self) -> LocalBoxFuture<'static, Result<Credentials, Failure>> {
        std::future::ready(Ok(self.credentials())).boxed_local()
    }
    fn renew_after(&self, refused: &Credentials) -> LocalBoxFuture<'static, Result<Credentials, Failure>> {
        if *refused == self.credentials() {
            self.keys.current.set(self.keys.current.get() + 1);
            self.keys.renewals.set(self.keys.renewals.get() + 1);
            self.keys.heard.set(self.keys.skew.get());
        }
        self.get()
    }
    fn now(&self) -> i64 {
        use alcove::client::ports::Clock;
        self.time.now() + self.keys.heard.get()
    }
}

/// An object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object {
    pub size: u64,
    pub etag: String,
    pub modified: i64,
    pub media_type: String,
    /// As `HeadObject` gives it.
    pub sha256: String,
}

/// The versions of an object by their ids, the newest first; `None` is the marker of a deletion.
pub type States = Vec<(String, Option<Object>)>;

/// An upload in parts.
#[derive(Clone, Debug, Default)]
pub struct Unfinished {
    pub key: String,
    pub media_type: String,
    pub parts: BTreeMap<u16, PartSent>,
}

/// A part that arrived.
#[derive(Clone, Copy, Debug)]
pub struct PartSent {
    pub size: u64,
    pub sha256: [u8; 32],
}

/// What a request is answered with instead.
#[derive(Clone, Debug)]
pub enum Fault {
    /// A refusal, before anything changes.
    Refuse(u16, &'static str),
    /// It is done, but the answer is lost.
    LoseAnswer,
    /// It is done, the answer is lost, and the browser sends it again by itself: the page hears of the second alone.
    SendAgain,
    /// There is no answer, and nothing is done.
    Drop,
    /// The browser knows that there is no network.
    Offline,
    /// Nothing moves until the browser gives up; nothing is done.
    Stall,
}

/// The bucket.
pub struct FakeS3 {
    pub objects: RefCell<BTreeMap<String, Object>>,
    pub unfinished: RefCell<BTreeMap<String, Unfinished>>,
    /// Earlier versions and markers by key, the newest first: those that a test puts there (see `versions`).
    pub versions: RefCell<BTreeMap<String, States>>,
    /// How often an object was written.
    pub writes: Cell<usize>,
    /// What was asked, by S3's names.
    pub log: RefCell<Vec<&'static str>>,
    /// Access keys that have ended.
    pub expired: RefCell<HashSet<String>>,
    /// The server's clock less the device's.
    pub skew: Cell<i64>,
    /// The most requests under way at once: in all, and to one host.
    pub most_at_once: Cell<usize>,
    pub most_to_a_host: Cell<usize>,
    to_hosts: RefCell<HashMap<String, Rc<Cell<usize>>>>,
    files: Rc<LocalFiles>,
    time: Rc<VirtualTime>,
    faults: RefCell<HashMap<&'static str, Vec<Fault>>>,
    /// Nothing gets through.
    pub cut: Cell<bool>,
    /// Of ten calls, so many are refused for being busy.
    pub busy: Cell<u32>,
    held: RefCell<HashMap<&'static str, Vec<oneshot::Receiver<()>>>>,
    at_once: Rc<Cell<usize>>,
    last: Cell<u32>,
    dice: Cell<u64>,
}

impl FakeS3 {
    fn empty(world: &World) -> Self {
        Self {
            objects: RefCell::default(),
            unfinished: RefCell::default(),
            versions: RefCell::default(),
            writes: Cell::new(0),
            log: RefCell::default(),
            expired: RefCell::default(),
            skew: Cell::new(0),
            most_at_once: Cell::new(0),
            most_to_a_host: Cell::new(0),
            to_hosts: RefCell::default(),
            files: Rc::default(),
            time: world.time.clone(),
            faults: RefCell::default(),
            cut: Cell::new(false),
            busy: Cell::new(0),
            held: RefCell::default(),
            at_once: Rc::default(),
            last: Cell::new(0),
            dice: Cell::new(1),
        }
    }

    /// Puts an object there, as someone else would.
    pub fn put(&self, key: &str, size: u64) {
        let object = Object { size, etag: self.tag(), modified: START - 86_400_000, ..Object::default() };
        self.objects.borrow_mut().insert(key.to_owned(), object);
    }

    /// Someone else uploads a file at this moment, in so many parts where it is large.
    pub fn put_now(&self, key: &str, size: u64, parts: usize) {
        let etag = format!("\"theirs-{parts}\"");
        let sha256 = STANDARD.encode([9; 32]);
        let sha256 = if size > 16 << 20 { format!("{sha256}-{parts}") } else { sha256 };
        let object = Object { size, etag, modified: self.now(), sha256, ..Object::default() };
        self.objects.borrow_mut().insert(key.to_owned(), object);
    }

    /// The next calls of this name meet these faults.
    pub fn fail(&self, call: &'static str, faults: impl IntoIterator<Item = Fault>) {
        self.faults.borrow_mut().entry(call).or_default().extend(faults);
    }

    /// No call meets a fault any more.
    pub fn heal(&self) {
        self.faults.borrow_mut().clear();
    }

    /// The next call of this name is carried out, but answered only when the sender says so.
    pub fn hold(&self, call: &'static str) -> oneshot::Sender<()> {
        let (sender, receiver) = oneshot::channel();
        self.held.borrow_mut().entry(call).or_default().push(receiver);
        sender
    }

    pub fn keys(&self) -> Vec<String> {
        self.objects.borrow().keys().cloned().collect()
    }

    pub fn count(&self, call: &str) -> usize {
        self.log.borrow().iter().filter(|name| **name == call).count()
    }

    /// A number below ten, the same in every run.
    fn chance(&self) -> u32 {
        let next =
            self.dice.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.dice.set(next);
        u32::try_from(next >> 33).unwrap_or_default() % 10
    }

    fn tag(&self) -> String {
        self.last.set(self.last.get() + 1);
        format!("\"tag{}\"", self.last.get())
    }

    fn first<T>(map: &RefCell<HashMap<&'static str, Vec<T>>>, call: &str) -> Option<T> {
        let mut map = map.borrow_mut();
        let queue = map.get_mut(call).filter(|queue| !queue.is_empty())?;
        Some(queue.remove(0))
    }

    fn answer(&self, call: &'static str, request: &Request) -> Result<Response, TransportError> {
        let lost = Err(TransportError::Unreachable { host: "files".into() });
        if self.cut.get() {
            return lost;
        }
        if self.chance() < self.busy.get() {
            return Ok(answers::refusal(503, "SlowDown"));
        }
        match Self::first(&self.faults, call) {
            Some(Fault::Refuse(status, code)) => return Ok(answers::refusal(status, code)),
            Some(Fault::Drop) => return lost,
            Some(Fault::Offline) => return Err(TransportError::Offline),
            Some(Fault::Stall) => return Err(TransportError::Stalled),
            Some(Fault::LoseAnswer) => {
                self.carry_out(call, request);
                return lost;
            }
            Some(Fault::SendAgain) => drop(self.carry_out(call, request)),
            None => {}
        }
        Ok(self.carry_out(call, request))
    }

    fn carry_out(&self, call: &'static str, request: &Request) -> Response {
        let asked = Asked::of(request);
        if self.skew.get().abs() > 900_000 && !asked.dated(self.now()) {
            return match call {
                "POST Object" => answers::policy_expired(),
                _ => answers::skewed(self.now(), asked.query("X-Amz-Date").is_some()),
            };
        }
        if self.expired.borrow().iter().any(|key| asked.signed_by.contains(key.as_str())) {
            return answers::refusal(400, "ExpiredToken");
        }
        if !self.body_is_intact(request, &asked) {
            return answers::refusal(400, "XAmzContentSHA256Mismatch");
        }
        self.done(call, request, &asked)
    }

    pub fn now(&self) -> i64 {
        use alcove::client::ports::Clock;
        self.time.now() + self.skew.get()
    }

    /// Whether the body has the hashes that were sent with it.
    fn body_is_intact(&self, request: &Request, asked: &Asked) -> bool {
        let hash = match &request.body {
            Body::Empty => alcove::aws::sign::sha256(b""),
            Body::Bytes(bytes) => alcove::aws::sign::sha256(bytes),
            Body::Buffer(buffer) | Body::Form { file: FormFile::Buffer(buffer), .. } => {
                self.files.hash(*buffer)
            }
            other => panic!("{other:?}"),
        };
        let hex = alcove::aws::sign::hex(&hash);
        asked.header("x-amz-content-sha256").is_none_or(|sent| sent == hex)
            && asked.header("x-amz-checksum-sha256").is_none_or(|sent| sent == STANDARD.encode(hash))
    }
}

impl Http for FakeS3 {
    fn send(
        &self,
        request: Request,
        progress: Option<Progress>,
    ) -> LocalBoxFuture<'static, Result<Response, TransportError>> {
        let call = call_of(&request);
        self.log.borrow_mut().push(call);
        let answer = self.answer(call, &request);
        let (sleep, held) = (self.time.sleep(LATENCY), Self::first(&self.held, call));
        let host = request.url.split('/').nth(2).unwrap().to_owned();
        let to_host = self.to_hosts.borrow_mut().entry(host).or_default().clone();
        let guard = (InFlight::new(&self.at_once), InFlight::new(&to_host));
        self.most_to_a_host.set(self.most_to_a_host.get().max(to_host.get()));
        self.most_at_once.set(self.most_at_once.get().max(self.at_once.get()));
        async move {
            let _guard = guard;
            if let Some(progress) = progress {
                progress(1 << 20);
            }
            sleep.await;
            if let Some(held) = held {
                held.await.ok();
            }
            answer
        }
        .boxed_local()
    }
}

struct InFlight(Rc<Cell<usize>>);

impl InFlight {
    fn new(count: &Rc<Cell<usize>>) -> Self {
        count.set(count.get() + 1);
        Self(count.clone())
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}
