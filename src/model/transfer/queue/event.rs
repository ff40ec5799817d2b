//! What happens to the queue, and what follows outside.

use crate::aws::http::FileId;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::multipart::UploadId;
use crate::model::failure::Failure;
use crate::model::files::File;
use crate::model::transfer::names::Scope;
use crate::model::transfer::record::Record;
use crate::model::transfer::upload::{Outcome, Work};
use crate::model::transfer::{Attempt, Command, NewUpload, TransferId};

/// Names a stat of the names in a folder.
///
/// From the same count as the rows' ids, so that no two in a queue are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StatId(pub(super) u32);

/// What happens to the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The person gave files; the last of them. Now their names are statted.
    /// Sent for a short batch alone, without any [`Event::More`] before it.
    Add(Vec<NewUpload>),
    /// A file whose name was statted before: it is written on this condition alone.
    Send(Box<NewUpload>, Condition),
    /// Files of a batch that is too long to be taken in at once; [`Event::Add`] ends it.
    More(Vec<NewUpload>),
    /// The person goes on with an upload of an earlier page, with this file.
    Continue(NewUpload, Box<Record>),
    /// The person says something.
    Command(Command),
    /// A stat ended.
    /// A refusal lets the upload go on without the look, under its condition; no answer sends the stat
    /// again once there is one.
    Statted(StatId, Result<Vec<File>, Failure>),
    /// So many bytes of a step's body were sent.
    Progress(TransferId, Attempt, u64),
    /// A step ended.
    Answered(TransferId, Attempt, Outcome),
    /// The service refused a request for being busy; it will be tried again by whoever sent it.
    /// Halves the number of requests, once a second at most.
    Busy,
    /// A request was not answered; whoever sent it tries again, for there may be a connection all the same.
    /// Voids what was seen of names until now; the number of requests stays.
    Silent,
    /// So many requests can be under way at once.
    /// Never fewer than before.
    Widen(usize),
    /// The wait for a connection is over, or the browser says that there is one.
    Connect,
    /// The page had time for other things: [`Effect::GoOn`].
    GoOn,
}

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Find which objects are there; answer with [`Event::Statted`].
    Stat(StatId, Scope),
    /// Send a request; answer with [`Event::Answered`].
    /// Several may be under way for one row, one for each part.
    Perform(TransferId, Attempt, Work),
    /// Drop every request of this upload that is under way.
    Stop(TransferId),
    /// Keep what another page would need to go on with this, the file with it.
    Keep(FileId, Box<Record>),
    /// What was kept of this upload is to go.
    Unkeep(UploadId),
    /// There is no connection: answer with [`Event::Connect`] after so many milliseconds.
    /// Given once for each wait; no [`Effect::Perform`] comes until it is over, or an answer comes after
    /// all.
    Wait(u32),
    /// Let the page do other things; then answer with [`Event::GoOn`].
    GoOn,
    /// The file is not needed any more.
    Forget(FileId),
    /// This object is there now.
    /// For whoever shows or awaits the object; the time in it is the event's, not the one that S3 wrote
    /// down.
    Uploaded(File),
}
