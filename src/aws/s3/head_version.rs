//! `HeadObject` of one version: what is known of it, without its bytes. Needs `s3:GetObjectVersion`.

use super::address::Address;
use super::head::{HeadObject, ObjectHead};
use super::key::ObjectKey;
use super::{Operation, PRESIGNED_SECONDS};
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::sign::{self, Signer};

/// Asks for the headers of a version. A refusal has no body: 404 is `NoSuchKey`, 403 `AccessDenied`, 405 that the version is
/// the marker of a deletion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadVersion {
    /// The object.
    pub key: ObjectKey,
    /// Which of its versions.
    pub version: String,
}

impl Operation for HeadVersion {
    type Output = ObjectHead;
    const NAME: &'static str = HeadObject::NAME;

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let url = bucket.url(&self.key.path()?, &[("versionId", &self.version)]);
        sign::presign(Request::new(Method::Head, url), signer, PRESIGNED_SECONDS)
    }

    fn parse(&self, response: &Response) -> Result<ObjectHead, CallError> {
        HeadObject { key: self.key.clone() }.parse(response)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{key, request, response};

    #[test]
    fn the_version_is_named_in_a_request_without_headers() {
        let head = HeadVersion { key: key("a b.txt"), version: "v/1".into() };
        let sent = request(&head);
        assert!(
            sent.url.starts_with("https://files.s3.us-east-1.amazonaws.com/a%20b.txt?versionId=v%2F1&X-Amz-")
        );
        assert_eq!((sent.method, sent.headers.len()), (Method::Head, 0));
        let answer = head.answer(&response(200, &[("content-length", "5"), ("x-amz-version-id", "v/1")], ""));
        let told = answer.unwrap();
        assert_eq!((told.size, told.version.as_deref()), (Some(5), Some("v/1")));
    }
}
