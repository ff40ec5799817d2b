//! What a person sees of the transfers, and what they can say.

use crate::aws::http::FileId;
use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::model::failure::Failure;
use crate::model::files::ETag;

/// Names a transfer for as long as the page lives.
///
/// Counted upwards and never given twice, so rows stand in the order of their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TransferId(pub u32);

/// A file that a person gave, and where it is to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUpload {
    /// The file.
    pub file: FileId,
    /// The folder, from the bucket's root.
    pub folder: Prefix,
    /// Its name; a relative path with slashes where a whole folder was given.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Its media type, as far as the browser knows; empty otherwise.
    pub media_type: String,
    /// When it was last changed: milliseconds since the epoch.
    pub modified: i64,
}

/// One row of the transfers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Names it in a [`Command`].
    pub id: TransferId,
    /// The name that the person gave it, or that "keep both" did; relative to the folder.
    pub name: String,
    /// Where it goes. `None` when the name cannot be a key: the status is then [`Status::Failed`].
    pub key: Option<ObjectKey>,
    /// Bytes.
    pub size: u64,
    /// Bytes sent, at most `size`; never runs backwards.
    pub sent: u64,
    /// How it stands.
    pub status: Status,
}

/// How an upload stands, and what can be said to it.
///
/// | status | goes to by itself | commands |
/// |---|---|---|
/// | `Waiting` | `Asking`, `Sending`, `Finishing`, `Done`, `Failed` | pause, cancel |
/// | `Asking` | – | resolve, cancel |
/// | `Sending` | `Finishing`, `Done`, `Asking`, `Waiting`, `Cancelling`, `Failed` | pause, cancel |
/// | `Paused` | – | resume, cancel |
/// | `Finishing` | `Done`, `Asking`, `Waiting`, `Cancelling`, `Failed` | cancel |
/// | `Cancelling` | `Cancelled`, `Done`, `Skipped`, `Failed` | – |
/// | `Failed` | – | retry, cancel |
/// | `Done`, `Cancelled`, `Skipped` | – | – |
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Waits for its turn. Pause, cancel.
    Waiting,
    /// The name is taken: replace, keep both or skip. Cancel is skip.
    Asking(Existing),
    /// Its bytes are on the way. Pause, cancel.
    Sending,
    /// Stopped by the person. Resume, cancel.
    Paused,
    /// Every byte is there; S3 puts the parts together. Cancel.
    Finishing,
    /// It is there.
    Done,
    /// Being cancelled: what was sent is removed.
    Cancelling,
    /// Cancelled: nothing of it is left.
    /// A file that S3 had finished before the cancel is [`Status::Done`] instead.
    Cancelled,
    /// The person kept what was there.
    Skipped,
    /// It failed. Retry, cancel.
    /// The only end that can be left again.
    Failed(Failure),
}

impl Status {
    /// Whether nothing more happens by itself or by an answer: done, cancelled, skipped or failed.
    pub const fn is_over(&self) -> bool {
        matches!(self, Self::Done | Self::Cancelled | Self::Skipped | Self::Failed(_))
    }
}

/// What is known of the object whose name is taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Existing {
    /// Bytes, where it was said.
    pub size: Option<u64>,
    /// When it was written, where it was said: milliseconds since the epoch.
    pub modified: Option<i64>,
    /// Which content it has. "Replace" replaces this content and no other.
    pub etag: Option<ETag>,
    /// Its key, where that is the same name in other characters (`é` in one, or `e` with an accent after it). "Replace" replaces
    /// that object, and makes no second one.
    pub twin: Option<ObjectKey>,
}

/// What to do about a name that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resolution {
    /// Overwrite what the person was shown.
    Replace,
    /// Upload under a free name: `photo (2).jpg`.
    KeepBoth,
    /// Do not upload.
    /// An upload that had sent its parts removes them first.
    Skip,
}

/// One upload, or all that the command applies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    /// This one.
    One(TransferId),
    /// Every one that is in a fitting state.
    All,
}

/// What a person says. A command that does not fit an upload's state changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Stop for now.
    Pause(Which),
    /// Go on.
    Resume(Which),
    /// Stop, and remove what was sent.
    /// For good: there is no resume after it.
    Cancel(Which),
    /// Try a failed one again.
    Retry(Which),
    /// Answer a taken name. `All` answers those that ask now and those that will, until more files are added.
    Resolve(Which, Resolution),
    /// Forget the rows that are over.
    /// A failed row that has parts at S3 is cancelled first, and goes at the next [`Command::Clear`] after
    /// that.
    Clear,
}

/// All transfers in numbers, kept up to date as they change: cheap to read.
///
/// The seven counts from `waiting` to `failed` add up to `count`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Rows.
    pub count: usize,
    /// Waiting for their turn.
    pub waiting: usize,
    /// Asking what to do about a taken name.
    pub asking: usize,
    /// Sending, finishing or being cancelled.
    pub active: usize,
    /// Paused.
    pub paused: usize,
    /// Done.
    pub done: usize,
    /// Cancelled or skipped.
    pub dropped: usize,
    /// Failed.
    pub failed: usize,
    /// Bytes of all that are to arrive or have (cancelled, skipped and failed ones left out).
    pub size: u64,
    /// Bytes of these that were sent.
    pub sent: u64,
    /// Whether all wait for a connection; they go on by themselves.
    pub offline: bool,
}

impl Totals {
    /// Whether something is still to come: closing the page would lose it.
    ///
    /// Failed rows do not count: nothing would be lost that was not lost before.
    pub const fn unfinished(&self) -> bool {
        self.waiting + self.asking + self.active + self.paused > 0
    }
}
