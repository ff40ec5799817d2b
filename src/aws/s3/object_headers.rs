//! `HeadObject` for all that stands beside the bytes of an object: what a new content, or a copy with one header changed, has to be
//! sent along with, since S3 keeps nothing of it by itself.
//!
//! A page reads only what CORS shows: the safelisted headers always (`Cache-Control`, `Content-Language`, `Content-Type`, `Expires`),
//! the others where the bucket's rule names them. There is no wildcard for `x-amz-meta-…`, so metadata under a name that the rule
//! does not have can neither be seen nor kept.
//!
//! Not here: encryption, which is the bucket's own; retention, which stays with the version that has it.

use super::address::Address;
use super::etag::ETag;
use super::key::ObjectKey;
use super::restore::{Archive, RestoreStatus};
use super::{Operation, PRESIGNED_SECONDS};
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::sign::{self, Signer};
use crate::aws::time::parse_http_date;

/// What the names of metadata begin with that programs make up for themselves.
pub const METADATA: &str = "x-amz-meta-";

/// The headers of S3's own that a rewrite sends again, beside [`METADATA`].
const KEPT: [&str; 8] = [
    "content-type",
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-language",
    "expires",
    "x-amz-storage-class",
    "x-amz-website-redirect-location",
];

/// Asks for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadHeaders {
    /// The object.
    pub key: ObjectKey,
}

/// What stands beside an object's bytes, as far as the page can see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObjectHeaders {
    /// Which content it has.
    pub etag: Option<ETag>,
    /// Bytes.
    pub size: Option<u64>,
    /// When it was last written: milliseconds since the epoch.
    pub modified: Option<i64>,
    /// The version, in a versioned bucket.
    pub version: Option<String>,
    /// How far a restore from an archive is.
    pub restore: Option<RestoreStatus>,
    /// The archive that it is in.
    pub archive: Option<Archive>,
    /// Names (lower case) and values of what a rewrite keeps.
    kept: Vec<(String, String)>,
}

impl ObjectHeaders {
    /// The value of a header.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.kept.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Sets a header; an empty value removes it.
    pub fn set(&mut self, name: &str, value: &str) {
        self.kept.retain(|(other, _)| other != name);
        if !value.is_empty() {
            self.kept.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Whether the same would be kept of both.
    pub fn has_same_headers(&self, other: &Self) -> bool {
        let all_of = |one: &Self, two: &Self| one.kept.iter().all(|pair| two.kept.contains(pair));
        all_of(self, other) && all_of(other, self)
    }

    /// Names without [`METADATA`], and values, of what programs have stored for themselves.
    pub fn metadata(&self) -> impl Iterator<Item = (&str, &str)> {
        self.kept.iter().filter_map(|(name, value)| Some((name.strip_prefix(METADATA)?, value.as_str())))
    }

    /// The names of headers that are seen and cannot be sent again: a signed header is printable ASCII.
    pub fn unsendable(&self) -> impl Iterator<Item = &str> {
        self.kept.iter().filter(|(_, value)| !is_sendable(value)).map(|(name, _)| name.as_str())
    }

    /// The request with all headers that can be sent.
    pub(super) fn apply(&self, request: Request) -> Request {
        let sendable = self.kept.iter().filter(|(_, value)| is_sendable(value));
        sendable.fold(request, |request, (name, value)| request.header(name, value.as_str()))
    }
}

/// Whether a header can have this value: printable ASCII, and something.
pub fn is_sendable(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

impl Operation for HeadHeaders {
    type Output = ObjectHeaders;
    const NAME: &'static str = "HeadObject";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let request = Request::new(Method::Head, bucket.url(&self.key.path()?, &[]));
        sign::presign(request, signer, PRESIGNED_SECONDS)
    }

    fn parse(&self, response: &Response) -> Result<ObjectHeaders, CallError> {
        let text = |name| response.header(name).map(str::to_owned);
        let is_kept = |name: &str| KEPT.contains(&name) || name.starts_with(METADATA);
        let kept = response.headers.iter().filter(|(name, value)| is_kept(name) && !value.is_empty());
        Ok(ObjectHeaders {
            etag: response.header("etag").map(ETag::new),
            size: response.header("content-length").and_then(|size| size.parse().ok()),
            modified: response.header("last-modified").and_then(parse_http_date),
            version: text("x-amz-version-id").filter(|version| version != "null"),
            restore: response.header("x-amz-restore").and_then(RestoreStatus::of),
            archive: Archive::of(
                response.header("x-amz-storage-class"),
                response.header("x-amz-archive-status"),
            ),
            kept: kept.cloned().collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{etag, header, key, response};

    fn head(headers: &[(&str, &str)]) -> ObjectHeaders {
        HeadHeaders { key: key("a") }.answer(&response(200, headers, "")).unwrap()
    }

    #[test]
    fn what_a_rewrite_keeps_is_read_and_sent_again() {
        let headers = head(&[
            ("content-type", "text/plain; charset=utf-8"),
            ("cache-control", "max-age=60"),
            ("x-amz-meta-mtime", "1700000000"),
            ("x-amz-storage-class", "STANDARD_IA"),
            ("etag", "\"x\""),
            ("x-amz-request-id", "R"),
        ]);
        assert_eq!(headers.etag, Some(etag("x")));
        assert_eq!(headers.metadata().collect::<Vec<_>>(), [("mtime", "1700000000")]);
        let sent = headers.apply(Request::new(Method::Put, ""));
        let names: Vec<_> = sent.headers.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["content-type", "cache-control", "x-amz-meta-mtime", "x-amz-storage-class"]);
        assert_eq!(header(&sent, "cache-control"), Some("max-age=60"));
    }

    #[test]
    fn what_no_signed_header_can_carry_is_named_and_left_out() {
        let headers = head(&[("content-disposition", "attachment; filename=\"日.txt\""), ("expires", "0")]);
        assert_eq!(headers.unsendable().collect::<Vec<_>>(), ["content-disposition"]);
        assert_eq!(headers.apply(Request::new(Method::Put, "")).headers.len(), 1);
    }

    #[test]
    fn an_empty_value_removes_a_header() {
        let mut headers = head(&[("cache-control", "no-store"), ("content-type", "text/plain")]);
        headers.set("cache-control", "");
        headers.set("content-type", "text/markdown");
        assert_eq!(
            (headers.get("cache-control"), headers.get("content-type")),
            (None, Some("text/markdown"))
        );
    }
}
