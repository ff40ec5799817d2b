//! Copies of more than 5 GiB, part by part.
//!
//! A new object is made of ranges of the old one, so what `CopyObject` takes along must be named: media type and storage class are.
//! Other metadata (`x-amz-meta-*`, `Content-Disposition`, `Content-Encoding`, …) and tags cannot be read by a page, since CORS knows
//! no wildcard for the headers that it shows: the person is asked before ([`Subject::Large`](super::Subject::Large)).

use futures_util::{StreamExt, TryStreamExt, stream};

use super::job::Job;
use super::link::Link;
use crate::aws::error::{CallError, ErrorKind};
use crate::aws::s3::Operation;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::head::HeadObject;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::multipart::abort::AbortMultipartUpload;
use crate::aws::s3::multipart::complete::CompleteMultipartUpload;
use crate::aws::s3::multipart::create::CreateMultipartUpload;
use crate::aws::s3::multipart::upload_part_copy::UploadPartCopy;
use crate::aws::s3::multipart::{MAX_PARTS, PartNumber, UploadId};
use crate::model::failure::{Cause, Failure};
use crate::model::organize::item::Source;

/// Bytes of a part, unless there would be too many: S3 copies a gibibyte in some seconds.
const PART: u64 = 1 << 30;
/// Parts under way at once.
const AT_ONCE: usize = 4;

/// Copies it. The tag of what was made; `None` where the answer was lost and the upload is complete.
///
/// # Errors
///
/// The parts are removed then. 412 where the source has changed, or the target is not as the condition says.
pub async fn copy(
    link: &Link,
    job: &Job,
    source: &Source,
    target: &ObjectKey,
    condition: Condition,
) -> Result<Option<ETag>, Failure> {
    let head = link.perform(&HeadObject { key: source.key.clone() }).await?;
    let create = CreateMultipartUpload {
        key: target.clone(),
        media_type: head.media_type.unwrap_or_default(),
        storage_class: source.storage_class.clone(),
    };
    let upload = link.perform(&create).await?;
    let made = fill(link, job, source, target, &upload, condition).await;
    if made.is_err() {
        // Else its parts are kept, and paid for, until the bucket's lifecycle rule finds them.
        link.perform(&AbortMultipartUpload { key: target.clone(), upload }).await.ok();
    }
    made
}

async fn fill(
    link: &Link,
    job: &Job,
    source: &Source,
    target: &ObjectKey,
    upload: &UploadId,
    condition: Condition,
) -> Result<Option<ETag>, Failure> {
    let parts = ranges(source.size).map(|(number, start, end)| async move {
        if !job.may_go_on().await {
            let cancelled = CallError::Unbuildable("cancelled".into());
            return Err(Failure::new(UploadPartCopy::NAME, Cause::from(cancelled)));
        }
        let part = UploadPartCopy {
            source: source.key.clone(),
            unchanged: source.etag.clone(),
            range: start..end,
            target: target.clone(),
            upload: upload.clone(),
            number,
        };
        link.perform(&part).await
    });
    let parts = stream::iter(parts).buffered(AT_ONCE).try_collect().await?;
    let complete = CompleteMultipartUpload { key: target.clone(), upload: upload.clone(), parts, condition };
    match link.perform(&complete).await {
        // A first try was carried out, and its answer lost.
        Err(failure) if failure.kind() == ErrorKind::NoSuchUpload => Ok(None),
        made => made,
    }
}

/// The parts of so many bytes: number, first byte, and the one behind the last.
fn ranges(size: u64) -> impl Iterator<Item = (PartNumber, u64, u64)> {
    let part = PART.max(size.div_ceil(u64::from(MAX_PARTS)));
    (1..=MAX_PARTS).filter_map(PartNumber::new).map_while(move |number| {
        let start = u64::from(number.get() - 1) * part;
        (start < size).then(|| (number, start, size.min(start + part)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_cover_all_bytes_and_are_never_too_many_or_too_large() {
        for size in [(5 << 30) + 1, 6 << 30, 40 << 40, 48 << 40] {
            let (mut next, mut count) = (0, 0);
            for (_, start, end) in ranges(size) {
                assert_eq!(start, next);
                assert!(end > start && end - start <= 5 << 30);
                (next, count) = (end, count + 1);
            }
            assert_eq!(next, size);
            assert!(count <= 10_000);
        }
    }
}
