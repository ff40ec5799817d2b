//! Archived objects: in which archive one is, how far its restoring is, and the request for it.

use super::files::reachable;
use super::s3::S3;
use crate::aws::s3::Operation;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::object_headers::HeadHeaders;
use crate::aws::s3::restore::RestoreObject;
pub use crate::aws::s3::restore::{Archive, Refusal, Restoration, RestoreStatus, Tier};
use crate::model::failure::Failure;

/// What S3 tells of an archived object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Archived {
    /// The archive; `None` where the object is in none, or the bucket's CORS rules do not show the page which.
    pub archive: Option<Archive>,
    /// How far a copy is; `None` where nobody has asked for one.
    pub status: Option<RestoreStatus>,
}

/// Asks about one object, which is not read for it.
///
/// # Errors
///
/// `NoSuchKey` where it is gone; under a role that may list by prefix only, S3 answers a missing key with `AccessDenied`.
pub async fn look(s3: &S3, key: &ObjectKey) -> Result<Archived, Failure> {
    reachable(HeadHeaders::NAME, key)?;
    let headers = s3.perform(&HeadHeaders { key: key.clone() }).await?;
    Ok(Archived { archive: headers.archive, status: headers.restore })
}

/// Has a copy made, or kept for longer where there is one.
///
/// # Errors
///
/// S3's refusal, which [`refusal`] names.
pub async fn restore(
    s3: &S3,
    key: &ObjectKey,
    days: Option<u16>,
    tier: Tier,
) -> Result<Restoration, Failure> {
    reachable(RestoreObject::NAME, key)?;
    let restored = s3.perform(&RestoreObject { key: key.clone(), days, tier }).await;
    match restored {
        // The first try was carried out and its answer lost.
        Err(failure) if failure.attempts > 1 && refusal(&failure) == Some(Refusal::UnderWay) => {
            Ok(Restoration::Begun)
        }
        restored => restored,
    }
}

/// What a refusal means; `None` for one that means to a restore what it means to every call.
pub fn refusal(failure: &Failure) -> Option<Refusal> {
    Refusal::of(failure.code()?)
}
