//! Small files, fetched side by side before their turn: a request for each, one after the other, would be mostly waiting.
//!
//! The bytes in memory are bounded by [`HELD`]: beyond it no further file is requested.
//!
//! Members must be written in their order, so one slow small file holds up those behind it, but no request:
//! up to [`HELD`] bytes they wait in memory.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use futures_channel::oneshot;
use futures_util::FutureExt;
use futures_util::future::{AbortHandle, abortable};

use super::link::Link;
use super::reader::Reader;
use crate::client::files::reachable;
use crate::client::ports::archive::Piece;
use crate::model::failure::Failure;
use crate::model::files::File;
use crate::model::zip::{Crc32, Item, Plan};

/// Files up to this are fetched ahead, in bytes.
///
/// One answer each; larger files fill the line by themselves.
const SMALL: u64 = 4 << 20;
/// So much may be held, in bytes.
const HELD: u64 = 32 << 20;
/// A file counts for at least so much: the smallest has a name, an answer and a place in a list.
const LEAST: u64 = 4 << 10;

/// Fetches the small members of an archive before their turn. Dropping it ends its requests.
pub(super) struct Prefetch<P>(Rc<Inner<P>>);

struct Inner<P> {
    link: Link<P>,
    plan: Rc<Plan>,
    /// Index of the first member that was not considered yet.
    next: Cell<usize>,
    /// Bytes in memory or requested.
    held: Cell<u64>,
    flying: Cell<usize>,
    slots: RefCell<HashMap<usize, Slot<P>>>,
}

/// A small member that is on its way, or there.
struct Slot<P> {
    coming: oneshot::Receiver<Prefetched<P>>,
    task: AbortHandle,
    /// What it counts for in [`Inner::held`].
    weight: u64,
}

/// What was fetched before its turn.
pub(super) enum Prefetched<P> {
    /// All of it.
    Whole(Whole<P>),
    /// It could not be had.
    Failed(Failure),
    /// Nothing: it is large. Or it became so since it was listed.
    NotFetched,
}

/// A file's bytes.
pub(super) struct Whole<P> {
    pub pieces: Vec<P>,
    pub size: u64,
    pub sum: Crc32,
}

impl<P: Piece> Prefetch<P> {
    /// Begins with the first members.
    pub fn new(link: Link<P>, plan: Rc<Plan>) -> Self {
        let this = Self(Rc::new(Inner {
            link,
            plan,
            next: Cell::new(0),
            held: Cell::new(0),
            flying: Cell::new(0),
            slots: RefCell::default(),
        }));
        this.0.fill();
        this
    }

    /// The prefetched bytes of the member at this index; waits for them where they are on their way.
    ///
    /// Call it once for each member, in their order. Never fails by itself: a failure of the fetch is handed
    /// out with the member.
    pub async fn take(&self, index: usize) -> Prefetched<P> {
        let inner = &self.0;
        inner.next.set(inner.next.get().max(index + 1));
        let slot = inner.slots.borrow_mut().remove(&index);
        let prefetched = match (slot, inner.plan.items.get(index)) {
            (Some(Slot { coming, weight, .. }), _) => {
                let prefetched = coming.await.unwrap_or(Prefetched::NotFetched);
                inner.held.set(inner.held.get() - weight);
                prefetched
            }
            // There is nothing to ask for.
            (None, Some(Item::File { file, .. })) if file.size == 0 && file.key.path().is_ok() => {
                Prefetched::Whole(Whole { pieces: Vec::new(), size: 0, sum: Crc32::default() })
            }
            _ => Prefetched::NotFetched,
        };
        inner.fill();
        prefetched
    }
}

impl<P: Piece> Inner<P> {
    /// Asks for as many as there is room for.
    ///
    /// Called after every answer and every member taken, so the line is never idle while there is room.
    fn fill(self: &Rc<Self>) {
        while self.flying.get() < self.link.width() {
            let index = self.next.get();
            let Some(item) = self.plan.items.get(index) else { return };
            if let Item::File { file, .. } = item
                && (1..=SMALL).contains(&file.size)
            {
                let weight = file.size.max(LEAST);
                if self.held.get() + weight > HELD {
                    return;
                }
                self.begin(index, weight, file.clone());
            }
            self.next.set(index + 1);
        }
    }

    /// A task's answer waits in its channel. Where the prefetch has gone, nobody hears it.
    fn begin(self: &Rc<Self>, index: usize, weight: u64, file: File) {
        self.held.set(self.held.get() + weight);
        self.flying.set(self.flying.get() + 1);
        let (done, coming) = oneshot::channel();
        let (work, task) = abortable(fetch(self.link.clone(), file));
        self.slots.borrow_mut().insert(index, Slot { coming, task, weight });
        let this: Weak<Self> = Rc::downgrade(self);
        let run = async move {
            let Ok(prefetched) = work.await else { return };
            let _ = done.send(prefetched);
            if let Some(this) = this.upgrade() {
                this.flying.set(this.flying.get() - 1);
                this.fill();
            }
        };
        self.link.s3().ports().spawn.spawn(run.boxed_local());
    }
}

impl<P> Drop for Inner<P> {
    fn drop(&mut self) {
        for slot in self.slots.get_mut().values() {
            slot.task.abort();
        }
    }
}

async fn fetch<P: Piece>(link: Link<P>, file: File) -> Prefetched<P> {
    match whole(link, &file).await {
        Ok(Some(whole)) => Prefetched::Whole(whole),
        Ok(None) => Prefetched::NotFetched,
        Err(failure) => Prefetched::Failed(failure),
    }
}

/// All of a file; `None` where it is not small any more.
async fn whole<P: Piece>(link: Link<P>, file: &File) -> Result<Option<Whole<P>>, Failure> {
    reachable("GetObject", &file.key)?;
    let mut reader = Reader::open(link, file).await?;
    let size = reader.size();
    if size > SMALL {
        return Ok(None);
    }
    let (mut pieces, mut sum) = (Vec::new(), Crc32::default());
    while let Some(piece) = reader.next().await? {
        piece.show(&mut |bytes| sum.add(bytes));
        pieces.push(piece);
    }
    Ok(Some(Whole { pieces, size, sum }))
}
