//! Deleting many: folders are listed to their bottom, objects go in batches, and what S3 refuses is gathered.
//!
//! Where versioning is on, each deletion adds a marker and the versions stay; deleting those too is
//! `client::account`'s. A key that is not there counts as deleted (S3's rule), so beginning again after a
//! failure goes on with the rest. What was seen with a tag is deleted on the condition that it is still that content: what
//! another device has written meanwhile stays.

use crate::aws::error::{CallError, ErrorKind, Retry};
use crate::aws::s3::Operation;
use crate::aws::s3::delete::DeleteObject;
use crate::aws::s3::delete_objects::{DeleteObjects, MAX_OBJECTS, Refused};
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::aws::s3::list::ListObjects;
use crate::client::s3::S3;
use crate::model::failure::Failure;

/// How often a batch is sent for those of its objects that S3 was too busy to delete.
const ROUNDS: u32 = 3;
/// The wait before the second round, in milliseconds; it grows with each.
const ROUND_WAIT: u32 = 500;

/// What to delete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// One object: with a tag, only the content that was seen. Another one stays, and is among [`Deletion::refused`].
    Object(ObjectKey, Option<ETag>),
    /// A folder and everything below it.
    Folder(Prefix),
}

/// What a deletion did, so far or in all.
///
/// The two numbers together grow up to the number of objects; how many those are is not known before the last
/// page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deletion {
    /// Objects that are gone.
    pub deleted: u64,
    /// Objects that S3 refused to delete, and why.
    pub refused: Vec<(ObjectKey, Failure)>,
    /// The keys of the objects that are gone, for an undo; none where there are more than `MAX_KEYS`.
    pub keys: Vec<ObjectKey>,
}

/// So many keys are remembered for an undo: some 10 MB.
const MAX_KEYS: u64 = 100_000;

impl Deletion {
    fn add(&mut self, gone: impl IntoIterator<Item = ObjectKey>, count: u64) {
        self.deleted += count;
        if self.deleted > MAX_KEYS {
            self.keys = Vec::new();
        } else {
            self.keys.extend(gone);
        }
    }
}

/// Deletes the targets, in batches of up to 1,000 objects. Fails where S3 does not answer a listing or a batch; objects that S3
/// refuses one by one are in [`Deletion::refused`].
///
/// Requests: one listing and one deletion for each 1,000 objects, one after the other. Dropping the future
/// stops between two of them.
pub(super) async fn run(
    s3: &S3,
    targets: &[Target],
    mut on_progress: impl FnMut(&Deletion),
) -> Result<Deletion, Failure> {
    let mut work = Work { s3, batch: Vec::new(), done: Deletion::default(), on_progress: &mut on_progress };
    for target in targets {
        match target {
            Target::Object(key, etag) => work.add(key.clone(), etag.clone()).await?,
            Target::Folder(folder) => work.add_folder(folder).await?,
        }
    }
    work.flush().await?;
    Ok(work.done)
}

/// Deletes as soon as a batch is full, while the folder is still being listed.
struct Work<'a> {
    s3: &'a S3,
    batch: Vec<(ObjectKey, Option<ETag>)>,
    done: Deletion,
    on_progress: &'a mut dyn FnMut(&Deletion),
}

impl Work<'_> {
    async fn add_folder(&mut self, folder: &Prefix) -> Result<(), Failure> {
        let mut pages = self.s3.all_pages(ListObjects::below(folder));
        while let Some(page) = pages.next().await? {
            for object in page.objects {
                self.add(object.key, None).await?;
            }
        }
        Ok(())
    }

    async fn add(&mut self, key: ObjectKey, unchanged: Option<ETag>) -> Result<(), Failure> {
        if !DeleteObjects::can_name(&key) {
            return self.delete_alone(key, unchanged).await;
        }
        self.batch.push((key, unchanged));
        if self.batch.len() == MAX_OBJECTS { self.flush().await } else { Ok(()) }
    }

    /// For a key that XML cannot write. Only one that has no address either cannot be deleted from here.
    async fn delete_alone(&mut self, key: ObjectKey, unchanged: Option<ETag>) -> Result<(), Failure> {
        let outcome = match super::reachable(DeleteObject::NAME, &key) {
            Ok(()) => self.s3.perform(&DeleteObject { key: key.clone(), unchanged }).await,
            Err(failure) => Err(failure),
        };
        match outcome {
            Ok(()) => self.done.add([key], 1),
            Err(failure) if failure.kind() == ErrorKind::NoSuchKey => self.done.add([key], 1),
            Err(failure) => self.done.refused.push((key, failure)),
        }
        (self.on_progress)(&self.done);
        Ok(())
    }

    /// S3 answers 200 with an error for each object that it refused (`DeleteObjects`): those that were only
    /// busy get another round.
    async fn flush(&mut self) -> Result<(), Failure> {
        let mut objects = std::mem::take(&mut self.batch);
        let mut round = 0;
        while !objects.is_empty() {
            round += 1;
            let mut delete = DeleteObjects { objects };
            let mut outcome = self.s3.perform(&delete).await;
            if outcome.as_ref().is_err_and(is_unconditional) {
                delete.objects.iter_mut().for_each(|(_, unchanged)| *unchanged = None);
                outcome = self.s3.perform(&delete).await;
            }
            let mut refused = outcome?;
            // Of a content that was seen: it is gone already, as after an answer that was lost.
            refused.retain(|it| it.error.kind() != ErrorKind::NoSuchKey);
            let is_refused = |key: &ObjectKey| refused.iter().any(|it| it.key == *key);
            let gone: Vec<_> =
                delete.objects.iter().map(|(key, _)| key).filter(|key| !is_refused(key)).cloned().collect();
            let count = gone.len() as u64;
            self.done.add(gone, count);
            objects = self.keep_final(&delete.objects, refused, round);
            (self.on_progress)(&self.done);
            if !objects.is_empty() {
                self.s3.ports().timer.sleep(ROUND_WAIT * round).await;
            }
        }
        Ok(())
    }

    /// Notes what is refused for good, and gives the objects that are worth another round.
    fn keep_final(
        &mut self,
        objects: &[(ObjectKey, Option<ETag>)],
        refused: Vec<Refused>,
        round: u32,
    ) -> Vec<(ObjectKey, Option<ETag>)> {
        let mut again = Vec::new();
        for Refused { key, error } in refused {
            if error.retry() == Retry::Backoff && round < ROUNDS {
                again.extend(objects.iter().find(|(it, _)| *it == key).cloned());
            } else {
                let failure =
                    Failure { attempts: round, ..Failure::new(DeleteObjects::NAME, CallError::from(error)) };
                self.done.refused.push((key, failure));
            }
        }
        again
    }
}

/// Whether a store takes no tags in a batch: some that only resemble S3 do not know them.
fn is_unconditional(failure: &Failure) -> bool {
    matches!(failure.code(), Some("MalformedXML" | "NotImplemented"))
}
