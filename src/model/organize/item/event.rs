//! What an item is about, what happens to it, and what it asks for.

use crate::aws::s3::condition::Condition;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::model::failure::Failure;
use crate::model::files::File;
use crate::model::transfer::{Existing, Resolution};

/// An object, as it was listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its key.
    pub key: ObjectKey,
    /// Bytes.
    pub size: u64,
    /// Which content it has.
    pub etag: Option<ETag>,
    /// Its storage class; `None` for the standard one.
    pub storage_class: Option<String>,
}

impl Source {
    /// Whether this object is known to have the same content. Unknown tags never are the same.
    pub fn is_same(&self, other: &File) -> bool {
        self.size == other.size && self.etag.is_some() && self.etag == other.etag
    }

    /// Whether this look at the source's own key found what was listed.
    pub(super) fn is_unchanged(&self, seen: &File) -> bool {
        self.size == seen.size && self.etag == seen.etag
    }
}

/// What became of an object. Says what is where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is at the target; of a move, it is gone from its source.
    Done,
    /// It is where it was: the person did not want what is at the target replaced.
    Skipped,
    /// It was gone before it could be copied.
    Missing,
    /// It is where it was. After a lost answer a copy may be at the target too.
    NotCopied(Failure),
    /// It kept changing while it was copied; it is where it was.
    KeptChanging,
    /// The copy is there and is not known to be whole. The original is where it was.
    NotVerified,
    /// It is at the target and where it was: deleting it failed.
    NotDeleted(Failure),
    /// The content that was copied is at the target; a newer one, written meanwhile, is where it was.
    OriginalChanged,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// It is its turn. With what is at the target, as far as that was looked up.
    Begin(Option<Existing>),
    /// What to do about the name that is taken.
    Resolved(Resolution),
    /// A name that is free, as far as it is known; `None` where there is none.
    Named(Option<ObjectKey>),
    /// How the copy ended.
    Copied(CopyEnd),
    /// What is at the target and at the source.
    Looked {
        /// At the target's key.
        target: Option<File>,
        /// At the source's key.
        source: Option<File>,
    },
    /// The look failed.
    NotLooked(Failure),
    /// How the deletion ended.
    Deleted(DeleteEnd),
}

/// How a copy ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyEnd {
    /// It is made; S3 gives it this tag.
    Made(Option<ETag>),
    /// A condition does not hold, or the source is gone (412, 404, 409): a look tells which.
    Refused(Failure),
    /// Access is denied (403). Who may list by prefix only is told so of a source that is gone, too: a look tells which.
    Denied(Failure),
    /// The service knows no such condition (501).
    NoConditions,
    /// Anything else.
    Failed(Failure),
}

/// How a deletion ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeleteEnd {
    /// The original is gone.
    Gone,
    /// It has another content than what was copied (412).
    Changed,
    /// The service knows no such condition (501).
    NoConditions,
    /// Anything else.
    Failed(Failure),
}

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the person about what is there.
    Ask(Existing),
    /// Find a free name beside the target.
    FindName,
    /// Copy the source to the target.
    Copy(Condition),
    /// Look at both keys.
    Look,
    /// Delete the source, if it has this content; unconditionally only right after a look.
    Delete(Option<ETag>),
}
