//! Performs the steps of one object (`model::organize::item`).

use std::cell::RefCell;

use futures_util::future::try_join;

use super::job::{Change, Job, Subject};
use super::large;
use super::link::Link;
use crate::aws::error::ErrorKind;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::copy::{CopyObject, MAX_BYTES};
use crate::aws::s3::delete::DeleteObject;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::list::Object;
use crate::model::failure::{Cause, Failure};
use crate::model::files::{File, StorageClass};
use crate::model::organize::item::{CopyEnd, DeleteEnd, Effect, Event, Source};
use crate::model::organize::{Item, Outcome, Verb};
use crate::model::transfer::names::Names;
use crate::model::transfer::{Existing, Resolution};

/// What all objects of a job share.
pub struct Work<'a> {
    /// The bucket.
    pub link: &'a Link,
    /// The job.
    pub job: &'a Job,
    /// What becomes of originals.
    pub verb: Verb,
    /// The names that are taken at the target.
    pub names: RefCell<Names>,
    /// Called once the person has answered for all: a later page need not ask again.
    pub on_answer: &'a dyn Fn(),
}

/// What a listing shows of an object, as an item's source.
pub fn source(object: Object) -> Source {
    let Object { key, size, etag, storage_class, .. } = object;
    Source { key, size, etag, storage_class }
}

impl Work<'_> {
    /// Takes one object to its end, and says how that was. `None` where the job was cancelled before it began or before the person
    /// answered: nothing was done then.
    pub async fn run(&self, item: Item) -> Option<Item> {
        if !self.job.may_go_on().await {
            return None;
        }
        let from = item.source().clone();
        if from.size > MAX_BYTES && !self.may_copy_large(&from).await? {
            self.job.over(from.key.as_str(), item.target().as_str(), Outcome::Skipped);
            return Some(item);
        }
        // An object is in its own way only if it is renamed to another form of its own name.
        let taken = self.names.borrow().existing(item.target());
        let taken = taken.filter(|it| it.twin.as_ref() != Some(&from.key));
        let (mut item, mut effect) = item.update(Event::Begin(taken));
        while let Some(next) = effect {
            let event = self.perform(&item, next).await?;
            (item, effect) = item.update(event);
        }
        self.tell(&item);
        Some(item)
    }

    async fn may_copy_large(&self, from: &Source) -> Option<bool> {
        let answer = self.job.ask(Subject::Large, from.key.name(), Some(from.size), Existing::default());
        Some(answer.await? == Resolution::Replace)
    }

    fn tell(&self, item: &Item) {
        let (source, target) = (item.source(), item.target());
        let Some(outcome) = item.outcome().cloned() else { return };
        if let Outcome::NotCopied(failure) | Outcome::NotDeleted(failure) = &outcome
            && !failure.is_refusal()
            && !matches!(failure.cause, Cause::Protocol(_) | Cause::UnreachableKey(_))
        {
            self.job.stop(failure);
        }
        if matches!(outcome, Outcome::Done | Outcome::NotDeleted(_) | Outcome::OriginalChanged) {
            self.job.changed(Change::Arrived(File {
                key: target.clone(),
                size: source.size,
                modified: self.link.now(),
                etag: source.etag.clone(),
                class: StorageClass::of(source.storage_class.as_deref()),
            }));
        }
        // A folder's own marker has the key that its row has: that goes with the last of the folder.
        let is_gone = outcome == Outcome::Done && self.verb == Verb::Move || outcome == Outcome::Missing;
        if is_gone && !source.key.as_str().ends_with('/') {
            self.job.changed(Change::Gone(source.key.as_str().to_owned()));
        }
        self.job.over(source.key.as_str(), target.as_str(), outcome);
    }

    async fn perform(&self, item: &Item, effect: Effect) -> Option<Event> {
        Some(match effect {
            Effect::Ask(existing) => {
                let (name, size) = (item.target().name(), Some(item.source().size));
                let resolution = self.job.ask(Subject::File, name, size, existing).await?;
                (self.on_answer)();
                if resolution == Resolution::Replace {
                    self.job.cannot_go_back();
                }
                Event::Resolved(resolution)
            }
            Effect::FindName => match self.free_name(item).await {
                Ok(name) => Event::Named(name),
                Err(_) => Event::Named(None),
            },
            Effect::Copy(condition) => Event::Copied(self.copy(item, condition).await),
            Effect::Look => {
                let target = self.link.find(item.target());
                match try_join(target, self.link.find(&item.source().key)).await {
                    Ok((target, source)) => Event::Looked { target, source },
                    Err(failure) => Event::NotLooked(failure),
                }
            }
            Effect::Delete(unchanged) => Event::Deleted(self.delete(&item.source().key, unchanged).await),
        })
    }

    /// The first name beside the target where nothing is, or where an earlier page has put the same content.
    async fn free_name(&self, item: &Item) -> Result<Option<ObjectKey>, Failure> {
        let mut taken = item.target().clone();
        loop {
            let next = {
                let mut names = self.names.borrow_mut();
                if names.existing(&taken).is_none() {
                    names.found(taken.clone(), Existing::default());
                }
                names.claim_beside(&taken.folder(), taken.name())
            };
            let Some((_, key)) = next else { return Ok(None) };
            match self.link.find(&key).await? {
                Some(there) if !item.source().is_same(&there) => taken = key,
                _ => return Ok(Some(key)),
            }
        }
    }

    async fn copy(&self, item: &Item, condition: Condition) -> CopyEnd {
        let Source { key, size, etag, storage_class } = item.source().clone();
        let copied = if size > MAX_BYTES {
            large::copy(self.link, self.job, item.source(), item.target(), condition).await
        } else {
            let target = item.target().clone();
            let copy = CopyObject { source: key, unchanged: etag, target, condition, storage_class };
            self.link.perform(&copy).await
        };
        match copied {
            Ok(etag) => CopyEnd::Made(etag),
            Err(failure) => match failure.kind() {
                _ if is_unknown(&failure) => CopyEnd::NoConditions,
                ErrorKind::AccessDenied => CopyEnd::Denied(failure),
                ErrorKind::PreconditionFailed
                | ErrorKind::ConditionalRequestConflict
                | ErrorKind::OperationAborted
                | ErrorKind::NoSuchKey => CopyEnd::Refused(failure),
                _ => CopyEnd::Failed(failure),
            },
        }
    }

    /// Deletes an original that still is what was copied.
    async fn delete(&self, key: &ObjectKey, unchanged: Option<ETag>) -> DeleteEnd {
        match self.link.perform(&DeleteObject { key: key.clone(), unchanged }).await {
            Ok(()) => DeleteEnd::Gone,
            Err(failure) => match failure.kind() {
                _ if is_unknown(&failure) => DeleteEnd::NoConditions,
                ErrorKind::NoSuchKey => DeleteEnd::Gone,
                ErrorKind::PreconditionFailed => DeleteEnd::Changed,
                _ => DeleteEnd::Failed(failure),
            },
        }
    }
}

/// Whether the service does not know what was asked: 501 `NotImplemented`.
fn is_unknown(failure: &Failure) -> bool {
    matches!(&failure.cause, Cause::Service(refusal) if refusal.status == 501)
}
