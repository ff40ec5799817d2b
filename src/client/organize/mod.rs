//! Renames, moves, copies and duplicates: begun, followed and ended here, whatever screen is shown. What may be done to an object
//! is `model::organize`'s to say.
//!
//! | module | does |
//! |---|---|
//! | `run` | one job, from looking at what there is to the last object |
//! | `place` | settles names that are taken by folders |
//! | `flight` | objects side by side |
//! | `perform` | the requests of one object |
//! | `large` | copies of more than 5 GiB |
//! | `job` | progress, questions, pause, cancel |
//! | `records` | what a later page needs |
//!
//! | an [`End`] | when | the record |
//! |---|---|---|
//! | `Done` | every object is over, well or not | removed |
//! | `Cancelled` | the person wanted no more; what was under way is finished | removed |
//! | `Stopped` | a listing failed, or the session is over | stays: a later page goes on |

mod flight;
mod job;
mod jobs;
mod large;
mod link;
mod perform;
mod place;
mod records;
mod run;

pub use job::{Change, Problem, Progress, Question, Stage, Subject};
pub use jobs::{JobId, Notice, Organizer, Snapshot};

use crate::model::failure::Failure;
use crate::model::organize::{Root, Verb};
use crate::model::transfer::Resolution;

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// What becomes of originals.
    pub verb: Verb,
    /// What goes where.
    pub roots: Vec<Root>,
    /// Whether an earlier page has begun with it.
    pub is_resumed: bool,
    /// What the person said to do about every file whose name is taken.
    pub for_all: Option<Resolution>,
}

impl Order {
    /// Something new.
    pub const fn new(verb: Verb, roots: Vec<Root>) -> Self {
        Self { verb, roots, is_resumed: false, for_all: None }
    }
}

/// How a job ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// Everything was tried; what did not go well is among the problems.
    Done,
    /// The person did not want any more of it.
    Cancelled,
    /// It cannot go on now.
    Stopped(Failure),
}
