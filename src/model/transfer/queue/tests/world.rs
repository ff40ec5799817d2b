//! A queue and the service that it talks to, checked after every event.

use std::collections::{BTreeMap, BTreeSet};

use super::LIMIT;
use crate::aws::http::TransportError;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::multipart::abort::Aborted;
use crate::aws::s3::multipart::{Part, PartNumber, UploadId};
use crate::model::failure::{Cause, Failure};
use crate::model::files::File;
use crate::model::transfer::names::Scope;
use crate::model::transfer::plan::PartPlan;
use crate::model::transfer::queue::{Effect, Event, Queue, StatId};
use crate::model::transfer::record::Record;
use crate::model::transfer::upload::{LOOK_LASTS, Outcome, Work};
use crate::model::transfer::{Attempt, Status, Totals, Transfer, TransferId};

/// A service and what it knows: requests under way, uploads in parts that exist, parts that it has.
#[derive(Default)]
pub struct Outside {
    pub stats: Vec<(StatId, Scope)>,
    /// When each look was begun.
    pub looks: BTreeMap<StatId, i64>,
    /// What looks have seen: where, since when, and which keys were taken.
    pub seen: Vec<(Scope, i64, Vec<ObjectKey>)>,
    /// Uploads that went by form.
    pub forms: BTreeSet<TransferId>,
    /// When the connection was lost last.
    pub lost: Option<i64>,
    pub flying: Vec<(TransferId, Attempt, Work)>,
    pub stale: Vec<(TransferId, Attempt, Work)>,
    pub open: BTreeMap<String, BTreeSet<u16>>,
    pub forgotten: BTreeSet<u32>,
    pub uploaded: usize,
    pub created: u32,
    /// What is kept for a later page.
    pub kept: BTreeMap<String, Record>,
    /// Waits for a connection, and times in which the page does other things, that are under way.
    pub waits: usize,
    pub slices: usize,
}

pub struct World {
    pub queue: Queue,
    pub outside: Outside,
    pub shown: BTreeMap<TransferId, u64>,
    /// Milliseconds since the epoch.
    pub now: i64,
}

impl World {
    pub fn new() -> Self {
        Self { queue: Self::queue(), outside: Outside::default(), shown: BTreeMap::new(), now: 0 }
    }

    pub fn queue() -> Queue {
        Queue::new(LIMIT).with_forms(true)
    }

    /// A look that is under way ends.
    pub fn statted(&mut self, index: usize, answer: Result<Vec<File>, Failure>) {
        let (stat, scope) = self.outside.stats.remove(index);
        if let Ok(found) = &answer {
            let found = found.iter().map(|file| file.key.clone()).collect();
            self.outside.seen.push((scope, self.outside.looks[&stat], found));
        }
        self.event(Event::Statted(stat, answer));
    }

    pub fn event(&mut self, event: Event) {
        for effect in self.queue.update(event, self.now) {
            match effect {
                Effect::Stat(id, scope) => {
                    self.outside.looks.insert(id, self.now);
                    self.outside.stats.push((id, scope));
                }
                Effect::Perform(id, attempt, work) => {
                    self.outside.relies(id, &work, self.now);
                    self.outside.begin(id, attempt, work);
                }
                Effect::Stop(id) => self.outside.stop(id),
                Effect::Forget(file) => assert!(self.outside.forgotten.insert(file.0), "forgotten twice"),
                Effect::Uploaded(_) => self.outside.uploaded += 1,
                Effect::Keep(_, record) => {
                    let upload = record.upload.clone();
                    assert!(
                        self.outside.kept.insert(upload.as_str().into(), *record).is_none(),
                        "kept twice"
                    );
                }
                Effect::Unkeep(upload) => {
                    assert!(self.outside.kept.remove(upload.as_str()).is_some(), "{upload:?} was not kept");
                }
                Effect::Wait(_) => {
                    self.outside.lost = Some(self.now);
                    self.outside.waits += 1;
                }
                Effect::GoOn => self.outside.slices += 1,
            }
        }
        self.check();
    }

    /// What must hold at any moment.
    pub fn check(&mut self) {
        assert!(self.queue.flying() <= LIMIT);
        assert_eq!(self.queue.flying(), self.outside.flying.len());
        let rows = self.queue.rows(0..usize::MAX);
        let offline = self.queue.totals().offline;
        let mut totals = Totals { count: rows.len(), offline, ..Totals::default() };
        for row in &rows {
            assert!(row.sent <= row.size, "{row:?}");
            let shown = self.shown.insert(row.id, row.sent).unwrap_or_default();
            assert!(shown <= row.sent, "progress ran backwards: {row:?}");
            count(&mut totals, row);
        }
        assert_eq!(self.queue.totals(), totals);
        let lost = self.outside.open.keys().find(|upload| !self.outside.kept.contains_key(*upload));
        assert_eq!(lost, None, "an upload that no later page would find");
    }

