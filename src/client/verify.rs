//! Whether a file of this device is the same as an object, by the checksum that S3 keeps: the file is hashed here, the
//! object's bytes are not fetched.
//!
//! An object that went in one request has the SHA-256 of its bytes; one in parts has the SHA-256 of its parts' SHA-256s, so
//! the file is hashed in the same parts. That of another kind (CRC64NVME, which S3 makes by itself) is not compared, and
//! an `ETag` is no checksum: it is an MD5 only under some kinds of encryption.
//!
//! Requests: one HEAD for the checksum, a second one for the size of a part where the object has parts. The
//! file is read once, 5 MiB or more at a time.

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::s3::S3;
use super::transfers::Buffer;
use crate::aws::s3::checksum::{HeadChecksum, HeadPart, Sha256Of, Stored};
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::multipart::{MIN_PART_BYTES, PartNumber};
use crate::aws::sign::sha256;
use crate::client::ports::ChosenFile;
use crate::model::failure::Failure;
use crate::model::transfer::plan::PartPlan;

/// How a file and an object compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Byte for byte the same.
    Same([u8; 32]),
    /// One has more bytes.
    OtherSize {
        /// The file's.
        file: u64,
        /// The object's.
        object: u64,
    },
    /// The same size, other bytes.
    OtherContent,
    /// Nothing was kept that could be compared.
    ///
    /// An object that another program uploaded, most often. Says nothing of whether they are the same.
    Untold,
}

/// Compares. `on_hashed` hears how many of the file's bytes are hashed.
///
/// # Errors
///
/// `NoSuchKey`, or `AccessDenied` in its place; `FileUnreadable` where the file is not as it was when it was
/// chosen. Dropping the future stops the reading.
pub fn verify<'a>(
    s3: &'a S3,
    key: &'a ObjectKey,
    file: &'a ChosenFile,
    on_hashed: &'a dyn Fn(u64),
) -> LocalBoxFuture<'a, Result<Verdict, Failure>> {
    compare(s3, key, file, on_hashed).boxed_local() // once in the page, however many ask
}

async fn compare(
    s3: &S3,
    key: &ObjectKey,
    file: &ChosenFile,
    on_hashed: &dyn Fn(u64),
) -> Result<Verdict, Failure> {
    super::files::reachable("HeadObject", key)?;
    let Stored { size, sha256, .. } = s3.perform(&HeadChecksum { key: key.clone() }).await?;
    if let Some(object) = size.filter(|size| *size != file.size) {
        return Ok(Verdict::OtherSize { file: file.size, object });
    }
    let (kept, hashed) = match sha256 {
        None => return Ok(Verdict::Untold),
        Some(Sha256Of::Whole(kept)) => (kept, Buffer::load(s3, file.id, 0..file.size).await?.sha256()),
        Some(Sha256Of::Parts { sha256: kept, parts }) => {
            let part = s3.perform(&HeadPart { key: key.clone() }).await?;
            let plan = part.and_then(|part| PartPlan::of_parts(file.size, part.max(MIN_PART_BYTES)));
            let Some(plan) = plan.filter(|plan| plan.numbers().count() == usize::from(parts)) else {
                return Ok(Verdict::Untold); // its parts are not all of one size
            };
            (kept, of_parts(s3, file, plan, on_hashed).await?)
        }
    };
    Ok(if kept == hashed { Verdict::Same(kept) } else { Verdict::OtherContent })
}

/// The checksum of the parts' checksums.
///
/// In the parts' order: the checksum of checksums depends on it.
async fn of_parts(
    s3: &S3,
    file: &ChosenFile,
    plan: PartPlan,
    on_hashed: &dyn Fn(u64),
) -> Result<[u8; 32], Failure> {
    let mut hashes = Vec::new();
    for number in plan.numbers().collect::<Vec<PartNumber>>() {
        let range = plan.range(number);
        let end = range.end;
        hashes.extend(Buffer::load(s3, file.id, range).await?.sha256());
        on_hashed(end);
    }
    Ok(sha256(&hashes))
}
