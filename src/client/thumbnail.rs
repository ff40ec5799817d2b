//! Reads what small pictures of files are made of: few bytes of each, few files at once. Dropping the future of one that is not seen
//! any more aborts its request, and gives its turn to the next.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use futures_channel::oneshot::{Sender, channel};

use super::preview::{NotRead, Source};
use super::s3::S3;
use crate::model::files::File;
use crate::model::preview::exif::{Embedded, upright};
use crate::model::preview::thumbnail::{Plan, Side, fit};

/// How many files are read at once: browsers have six connections to a host, and the list wants some of them too.
const AT_ONCE: usize = 4;

/// A picture to be made small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file that it is, or that was in the file.
    pub bytes: Vec<u8>,
    /// Of which media type.
    pub media_type: &'static str,
    /// How small it is drawn.
    pub side: Side,
}

/// Reads pictures.
pub struct Thumbnails {
    s3: S3,
    turns: Rc<Turns>,
}

impl Thumbnails {
    /// For the files of an identity.
    pub fn new(s3: S3) -> Self {
        let turns = Turns { free: RefCell::new(AT_ONCE), waiting: RefCell::default() };
        Self { s3, turns: Rc::new(turns) }
    }

    /// The picture of a file; `None` where an icon stands for it.
    ///
    /// # Errors
    ///
    /// What kept its bytes from being read: asking again may help.
    pub async fn picture(&self, file: &File) -> Result<Option<Picture>, NotRead> {
        let Some(plan) = Plan::of(file).filter(|_| file.key.path().is_ok()) else { return Ok(None) };
        let _turn = Turns::take(&self.turns).await;
        let source = Source::new(self.s3.clone(), file.clone());
        let mut bytes = source.read(0..plan.first).await?;
        if plan.is_photo
            && let Some(found) = Embedded::of(&bytes)
        {
            let end = found.range.end as u64;
            if end > bytes.len() as u64 {
                bytes.extend(source.read(bytes.len() as u64..end).await?);
            }
            let small = bytes.get(found.range).unwrap_or_default();
            if let Some(side) = fit(small, true).map(|side| side.turned(found.orientation)) {
                let bytes = upright(small, found.orientation);
                return Ok(Some(Picture { bytes, media_type: plan.media_type, side }));
            }
        }
        if !plan.is_small {
            return Ok(None);
        }
        if (bytes.len() as u64) < file.size {
            bytes.extend(source.read(bytes.len() as u64..file.size).await?);
        }
        Ok(fit(&bytes, false).map(|side| Picture { bytes, media_type: plan.media_type, side }))
    }
}

/// Who may read now, and who waits.
struct Turns {
    free: RefCell<usize>,
    waiting: RefCell<VecDeque<Sender<Turn>>>,
}

/// The right to read one file. Dropping it lets the next one in.
struct Turn(Rc<Turns>);

impl Turns {
    async fn take(turns: &Rc<Self>) -> Turn {
        let is_free = *turns.free.borrow() > 0;
        if is_free {
            *turns.free.borrow_mut() -= 1;
            return Turn(turns.clone());
        }
        let (turn, given) = channel();
        turns.waiting.borrow_mut().push_back(turn);
        // The other end stands in the queue until it is used.
        given.await.unwrap_or_else(|_| Turn(turns.clone()))
    }

    /// The next who still waits; those who went are passed over.
    fn next(&self) -> Option<Sender<Turn>> {
        let mut waiting = self.waiting.borrow_mut();
        std::iter::from_fn(|| waiting.pop_front()).find(|next| !next.is_canceled())
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        match self.0.next() {
            // One that was given to somebody who goes before taking it is dropped in turn.
            Some(next) => drop(next.send(Self(self.0.clone()))),
            None => *self.0.free.borrow_mut() += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;
    use futures_util::future::LocalBoxFuture;

    fn take(turns: &Rc<Turns>) -> LocalBoxFuture<'static, Turn> {
        let turns = turns.clone();
        async move { Turns::take(&turns).await }.boxed_local()
    }

    #[test]
    fn so_many_read_at_once_and_those_who_go_give_their_turn_to_the_next() {
        let turns = Rc::new(Turns { free: RefCell::new(2), waiting: RefCell::default() });
        let (first, second) = (take(&turns).now_or_never().unwrap(), take(&turns).now_or_never().unwrap());
        let (mut third, mut fourth, mut fifth) = (take(&turns), take(&turns), take(&turns));
        for waits in [&mut third, &mut fourth, &mut fifth] {
            assert!(waits.now_or_never().is_none());
        }
        drop(third); // scrolled out of view while it waited
        drop(first);
        let fourth = fourth.now_or_never().unwrap();
        assert!((&mut fifth).now_or_never().is_none());
        drop(second);
        drop(fifth); // its turn had been given, and nobody took it
        drop(fourth);
        assert_eq!(*turns.free.borrow(), 2);
    }
}
