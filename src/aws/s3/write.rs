//! `PutObject` with all that an object has beside its bytes: for a new content of an object that is there.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html>
//!
//! Tags travel in a header and need `s3:PutObjectTagging`; where there are none, no right is asked for.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Operation;
use super::address::Address;
use super::condition::Condition;
use super::etag::ETag;
use super::key::ObjectKey;
use super::object_headers::ObjectHeaders;
use super::tagging::{Tag, tagging_header};
use crate::aws::error::CallError;
use crate::aws::http::{Body, Method, Request, Response};
use crate::aws::sign::{self, Payload, Signer};

/// Writes an object, its bytes from memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteObject {
    /// Its key.
    pub key: ObjectKey,
    /// What stands beside the bytes.
    pub headers: ObjectHeaders,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// When it may be written.
    pub condition: Condition,
    /// The bytes.
    pub body: Vec<u8>,
}

impl Operation for WriteObject {
    type Output = Option<ETag>;
    const NAME: &'static str = "PutObject";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let sha256 = sign::sha256(&self.body);
        let mut request = self.headers.apply(Request::new(Method::Put, bucket.url(&self.key.path()?, &[])));
        request = request.header("x-amz-checksum-sha256", STANDARD.encode(sha256));
        if !self.tags.is_empty() {
            request = request.header("x-amz-tagging", tagging_header(&self.tags));
        }
        let request = self.condition.apply(request.body(Body::Bytes(self.body.clone())));
        sign::headers(request, Payload::Sha256(sha256), signer)
    }

    fn parse(&self, response: &Response) -> Result<Option<ETag>, CallError> {
        Ok(response.header("etag").map(ETag::new))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{etag, header, key, request, signed_headers};

    #[test]
    fn bytes_go_with_headers_tags_and_condition_under_the_signature() {
        let mut headers = ObjectHeaders::default();
        headers.set("content-type", "text/plain");
        headers.set("x-amz-meta-mtime", "1");
        let tags = vec![Tag { key: "who & what".into(), value: "日".into() }];
        let write = WriteObject {
            key: key("a b.txt"),
            headers,
            tags,
            condition: Condition::Unchanged(etag("x")),
            body: b"hello".to_vec(),
        };
        let sent = request(&write);
        assert_eq!(sent.body, Body::Bytes(b"hello".to_vec()));
        assert_eq!(header(&sent, "x-amz-tagging"), Some("who%20%26%20what=%E6%97%A5"));
        assert_eq!(header(&sent, "if-match"), Some("\"x\""));
        let covered = "content-type;host;if-match;x-amz-checksum-sha256;x-amz-content-sha256;x-amz-date;\
                       x-amz-meta-mtime;x-amz-security-token;x-amz-tagging";
        assert_eq!(signed_headers(&sent), covered);
        let plain = WriteObject { tags: Vec::new(), condition: Condition::Absent, ..write };
        assert_eq!(header(&request(&plain), "x-amz-tagging"), None);
    }
}
