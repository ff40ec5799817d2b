//! The two sides as they were found, each file by its path below the folder, with slashes between.

use std::collections::BTreeMap;

use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::Prefix;
use crate::model::files::File;

/// Files by their paths.
///
/// Ordered, so that plans and reports read like a listing.
pub type Tree<T> = BTreeMap<String, T>;

/// A file of this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnDevice {
    /// Bytes.
    pub size: u64,
    /// When it was last written: milliseconds since the epoch.
    pub modified: i64,
}

/// An object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InAlcove {
    /// Bytes.
    pub size: u64,
    /// When it was uploaded: milliseconds since the epoch, whole seconds.
    pub modified: i64,
    /// Which content it has; S3-compatible stores may leave it out.
    pub etag: Option<ETag>,
}

/// A file that was the same on both sides when a sync ended.
///
/// Written by `client::sync::memory` after a run, for each pair that is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// How it was on this device.
    pub device: OnDevice,
    /// Which content it had in Alcove.
    pub etag: ETag,
}

/// Both sides, and what an earlier sync left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scanned {
    /// This device's.
    pub device: Tree<OnDevice>,
    /// Alcove's.
    pub alcove: Tree<InAlcove>,
    /// What was the same when the last sync ended; empty where there was none.
    pub agreed: Tree<Agreed>,
    /// Files and folders of this device that it would not open. That something is missing there means nothing.
    pub unreadable: Vec<String>,
}

impl OnDevice {
    /// Whether it was written after the object was uploaded, in the seconds that S3 counts.
    ///
    /// Whole seconds on both sides: S3 cuts its times, and a file would be newer than its own upload by
    /// milliseconds.
    pub const fn is_newer(self, than: &InAlcove) -> bool {
        seconds(self.modified) > seconds(than.modified)
    }
}

impl InAlcove {
    /// Whether it was uploaded after the file was written.
    pub const fn is_newer(&self, than: OnDevice) -> bool {
        seconds(self.modified) > seconds(than.modified)
    }
}

impl Agreed {
    /// Whether the file is as it was.
    pub fn is_of_device(&self, now: OnDevice) -> bool {
        self.device == now
    }

    /// Whether the object is as it was.
    ///
    /// By the tag alone: a store that gives no tag never counts as unchanged.
    pub fn is_of_alcove(&self, now: &InAlcove) -> bool {
        now.etag.as_ref() == Some(&self.etag)
    }
}

const fn seconds(milliseconds: i64) -> i64 {
    milliseconds.div_euclid(1000)
}

/// A tree of these. (To collect them would sort them first: the page would carry that once for each kind of tree.)
pub fn tree<T>(files: impl IntoIterator<Item = (String, T)>) -> Tree<T> {
    let mut tree = Tree::new();
    for (path, file) in files {
        tree.insert(path, file);
    }
    tree
}

/// The objects below a folder. Its own marker and those of folders in it are left out.
pub fn tree_of(folder: &Prefix, objects: impl IntoIterator<Item = File>) -> Tree<InAlcove> {
    let below = objects.into_iter().filter_map(|file| {
        let path = file.key.as_str().strip_prefix(folder.as_str())?;
        let is_marker = path.is_empty() || (path.ends_with('/') && file.size == 0);
        let File { size, modified, etag, .. } = file;
        (!is_marker).then(|| (path.to_owned(), InAlcove { size, modified, etag }))
    });
    tree(below)
}
