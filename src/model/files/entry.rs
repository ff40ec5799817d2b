//! One row of a folder.

use std::fmt;

use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::aws::s3::list::Object;

pub use crate::aws::s3::etag::ETag;

/// A folder or a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A folder.
    Folder(Folder),
    /// A file.
    File(File),
}

/// A folder: a prefix that some key begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Its whole prefix, from the bucket's root.
    pub prefix: Prefix,
}

/// An object, as a listing shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its whole key, from the bucket's root.
    pub key: ObjectKey,
    /// Bytes.
    pub size: u64,
    /// When it was last written: milliseconds since the epoch.
    pub modified: i64,
    /// Which content it has; `None` where the service did not say.
    pub etag: Option<ETag>,
    /// Whether it must be restored from an archive before it can be read.
    pub is_archived: bool,
}

impl From<Object> for File {
    fn from(object: Object) -> Self {
        let Object { key, size, modified, etag, is_archived } = object;
        Self { key, size, modified, etag, is_archived }
    }
}

/// A folder's name for people, who could neither see nor hear an empty one.
pub(super) const fn legible(name: &str) -> &str {
    if name.is_empty() { "/" } else { name }
}

impl Entry {
    /// What people read: the name without its folder and without a slash. A folder without a name, as `a//b` has one
    /// between its slashes, is called `/`.
    pub fn name(&self) -> &str {
        match self {
            Self::Folder(folder) => legible(folder.prefix.name()),
            Self::File(file) => file.key.name(),
        }
    }

    /// Names the entry among all others: its whole key or prefix. A folder's ends in a slash, a file's never does.
    pub fn id(&self) -> &str {
        match self {
            Self::Folder(folder) => folder.prefix.as_str(),
            Self::File(file) => file.key.as_str(),
        }
    }

    /// Whether it is a folder.
    pub const fn is_folder(&self) -> bool {
        matches!(self, Self::Folder(_))
    }

    /// Bytes; `None` for a folder.
    pub const fn size(&self) -> Option<u64> {
        match self {
            Self::Folder(_) => None,
            Self::File(file) => Some(file.size),
        }
    }

    /// When it was last written (milliseconds since the epoch); `None` for a folder.
    pub const fn modified(&self) -> Option<i64> {
        match self {
            Self::Folder(_) => None,
            Self::File(file) => Some(file.modified),
        }
    }

    /// Whether a browser can request it. A key with a segment `.` or `..` is shown, and can be deleted, but not opened.
    pub fn is_reachable(&self) -> bool {
        match self {
            Self::Folder(_) => true,
            Self::File(file) => file.key.path().is_ok(),
        }
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
