//! Downloads many files as one ZIP archive, written as it comes: whatever the sizes, a few megabytes are held.
//!
//! What was chosen is listed to its bottom first, so that the whole is known (`list`). Then the members are written in their
//! order. Small files are fetched side by side, ahead of the one that is being written (`prefetch`); a large one passes
//! through as it comes (`reader`, which goes on where an answer broke off). The bytes of the archive itself are
//! [`crate::model::zip`]'s, where they come from and go to is behind [`Source`] and [`Sink`].
//!
//! **What cannot be had** is left out, and the rest goes on. Of a file that fails while it is being written some bytes are in the
//! archive already and cannot be taken back; the directory does not lead to them, so no program opens half a file. What
//! is missing is told twice: to the person, and in a note inside the archive, for whoever gets it without them. Where nothing
//! at all can be had there is no archive.
//!
//! Dropping [`run`]'s future ends everything, and nothing of the archive stays.
//!
//! # A member's way
//!
//! | size | fetched | in the archive |
//! |---|---|---|
//! | 0 | not at all | header alone |
//! | up to 4 MiB | ahead of its turn, whole | length and CRC in the header |
//! | larger | in its turn, as it comes | CRC behind the bytes |
//!
//! The members are stored, not compressed, so the size of the whole is known before the first byte.

mod jobs;
mod link;
mod list;
mod prefetch;
mod progress;
mod reader;

use std::rc::Rc;

pub use jobs::{DownloadId, Downloads, End, Notice, Snapshot, Totals};
pub use progress::{ArchiveProgress, Missing, ProgressTracker, Stage};

use self::link::Link;
use self::prefetch::{Prefetch, Prefetched};
use self::reader::Reader;
use super::files::reachable;
use super::ports::archive::{Bytes, NotWritten, Piece, Sink, Source};
use super::s3::S3;
use crate::model::failure::{Cause, Failure};
use crate::model::files::{Entry, File, Prefix};
use crate::model::zip::{self, Archive, Crc32, Item, Plan, Stamp};

/// Opens the place for an archive of so many bytes or a little more.
pub type OpenSink<P> = Box<
    dyn FnOnce(u64) -> futures_util::future::LocalBoxFuture<'static, Result<Box<dyn Sink<P>>, NotWritten>>,
>;

/// The text of a note about what is missing.
pub type Note = Rc<dyn Fn(&[Missing]) -> String>;

/// What is to be downloaded, and how.
///
/// `P` is a piece of bytes of the platform's (`ports::archive::Piece`), so that tests run without a browser.
pub struct Order<P> {
    /// The files and folders.
    pub entries: Vec<Entry>,
    /// The folder that they are in: paths inside the archive begin below it.
    pub root: Prefix,
    /// Where bytes come from.
    pub source: Rc<dyn Source<P>>,
    /// Where they go, opened once it is known what there is.
    pub sink: OpenSink<P>,
    /// The minutes that the person's clock was ahead of UTC at a time (milliseconds since the epoch).
    pub ahead_of_utc: fn(i64) -> i64,
    /// The name of the note about what is missing.
    pub note_name: &'static str,
    /// Its text.
    pub note: Note,
}

/// Why there is no archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Nothing of it could be had: why the first could not. Or the session is over.
    ///
    /// Not tried again here: each request has been, and the person may start over.
    Failed(Failure),
    /// There is nothing in what was chosen.
    Empty,
    /// The place for it took no more.
    ///
    /// `NotWritten::Cancelled` is the person's own doing, and is shown as such.
    NotWritten(NotWritten),
}

impl From<NotWritten> for Stopped {
    fn from(why: NotWritten) -> Self {
        Self::NotWritten(why)
    }
}

/// Downloads an archive, and counts in `progress` how far it is.
///
/// # Errors
///
/// [`Stopped`]. A member that cannot be had is no error: see `progress`.
pub async fn run<P: Piece>(s3: S3, order: Order<P>, progress: Rc<ProgressTracker>) -> Result<(), Stopped> {
    let Order { entries, root, source, sink, ahead_of_utc, note_name, note } = order;
    let link = Link::new(s3, source, progress.clone());
    let found = list::list(&link, entries).await.map_err(Stopped::Failed)?;
    let plan = Rc::new(zip::plan(&root, found, note_name));
    progress.planned(&plan);
    if plan.items.is_empty() {
        return Err(progress.first_missing().map_or(Stopped::Empty, |missing| Stopped::Failed(missing.why)));
    }
    let sink = sink(plan.size).await?;
    let prefetch = Prefetch::new(link.clone(), plan.clone());
    let mut work = Work { link, progress, archive: Archive::default(), sink, ahead_of_utc, written: 0 };
    work.members(&plan, &prefetch).await?;
    drop(prefetch);
    work.finish(&plan, &*note).await
}

