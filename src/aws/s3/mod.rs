//! S3, sans-IO: one file per operation, each with what it sends, what its answer means, and its tests.
//!
//! An [`Operation`] is plain data. Its request is built *and signed* by a pure function of the bucket's address, the
//! credentials and the time; sending it is `client::s3`'s work. Reads are signed in the query and small uploads go by
//! form, which spares a browser the preflight; all else is signed in its headers.
//!
//! | from a browser | operations | why |
//! |---|---|---|
//! | without a preflight | lists, reads, POST Object | query-signed or a form: simple requests for CORS |
//! | with one | `PutObject`, copies, parts, completions, deletions, restores | a method or headers that are not safelisted |

pub mod address;
pub mod checksum;
pub mod condition;
pub mod copy;
pub mod copy_version;
pub mod delete;
pub mod delete_objects;
pub mod delete_versions;
mod encoding;
pub mod error;
pub mod etag;
pub mod get;
pub mod head;
pub mod head_version;
pub mod key;
pub mod list;
pub mod list_versions;
pub mod multipart;
pub mod object_headers;
pub mod post;
pub mod put;
pub mod read;
pub mod replace_headers;
pub mod restore;
pub mod storage_class;
pub mod stream;
pub mod tagging;
pub mod write;
pub mod xml;

#[cfg(test)]
mod fixtures;

use address::Address;

use super::error::CallError;
use super::http::{Request, Response};
use super::sign::Signer;

/// What an object without a known media type is stored as.
pub const UNKNOWN_MEDIA_TYPE: &str = "application/octet-stream";

/// How long a read that is sent at once may take to arrive, in seconds.
const PRESIGNED_SECONDS: u32 = 300;

/// One call of S3's.
///
/// Implemented by plain data, so that a request can be built anew for each attempt, with fresh credentials,
/// clock and host name.
pub trait Operation {
    /// What a success means.
    type Output;

    /// S3's name of it; shown in the details of a failure.
    /// Also what `model::text` tells meanings of one code apart by.
    const NAME: &'static str;

    /// The request, signed and ready to send. Fails only where the input cannot be a request.
    ///
    /// # Errors
    ///
    /// [`CallError::Unbuildable`]: a key that a browser cannot request, a header that is not printable
    /// ASCII, or a body that XML cannot write.
    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError>;

    /// What a 2xx answer says.
    fn parse(&self, response: &Response) -> Result<Self::Output, CallError>;

    /// What an answer says, whatever its status. A web page is never a success: nothing was stored.
    fn answer(&self, response: &Response) -> Result<Self::Output, CallError> {
        if response.is_success() && !response.is_web_page() {
            self.parse(response)
        } else {
            Err(error::parse(response).into())
        }
    }
}

/// A media type that can stand in a header: visible ASCII, else [`UNKNOWN_MEDIA_TYPE`].
fn media_type(given: &str) -> &str {
    let fits = !given.is_empty() && given.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if fits { given } else { UNKNOWN_MEDIA_TYPE }
}

impl From<key::KeyError> for CallError {
    fn from(error: key::KeyError) -> Self {
        Self::Unbuildable(error.to_string())
    }
}
