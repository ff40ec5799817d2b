//! What was there before: deleted files, the versions of a file, a folder as it was, and what brings them back.
//!
//! Where to start: [`History`] gathers a listing of versions; [`History::deleted`] and [`History::as_it_was`] give the rows that
//! a person chooses from ([`Picks`]); `plan` says which version is copied over what, and on which condition.
//!
//! # Why a restore is a copy
//!
//! S3 has two ways to bring a deleted object back. Removing the marker of its deletion takes `s3:DeleteObjectVersion`, the
//! right that also deletes versions for good: whoever has a person's session could then destroy what versions are kept for. A
//! copy of the last version over its own key takes `s3:GetObjectVersion` and `s3:PutObject` alone. It is sent with
//! `If-None-Match: *`, so that a newer file of the same name is never written over, and an older version goes over the current
//! one only by `If-Match`. Nothing is ever lost by a restore: the copy is one more version.
//!
//! Where the site lets people delete for good all the same, [`Plan::uncover`] takes out what the markers alone stand over: what no
//! copy brings back, and everything where it is much, since one request takes a thousand markers and a copy is a request each. A
//! marker that is gone is missing in [`History::as_it_was`], so a few files are copied there too.

mod gather;
mod picks;
mod plan;
mod rows;

#[cfg(test)]
mod tests;

pub use crate::aws::s3::list_versions::Content;
pub use gather::{History, State, Timeline};
pub use picks::Picks;
pub use plan::{Blocked, Obstacle, Plan, Restore, Undo, plan, replace, undo, undo_replacement};
pub use rows::{Now, Row, Shown};
