//! Where an archive's bytes come from and go to, in memory: answers that break off where told, a place that fills up, and a
//! count of the bytes that are held between the two.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use alcove::aws::http::{Request, Response, TransportError};
use alcove::client::ports::Timer;
use alcove::client::ports::archive::{Begun, Body, Bytes, NotWritten, Piece, Sink, Source};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use crate::fakes::VirtualTime;
use crate::files_s3::{Asked, FakeS3};

/// Bytes in one piece, at most.
const PIECE: usize = 64 << 10;

/// Some bytes, counted as long as they are held.
pub struct Chunk(Vec<u8>, Rc<Cell<usize>>);

impl Piece for Chunk {
    fn size(&self) -> u64 {
        self.0.len() as u64
    }
    fn show(&self, to: &mut dyn FnMut(&[u8])) {
        self.0.chunks(1_000).for_each(to);
    }
}

impl Drop for Chunk {
    fn drop(&mut self) {
        self.1.set(self.1.get() - self.0.len());
    }
}

/// What happens to an answer.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// It is a refusal.
    Refuse(u16, &'static str),
    /// There is none.
    Unreachable,
    /// It breaks off after so many bytes.
    Break(usize),
    /// It ends after so many bytes, as if that were all.
    End(usize),
    /// The same, and meanwhile someone has put another content there.
    Change(usize),
}

/// A request, by what matters of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Get {
    pub key: String,
    pub range: Option<String>,
    pub if_match: Option<String>,
}

/// The bucket's objects as streams.
pub struct Line {
    pub bucket: Rc<FakeS3>,
    pub time: Rc<VirtualTime>,
    pub asked: RefCell<Vec<Get>>,
    pub trouble: RefCell<HashMap<String, VecDeque<Trouble>>>,
    /// Contents that were there before, by key and tag.
    pub replaced: RefCell<Vec<(String, String)>>,
    /// Bytes held now, and the most at any time.
    pub held: Rc<Cell<usize>>,
    pub most_held: Rc<Cell<usize>>,
    /// Answers that are still coming, and the most at any time.
    pub coming: Rc<Cell<usize>>,
    pub most_coming: Cell<usize>,
    /// CORS exposes no headers.
    pub bare: Cell<bool>,
    /// A browser may not send a range: the preflight is refused.
    pub no_ranges: Cell<bool>,
}

/// An object's content: the same for a key and a tag.
pub fn content(key: &str, etag: &str, size: u64) -> Vec<u8> {
    let seed =
        key.bytes().chain(etag.bytes()).fold(7_u32, |seed, byte| seed.wrapping_mul(31) ^ u32::from(byte));
    let block: Vec<u8> = (0..1_021_u32).map(|at| (at.wrapping_mul(seed | 1) >> 7).to_le_bytes()[0]).collect();
    let size = usize::try_from(size).unwrap();
    let mut bytes = block.repeat(size / block.len() + 1);
    bytes.truncate(size);
    bytes
}

impl Line {
    pub fn trouble(&self, key: &str, all: impl IntoIterator<Item = Trouble>) {
        self.trouble.borrow_mut().entry(key.to_owned()).or_default().extend(all);
    }

    fn answer(&self, request: &Request) -> Answer {
        let asked = Asked::of(request);
        let (range, if_match) = (asked.header("range"), asked.header("if-match"));
        let owned = |text: Option<&str>| text.map(str::to_owned);
        self.asked.borrow_mut().push(Get {
            key: asked.key.clone(),
            range: owned(range),
            if_match: owned(if_match),
        });
        let trouble = self.trouble.borrow_mut().get_mut(&asked.key).and_then(VecDeque::pop_front);
        let lost = TransportError::Unreachable { host: "files".into() };
        match trouble {
            _ if self.bucket.cut.get() || (self.no_ranges.get() && range.is_some()) => return Err(lost),
            Some(Trouble::Unreachable) => return Err(lost),
            Some(Trouble::Refuse(status, code)) => return Ok(refusal(status, code)),
            _ => {}
        }
        if self.bucket.expired.borrow().iter().any(|key| asked.signed_by.contains(key.as_str())) {
            return Ok(refusal(400, "ExpiredToken"));
        }
        let Some(object) = self.bucket.objects.borrow().get(&asked.key).cloned() else {
            return Ok(refusal(404, "NoSuchKey"));
        };
        if if_match.is_some_and(|tag| tag != object.etag) {
            return Ok(refusal(412, "PreconditionFailed"));
        }
        let from =
            range.map_or(0, |it| it.trim_start_matches("bytes=").trim_end_matches('-').parse().unwrap());
        let mut bytes = content(&asked.key, &object.etag, object.size).split_off(from);
        let mut headers = vec![("content-length".to_owned(), bytes.len().to_string())];
        if !self.bare.get() {
            headers.push(("etag".to_owned(), object.etag.clone()));
            let last = object.size.saturating_sub(1);
            headers.extend(
                range.map(|_| ("content-range".to_owned(), format!("bytes {from}-{last}/{}", object.size))),
            );
        }
        let breaks = match trouble {
            Some(Trouble::Break(after) | Trouble::Change(after)) => Some(after),
            Some(Trouble::End(after)) => {
                bytes.truncate(after);
                None
            }
            _ => None,
        };
        if matches!(trouble, Some(Trouble::Change(_))) {
            self.replaced.borrow_mut().push((asked.key.clone(), object.etag.clone()));
            self.bucket.put(&asked.key, object.size);
        }
        let status = if range.is_some() { 206 } else { 200 };
        Ok((Response { status, headers, body: Vec::new() }, Some((bytes, breaks))))
    }
}

