//! Two devices and one file: what each writes stays, whatever the order, and what is not this page's is left alone.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use alcove::aws::http::{Body, Method, Request, Response, TransportError};
use alcove::client::personal::{StateFile, Trouble};
use alcove::client::ports::{Http, Ports, Progress};
use alcove::model::files::Prefix;
use alcove::model::personal::{Document, Spot, Unreadable};
use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, ready};

use crate::fakes::World;
use crate::files_s3::source;

/// A bucket that holds one object, with its bytes.
#[derive(Default)]
struct OneObject {
    /// Its bytes, and how often it was written: its tag.
    bytes: RefCell<Option<Vec<u8>>>,
    turn: Cell<u32>,
    /// The answer to the next write is lost after it was carried out.
    loses_answer: Cell<bool>,
    /// Another device writes this right before the next write.
    meanwhile: RefCell<Option<Vec<u8>>>,
    writes: Cell<u32>,
}

impl OneObject {
    fn tag(&self) -> String {
        format!("\"{}\"", self.turn.get())
    }

    fn store(&self, bytes: Vec<u8>) {
        self.turn.set(self.turn.get() + 1);
        self.bytes.replace(Some(bytes));
    }

    fn list(&self) -> Vec<u8> {
        let object = self.bytes.borrow().as_ref().map(|bytes| {
            let (tag, size) = (self.tag(), bytes.len());
            format!(
                "<Contents><Key>home/.alcove/state.json</Key><LastModified>2026-03-05T04:07:09.000Z</LastModified>\
                 <ETag>{tag}</ETag><Size>{size}</Size></Contents>"
            )
        });
        let object = object.unwrap_or_default();
        format!("<ListBucketResult><IsTruncated>false</IsTruncated>{object}</ListBucketResult>").into_bytes()
    }

    fn put(&self, request: &Request) -> u16 {
        if let Some(bytes) = self.meanwhile.take() {
            self.store(bytes);
        }
        let header =
            |name: &str| request.headers.iter().find(|(it, _)| it == name).map(|(_, value)| value.clone());
        let there = self.bytes.borrow().is_some();
        match (header("if-match"), header("if-none-match")) {
            (Some(_), None) if !there => return 404,
            (Some(tag), None) if tag == self.tag() => {}
            (None, Some(_)) if !there => {}
            (None, None) => panic!("a write without a condition"),
            _ => return 412,
        }
        let Body::Bytes(bytes) = &request.body else { panic!("no bytes") };
        self.store(bytes.clone());
        self.writes.set(self.writes.get() + 1);
        200
    }
}

impl Http for OneObject {
    fn send(
        &self,
        request: Request,
        _: Option<Progress>,
    ) -> LocalBoxFuture<'static, Result<Response, TransportError>> {
        let answer = |status, body| Response { status, headers: vec![("etag".to_owned(), self.tag())], body };
        let answered = match request.method {
            Method::Put => {
                let status = self.put(&request);
                if self.loses_answer.take() {
                    return ready(Err(TransportError::Unreachable { host: String::new() })).boxed_local();
                }
                answer(status, Vec::new())
            }
            _ if request.url.contains("list-type=2") => answer(200, self.list()),
            _ => match self.bytes.borrow().clone() {
                Some(bytes) => answer(200, bytes),
                None => answer(404, Vec::new()),
            },
        };
        ready(Ok(answered)).boxed_local()
    }
}

struct Place {
    world: World,
    bucket: Rc<OneObject>,
}

impl Place {
    fn new() -> Self {
        Self { world: World::new(), bucket: Rc::default() }
    }

    fn device(&self) -> Rc<StateFile> {
        let s3 = source(Ports { http: self.bucket.clone(), ..self.world.ports() }, &self.world);
        s3.set_home(Some(Prefix::new("home/")));
        Rc::new(StateFile::new(&s3).unwrap())
    }

    fn read(&self, device: &Rc<StateFile>) -> Result<Option<Document>, Trouble> {
        let device = device.clone();
        self.world.block_on(async move { device.read().await })
    }

    fn write(&self, device: &Rc<StateFile>, document: &Document) -> Result<Document, Trouble> {
        let (device, document) = (device.clone(), document.clone());
        self.world.block_on(async move { device.write(&document).await })
    }

    fn stored(&self) -> Document {
        Document::read(self.bucket.bytes.borrow().as_ref().unwrap()).unwrap()
    }
}

fn with(names: &[&str]) -> Document {
    let mut document = Document::default();
    for name in names {
        document.add_favourite(&Spot { location: "my-files".into(), path: (*name).into() }, 1);
    }
    document
}

#[test]
fn two_devices_that_write_at_once_keep_what_each_has() {
    let place = Place::new();
    let (here, there) = (place.device(), place.device());
    assert_eq!(place.read(&here), Ok(None));
    assert_eq!(place.read(&there), Ok(None));
    assert_eq!(place.write(&here, &with(&["a"])), Ok(with(&["a"])));
    assert_eq!(place.write(&there, &with(&["b"])), Ok(with(&["a", "b"])), "by If-None-Match, then merged");
    assert_eq!(
        place.write(&here, &with(&["a", "c"])),
        Ok(with(&["a", "b", "c"])),
        "by If-Match, then merged"
    );
    assert_eq!(place.stored(), with(&["a", "b", "c"]));
    assert_eq!(place.read(&here), Ok(None), "it is what was seen last");
    assert_eq!(place.read(&there), Ok(Some(with(&["a", "b", "c"]))));
}

#[test]
fn a_write_without_an_answer_is_not_written_twice() {
    let place = Place::new();
    let here = place.device();
    place.bucket.loses_answer.set(true);
    assert_eq!(place.write(&here, &with(&["a"])), Ok(with(&["a"])));
    assert_eq!(place.bucket.writes.get(), 1);
}

#[test]
fn a_file_that_was_deleted_meanwhile_is_written_anew() {
    let place = Place::new();
    let here = place.device();
    place.write(&here, &with(&["a"])).unwrap();
    place.bucket.bytes.replace(None);
    place.write(&here, &with(&["a", "b"])).unwrap();
    assert_eq!(place.stored(), with(&["a", "b"]));
}

#[test]
fn what_this_page_cannot_read_is_never_overwritten() {
    for (bytes, why) in [
        (b"my own notes".to_vec(), Unreadable::Broken),
        (br#"{"alcove":2,"all":"new"}"#.to_vec(), Unreadable::Newer),
        (vec![b' '; (4 << 20) + 1], Unreadable::TooLarge),
    ] {
        let place = Place::new();
        let here = place.device();
        place.write(&here, &with(&["a"])).unwrap();
        // Put there before this page has read, and between two of its writes.
        place.bucket.meanwhile.replace(Some(bytes.clone()));
        assert_eq!(place.write(&here, &with(&["b"])), Err(Trouble::Unreadable(why)));
        let other = place.device();
        assert_eq!(place.read(&other), Err(Trouble::Unreadable(why)));
        assert_eq!(place.write(&other, &with(&["b"])), Err(Trouble::Unreadable(why)));
        assert_eq!(*place.bucket.bytes.borrow(), Some(bytes));
    }
}
