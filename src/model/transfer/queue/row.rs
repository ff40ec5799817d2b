//! One row of the queue: an upload, or a file that cannot be one.
//!
//! A row counts itself into the totals and the slots, and out again before each change ([`Row::count`],
//! [`Row::discount`]): that keeps every event O(1) in the number of rows.

use crate::aws::http::FileId;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::key::{KeyError, ObjectKey};
use crate::model::failure::{Cause, Failure};
use crate::model::transfer::names::Names;
use crate::model::transfer::plan::{MAX_OBJECT_BYTES, MULTIPART_FROM};
use crate::model::transfer::queues::Slots;
use crate::model::transfer::record::Record;
use crate::model::transfer::upload::{After, Effect, Input, State, Then, Upload, Want};
use crate::model::transfer::{Existing, NewUpload, Status, Totals, Transfer, TransferId};

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    id: TransferId,
    content: Content,
    /// The lane that it waits in.
    lane: Option<Want>,
    /// How often "for all" answered for it.
    answers: u8,
    /// Whoever sends it answers for it, and nobody "for all".
    is_planned: bool,
}

/// A refused file keeps a row, so that the person sees which of a thousand files was left out and why.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "nearly every row is an upload")]
enum Content {
    /// A file that can be sent, in whichever state.
    Upload(Upload),
    /// Its name or size is none that S3 and a browser take.
    Refused(NewUpload, Failure),
}

impl Row {
    /// A row for a file. Where another upload on its way has its name it gets one beside it: both were given.
    pub fn new(id: TransferId, given: NewUpload, names: &mut Names) -> Self {
        let content = match Self::key(&given) {
            Err(cause) => Content::Refused(given, Failure::new("PutObject", cause)),
            Ok(key) if names.claim(&key) => Content::Upload(Upload::new(given.clone(), given.name, key)),
            Ok(key) => {
                let (name, key) =
                    names.claim_beside(&given.folder, &given.name).unwrap_or((given.name.clone(), key));
                Content::Upload(Upload::new(given, name, key))
            }
        };
        Self { id, content, lane: None, answers: 0, is_planned: false }
    }

    /// The same, of a name that was statted before. Should something else have it by then, that is not for an answer
    /// to replace that was given to others.
    ///
    /// Marks the row as planned: nobody is asked about its name.
    pub fn on(self, condition: Condition) -> Self {
        let content = match self.content {
            Content::Upload(upload) => Content::Upload(upload.on(condition)),
            refused @ Content::Refused(..) => refused,
        };
        Self { content, is_planned: true, ..self }
    }

    /// A row for an upload of an earlier page; `None` where its record is none of ours. Its key is bound.
    pub fn resumed(id: TransferId, given: NewUpload, record: &Record, names: &mut Names) -> Option<Self> {
        let stored = record.stored()?;
        names.claim(&record.key);
        let content = Content::Upload(Upload::resumed(given, record, stored));
        Some(Self { id, content, lane: None, answers: 0, is_planned: false })
    }

    /// Refused here, before any request: a size above [`MAX_OBJECT_BYTES`], a key longer than S3 takes, and
    /// a key with a `.` or `..` segment, which a browser's URL parser would fold.
    fn key(given: &NewUpload) -> Result<ObjectKey, Cause> {
        if given.size > MAX_OBJECT_BYTES {
            return Err(Cause::Protocol("larger than S3's largest object, 48.8 TiB".into()));
        }
        let explain = |error| match error {
            KeyError::DotSegment => Cause::UnreachableKey(format!("{}{}", given.folder, given.name)),
            other => Cause::Protocol(other.to_string()),
        };
        let key = given.folder.object(&given.name).map_err(explain)?;
        key.path().map_err(explain)?;
        Ok(key)
    }

    /// Names the row.
    pub const fn id(&self) -> TransferId {
        self.id
    }

    /// The file that is sent.
    pub const fn file(&self) -> FileId {
        match &self.content {
            Content::Upload(upload) => upload.given().file,
            Content::Refused(given, _) => given.file,
        }
    }

    /// The upload; `None` for a file that can never be sent, such as one with an impossible name.
    pub const fn upload(&self) -> Option<&Upload> {
        match &self.content {
            Content::Upload(upload) => Some(upload),
            Content::Refused(..) => None,
        }
    }

    /// What the person sees.
    pub fn view(&self) -> Transfer {
        match &self.content {
            Content::Upload(upload) => Transfer {
                id: self.id,
                name: upload.name().to_owned(),
                key: Some(upload.key().clone()),
                size: upload.given().size,
                sent: upload.sent(),
                status: upload.status(),
            },
            Content::Refused(given, failure) => Transfer {
                id: self.id,
                name: given.name.clone(),
                key: None,
                size: given.size,
                sent: 0,
                status: Status::Failed(failure.clone()),
            },
        }
    }