struct Work<P> {
    link: Link<P>,
    progress: Rc<ProgressTracker>,
    archive: Archive,
    sink: Box<dyn Sink<P>>,
    ahead_of_utc: fn(i64) -> i64,
    /// Members that can be opened.
    written: usize,
}

impl<P: Piece> Work<P> {
    async fn members(&mut self, plan: &Plan, prefetch: &Prefetch<P>) -> Result<(), Stopped> {
        for (index, item) in plan.items.iter().enumerate() {
            match item {
                Item::Folder { path, modified } => {
                    let header = self.archive.folder(path, self.stamp(*modified));
                    self.made(header).await?;
                    self.written += 1;
                }
                Item::File { path, file } => {
                    let outcome = match prefetch.take(index).await {
                        Prefetched::Whole(whole) => self.whole(path, file, whole).await?,
                        Prefetched::Failed(failure) => self.nothing_of(file, failure),
                        Prefetched::NotFetched => self.pass(path, file).await?,
                    };
                    self.settle(path, outcome)?;
                }
            }
        }
        Ok(())
    }

    /// A file whose bytes are all there.
    async fn whole(
        &mut self,
        path: &str,
        file: &File,
        whole: prefetch::Whole<P>,
    ) -> Result<Outcome, Stopped> {
        let prefetch::Whole { pieces, size, sum } = whole;
        self.progress.resized(file.size, size);
        let header = self.archive.whole(path, self.stamp(file.modified), size, sum.value());
        self.made(header).await?;
        for piece in pieces {
            self.passing(piece).await?;
        }
        Ok(Ok(()))
    }

    /// A file that is written while it comes. Its header is written once its first answer is there: a file that cannot be had
    /// at all leaves no trace.
    async fn pass(&mut self, path: &str, file: &File) -> Result<Outcome, Stopped> {
        let opened = match reachable("GetObject", &file.key) {
            Ok(()) => Reader::open(self.link.clone(), file).await,
            Err(failure) => Err(failure),
        };
        let mut reader = match opened {
            Ok(reader) => reader,
            Err(failure) => return Ok(self.nothing_of(file, failure)),
        };
        self.progress.resized(file.size, reader.size());
        let (header, open) = self.archive.begin(path, self.stamp(file.modified), reader.size());
        self.made(header).await?;
        let (mut sum, mut written) = (Crc32::default(), 0);
        loop {
            match reader.next().await {
                Ok(Some(piece)) => {
                    piece.show(&mut |bytes| sum.add(bytes));
                    written += piece.size();
                    self.passing(piece).await?;
                }
                Ok(None) => {
                    let behind = self.archive.end_file(open, sum.value());
                    self.made(behind).await?;
                    return Ok(Ok(()));
                }
                Err(failure) => {
                    self.archive.give_up(open, written);
                    self.progress.resized(reader.size(), written);
                    return Ok(Err(failure));
                }
            }
        }
    }

    /// A file fails before its first byte.
    fn nothing_of(&self, file: &File, failure: Failure) -> Outcome {
        self.progress.resized(file.size, 0);
        Err(failure)
    }

    /// Takes note of how a file went.
    fn settle(&mut self, path: &str, outcome: Outcome) -> Result<(), Stopped> {
        match outcome {
            Ok(()) => self.written += 1,
            // No other file could be had either.
            Err(failure) if failure.cause == Cause::SessionEnded => return Err(Stopped::Failed(failure)),
            Err(why) => self.progress.missing(Missing { path: path.to_owned(), why }),
        }
        self.progress.file_done();
        Ok(())
    }

    /// The note, the directory, the end.
    async fn finish(mut self, plan: &Plan, note: &dyn Fn(&[Missing]) -> String) -> Result<(), Stopped> {
        if let Some(first) = self.progress.first_missing() {
            if self.written == 0 {
                return Err(Stopped::Failed(first.why));
            }
            let text = self.progress.with_missing(note);
            let mut sum = Crc32::default();
            sum.add(text.as_bytes());
            let stamp = self.stamp(self.link.now());
            let header = self.archive.whole(&plan.note, stamp, text.len() as u64, sum.value());
            self.made([header, text.into_bytes()].concat()).await?;
        }
        self.progress.stage(Stage::Closing);
        let [directory, end] = self.archive.finish();
        for bytes in [directory, end] {
            self.sink.write(Bytes::Made(bytes)).await?;
        }
        Ok(self.sink.close().await?)
    }

    async fn made(&mut self, bytes: Vec<u8>) -> Result<(), Stopped> {
        Ok(self.sink.write(Bytes::Made(bytes)).await?)
    }

    async fn passing(&mut self, piece: P) -> Result<(), Stopped> {
        let size = piece.size();
        self.sink.write(Bytes::Passing(piece)).await?;
        self.progress.written(size);
        Ok(())
    }

    fn stamp(&self, modified: i64) -> Stamp {
        Stamp::new(modified, (self.ahead_of_utc)(modified))
    }
}

/// How a file went.
type Outcome = Result<(), Failure>;
