//! What the operations' tests share: a bucket, credentials, a moment, and answers.

use super::Operation;
use super::address::Address;
use super::etag::ETag;
use super::key::ObjectKey;
use crate::aws::credentials::{Credentials, SecretAccessKey, SessionToken};
use crate::aws::error::CallError;
use crate::aws::http::{Request, Response};
use crate::aws::sign::Signer;

/// The signed request of an operation on the bucket `files` in us-east-1.
pub fn try_request(operation: &impl Operation) -> Result<Request, CallError> {
    let credentials = Credentials {
        access_key_id: "ASIAEXAMPLE".into(),
        secret_access_key: SecretAccessKey::new("secret"),
        session_token: SessionToken::new("token"),
        expires_at: i64::MAX,
    };
    let signer =
        Signer { credentials: &credentials, region: "us-east-1", service: "s3", now: 1_369_353_600_000 };
    operation.request(&Address::new("files", "us-east-1", None, false), &signer)
}

/// The same, where it can be built.
pub fn request(operation: &impl Operation) -> Request {
    try_request(operation).unwrap()
}

/// The value of a request's header.
pub fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    request.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
}

/// The names that a header signature covers.
pub fn signed_headers(request: &Request) -> &str {
    let (_, rest) = header(request, "authorization").unwrap().split_once("SignedHeaders=").unwrap();
    rest.split_once(',').unwrap().0
}

/// An answer with headers and a body.
pub fn response(status: u16, headers: &[(&str, &str)], body: &str) -> Response {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Response { status, headers, body: body.into() }
}

/// A key.
pub fn key(text: &str) -> ObjectKey {
    ObjectKey::new(text).unwrap()
}

/// An entity tag.
pub fn etag(text: &str) -> ETag {
    ETag::new(text)
}
