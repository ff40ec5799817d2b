//! A bucket of bytes: lists, reads by range, writes and deletes on conditions, keeps checksums. And a folder of a device.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;
use std::rc::Rc;

use alcove::aws::http::{Body, FileId, Request, Response, TransportError};
use alcove::aws::s3::key::encode_query;
use alcove::aws::sign::sha256;
use alcove::aws::time::Utc;
use alcove::client::ports::directory::{Directory, FoundFile, Refused, Walked, Writing};
use alcove::client::ports::{ChosenFile, Clock, Http, Progress, Timer};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, ready};

use crate::fakes::{MemoryFiles, VirtualTime};
use crate::files_s3::{Asked, call_of};

/// An object.
#[derive(Clone, Debug)]
pub struct Object {
    pub bytes: Vec<u8>,
    pub etag: String,
    pub modified: i64,
    /// The header's value.
    pub sha256: Option<String>,
    /// Bytes of the first part, as `?partNumber=1` tells.
    pub part: Option<u64>,
}

/// What happens in the middle of something: a change behind the page's back.
type Trap = Box<dyn FnOnce(&Bucket)>;

/// The bucket.
pub struct Bucket {
    pub objects: RefCell<BTreeMap<String, Object>>,
    pub log: RefCell<Vec<String>>,
    /// How many bytes the next answers to `GetObject` are cut to.
    pub cuts: RefCell<Vec<usize>>,
    /// Before a call of this name is answered this happens.
    pub traps: RefCell<HashMap<&'static str, Trap>>,
    /// Calls that are never answered.
    pub hangs: RefCell<HashSet<&'static str>>,
    /// Which calls are answered without tags, as by some stores.
    pub untagged: RefCell<HashSet<&'static str>>,
    files: Rc<MemoryFiles>,
    time: Rc<VirtualTime>,
    last: Cell<u32>,
}

impl Bucket {
    pub fn new(files: Rc<MemoryFiles>, time: Rc<VirtualTime>) -> Self {
        Self {
            objects: RefCell::default(),
            log: RefCell::default(),
            cuts: RefCell::default(),
            traps: RefCell::default(),
            hangs: RefCell::default(),
            untagged: RefCell::default(),
            files,
            time,
            last: Cell::new(0),
        }
    }

    /// Puts an object there as the page would have, with its checksum.
    pub fn put(&self, key: &str, bytes: &[u8]) {
        self.put_bare(key, bytes);
        self.objects.borrow_mut().get_mut(key).unwrap().sha256 = Some(STANDARD.encode(sha256(bytes)));
    }

    /// Puts an object there without a checksum.
    pub fn put_bare(&self, key: &str, bytes: &[u8]) {
        self.last.set(self.last.get() + 1);
        let object = Object {
            bytes: bytes.to_vec(),
            etag: format!("\"tag{}\"", self.last.get()),
            modified: self.time.now() / 1000 * 1000,
            sha256: None,
            part: None,
        };
        self.objects.borrow_mut().insert(key.to_owned(), object);
    }

    pub fn read(&self, key: &str) -> Option<Vec<u8>> {
        self.objects.borrow().get(key).map(|object| object.bytes.clone())
    }

    pub fn count(&self, call: &str) -> usize {
        self.log.borrow().iter().filter(|it| *it == call).count()
    }

    fn answer(&self, call: &str, request: &Request) -> Response {
        let asked = Asked::of(request);
        match call {
            "ListObjectsV2" => self.list(&asked),
            "HeadObject" | "GetObject" => self.get(&asked),
            "PutObject" => self.store(request, &asked),
            "DeleteObject" => self.holds(&asked).unwrap_or_else(|| {
                self.objects.borrow_mut().remove(&asked.key);
                answer(204, vec![], b"")
            }),
            other => panic!("no answer to {other}"),
        }
    }

    fn holds(&self, asked: &Asked) -> Option<Response> {
        let objects = self.objects.borrow();
        let there = objects.get(&asked.key);
        match (asked.header("if-none-match"), asked.header("if-match"), there) {
            (Some(_), _, Some(_)) => Some(refusal(412, "PreconditionFailed")),
            (_, Some(_), None) => Some(refusal(404, "NoSuchKey")),
            (_, Some(tag), Some(object)) if object.etag != tag => Some(refusal(412, "PreconditionFailed")),
            _ => None,
        }
    }

