//! Whether two files of one path are the same, and which side has changed. The rule is [`super`]'s.
//!
//! The order of the questions for one pair: nothing changed since the last sync → same, unless contents are
//! wanted; sizes differ → differ; contents are in doubt → ask for them; else same. Times decide which side
//! is newer, never by themselves that two files differ.

use super::{Agreed, Direction, InAlcove, OnDevice, Options, Scanned, Tree};

/// What comparing contents told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// The checksums are equal.
    Same,
    /// They are not.
    Different,
    /// S3 keeps none that could be compared.
    /// Then times and sizes decide.
    Untold,
}

/// Which side has something new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// This device.
    Here,
    /// Alcove.
    There,
    /// Both, or nobody knows.
    Unclear(Conflict),
}

/// Why only the person can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// What is to be replaced is newer than what would replace it.
    Newer,
    /// Both have changed since they were the same.
    BothChanged,
    /// They differ, and nothing tells which has changed.
    Unknown,
    /// Deleted on one side, changed on the other.
    Deleted,
}

/// How two files of one path compare.
///
/// [`Verdict::Ask`] is for the first pass alone: in the second, contents that are still unknown become a
/// conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is to be done.
    Same,
    /// Only their contents tell.
    Ask,
    /// They differ.
    Differ(News),
}

/// The paths whose contents must be compared before there can be a plan.
///
/// In the order of paths. The caller reads each file and asks S3 for the checksum; no path is named whose
/// sizes differ.
pub fn to_compare(scanned: &Scanned, options: Options) -> Vec<String> {
    let both = scanned.device.iter().filter_map(|(path, device)| {
        let alcove = scanned.alcove.get(path)?;
        let pair = Pair { device: *device, alcove, agreed: scanned.agreed.get(path) };
        (pair.verdict(options, None) == Verdict::Ask).then(|| path.clone())
    });
    both.collect()
}

/// A file that both sides have.
pub struct Pair<'a> {
    pub device: OnDevice,
    pub alcove: &'a InAlcove,
    pub agreed: Option<&'a Agreed>,
}

impl<'a> Pair<'a> {
    /// The two files of a path, with what the last sync found.
    pub fn of(scanned: &'a Scanned, path: &str, device: OnDevice, alcove: &'a InAlcove) -> Self {
        Self { device, alcove, agreed: scanned.agreed.get(path) }
    }

    /// How they compare, by what is known of their contents.
    ///
    /// `contents` is `None` in the first pass, and in the second for pairs that were not in doubt.
    pub fn verdict(&self, options: Options, contents: Option<Contents>) -> Verdict {
        let settled =
            self.agreed.is_some_and(|it| it.is_of_device(self.device) && it.is_of_alcove(self.alcove));
        if settled && !options.contents {
            return Verdict::Same;
        }
        if self.device.size != self.alcove.size {
            return Verdict::Differ(self.news(options.direction));
        }
        let doubt = match options.direction {
            _ if settled => false,
            _ if self.agreed.is_some() => true,
            Direction::Up => self.device.is_newer(self.alcove),
            Direction::Down => self.alcove.is_newer(self.device),
            Direction::Both => true,
        };
        match contents {
            None if doubt || options.contents => Verdict::Ask,
            Some(Contents::Different) => Verdict::Differ(self.news(options.direction)),
            Some(Contents::Untold) if doubt => Verdict::Differ(self.news(options.direction)),
            None | Some(Contents::Same | Contents::Untold) => Verdict::Same,
        }
    }

    /// Which side has something new, given that they differ.
    ///
    /// What the last sync knew comes before any time: clocks of two devices differ, and S3's times are
    /// those of uploads. An empty file here may be all that a download left behind: it replaces no content unasked, and is
    /// replaced where no sync knows it.
    fn news(&self, direction: Direction) -> News {
        let is_emptied = self.device.size == 0 && self.alcove.size > 0;
        match self.news_by_time(direction) {
            _ if is_emptied && self.agreed.is_none() && direction.writes_here() => News::There,
            News::Here if is_emptied => News::Unclear(Conflict::Unknown),
            news => news,
        }
    }

    fn news_by_time(&self, direction: Direction) -> News {
        if let Some(agreed) = self.agreed {
            let here = !agreed.is_of_device(self.device);
            let there = !agreed.is_of_alcove(self.alcove);
            return match (here, there) {
                (true, false) => News::Here,
                (false, true) => News::There,
                // Contents can differ though neither looks changed: nobody knows which is right.
                (false, false) => News::Unclear(Conflict::Unknown),
                (true, true) => News::Unclear(Conflict::BothChanged),
            };
        }
        match direction {
            Direction::Up if !self.alcove.is_newer(self.device) => News::Here,
            Direction::Up => News::There,
            Direction::Down if !self.device.is_newer(self.alcove) => News::There,
            Direction::Down => News::Here,
            Direction::Both => News::Unclear(Conflict::Unknown),
        }
    }
}

/// What was compared, by path.
pub type Compared = Tree<Contents>;