type Answer = Result<(Response, Option<Script>), TransportError>;

/// A body's bytes, and after how many it breaks off.
type Script = (Vec<u8>, Option<usize>);

fn refusal(status: u16, code: &str) -> (Response, Option<Script>) {
    let body = format!("<Error><Code>{code}</Code><Message>told to</Message></Error>").into_bytes();
    (Response { status, headers: Vec::new(), body }, None)
}

impl Source<Chunk> for Rc<Line> {
    fn get(&self, request: Request) -> LocalBoxFuture<'static, Result<Begun<Chunk>, TransportError>> {
        let (this, sleep) = (self.clone(), self.time.sleep(5));
        async move {
            sleep.await;
            let (response, body) = this.answer(&request)?;
            let body = body.map(|(bytes, breaks)| {
                this.coming.set(this.coming.get() + 1);
                this.most_coming.set(this.most_coming.get().max(this.coming.get()));
                Box::new(Coming { line: this.clone(), bytes, at: 0, breaks }) as Box<dyn Body<Chunk>>
            });
            Ok((response, body))
        }
        .boxed_local()
    }
}

struct Coming {
    line: Rc<Line>,
    bytes: Vec<u8>,
    at: usize,
    breaks: Option<usize>,
}

impl Body<Chunk> for Coming {
    fn next(&mut self) -> LocalBoxFuture<'_, Result<Option<Chunk>, TransportError>> {
        async move {
            self.line.time.sleep(1).await;
            let end = self.breaks.unwrap_or(usize::MAX).min(self.bytes.len());
            if self.at == end {
                let lost = TransportError::Unreachable { host: "files".into() };
                return if self.breaks.is_some() { Err(lost) } else { Ok(None) };
            }
            let piece = self.bytes[self.at..end.min(self.at + PIECE)].to_vec();
            self.at += piece.len();
            let line = &self.line;
            line.held.set(line.held.get() + piece.len());
            line.most_held.set(line.most_held.get().max(line.held.get()));
            Ok(Some(Chunk(piece, line.held.clone())))
        }
        .boxed_local()
    }
}

impl Drop for Coming {
    fn drop(&mut self) {
        self.line.coming.set(self.line.coming.get() - 1);
    }
}

/// What became of a place for an archive.
#[derive(Default)]
pub struct Place {
    pub bytes: RefCell<Vec<u8>>,
    pub closed: Cell<bool>,
    /// It was let go without being closed: nothing stays.
    pub dropped: Cell<bool>,
    /// So many bytes, and no more.
    pub room: Cell<Option<usize>>,
}

pub struct InMemory(pub Rc<Place>, pub Rc<VirtualTime>);

impl Sink<Chunk> for InMemory {
    fn write(&mut self, bytes: Bytes<Chunk>) -> LocalBoxFuture<'_, Result<(), NotWritten>> {
        async move {
            self.1.sleep(2).await;
            let mut all = self.0.bytes.borrow_mut();
            match bytes {
                Bytes::Made(bytes) => all.extend(bytes),
                Bytes::Passing(piece) => piece.show(&mut |bytes| all.extend(bytes)),
            }
            if self.0.room.get().is_some_and(|room| all.len() > room) {
                Err(NotWritten::Full)
            } else {
                Ok(())
            }
        }
        .boxed_local()
    }
    fn close(&mut self) -> LocalBoxFuture<'_, Result<(), NotWritten>> {
        self.0.closed.set(true);
        std::future::ready(Ok(())).boxed_local()
    }
}

impl Drop for InMemory {
    fn drop(&mut self) {
        self.0.dropped.set(!self.0.closed.get());
    }
}