    fn store(&self, request: &Request, asked: &Asked) -> Response {
        if let Some(refused) = self.holds(asked) {
            return refused;
        }
        let Body::Buffer(buffer) = &request.body else { panic!("{:?}", request.body) };
        self.put(&asked.key, &self.files.bytes(*buffer));
        answer(200, vec![("etag", self.objects.borrow()[&asked.key].etag.clone())], b"")
    }

    fn get(&self, asked: &Asked) -> Response {
        let objects = self.objects.borrow();
        let Some(object) = objects.get(&asked.key) else { return refusal(404, "NoSuchKey") };
        let range = asked.header("range").map(|range| {
            let (first, last) = range.strip_prefix("bytes=").unwrap().split_once('-').unwrap();
            first.parse().unwrap()..last.parse::<usize>().unwrap() + 1
        });
        let mut bytes = object.bytes[range.unwrap_or(0..object.bytes.len())].to_vec();
        let part = asked.query("partNumber").map(|_| object.part.unwrap());
        let mut headers = vec![];
        if !self.untagged.borrow().contains("HeadObject") {
            headers.push(("etag", object.etag.clone()));
        }
        headers.push(("content-length", part.unwrap_or(bytes.len() as u64).to_string()));
        if asked.header("x-amz-checksum-mode").is_some() {
            headers.extend(object.sha256.clone().map(|sha256| ("x-amz-checksum-sha256", sha256)));
        }
        if let Some(cut) = self.cuts.borrow_mut().pop() {
            bytes.truncate(cut);
        }
        answer(200, headers, &bytes)
    }

    /// Two objects in a page, so that every page is asked for.
    fn list(&self, asked: &Asked) -> Response {
        let prefix = asked.query("prefix").unwrap_or_default();
        let after = asked.query("continuation-token").unwrap_or_default();
        let objects = self.objects.borrow();
        let all: Vec<_> =
            objects.iter().filter(|(key, _)| key.starts_with(prefix) && key.as_str() > after).collect();
        let mut body = String::new();
        for (key, object) in all.iter().take(2) {
            let (key, time) = (encode_query(key), Utc::of(object.modified).iso8601());
            let is_bare = self.untagged.borrow().contains("ListObjectsV2");
            let (etag, size) = (if is_bare { "" } else { &object.etag }, object.bytes.len());
            write!(
                body,
                "<Contents><Key>{key}</Key><LastModified>{time}</LastModified><ETag>{etag}</ETag>\
                 <Size>{size}</Size></Contents>"
            )
            .unwrap();
        }
        let next = all.get(2).map(|_| format!("<NextContinuationToken>{}</NextContinuationToken>", all[1].0));
        let (truncated, next) = (next.is_some(), next.unwrap_or_default());
        let head = format!("<EncodingType>url</EncodingType><IsTruncated>{truncated}</IsTruncated>{next}");
        answer(200, vec![], format!("<ListBucketResult>{head}{body}</ListBucketResult>").as_bytes())
    }
}

fn answer(status: u16, headers: Vec<(&str, String)>, body: &[u8]) -> Response {
    let headers = headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Response { status, headers, body: body.to_vec() }
}

fn refusal(status: u16, code: &str) -> Response {
    answer(status, vec![], format!("<Error><Code>{code}</Code></Error>").as_bytes())
}

impl Http for Bucket {
    fn send(
        &self,
        request: Request,
        _: Option<Progress>,
    ) -> LocalBoxFuture<'static, Result<Response, TransportError>> {
        let call = call_of(&request);
        self.log.borrow_mut().push(call.to_owned());
        if self.hangs.borrow().contains(call) {
            return std::future::pending().boxed_local();
        }
        let trap = self.traps.borrow_mut().remove(call);
        if let Some(trap) = trap {
            trap(self);
        }
        let (answer, sleep) = (self.answer(call, &request), self.time.sleep(5));
        async move {
            sleep.await;
            Ok(answer)
        }
        .boxed_local()
    }
}

/// A folder of the device.
pub struct Disk {
    pub files: RefCell<BTreeMap<String, (Vec<u8>, i64)>>,
    pub notes: RefCell<HashMap<String, String>>,
    pub unreadable: RefCell<Vec<String>>,
    /// The folder itself does not open.
    pub is_shut: Cell<bool>,
    memory: Rc<MemoryFiles>,
    time: Rc<VirtualTime>,
}

