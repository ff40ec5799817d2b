//! Brings deleted objects back by deleting the markers of their deletion, a thousand in a request.

use std::cell::Cell;

use futures_util::{StreamExt, stream};

use super::AT_ONCE;
use crate::aws::error::CallError;
use crate::aws::s3::Operation;
use crate::aws::s3::delete_objects::{DeleteObjects, MAX_OBJECTS};
use crate::aws::s3::delete_versions::DeleteVersions;
use crate::client::s3::S3;
use crate::model::failure::{ErrorKind, Failure};
use crate::model::history::Restore;

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uncovered {
    /// How many objects are there again. Where someone has written since, that is there instead: no content is deleted.
    pub back: usize,
    /// Those that S3 refused, or was not asked for any more.
    pub left: Vec<Restore>,
    /// Why the first of these was refused.
    pub failure: Option<Failure>,
}

/// Deletes the markers over these contents, and tells `on_progress` how many are back. Repeating it is safe.
///
/// Once a request is refused, or a right is missing, no more is asked for: it would be missing for all. Dropping the future ends what
/// is under way; S3 may still carry out requests that have reached it.
pub async fn uncover(s3: &S3, restores: Vec<Restore>, mut on_progress: impl FnMut(usize)) -> Uncovered {
    let (named, unnamed) =
        restores.into_iter().partition(|it: &Restore| DeleteObjects::can_name(&it.key) && fits(it));
    let mut done = Uncovered { left: unnamed, ..Uncovered::default() };
    let is_over = Cell::new(false);
    let mut ends = stream::iter(batches(named))
        .map(|batch| delete_markers(s3, batch, &is_over))
        .buffer_unordered(AT_ONCE);
    while let Some(end) = ends.next().await {
        done.back += end.back;
        done.left.extend(end.left);
        done.failure = done.failure.or(end.failure);
        on_progress(done.back);
    }
    done
}

/// Whether one request takes all of its markers.
fn fits(restore: &Restore) -> bool {
    restore.markers.len() <= MAX_OBJECTS
}

/// As many for each request as it takes markers.
fn batches(restores: Vec<Restore>) -> Vec<Vec<Restore>> {
    let (mut batches, mut markers) = (Vec::<Vec<Restore>>::new(), 0);
    for restore in restores {
        let more = restore.markers.len();
        match batches.last_mut() {
            Some(batch) if markers + more <= MAX_OBJECTS => {
                markers += more;
                batch.push(restore);
            }
            _ => {
                markers = more;
                batches.push(vec![restore]);
            }
        }
    }
    batches
}

async fn delete_markers(s3: &S3, batch: Vec<Restore>, is_over: &Cell<bool>) -> Uncovered {
    if is_over.get() {
        return Uncovered { left: batch, ..Uncovered::default() };
    }
    let versions = batch.iter().flat_map(|it| it.markers.iter().map(|id| (it.key.clone(), id.clone())));
    let refused = match s3.perform(&DeleteVersions { versions: versions.collect() }).await {
        Ok(refused) => refused,
        Err(failure) => {
            is_over.set(true);
            return Uncovered { left: batch, failure: Some(failure), ..Uncovered::default() };
        }
    };
    if refused.iter().any(|it| it.error.kind() == ErrorKind::AccessDenied) {
        is_over.set(true);
    }
    let all = batch.len();
    let is_refused = |it: &Restore| refused.iter().any(|refused| refused.key == it.key);
    let left: Vec<_> = batch.into_iter().filter(is_refused).collect();
    let first = refused.into_iter().next();
    let failure = first.map(|it| Failure::new(DeleteVersions::NAME, CallError::from(it.error)));
    Uncovered { back: all - left.len(), left, failure }
}
