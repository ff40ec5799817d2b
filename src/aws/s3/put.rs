//! `PutObject`: a whole object in one request, under a condition.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::address::Address;
use super::condition::Condition;
use super::etag::ETag;
use super::key::ObjectKey;
use super::{Operation, media_type};
use crate::aws::error::CallError;
use crate::aws::http::{Body, Method, Request, Response};
use crate::aws::sign::{self, Payload, Signer};

/// Writes an object of at most 5 GiB. S3 compares the body with the hash, refuses any other, and keeps the hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutObject {
    /// Its key.
    pub key: ObjectKey,
    /// What it is; unknown where empty.
    pub media_type: String,
    /// When it may be written.
    pub condition: Condition,
    /// The body's SHA-256.
    pub sha256: [u8; 32],
    /// The body.
    pub body: Body,
}

impl Operation for PutObject {
    type Output = Option<ETag>;
    const NAME: &'static str = "PutObject";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let request = Request::new(Method::Put, bucket.url(&self.key.path()?, &[]))
            .header("content-type", media_type(&self.media_type))
            .header("x-amz-checksum-sha256", STANDARD.encode(self.sha256))
            .body(self.body.clone());
        sign::headers(self.condition.apply(request), Payload::Sha256(self.sha256), signer)
    }

    fn parse(&self, response: &Response) -> Result<Option<ETag>, CallError> {
        Ok(response.header("etag").map(ETag::new))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::http::BufferId;
    use crate::aws::s3::fixtures::{etag, header, key, request, response, signed_headers};
    use crate::aws::sign::hex;

    fn put(condition: Condition) -> PutObject {
        PutObject {
            key: key("a/b c.txt"),
            media_type: "text/plain".into(),
            condition,
            sha256: [7; 32],
            body: Body::Buffer(BufferId(1)),
        }
    }

    #[test]
    fn hash_type_and_condition_are_sent_and_signed() {
        let sent = request(&put(Condition::Absent));
        assert_eq!(sent.url, "https://files.s3.us-east-1.amazonaws.com/a/b%20c.txt");
        assert_eq!(sent.body, Body::Buffer(BufferId(1)));
        assert_eq!(header(&sent, "x-amz-content-sha256"), Some(hex(&[7; 32]).as_str()));
        assert_eq!(
            header(&sent, "x-amz-checksum-sha256"),
            Some("BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=")
        );
        assert_eq!(header(&sent, "if-none-match"), Some("*"));
        let covered = "content-type;host;if-none-match;x-amz-checksum-sha256;x-amz-content-sha256;x-amz-date;\
                       x-amz-security-token";
        assert_eq!(signed_headers(&sent), covered);
    }

    #[test]
    fn a_replacement_names_the_content_that_it_replaces() {
        assert_eq!(header(&request(&put(Condition::Unchanged(etag("x")))), "if-match"), Some("\"x\""));
        let always = request(&put(Condition::Always));
        assert_eq!((header(&always, "if-match"), header(&always, "if-none-match")), (None, None));
    }

    #[test]
    fn an_odd_media_type_becomes_the_unknown_one() {
        let odd = PutObject { media_type: "téxt/plain".into(), ..put(Condition::Absent) };
        assert_eq!(header(&request(&odd), "content-type"), Some("application/octet-stream"));
    }

    #[test]
    fn the_tag_is_read_and_a_taken_name_is_a_refusal() {
        let put = put(Condition::Absent);
        assert_eq!(put.answer(&response(200, &[("etag", "\"x\"")], "")), Ok(Some(etag("x"))));
        let body = "<Error><Code>PreconditionFailed</Code><Condition>If-None-Match</Condition></Error>";
        let refused = put.answer(&response(412, &[], body));
        assert!(matches!(refused, Err(CallError::Service(error)) if error.status == 412));
    }
}
