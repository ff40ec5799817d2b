//! Uploads: the machine of one, the queue above it, and what a person sees and says. Performing them is
//! `client::transfers`' work.
//!
//! Read [`upload`] first (one file's states and the ways out of each), then [`queue`] (which of them may act).
//!
//! An upload and the queue hold no clock, no promise and no request: each takes an input and answers with
//! effects.
//!
//! | module | owns |
//! |---|---|
//! | [`upload`] | the states of one file, and which request each state begins |
//! | [`queue`] | all rows, their order, the totals, and what "all" means in a command |
//! | [`names`] | which object keys are taken, by objects and by other uploads |
//! | [`plan`] | into which parts a large file is cut |
//! | [`record`] | what a later page needs in order to resume an upload |
//! | [`connection`] | whether the service answers at all, and when to try again |
//! | `pace` | how many requests go at once |
//! | `queues` | which upload gets the next free slot |
//! | `parts` | which parts S3 has, and which are under way |

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
///
/// Numbered from 1 within one upload; the numbers are never used again while the upload lives, so an answer
/// is matched by its number alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Attempt(pub u32);
