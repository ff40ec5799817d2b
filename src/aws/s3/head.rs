//! `HeadObject`: what is known of one object, without its bytes.
//!
//! In a browser only those headers can be read that the bucket's CORS rules expose; the others are `None`.

use super::address::Address;
use super::etag::ETag;
use super::key::ObjectKey;
use super::{Operation, PRESIGNED_SECONDS};
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::sign::{self, Signer};
use crate::aws::time::parse_http_date;

/// Asks for one object's headers. A refusal has no body: 404 is `NoSuchKey`, 403 `AccessDenied`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadObject {
    /// The object.
    pub key: ObjectKey,
}

/// An object's headers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObjectHead {
    /// Bytes.
    pub size: Option<u64>,
    /// When it was last written: milliseconds since the epoch.
    pub modified: Option<i64>,
    /// Which content it has.
    pub etag: Option<ETag>,
    /// What it is, as it was uploaded.
    pub media_type: Option<String>,
    /// The version, in a versioned bucket.
    pub version: Option<String>,
    /// `STANDARD_IA`, `GLACIER`, …; `None` for the standard class.
    pub storage_class: Option<String>,
}

impl Operation for HeadObject {
    type Output = ObjectHead;
    const NAME: &'static str = "HeadObject";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let request = Request::new(Method::Head, bucket.url(&self.key.path()?, &[]));
        sign::presign(request, signer, PRESIGNED_SECONDS)
    }

    fn parse(&self, response: &Response) -> Result<ObjectHead, CallError> {
        let text = |name| response.header(name).map(str::to_owned);
        Ok(ObjectHead {
            size: response.header("content-length").and_then(|size| size.parse().ok()),
            modified: response.header("last-modified").and_then(parse_http_date),
            etag: response.header("etag").map(ETag::new),
            media_type: text("content-type"),
            version: text("x-amz-version-id").filter(|version| version != "null"),
            storage_class: text("x-amz-storage-class"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{etag, key, request, response, try_request};

    #[test]
    fn the_headers_that_cors_exposes_are_read() {
        let head = HeadObject { key: key("a b.txt") };
        let sent = request(&head);
        assert!(sent.url.starts_with("https://files.s3.us-east-1.amazonaws.com/a%20b.txt?X-Amz-"));
        assert_eq!((sent.method, sent.headers.len()), (Method::Head, 0));
        let headers = [
            ("content-length", "434234"),
            ("last-modified", "Sun, 01 Jan 2006 12:00:00 GMT"),
            ("etag", "\"fba9dede5f27731c9771645a39863328\""),
            ("x-amz-version-id", "null"),
        ];
        let expected = ObjectHead {
            size: Some(434_234),
            modified: Some(1_136_116_800_000),
            etag: Some(etag("fba9dede5f27731c9771645a39863328")),
            ..ObjectHead::default()
        };
        assert_eq!(head.answer(&response(200, &headers, "")), Ok(expected));
    }

    #[test]
    fn a_missing_object_is_named_so_without_a_body() {
        let answer = HeadObject { key: key("a") }.answer(&response(404, &[], ""));
        assert!(matches!(answer, Err(CallError::Service(error)) if error.code == "NoSuchKey"));
    }

    #[test]
    fn a_key_that_a_browser_would_fold_is_not_asked_for() {
        let folded = try_request(&HeadObject { key: key("a/../b") });
        assert!(matches!(folded, Err(CallError::Unbuildable(_))));
    }
}
