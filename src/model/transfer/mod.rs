//! Uploads: the machine of one, the queue above it, and what a person sees and says. Performing them is
//! `client::transfers`' work.
//!
//! Read [`upload`] first (one file's states and the ways out of each), then [`queue`] (which of them may act).

pub mod names;
pub mod plan;
pub mod queue;
pub mod record;
pub mod upload;

pub mod connection;
pub mod media_type;
mod pace;
mod parts;
pub mod pasted;
mod queues;
mod view;

pub use crate::aws::http::FileId;
pub use upload::Fate;
pub use view::{Command, Existing, NewUpload, Resolution, Status, Totals, Transfer, TransferId, Which};

/// Names one try of one step, so that an answer to a try that was given up is known as such and dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Attempt(pub u32);
