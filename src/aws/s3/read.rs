//! `GetObject`, its bytes into memory: for pieces of a few megabytes. Files that people download go by [`super::get`].

use std::ops::Range;

use super::address::Address;
use super::etag::ETag;
use super::key::ObjectKey;
use super::{Operation, PRESIGNED_SECONDS, error};
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::sign::{self, Signer};

/// Reads a slice of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadObject {
    /// The object.
    pub key: ObjectKey,
    /// Which bytes; not empty. `None` is all of them.
    pub range: Option<Range<u64>>,
}

/// What was read.
#[derive(Clone, PartialEq, Eq)]
pub struct Slice {
    /// As many bytes as were asked for, or up to the object's end.
    pub bytes: Vec<u8>,
    /// What the object is, as it was uploaded.
    pub media_type: String,
    /// Which content they are of, where CORS shows it.
    pub etag: Option<ETag>,
}

impl Operation for ReadObject {
    type Output = Slice;
    const NAME: &'static str = "GetObject";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        // As it is stored: a browser cannot unpack a slice of an object that is marked as compressed.
        let url = bucket.url(&self.key.path()?, &[("response-content-encoding", "identity")]);
        let request = Request::new(Method::Get, url);
        let request = sign::presign(request, signer, PRESIGNED_SECONDS)?;
        Ok(match &self.range {
            // Not signed: of a GET that is signed in its query only the host is.
            Some(range) => request.header("range", format!("bytes={}-{}", range.start, range.end - 1)),
            None => request,
        })
    }

    fn parse(&self, response: &Response) -> Result<Slice, CallError> {
        let media_type = response.header("content-type").unwrap_or_default().to_owned();
        let etag = response.header("etag").map(ETag::new);
        Ok(Slice { bytes: response.body.clone(), media_type, etag })
    }

    /// The object itself may be a web page.
    fn answer(&self, response: &Response) -> Result<Slice, CallError> {
        if response.is_success() { self.parse(response) } else { Err(error::parse(response).into()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{header, key, request, response};

    #[test]
    fn a_slice_is_asked_for_by_its_first_and_last_byte() {
        let read = ReadObject { key: key("a b.txt"), range: Some(5..10) };
        let sent = request(&read);
        let start =
            "https://files.s3.us-east-1.amazonaws.com/a%20b.txt?response-content-encoding=identity&X-Amz-";
        assert!(sent.url.starts_with(start), "{}", sent.url);
        assert_eq!(header(&sent, "range"), Some("bytes=5-9"));
        assert_eq!(header(&request(&ReadObject { range: None, ..read }), "range"), None);
    }

    #[test]
    fn the_answer_is_the_bytes_and_what_they_are() {
        let read = ReadObject { key: key("a"), range: None };
        let slice = read.answer(&response(200, &[("content-type", "text/plain")], "hello")).unwrap();
        assert_eq!((slice.bytes.as_slice(), slice.media_type.as_str()), (b"hello".as_slice(), "text/plain"));
        let stored = read.answer(&response(200, &[("content-type", "text/html")], "<html>")).unwrap();
        assert_eq!(stored.bytes, b"<html>", "a web page that someone keeps");
    }
}
