//! Lists the keys below a prefix side by side: the key space is cut into ranges, each listed by `start-after`.
//!
//! S3 pages by keys, one page after the other, and tells nothing of what comes: where to cut must be guessed. A guess costs
//! one request where it is wrong, since a range in which nothing is ends with its first page. So nothing is cut before some
//! pages have come (most folders are short), and then those ranges that have proved long are: at the ends of what the last
//! page had in common, from the inside out. Of `IMG_0040` to `IMG_0049` these are `IMG_005`, `IMG_01`, `IMG_1`, each ten times
//! as far as the one before, with one more in the middle of each.
//!
//! | a range is | entered when | left when |
//! |---|---|---|
//! | waiting | it is cut off; its page came and there are more; its request failed | [`Ranges::ask`] gives it out |
//! | flying | given out | [`Ranges::answer`], [`Ranges::give_back`] |
//! | done | the last page, or a page that goes beyond its end | its hits are released, in the order of keys |
//!
//! Whatever the guesses, each key is in one range: a range begins behind the key at which the one before it ends, and that
//! key is the other's.

mod cut;

use std::collections::VecDeque;

use cut::cuts;

/// How many pages come one after the other before the rest is cut: 4,000 names.
const ALONE: u32 = 4;
/// How many pages in a row make a range worth cutting.
const LONG: u32 = 2;
/// How many pieces are cut off at once, at most: more would be wrong guesses mostly.
const PIECES: usize = 6;

/// A listing under way, and the hits (of any sort) that wait for those of smaller keys.
#[derive(Debug)]
pub struct Ranges<T> {
    prefix: String,
    /// In the order of keys; those in front that are done have been taken out.
    listed: VecDeque<Listed<T>>,
    width: usize,
    pages: u32,
    count: u32,
}

/// A page to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Which range it is of.
    pub range: u32,
    /// The key behind which it begins; `None` begins with the prefix.
    pub after: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Waiting,
    Flying,
    Done,
}

#[derive(Debug)]
struct Listed<T> {
    id: u32,
    stage: Stage,
    /// What is listed: up to and with this key.
    after: Option<String>,
    /// The last key of the range; `None` goes to the end of the prefix.
    until: Option<String>,
    /// The first key of the last page.
    first: String,
    /// Pages since the last cut.
    pages: u32,
    held: Vec<T>,
}

impl<T> Listed<T> {
    fn new(id: u32, after: Option<String>, until: Option<String>) -> Self {
        let (stage, first, pages, held) = (Stage::Waiting, String::new(), 0, Vec::new());
        Self { id, stage, after, until, first, pages, held }
    }
}

impl<T> Ranges<T> {
    /// All below a prefix, over so many connections at most.
    pub fn new(prefix: &str, width: usize) -> Self {
        let all = Listed::new(0, None, None);
        Self { prefix: prefix.to_owned(), listed: [all].into(), width: width.max(1), pages: 0, count: 1 }
    }

    /// A page to ask for now; `None` where all connections are in use, or all that is left is under way.
    pub fn ask(&mut self) -> Option<Ask> {
        if self.in_flight() >= self.width {
            return None;
        }
        while !self.listed.iter().any(|range| range.stage == Stage::Waiting) && self.cut() {}
        let range = self.listed.iter_mut().find(|range| range.stage == Stage::Waiting)?;
        range.stage = Stage::Flying;
        Some(Ask { range: range.id, after: range.after.clone() })
    }

    /// How many pages are under way.
    pub fn in_flight(&self) -> usize {
        self.listed.iter().filter(|range| range.stage == Stage::Flying).count()
    }

    /// Whether every key has been listed.
    pub fn is_done(&self) -> bool {
        self.listed.iter().all(|range| range.stage == Stage::Done)
    }

    /// A page has come, with these keys, in their order; `has_more` where S3 cut it off.
    ///
    /// Gives how many of the keys, from the first, are of the range; the others are, or will be, listed by its neighbour.
    pub fn answer(&mut self, id: u32, keys: &[&str], has_more: bool) -> usize {
        let Some(range) = self.listed.iter_mut().find(|range| range.id == id) else { return 0 };
        self.pages += 1;
        range.pages += 1;
        let until = range.until.as_deref();
        let own = keys.iter().take_while(|key| until.is_none_or(|until| **key <= until)).count();
        let last = keys[..own].last();
        range.stage =
            if has_more && own == keys.len() && last.is_some() { Stage::Waiting } else { Stage::Done };
        if let (Some(first), Some(last)) = (keys.first(), last) {
            (*first).clone_into(&mut range.first);
            range.after = Some((*last).to_owned());
        }
        own
    }

    /// None of the pages under way will come: they will be asked for again.
    pub fn give_back(&mut self) {
        for range in self.listed.iter_mut().filter(|range| range.stage == Stage::Flying) {
            range.stage = Stage::Waiting;
        }
    }

    /// So many connections at most from now on; what is under way stays.
    pub fn set_width(&mut self, width: usize) {
        self.width = width.max(1);
    }

    /// Keeps what was found on a page of a range, and gives all that stands in its final order: what nothing of smaller keys
    /// can come before.
    pub fn release(&mut self, id: u32, found: impl IntoIterator<Item = T>) -> Vec<T> {
        if let Some(range) = self.listed.iter_mut().find(|range| range.id == id) {
            range.held.extend(found);
        }
        let mut released = Vec::new();
        while let Some(front) = self.listed.front_mut() {
            released.append(&mut front.held);
            if front.stage != Stage::Done || self.listed.len() == 1 {
                break;
            }
            self.listed.pop_front();
        }
        released
    }

    /// Cuts the range that has proved longest, where there is a place; `false` where none is long enough.
    fn cut(&mut self) -> bool {
        if self.pages < ALONE {
            return false;
        }
        let pieces = PIECES.min(self.width.saturating_sub(self.in_flight()));
        let long = |(_, range): &(usize, &Listed<T>)| range.stage != Stage::Done && range.pages >= LONG;
        let Some((at, range)) =
            self.listed.iter().enumerate().filter(long).max_by_key(|(_, range)| range.pages)
        else {
            return false;
        };
        let Some(after) = range.after.as_deref() else { return false };
        let cuts = cuts(&self.prefix, &range.first, after, range.until.as_deref(), pieces);
        let range = &mut self.listed[at];
        range.pages = 0;
        let ends = cuts.iter().skip(1).cloned().map(Some).chain([range.until.clone()]);
        let pieces: Vec<_> = cuts.iter().cloned().zip(ends).collect();
        if let Some((first, _)) = pieces.first() {
            range.until = Some(first.clone());
        }
        for (place, (after, until)) in pieces.into_iter().enumerate() {
            self.listed.insert(at + 1 + place, Listed::new(self.count, Some(after), until));
            self.count += 1;
        }
        true
    }
}

#[cfg(test)]
mod tests;
