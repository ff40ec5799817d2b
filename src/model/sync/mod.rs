//! Folder sync: a folder of this device and one of Alcove are compared, what would be done is planned, and the person says
//! what to do where nobody but they can know. Scanning at the two and doing it are `client::sync`'s work.
//!
//! # The rule
//!
//! Two files of one path are **the same** if neither has changed since a sync found or made them so ([`Agreed`]). Otherwise
//! they **differ** if their sizes do; and where the sizes are equal,
//!
//! - upwards if this device's is newer, downwards if Alcove's is, both ways in any case: by their contents, that is by the
//!   checksum that S3 keeps. Where it keeps none that can be compared they count as different, as times and sizes are all
//!   that is left;
//! - otherwise they count as the same, unless the person wants contents compared.
//!
//! So does `aws s3 sync` on its way up ("the size of the local file is different than the size of the S3 object, the last
//! modified time of the local file is newer than the last modified time of the S3 object, or the local file does not exist",
//! <https://docs.aws.amazon.com/cli/latest/reference/s3/sync.html>), where it then copies without looking. On its way down it
//! sets a file's time to the object's, which a page cannot; a file that was downloaded is newer than its object here, and by
//! the CLI's default ("ignore same-sized items unless the local version is newer") would be downloaded over and over. S3's
//! times are whole seconds and say when an object was *uploaded*; a file's say when it was *written*.
//!
//! Where two files differ, the one that is **newer** by what is known replaces the other if that is the direction. All else is
//! a [`Conflict`]: the one to be replaced is newer, both have changed, or (both ways, the first time) nothing tells. Both ways
//! a file that one side lacks is copied there, unless a sync knew it on both sides and the person wants deletions.
//!
//! An **empty file here** is less than a file: a browser makes one before it writes the first byte of a download, and a tab
//! that is closed by then leaves it. Unknown to any sync it is replaced by what Alcove has, and upwards it replaces no content
//! unasked.
//!
//! Folders are no files: an empty one is neither made nor removed, and markers of folders in S3 are passed over.
//!
//! # The order
//!
//! [`tree()`] and [`tree_of`] make both sides → [`to_compare`] names the paths whose contents must be read
//! → [`plan()`] → the person decides ([`Plan::decide`]) → [`Plan::steps`] → `client::sync` performs each →
//! [`Report`]. Every function is pure and costs O(n log n) in the number of paths.

mod compare;
pub mod dialog;
mod names;
mod plan;
mod report;
mod spelling;
mod steps;
mod tree;

pub use compare::{Conflict, Contents, to_compare};
pub use names::Obstacle;
pub use plan::{Action, Blocked, Choice, Item, Plan, plan};
pub use report::{End, Progress, Report, Unfinished};
pub use spelling::Spelling;
pub use steps::Step;
pub use tree::{Agreed, InAlcove, OnDevice, Scanned, Tree, tree, tree_of};

/// Which side follows which.
///
/// Fixed for a plan: another direction means another comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// This device → Alcove.
    Up,
    /// Alcove → this device.
    Down,
    /// Each gets what is new on the other.
    Both,
}

impl Direction {
    /// Whether something may be written on this device.
    pub const fn writes_here(self) -> bool {
        matches!(self, Self::Down | Self::Both)
    }

    /// Whether something may be written in Alcove.
    pub const fn writes_there(self) -> bool {
        matches!(self, Self::Up | Self::Both)
    }
}

/// What the person wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Which side follows which.
    pub direction: Direction,
    /// Whether what is not there any more goes on the other side too.
    /// One way: whatever the leading side lacks. Both ways: only what an earlier sync knew on both sides.
    pub delete: bool,
    /// Whether contents are compared wherever sizes are equal.
    /// Costs a read of each such file, and a `HeadObject` for the checksum.
    pub contents: bool,
}

#[cfg(test)]
mod tests;
