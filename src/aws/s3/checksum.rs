//! `HeadObject` for what S3 keeps to tell one content from another: the SHA-256 of an object, and how its parts were cut.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html>

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::address::Address;
use super::etag::ETag;
use super::key::ObjectKey;
use super::{Operation, PRESIGNED_SECONDS};
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::sign::{self, Signer};

/// Asks for an object's size, tag and checksum. The header that asks for the checksum costs a preflight: only as a header
/// is it documented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadChecksum {
    /// The object.
    pub key: ObjectKey,
}

/// Asks how many bytes the first part of an object has that was uploaded in parts. They are not in the listing, and
/// whoever uploaded it chose them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadPart {
    /// The object.
    pub key: ObjectKey,
}

/// What S3 keeps of a content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Bytes, where CORS shows them.
    pub size: Option<u64>,
    /// Which content it is.
    pub etag: Option<ETag>,
    /// Its SHA-256; `None` where none was sent with it.
    pub sha256: Option<Sha256Of>,
}

/// What a SHA-256 was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sha256Of {
    /// All bytes.
    Whole([u8; 32]),
    /// The SHA-256s of the parts, one after the other.
    Parts {
        /// The checksum.
        sha256: [u8; 32],
        /// How many parts.
        parts: u16,
    },
}

impl Sha256Of {
    /// A header's value: base64, of parts with their number behind it.
    fn parse(header: &str) -> Option<Self> {
        let (sha256, parts) = match header.split_once('-') {
            Some((sha256, parts)) => (sha256, Some(parts.parse().ok()?)),
            None => (header, None),
        };
        let sha256 = STANDARD.decode(sha256).ok()?.try_into().ok()?;
        Some(parts.map_or(Self::Whole(sha256), |parts| Self::Parts { sha256, parts }))
    }
}

impl Operation for HeadChecksum {
    type Output = Stored;
    const NAME: &'static str = "HeadObject";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let request = Request::new(Method::Head, bucket.url(&self.key.path()?, &[]));
        sign::presign(request.header("x-amz-checksum-mode", "ENABLED"), signer, PRESIGNED_SECONDS)
    }

    fn parse(&self, response: &Response) -> Result<Stored, CallError> {
        Ok(Stored {
            size: length(response),
            etag: response.header("etag").map(ETag::new),
            sha256: response.header("x-amz-checksum-sha256").and_then(Sha256Of::parse),
        })
    }
}

impl Operation for HeadPart {
    type Output = Option<u64>;
    const NAME: &'static str = "HeadObject";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let request = Request::new(Method::Head, bucket.url(&self.key.path()?, &[("partNumber", "1")]));
        sign::presign(request, signer, PRESIGNED_SECONDS)
    }

    fn parse(&self, response: &Response) -> Result<Option<u64>, CallError> {
        Ok(length(response))
    }
}

fn length(response: &Response) -> Option<u64> {
    response.header("content-length").and_then(|size| size.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{etag, header, key, request, response};

    #[test]
    fn the_checksum_is_asked_for_by_a_signed_header() {
        let sent = request(&HeadChecksum { key: key("a b.txt") });
        assert_eq!(header(&sent, "x-amz-checksum-mode"), Some("ENABLED"));
        assert!(sent.url.contains("X-Amz-SignedHeaders=host%3Bx-amz-checksum-mode"), "{}", sent.url);
    }

    #[test]
    fn a_checksum_of_parts_is_told_from_one_of_all_bytes() {
        let of = |value: &str| {
            let headers = [("content-length", "5"), ("etag", "\"x\""), ("x-amz-checksum-sha256", value)];
            HeadChecksum { key: key("a") }.answer(&response(200, &headers, "")).unwrap().sha256
        };
        let sevens = STANDARD.encode([7; 32]);
        assert_eq!(of(&sevens), Some(Sha256Of::Whole([7; 32])));
        assert_eq!(of(&format!("{sevens}-12")), Some(Sha256Of::Parts { sha256: [7; 32], parts: 12 }));
        for odd in ["", "AAAA", "not base64!", &format!("{sevens}-x")] {
            assert_eq!(of(odd), None, "{odd}");
        }
    }

    #[test]
    fn an_object_without_a_checksum_has_none() {
        let answer = HeadChecksum { key: key("a") }.answer(&response(200, &[("etag", "\"x\"")], ""));
        assert_eq!(answer, Ok(Stored { size: None, etag: Some(etag("x")), sha256: None }));
    }

    #[test]
    fn the_first_part_is_named_in_the_address() {
        let head = HeadPart { key: key("a") };
        let sent = request(&head);
        assert!(
            sent.url.starts_with("https://files.s3.us-east-1.amazonaws.com/a?partNumber=1&"),
            "{}",
            sent.url
        );
        assert_eq!(head.answer(&response(206, &[("content-length", "8388608")], "")), Ok(Some(8 << 20)));
    }
}
