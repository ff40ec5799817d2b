//! `AbortMultipartUpload`: removes the parts of an upload that is not to be.

use super::UploadId;
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::s3::address::Address;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::{Operation, error};
use crate::aws::sign::{self, Payload, Signer};

/// Aborts an upload. A part that is still on its way may arrive afterwards: drop its request first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbortMultipartUpload {
    /// The object that was to be.
    pub key: ObjectKey,
    /// Its upload.
    pub upload: UploadId,
}

/// What an abort found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aborted {
    /// The upload and its parts; they are gone.
    Removed,
    /// No such upload: it was aborted before, or completed.
    NothingThere,
}

impl Operation for AbortMultipartUpload {
    type Output = Aborted;
    const NAME: &'static str = "AbortMultipartUpload";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let url = bucket.url(&self.key.path()?, &[("uploadId", self.upload.as_str())]);
        sign::headers(Request::new(Method::Delete, url), Payload::of(b""), signer)
    }

    fn parse(&self, _: &Response) -> Result<Aborted, CallError> {
        Ok(Aborted::Removed)
    }

    fn answer(&self, response: &Response) -> Result<Aborted, CallError> {
        if response.is_success() && !response.is_web_page() {
            return self.parse(response);
        }
        let error = error::parse(response);
        if error.code == "NoSuchUpload" { Ok(Aborted::NothingThere) } else { Err(error.into()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{key, request, response};

    #[test]
    fn an_upload_that_is_gone_is_no_error() {
        let abort = AbortMultipartUpload { key: key("a"), upload: UploadId::new("u") };
        let sent = request(&abort);
        assert_eq!(
            (sent.method, sent.url.as_str()),
            (Method::Delete, "https://files.s3.us-east-1.amazonaws.com/a?uploadId=u")
        );
        assert_eq!(abort.answer(&response(204, &[], "")), Ok(Aborted::Removed));
        let gone = "<Error><Code>NoSuchUpload</Code></Error>";
        assert_eq!(abort.answer(&response(404, &[], gone)), Ok(Aborted::NothingThere));
        assert!(abort.answer(&response(403, &[], "")).is_err());
    }
}