    /// Passes an input on, and keeps the names in step.
    ///
    /// A name is given back when the upload settles or takes another name, and what it stored is known from
    /// then on as existing: a second file of the name is asked about without a request.
    pub fn update(&mut self, input: Input, names: &mut Names) -> Vec<Effect> {
        let Content::Upload(upload) = &mut self.content else { return vec![] };
        let was_settled = upload.state().is_settled();
        let before = upload.key().clone();
        let effects = upload.update(input);
        if *upload.key() != before {
            names.release(&before);
            names.claim(upload.key());
        }
        if upload.state().is_settled() && !was_settled {
            names.release(upload.key());
            if let State::Done(etag) = upload.state() {
                let size = Some(upload.given().size);
                let existing = Existing { size, etag: etag.clone(), ..Existing::default() };
                names.found(upload.key().clone(), existing);
            }
        }
        effects
    }

    /// The lane that it is to enter now, if it is another than the one that it waits in.
    pub fn new_want(&mut self) -> Option<Want> {
        let want = self.upload()?.want();
        let changed = want != self.lane;
        self.lane = want;
        want.filter(|_| changed)
    }

    /// Whether "for all" answers the question that it asks; not without end.
    ///
    /// Counts the answers: a name that others keep writing would be answered and refused for ever.
    pub fn may_answer(&mut self, most: u8) -> bool {
        let asks = self.upload().is_some_and(|upload| matches!(upload.state(), State::Asking { .. }));
        let may = asks && !self.is_planned && self.answers < most;
        self.answers += u8::from(may);
        may
    }

    /// Whether the upload belongs to a plan that the person has approved, such as a sync: then nobody is asked about its name.
    pub const fn is_planned(&self) -> bool {
        self.is_planned
    }

    /// Whether the upload waits for the person.
    pub fn is_asking(&self) -> bool {
        self.upload().is_some_and(|upload| matches!(upload.state(), State::Asking { .. }))
    }

    /// Whether the upload failed. It can be retried.
    pub fn has_failed(&self) -> bool {
        self.upload().is_some_and(|upload| matches!(upload.state(), State::Failed { .. }))
    }

    /// Whether nothing more happens by itself.
    pub fn is_over(&self) -> bool {
        self.upload().is_none_or(|upload| upload.state().is_settled())
    }

    /// Adds it to the totals.
    pub fn count(&self, totals: &mut Totals, slots: &mut Slots) {
        let (size, sent) = self.bytes();
        totals.count += 1;
        *self.counter(totals) += 1;
        totals.size += size;
        totals.sent += sent;
        let (taken, large, bytes) = self.flying();
        slots.taken += taken;
        slots.large += large;
        slots.bytes += bytes;
    }

    /// Takes it out of the totals; it must stand as it stood when it was counted.
    pub fn discount(&self, totals: &mut Totals, slots: &mut Slots) {
        let (size, sent) = self.bytes();
        totals.count -= 1;
        *self.counter(totals) -= 1;
        totals.size -= size;
        totals.sent -= sent;
        let (taken, large, bytes) = self.flying();
        slots.taken -= taken;
        slots.large -= large;
        slots.bytes -= bytes;
    }

    /// A row is in one counter at a time, so the counters add up to [`Totals::count`].
    const fn counter<'a>(&self, totals: &'a mut Totals) -> &'a mut usize {
        let Some(upload) = self.upload() else { return &mut totals.failed };
        // As `State::status` has them.
        match upload.state() {
            State::Checking
            | State::Queued
            | State::Recalling { .. }
            | State::Aborting { after: After::Anew(_), .. } => &mut totals.waiting,
            State::Asking { .. } => &mut totals.asking,
            State::Paused(_) | State::Creating { then: Then::Pause, .. } => &mut totals.paused,
            State::Whole(_)
            | State::Withdrawing { .. }
            | State::Creating { .. }
            | State::Sending(_)
            | State::Completing { .. }
            | State::Aborting { .. } => &mut totals.active,
            State::Done(_) => &mut totals.done,
            State::Cancelled | State::Skipped => &mut totals.dropped,
            State::Failed { .. } => &mut totals.failed,
        }
    }

    /// Bytes in all and sent; none of what will not arrive.
    ///
    /// Left out, a cancelled or failed file does not keep the bar below 100 %.
    fn bytes(&self) -> (u64, u64) {
        match self.upload() {
            Some(upload)
                if !matches!(upload.state(), State::Cancelled | State::Skipped | State::Failed { .. }) =>
            {
                (upload.given().size, upload.sent())
            }
            _ => (0, 0),
        }
    }

    /// Requests under way, those of large files among them, and bytes in memory for all.
    ///
    /// An abort or a completion of a large file counts as taken but not as large: neither carries bytes.
    fn flying(&self) -> (usize, usize, u64) {
        let Some(upload) = self.upload() else { return (0, 0, 0) };
        let taken = upload.flying();
        let large = upload.given().size >= MULTIPART_FROM
            && matches!(upload.state(), State::Sending(_) | State::Creating { .. });
        (taken, if large { taken } else { 0 }, upload.held())
    }
}
