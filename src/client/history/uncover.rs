//! Brings deleted objects back by deleting the markers of their deletion, a thousand in a request.

use std::cell::Cell;

use futures_util::{StreamExt, stream};

use super::AT_ONCE;
use crate::aws::s3::delete_objects::{DeleteObjects, MAX_OBJECTS};
use crate::aws::s3::delete_versions::DeleteVersions;
use crate::client::s3::S3;
use crate::model::files::{File, StorageClass};
use crate::model::history::Restore;

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uncovered {
    /// Objects that are there again. Where someone has written since, that is there instead: no content is deleted.
    pub files: Vec<File>,
    /// Those that S3 refused, or was not asked for any more.
    pub left: Vec<Restore>,
}

/// Deletes the markers over these contents, and tells `on_progress` how many are back. Repeating it is safe.
///
/// Once S3 has refused one, no more is asked for: a right that is missing is missing for all. Dropping the future ends what is
/// under way; S3 may still carry out requests that have reached it.
pub async fn uncover(s3: &S3, restores: Vec<Restore>, mut on_progress: impl FnMut(usize)) -> Uncovered {
    let (named, unnamed) =
        restores.into_iter().partition(|it: &Restore| DeleteObjects::can_name(&it.key) && fits(it));
    let mut done = Uncovered { files: Vec::new(), left: unnamed };
    let is_refused = Cell::new(false);
    let mut ends = stream::iter(batches(named))
        .map(|batch| delete_markers(s3, batch, &is_refused))
        .buffer_unordered(AT_ONCE);
    while let Some((files, left)) = ends.next().await {
        done.files.extend(files);
        done.left.extend(left);
        on_progress(done.files.len());
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

/// Those that are back, and those that are not.
async fn delete_markers(s3: &S3, batch: Vec<Restore>, is_refused: &Cell<bool>) -> (Vec<File>, Vec<Restore>) {
    if is_refused.get() {
        return (Vec::new(), batch);
    }
    let versions = batch.iter().flat_map(|it| it.markers.iter().map(|id| (it.key.clone(), id.clone())));
    let Ok(refused) = s3.perform(&DeleteVersions { versions: versions.collect() }).await else {
        is_refused.set(true);
        return (Vec::new(), batch);
    };
    is_refused.set(is_refused.get() || !refused.is_empty());
    let (back, left): (Vec<_>, Vec<_>) =
        batch.into_iter().partition(|it| refused.iter().all(|refused| refused.key != it.key));
    (back.into_iter().map(file).collect(), left)
}

fn file(restore: Restore) -> File {
    File {
        key: restore.key,
        size: restore.content.size,
        modified: restore.since,
        etag: restore.content.etag,
        class: StorageClass::of(restore.content.storage_class.as_deref()),
    }
}
