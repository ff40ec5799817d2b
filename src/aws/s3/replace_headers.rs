//! `CopyObject` of an object onto itself with other headers (`x-amz-metadata-directive: REPLACE`): the one way to change a media type
//! or `Cache-Control` without sending the bytes again. Up to 5 GiB.
//!
//! With this directive S3 takes nothing from the source but its bytes and its tags (`x-amz-tagging-directive` is `COPY` by default,
//! which needs `s3:GetObjectTagging` and `s3:PutObjectTagging` where there are any): all headers are sent again, the storage class
//! among them. In a versioned bucket the copy is a new version, and the one before keeps its headers.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html>

use super::Operation;
use super::address::Address;
use super::copy::{copied, copy_source};
use super::etag::ETag;
use super::key::ObjectKey;
use super::object_headers::ObjectHeaders;
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::sign::{self, Payload, Signer};

/// Writes the headers of an object that still has the content that they were read of ([`ObjectHeaders::etag`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplaceHeaders {
    /// The object.
    pub key: ObjectKey,
    /// All headers that it is to have.
    pub headers: ObjectHeaders,
    /// Whether the target's condition (`If-Match`) is sent beside the source's. A bucket that does not know it answers 501
    /// `NotImplemented`.
    pub guards_target: bool,
}

impl Operation for ReplaceHeaders {
    type Output = Option<ETag>;
    const NAME: &'static str = "CopyObject";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let request = Request::new(Method::Put, bucket.url(&self.key.path()?, &[]))
            .header("x-amz-copy-source", copy_source(bucket, &self.key))
            .header("x-amz-metadata-directive", "REPLACE");
        let mut request = self.headers.apply(request);
        if let Some(etag) = &self.headers.etag {
            request = request.header("x-amz-copy-source-if-match", etag.as_str());
            if self.guards_target {
                request = request.header("if-match", etag.as_str());
            }
        }
        sign::headers(request, Payload::of(b""), signer)
    }

    fn parse(&self, response: &Response) -> Result<Option<ETag>, CallError> {
        Ok(copied(response)?.etag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{etag, header, key, request, response};

    #[test]
    fn the_copy_is_of_itself_with_all_headers_and_conditions() {
        let mut headers = ObjectHeaders::default();
        headers.etag = Some(etag("x"));
        headers.set("content-type", "text/markdown");
        headers.set("x-amz-storage-class", "STANDARD_IA");
        let replace = ReplaceHeaders { key: key("a/b c.md"), headers, guards_target: true };
        let sent = request(&replace);
        for (name, value) in [
            ("x-amz-copy-source", "/files/a/b%20c.md"),
            ("x-amz-metadata-directive", "REPLACE"),
            ("content-type", "text/markdown"),
            ("x-amz-storage-class", "STANDARD_IA"),
            ("x-amz-copy-source-if-match", "\"x\""),
            ("if-match", "\"x\""),
        ] {
            assert_eq!(header(&sent, name), Some(value), "{name}");
        }
        let unguarded = request(&ReplaceHeaders { guards_target: false, ..replace });
        assert_eq!(header(&unguarded, "if-match"), None);
    }

    #[test]
    fn an_error_inside_a_success_is_one() {
        let replace =
            ReplaceHeaders { key: key("a"), headers: ObjectHeaders::default(), guards_target: false };
        let failed = "<Error><Code>InternalError</Code></Error>";
        assert!(matches!(replace.answer(&response(200, &[], failed)), Err(CallError::Service(_))));
        let done = "<CopyObjectResult><ETag>\"y\"</ETag></CopyObjectResult>";
        assert_eq!(replace.answer(&response(200, &[], done)), Ok(Some(etag("y"))));
    }
}
