//! `UploadPart`. Sending a part again replaces it, so a retry is safe.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Part, PartNumber, UploadId};
use crate::aws::error::CallError;
use crate::aws::http::{Body, Method, Request, Response};
use crate::aws::s3::Operation;
use crate::aws::s3::address::Address;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::sign::{self, Payload, Signer};

/// Sends one part. S3 compares the body with the hash and refuses any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadPart {
    /// The object to be.
    pub key: ObjectKey,
    /// Its upload.
    pub upload: UploadId,
    /// The part's place.
    pub number: PartNumber,
    /// The body's SHA-256.
    pub sha256: [u8; 32],
    /// The body.
    pub body: Body,
}

impl Operation for UploadPart {
    type Output = Part;
    const NAME: &'static str = "UploadPart";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let number = self.number.to_string();
        let query = [("partNumber", number.as_str()), ("uploadId", self.upload.as_str())];
        let request = Request::new(Method::Put, bucket.url(&self.key.path()?, &query))
            .header("x-amz-checksum-sha256", STANDARD.encode(self.sha256))
            .body(self.body.clone());
        sign::headers(request, Payload::Sha256(self.sha256), signer)
    }

    fn parse(&self, response: &Response) -> Result<Part, CallError> {
        let etag = response.header("etag").ok_or_else(|| {
            CallError::Malformed("UploadPart without an ETag: the bucket's CORS rules must expose it".into())
        })?;
        Ok(Part { number: self.number, etag: ETag::new(etag), sha256: Some(self.sha256) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::http::BufferId;
    use crate::aws::s3::fixtures::{etag, header, key, request, response};

    #[test]
    fn a_part_is_sent_with_its_hash_and_answered_with_its_tag() {
        let part = UploadPart {
            key: key("a"),
            upload: UploadId::new("u+1"),
            number: PartNumber::new(2).unwrap(),
            sha256: [7; 32],
            body: Body::Buffer(BufferId(1)),
        };
        let sent = request(&part);
        assert_eq!(sent.url, "https://files.s3.us-east-1.amazonaws.com/a?partNumber=2&uploadId=u%2B1");
        assert!(header(&sent, "x-amz-checksum-sha256").is_some());
        let expected = Part { number: part.number, etag: etag("x"), sha256: Some([7; 32]) };
        assert_eq!(part.answer(&response(200, &[("etag", "\"x\"")], "")), Ok(expected));
        assert!(matches!(part.answer(&response(200, &[], "")), Err(CallError::Malformed(_))));
    }

    #[test]
    fn part_numbers_are_1_to_10_000() {
        assert_eq!(PartNumber::new(0), None);
        assert_eq!(PartNumber::new(1), Some(PartNumber::FIRST));
        assert_eq!(PartNumber::new(10_000).map(PartNumber::get), Some(10_000));
        assert_eq!(PartNumber::new(10_001), None);
    }
}
