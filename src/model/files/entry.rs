//! One row of a folder.

use std::fmt;

use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::aws::s3::list::Object;

pub use crate::aws::s3::etag::ETag;
pub use crate::aws::s3::storage_class::StorageClass;

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
    /// S3 counts whole seconds.
    pub modified: i64,
    /// Which content it has; `None` where the service did not say.
    pub etag: Option<ETag>,
    /// Where it is kept.
    pub class: StorageClass,
}

impl File {
    /// Whether it only keeps an empty folder: no bytes, and a key that ends in a slash.
    pub fn is_marker(&self) -> bool {
        self.size == 0 && self.key.as_str().ends_with('/')
    }

    /// Whether it must be restored from an archive before it can be read.
    pub const fn is_archived(&self) -> bool {
        self.class.is_archive()
    }
}

impl From<Object> for File {
    fn from(object: Object) -> Self {
        let Object { key, size, modified, etag, storage_class, .. } = object;
        Self { key, size, modified, etag, class: StorageClass::of(storage_class.as_deref()) }
    }
}

/// A file's name for people. The object that has a folder's own key is called as the folder is, with the slash, which no other file
/// in it can have.
pub(super) fn file_name(key: &str) -> &str {
    let trimmed = key.strip_suffix('/').unwrap_or(key);
    // By bytes: a listing asks for a hundred thousand names, and a search by characters takes three times as long.
    &key[trimmed.bytes().rposition(|byte| byte == b'/').map_or(0, |slash| slash + 1)..]
}

/// A folder's name for people, who could neither see nor hear an empty one.
pub(super) const fn legible(name: &str) -> &str {
    if name.is_empty() { "/" } else { name }
}

impl Entry {
    /// What people read: the name without its folder and without a slash. A folder without a name, as `a//b` has one
    /// between its slashes, is called `/`. The object that has the folder's own key keeps its slash.
    pub fn name(&self) -> &str {
        match self {
            Self::Folder(folder) => legible(folder.prefix.name()),
            Self::File(file) => file_name(file.key.as_str()),
        }
    }

    /// Names the entry among all others of its listing: its whole key or prefix. A folder's ends in a slash; a file's does only where
    /// it has the listed folder's own key.
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
    ///
    /// A batch deletion names its keys in a body, which no URL parser folds.
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
