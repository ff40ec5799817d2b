//! `DeleteObject`: one object. For many, and for keys that have no address, there is [`super::delete_objects`].

use super::Operation;
use super::address::Address;
use super::key::ObjectKey;
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::sign::{self, Payload, Signer};

/// Deletes one object. That there is none counts as success; in a versioned bucket older versions stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteObject {
    /// The object.
    pub key: ObjectKey,
}

impl Operation for DeleteObject {
    type Output = ();
    const NAME: &'static str = "DeleteObject";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let request = Request::new(Method::Delete, bucket.url(&self.key.path()?, &[]));
        sign::headers(request, Payload::of(b""), signer)
    }

    fn parse(&self, _: &Response) -> Result<(), CallError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{header, key, request, response};

    #[test]
    fn one_object_is_deleted_by_its_address() {
        let delete = DeleteObject { key: key("a b\u{1}") };
        let sent = request(&delete);
        assert_eq!(
            (sent.method, sent.url.as_str()),
            (Method::Delete, "https://files.s3.us-east-1.amazonaws.com/a%20b%01")
        );
        assert!(header(&sent, "authorization").is_some());
        assert_eq!(delete.answer(&response(204, &[], "")), Ok(()));
    }
}