    /// The service answers everything well until nothing is under way.
    pub fn settle(&mut self) {
        for _ in 0..100_000 {
            if let Some(last) = self.outside.stats.len().checked_sub(1) {
                self.statted(last, Ok(vec![]));
            } else if let Some((id, attempt, work)) = self.outside.flying.pop() {
                let outcome = self.outside.well(&work);
                self.event(Event::Answered(id, attempt, outcome));
            } else if self.outside.slices > 0 {
                self.outside.slices -= 1;
                self.event(Event::GoOn);
            } else if self.outside.waits > 0 {
                self.outside.waits -= 1;
                self.event(Event::Connect);
            } else {
                return;
            }
        }
        panic!("it never settles");
    }

    pub fn statuses(&self) -> Vec<Status> {
        self.queue.rows(0..usize::MAX).into_iter().map(|row| row.status).collect()
    }
}

pub fn count(totals: &mut Totals, row: &Transfer) {
    let counter = match &row.status {
        Status::Waiting => &mut totals.waiting,
        Status::Asking(_) => &mut totals.asking,
        Status::Sending | Status::Finishing | Status::Cancelling => &mut totals.active,
        Status::Paused => &mut totals.paused,
        Status::Done => &mut totals.done,
        Status::Cancelled | Status::Skipped => &mut totals.dropped,
        Status::Failed(_) => &mut totals.failed,
    };
    *counter += 1;
    if !matches!(row.status, Status::Cancelled | Status::Skipped | Status::Failed(_)) {
        totals.size += row.size;
        totals.sent += row.sent;
    }
}

impl Outside {
    /// A file goes without a condition once, and right after a look that found its name free.
    fn relies(&mut self, id: TransferId, work: &Work, now: i64) {
        let Work::Whole { seen_free: Some(at), key, since, condition, .. } = work else { return };
        assert!(self.forms.insert(id), "a form goes twice");
        assert!((*at..=*at + LOOK_LASTS).contains(&now), "an old look: {at} at {now}");
        assert!(self.lost.is_none_or(|lost| lost < *at), "the connection was lost since");
        assert_eq!((since, condition), (&None, &Condition::Absent));
        let is_it = |(scope, began, taken): &(Scope, i64, Vec<ObjectKey>)| {
            began == at && scope.covers(key) && !taken.contains(key)
        };
        assert!(self.seen.iter().any(is_it), "nobody saw {key:?} free at {at}");
    }

    pub fn begin(&mut self, id: TransferId, attempt: Attempt, work: Work) {
        if let Work::Complete { parts, size, upload, .. } = &work {
            let numbers: Vec<_> = parts.iter().map(|part| part.number).collect();
            let all: Vec<_> = PartPlan::new(*size).unwrap().numbers().collect();
            assert_eq!(numbers, all, "completed with all parts, in order");
            assert_eq!(self.open[upload.as_str()].len(), all.len());
        }
        self.flying.push((id, attempt, work));
    }

    pub fn stop(&mut self, id: TransferId) {
        let (stale, flying) = self.flying.drain(..).partition(|(other, ..)| *other == id);
        self.flying = flying;
        self.stale.extend::<Vec<_>>(stale);
    }

    /// The answer of a service that works.
    pub fn well(&mut self, work: &Work) -> Outcome {
        match work {
            Work::Whole { .. } => Outcome::Stored(None),
            Work::Find { .. } => Outcome::Aborted(Aborted::NothingThere),
            Work::List { upload, size, .. } => match self.open.get(upload.as_str()) {
                Some(parts) => Outcome::Found(parts.iter().map(|number| listed(*number, *size)).collect()),
                None => Outcome::Lost(failure(false)),
            },
            Work::Create { .. } => {
                self.created += 1;
                let id = format!("u{}", self.created);
                self.open.insert(id.clone(), BTreeSet::new());
                Outcome::Created(UploadId::new(id))
            }
            Work::Part { upload, number, .. } => {
                if let Some(parts) = self.open.get_mut(upload.as_str()) {
                    assert!(parts.insert(number.get()), "a part arrived twice");
                }
                Outcome::Part(Part { number: *number, etag: ETag::new("p"), sha256: None })
            }
            Work::Complete { upload, .. } => {
                self.open.remove(upload.as_str());
                Outcome::Stored(None)
            }
            Work::Abort { upload, .. } => Outcome::Aborted(match self.open.remove(upload.as_str()) {
                Some(_) => Aborted::Removed,
                None => Aborted::NothingThere,
            }),
        }
    }
}

/// A part as a listing shows it.
pub fn listed(number: u16, size: u64) -> (Part, u64) {
    let number = PartNumber::new(number).unwrap();
    (Part { number, etag: ETag::new("p"), sha256: Some([7; 32]) }, PartPlan::new(size).unwrap().len(number))
}

pub fn failure(keeps: bool) -> Failure {
    let lost = TransportError::Stalled;
    Failure::new("UploadPart", if keeps { Cause::Transport(lost) } else { Cause::Protocol("broken".into()) })
}
