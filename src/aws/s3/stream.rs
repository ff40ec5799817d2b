//! `GetObject`, whose body is read as it comes: from the beginning, or from where an earlier answer broke off.
//!
//! The first request has no headers of its own, so a browser asks no permission for it. One that goes on has `Range`, and
//! `If-Match` with the tag of the first answer: bytes of two contents never meet in one file.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html>

use super::address::Address;
use super::condition::Condition;
use super::etag::ETag;
use super::key::ObjectKey;
use super::{Operation, PRESIGNED_SECONDS};
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::sign::{self, Signer};

/// Reads an object to its end. The answer's body is the carrier's to read, not [`Operation::parse`]'s.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamObject {
    /// The object.
    pub key: ObjectKey,
    /// Where to go on, and of which content; `None` from the beginning, of any.
    pub rest: Option<(u64, ETag)>,
}

/// What is coming.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Streamed {
    /// Bytes of the whole object; `None` where the answer does not say.
    pub size: Option<u64>,
    /// Which content it is; `None` where CORS does not expose it.
    pub etag: Option<ETag>,
}

impl Operation for StreamObject {
    type Output = Streamed;
    const NAME: &'static str = "GetObject";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        // As it is stored: a browser would unpack an object that is marked as compressed, and count bytes that S3 does not.
        let url = bucket.url(&self.key.path()?, &[("response-content-encoding", "identity")]);
        let request = sign::presign(Request::new(Method::Get, url), signer, PRESIGNED_SECONDS)?;
        Ok(match &self.rest {
            // Not signed: of a GET that is signed in its query only the host is.
            Some((from, etag)) => {
                Condition::Unchanged(etag.clone()).apply(request.header("range", format!("bytes={from}-")))
            }
            None => request,
        })
    }

    fn parse(&self, response: &Response) -> Result<Streamed, CallError> {
        let number = |text: &str| text.trim().parse::<u64>().ok();
        let etag = response.header("etag").map(ETag::new);
        let length = response.header("content-length").and_then(number);
        let Some((from, _)) = self.rest else { return Ok(Streamed { size: length, etag }) };
        // A store that knows no ranges answers 200 and begins anew.
        if response.status != 206 {
            return Err(CallError::Malformed(format!("status {} for a range", response.status)));
        }
        let Some(range) = response.header("content-range") else {
            return Ok(Streamed { size: length.map(|length| from + length), etag });
        };
        let begins = range.strip_prefix("bytes ").and_then(|it| number(it.split('-').next()?));
        if begins != Some(from) {
            return Err(CallError::Malformed(format!("{range} for bytes from {from} on")));
        }
        Ok(Streamed { size: range.rsplit_once('/').and_then(|(_, size)| number(size)), etag })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{header, key, request, response};

    fn rest() -> StreamObject {
        StreamObject { key: key("a b"), rest: Some((5, ETag::new("\"e\""))) }
    }

    #[test]
    fn the_first_request_has_no_headers_and_the_next_goes_on_with_the_same_content() {
        let first = request(&StreamObject { key: key("a b"), rest: None });
        assert!(
            first.url.contains("/a%20b?response-content-encoding=identity&X-Amz-Algorithm="),
            "{}",
            first.url
        );
        assert_eq!(first.headers, []);
        let next = request(&rest());
        assert_eq!((header(&next, "range"), header(&next, "if-match")), (Some("bytes=5-"), Some("\"e\"")));
    }

    #[test]
    fn the_answer_says_how_large_the_whole_is_and_which_content() {
        let first = StreamObject { key: key("a"), rest: None };
        let answer = response(200, &[("content-length", "9"), ("etag", "\"e\"")], "");
        assert_eq!(first.answer(&answer), Ok(Streamed { size: Some(9), etag: Some(ETag::new("e")) }));
        let exposed = response(206, &[("content-range", "bytes 5-8/9"), ("content-length", "4")], "");
        let hidden = response(206, &[("content-length", "4")], "");
        for answer in [exposed, hidden] {
            assert_eq!(rest().answer(&answer).map(|it| it.size), Ok(Some(9)));
        }
    }

    #[test]
    fn another_range_than_asked_for_is_refused() {
        for (status, range) in [(206, "bytes 4-8/9"), (206, "nonsense"), (200, "bytes 5-8/9")] {
            let answer = response(status, &[("content-range", range)], "");
            assert!(matches!(rest().answer(&answer), Err(CallError::Malformed(_))), "{status} {range}");
        }
    }
}
