//! A link to one file: whoever has it can fetch the file for a while, without an account.
//!
//! A link ends with the credentials that signed it, whatever it says of its own life, so those at hand are renewed first where they
//! would end before it. A link stands in no list of S3's, and nothing but the end of its file or of its credentials ends it early.

use super::files::{find, reachable};
use super::s3::S3;
use crate::aws::s3::get;
use crate::aws::s3::key::ObjectKey;
use crate::model::failure::Failure;

/// What a link does in the browser that opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Shows the file where the browser can, by the media type that it was stored with.
    Shown,
    /// Saves it under its name.
    Saved,
}

/// A link that lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The address, signed. A secret: whoever has it has the file.
    pub url: String,
    /// When it ends: milliseconds since the epoch, the service's clock.
    pub ends_at: i64,
    /// Whether it ends earlier than was asked for, because the credentials do.
    pub is_cut_short: bool,
}

/// Less than this, in milliseconds, is not worth telling: credentials that were just fetched have lost a few seconds already.
const UNTOLD: i64 = 60_000;

/// Makes a link to a file that lives for `seconds`, or for as long as credentials of this person can; `None` where the file is gone:
/// whoever got the link would read S3's refusal.
///
/// # Errors
/// Where there are no credentials, no browser can ask for the key, or S3 does not say whether the file is there.
pub async fn link(s3: &S3, key: &ObjectKey, seconds: u32, opening: Opening) -> Result<Option<Link>, Failure> {
    reachable("GetObject", key)?;
    if find(s3, key).await?.is_none() {
        return Ok(None);
    }
    let wanted = i64::from(seconds) * 1000;
    let (url, ends_at) = s3
        .lasting_link("GetObject", wanted, |bucket, signer, seconds| match opening {
            Opening::Shown => get::plain(key, seconds, bucket, signer),
            Opening::Saved => get::download(key, key.name(), seconds, bucket, signer),
        })
        .await?;
    let is_cut_short = ends_at + UNTOLD < s3.now() + wanted;
    Ok(Some(Link { url, ends_at, is_cut_short }))
}
