//! `DeleteObjects`: up to 1,000 objects in one request.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html>
//!
//! A missing key counts as deleted, so the call is safe to repeat; with a tag it is refused as `NoSuchKey`. The request as a
//! whole succeeds with 200 even where every key was refused: the caller must read the list.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Operation;
use super::address::Address;
use super::error::in_success;
use super::etag::ETag;
use super::key::ObjectKey;
use super::xml::{Element, escape};
use crate::aws::error::{CallError, ServiceError};
use crate::aws::http::{Body, Method, Request, Response};
use crate::aws::sign::{self, Payload, Signer};

/// How many objects one request may name.
pub const MAX_OBJECTS: usize = 1000;

/// Deletes objects by a list in the body, so that keys which have no address can go too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteObjects {
    /// The objects; at most [`MAX_OBJECTS`], each of which [`DeleteObjects::can_name`]. With a tag, an object is deleted only
    /// if it still has that content (which takes the right to read it); otherwise S3 refuses it as `PreconditionFailed`.
    /// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html>
    pub objects: Vec<(ObjectKey, Option<ETag>)>,
}

/// An object that S3 did not delete, though the request succeeded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The object.
    pub key: ObjectKey,
    /// Why.
    pub error: ServiceError,
}

impl DeleteObjects {
    /// Whether XML can write this key. [`super::delete::DeleteObject`] takes those that it cannot.
    pub fn can_name(key: &ObjectKey) -> bool {
        escape(key.as_str()).is_some()
    }
}

impl Operation for DeleteObjects {
    type Output = Vec<Refused>;
    const NAME: &'static str = "DeleteObjects";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let which = |etag: &ETag| ("ETag", etag.as_str().to_owned());
        let entries = self.objects.iter().map(|(key, etag)| (key, etag.as_ref().map(which)));
        request(&entries.collect::<Vec<_>>(), bucket, signer)
    }

    fn parse(&self, response: &Response) -> Result<Vec<Refused>, CallError> {
        parse(response)
    }
}

/// The request for keys, each with the element that says which version or content of it is meant, if not any.
pub(super) fn request(
    entries: &[(&ObjectKey, Option<(&'static str, String)>)],
    bucket: &Address,
    signer: &Signer<'_>,
) -> Result<Request, CallError> {
    if entries.is_empty() || entries.len() > MAX_OBJECTS {
        return Err(CallError::Unbuildable(format!("{} objects in one deletion", entries.len())));
    }
    let mut body = String::from("<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
    for (key, which) in entries {
        body.push_str("<Object><Key>");
        push(&mut body, key.as_str())?;
        body.push_str("</Key>");
        if let Some((name, text)) = which {
            body.extend(["<", name, ">"]);
            push(&mut body, text)?;
            body.extend(["</", name, ">"]);
        }
        body.push_str("</Object>");
    }
    // Quiet: the answer names only what was refused.
    body.push_str("<Quiet>true</Quiet></Delete>");
    let hash = sign::sha256(body.as_bytes());
    // S3 wants Content-MD5 or a checksum here.
    let request = Request::new(Method::Post, bucket.url("", &[("delete", "")]))
        .header("content-type", "application/xml")
        .header("x-amz-checksum-sha256", STANDARD.encode(hash))
        .body(Body::Bytes(body.into_bytes()));
    sign::headers(request, Payload::Sha256(hash), signer)
}

fn push(body: &mut String, text: &str) -> Result<(), CallError> {
    let unwritable = || CallError::Unbuildable("XML cannot write a control character in a key".into());
    body.push_str(&escape(text).ok_or_else(unwritable)?);
    Ok(())
}

/// What was refused.
pub(super) fn parse(response: &Response) -> Result<Vec<Refused>, CallError> {
    if let Some(error) = in_success(response) {
        return Err(error.into());
    }
    let root = Element::parse(&response.body, "DeleteResult")?;
    root.children("Error").map(|error| refused(error, response)).collect()
}

fn refused(error: &Element<'_>, response: &Response) -> Result<Refused, CallError> {
    let key = ObjectKey::new(error.required("Key")?)
        .map_err(|error| CallError::Malformed(format!("a refused object: {error}")))?;
    let error = ServiceError {
        code: error.required("Code")?.to_owned(),
        message: error.text("Message").unwrap_or_default().to_owned(),
        status: response.status,
        request_id: response.header("x-amz-request-id").map(str::to_owned),
    };
    Ok(Refused { key, error })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{etag, header, key, request, response, try_request};

    fn deletion(keys: &[&str]) -> DeleteObjects {
        DeleteObjects { objects: keys.iter().map(|name| (key(name), None)).collect() }
    }

    #[test]
    fn only_the_content_that_was_seen_is_deleted() {
        let delete = DeleteObjects { objects: vec![(key("a"), Some(etag("x")))] };
        let Body::Bytes(body) = request(&delete).body else { panic!() };
        let expected = "<Object><Key>a</Key><ETag>\"x\"</ETag></Object>";
        assert!(str::from_utf8(&body).unwrap().replace("&quot;", "\"").contains(expected));
    }

    #[test]
    fn keys_are_escaped_in_a_body_that_is_hashed_and_signed() {
        let sent = request(&deletion(&["a&b<c>.txt", "x/../y"]));
        assert_eq!(sent.url, "https://files.s3.us-east-1.amazonaws.com/?delete=");
        let Body::Bytes(body) = &sent.body else { panic!() };
        let expected = "<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
                        <Object><Key>a&amp;b&lt;c&gt;.txt</Key></Object><Object><Key>x/../y</Key></Object>\
                        <Quiet>true</Quiet></Delete>";
        assert_eq!(str::from_utf8(body).unwrap(), expected);
        let hash = STANDARD.encode(sign::sha256(body));
        assert_eq!(header(&sent, "x-amz-checksum-sha256"), Some(hash.as_str()));
    }

    #[test]
    fn what_one_request_cannot_hold_is_refused_before_it_is_sent() {
        for keys in [vec![], vec!["k"; 1001], vec!["a\u{1}"]] {
            assert!(matches!(try_request(&deletion(&keys)), Err(CallError::Unbuildable(_))));
        }
        assert!(!DeleteObjects::can_name(&key("a\u{1}")));
        assert!(try_request(&deletion(&["k"; 1000])).is_ok());
    }

    #[test]
    fn the_documented_answer_names_what_stayed() {
        let body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                    <DeleteResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Deleted><Key>sample1.txt</Key>\
                    </Deleted><Error><Key>sample2.txt</Key><Code>AccessDenied</Code><Message>Access Denied</Message>\
                    </Error></DeleteResult>";
        let refused = deletion(&["sample1.txt", "sample2.txt"]).answer(&response(200, &[], body)).unwrap();
        assert_eq!(refused.len(), 1);
        assert_eq!((&refused[0].key, refused[0].error.code.as_str()), (&key("sample2.txt"), "AccessDenied"));
    }

    #[test]
    fn an_error_inside_a_success_is_an_error() {
        let body = "<Error><Code>InternalError</Code></Error>";
        let answer = deletion(&["a"]).answer(&response(200, &[], body));
        assert!(matches!(answer, Err(CallError::Service(error)) if error.code == "InternalError"));
    }
}