impl Disk {
    pub fn new(memory: Rc<MemoryFiles>, time: Rc<VirtualTime>) -> Rc<Self> {
        let (files, notes) = (RefCell::default(), RefCell::default());
        Rc::new(Self {
            files,
            notes,
            unreadable: RefCell::default(),
            is_shut: Cell::new(false),
            memory,
            time,
        })
    }

    pub fn put(&self, path: &str, bytes: &[u8]) {
        self.files.borrow_mut().insert(path.to_owned(), (bytes.to_vec(), self.time.now()));
    }

    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.files.borrow().get(path).map(|(bytes, _)| bytes.clone())
    }
}

/// What the sync is given: the test keeps the disk.
pub struct Door(pub Rc<Disk>);

impl Directory for Door {
    fn name(&self) -> String {
        "Photos".into()
    }

    fn allow(&self, _: bool) -> LocalBoxFuture<'static, bool> {
        ready(true).boxed_local()
    }

    fn walk(&self, on_found: Rc<dyn Fn(usize)>) -> LocalBoxFuture<'static, Result<Walked, Refused>> {
        if self.0.is_shut.get() {
            let refused = Refused { name: "NotAllowedError".into(), message: String::new() };
            return ready(Err(refused)).boxed_local();
        }
        let files = self.0.files.borrow();
        let files: Vec<_> = files
            .iter()
            .map(|(path, (bytes, modified))| FoundFile {
                path: path.clone(),
                size: bytes.len() as u64,
                modified: *modified,
            })
            .collect();
        on_found(files.len());
        ready(Ok(Walked { files, unreadable: self.0.unreadable.borrow().clone() })).boxed_local()
    }

    fn open(&self, path: &str) -> LocalBoxFuture<'static, Option<ChosenFile>> {
        let file = self.0.files.borrow().get(path).cloned().map(|(bytes, modified)| ChosenFile {
            path: path.to_owned(),
            size: bytes.len() as u64,
            id: self.0.memory.choose(bytes),
            media_type: String::new(),
            modified,
        });
        ready(file).boxed_local()
    }

    fn write(&self, path: &str) -> LocalBoxFuture<'static, Result<Box<dyn Writing>, Refused>> {
        let is_new = !self.0.files.borrow().contains_key(path);
        if is_new {
            self.0.put(path, b""); // as a browser does
        }
        let being =
            BeingWritten { disk: self.0.clone(), path: path.to_owned(), bytes: RefCell::default(), is_new };
        ready(Ok(Box::new(being) as Box<dyn Writing>)).boxed_local()
    }

    fn remove(&self, path: &str) -> LocalBoxFuture<'static, Result<(), Refused>> {
        let removed = self.0.files.borrow_mut().remove(path).map(drop);
        ready(removed.ok_or(Refused { name: "NotFoundError".into(), message: String::new() })).boxed_local()
    }

    fn recall(&self, key: &str) -> LocalBoxFuture<'static, Option<String>> {
        ready(self.0.notes.borrow().get(key).cloned()).boxed_local()
    }

    fn remember(&self, key: &str, note: String) -> LocalBoxFuture<'static, ()> {
        self.0.notes.borrow_mut().insert(key.to_owned(), note);
        ready(()).boxed_local()
    }
}

struct BeingWritten {
    disk: Rc<Disk>,
    path: String,
    bytes: RefCell<Vec<u8>>,
    is_new: bool,
}

impl Writing for BeingWritten {
    fn write(&self, bytes: Vec<u8>) -> LocalBoxFuture<'static, Result<(), Refused>> {
        if bytes.starts_with(b"disk full") {
            let refused = Refused { name: "QuotaExceededError".into(), message: String::new() };
            return ready(Err(refused)).boxed_local();
        }
        self.bytes.borrow_mut().extend(bytes);
        ready(Ok(())).boxed_local()
    }

    fn copy(&self, file: FileId) -> LocalBoxFuture<'static, Result<(), Refused>> {
        self.bytes.borrow_mut().extend(self.disk.memory.content(file));
        ready(Ok(())).boxed_local()
    }

    fn close(mut self: Box<Self>) -> LocalBoxFuture<'static, Result<FoundFile, Refused>> {
        self.is_new = false;
        self.disk.put(&self.path, &self.bytes.borrow());
        let size = self.bytes.borrow().len() as u64;
        ready(Ok(FoundFile { path: self.path.clone(), size, modified: self.disk.time.now() })).boxed_local()
    }
}

impl Drop for BeingWritten {
    fn drop(&mut self) {
        if self.is_new {
            self.disk.files.borrow_mut().remove(&self.path);
        }
    }
}
