//! `DeleteObject`: one object. For many, and for keys that have no address, there is [`super::delete_objects`].

use super::Operation;
use super::address::Address;
use super::condition::Condition;
use super::etag::ETag;
use super::key::ObjectKey;
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::sign::{self, Payload, Signer};

/// Deletes one object. That there is none counts as success; in a versioned bucket older versions stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteObject {
    /// The object.
    pub key: ObjectKey,
    /// Which content it must have; otherwise S3 answers 412, or 404 where there is none.
    /// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html>
    pub unchanged: Option<ETag>,
}

impl Operation for DeleteObject {
    type Output = ();
    const NAME: &'static str = "DeleteObject";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let request = Request::new(Method::Delete, bucket.url(&self.key.path()?, &[]));
        let condition = self.unchanged.clone().map_or(Condition::Always, Condition::Unchanged);
        sign::headers(condition.apply(request), Payload::of(b""), signer)
    }

    fn parse(&self, _: &Response) -> Result<(), CallError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{etag, header, key, request, response};

    #[test]
    fn one_object_is_deleted_by_its_address() {
        let delete = DeleteObject { key: key("a b\u{1}"), unchanged: None };
        let sent = request(&delete);
        assert_eq!(
            (sent.method, sent.url.as_str()),
            (Method::Delete, "https://files.s3.us-east-1.amazonaws.com/a%20b%01")
        );
        assert!(header(&sent, "authorization").is_some());
        assert_eq!(delete.answer(&response(204, &[], "")), Ok(()));
    }

    #[test]
    fn only_the_content_that_was_seen_is_deleted() {
        let delete = DeleteObject { key: key("a"), unchanged: Some(etag("x")) };
        assert_eq!(header(&request(&delete), "if-match"), Some("\"x\""));
        assert_eq!(header(&request(&DeleteObject { unchanged: None, ..delete }), "if-match"), None);
    }
}
