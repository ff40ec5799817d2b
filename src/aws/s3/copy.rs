//! `CopyObject`: a whole object under another key, without its bytes coming here. Up to 5 GiB; beyond that there is
//! [`super::multipart::upload_part_copy`].
//!
//! What the copy has of its source: bytes, media type and all other metadata (`x-amz-metadata-directive: COPY`), and the tags, which is
//! S3's default (`x-amz-tagging-directive`). Copying tags needs `s3:GetObjectTagging` and `s3:PutObjectTagging` where the source has
//! any; a role without them is refused, rather than the tags lost. The storage class is no part of that: a copy is `STANDARD`
//! unless the request names another, see [`CopyObject::storage_class`].
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html>

use super::Operation;
use super::address::Address;
use super::condition::Condition;
use super::error::in_success;
use super::etag::ETag;
use super::key::{ObjectKey, encode_path};
use super::xml::Element;
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::sign::{self, Payload, Signer};
use crate::aws::time::parse_iso8601;

/// The most bytes that one copy takes.
pub const MAX_BYTES: u64 = 5 << 30;

/// Copies an object within the bucket.
///
/// Both conditions are answered with 412 `PreconditionFailed`, which does not say which of them failed. AWS's pages disagree about
/// the target's: 501 `NotImplemented` is possible too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyObject {
    /// The source. Its key stands in a header, where no browser folds dot segments.
    pub source: ObjectKey,
    /// Which content the source must have.
    pub unchanged: Option<ETag>,
    /// The copy's key.
    pub target: ObjectKey,
    /// When it may be written.
    pub condition: Condition,
    /// `STANDARD_IA`, `GLACIER`, …; `None` for the standard class.
    pub storage_class: Option<String>,
}

/// The value of `x-amz-copy-source`: the bucket and the key, encoded as an address's path is. An encoded `?` is part of the key,
/// a bare one would begin `?versionId=`.
pub(super) fn copy_source(bucket: &Address, source: &ObjectKey) -> String {
    ["/", bucket.bucket(), "/", &encode_path(source.as_str())].concat()
}

impl Operation for CopyObject {
    type Output = Option<ETag>;
    const NAME: &'static str = "CopyObject";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let mut request = Request::new(Method::Put, bucket.url(&self.target.path()?, &[]))
            .header("x-amz-copy-source", copy_source(bucket, &self.source))
            .header("x-amz-metadata-directive", "COPY");
        if let Some(etag) = &self.unchanged {
            request = request.header("x-amz-copy-source-if-match", etag.as_str());
        }
        if let Some(class) = &self.storage_class {
            request = request.header("x-amz-storage-class", class.as_str());
        }
        sign::headers(self.condition.apply(request), Payload::of(b""), signer)
    }

    /// The copy's tag: the source's own where both have the MD5 of their bytes, another where the source came in parts.
    fn parse(&self, response: &Response) -> Result<Option<ETag>, CallError> {
        Ok(copied(response)?.etag)
    }
}

/// What a copy made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Which content it has.
    pub etag: Option<ETag>,
    /// When it was written: milliseconds since the epoch.
    pub modified: Option<i64>,
}

/// Reads the answer of `CopyObject`: S3 sends 200 before it copies, and an error may follow in the body.
pub(super) fn copied(response: &Response) -> Result<Copied, CallError> {
    if let Some(error) = in_success(response) {
        return Err(error.into());
    }
    let root = Element::parse(&response.body, "CopyObjectResult")?;
    Ok(Copied {
        etag: root.text("ETag").filter(|tag| !tag.is_empty()).map(ETag::new),
        modified: root.text("LastModified").and_then(parse_iso8601),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{etag, header, key, request, response, signed_headers, try_request};

    fn copy(source: &str, target: &str) -> CopyObject {
        CopyObject {
            source: key(source),
            unchanged: Some(etag("x")),
            target: key(target),
            condition: Condition::Absent,
            storage_class: None,
        }
    }

    #[test]
    fn source_conditions_and_directive_are_sent_and_signed() {
        let sent = request(&copy("a/b c.txt", "a/d+e.txt"));
        assert_eq!(
            (sent.method, sent.url.as_str()),
            (Method::Put, "https://files.s3.us-east-1.amazonaws.com/a/d%2Be.txt")
        );
        assert_eq!(header(&sent, "x-amz-copy-source"), Some("/files/a/b%20c.txt"));
        assert_eq!(header(&sent, "x-amz-metadata-directive"), Some("COPY"));
        assert_eq!(header(&sent, "x-amz-copy-source-if-match"), Some("\"x\""));
        assert_eq!(header(&sent, "if-none-match"), Some("*"));
        assert_eq!(header(&sent, "x-amz-storage-class"), None);
        let covered = "host;if-none-match;x-amz-content-sha256;x-amz-copy-source;x-amz-copy-source-if-match;x-amz-date;\
                       x-amz-metadata-directive;x-amz-security-token";
        assert_eq!(signed_headers(&sent), covered);
    }

    #[test]
    fn an_odd_source_is_encoded_once_and_its_question_mark_begins_no_version() {
        let source = |name: &str| {
            header(&request(&copy(name, "t")), "x-amz-copy-source").map(str::to_owned).unwrap_or_default()
        };
        assert_eq!(source("100%?versionId=1 &+.txt"), "/files/100%25%3FversionId%3D1%20%26%2B.txt");
        assert_eq!(source("が/か\u{3099}"), "/files/%E3%81%8C/%E3%81%8B%E3%82%99");
        assert_eq!(source("a/../b//"), "/files/a/../b//");
        assert!(try_request(&copy("a", "a/../b")).is_err(), "the target stands in the address");
    }

    #[test]
    fn a_storage_class_and_a_replacement_are_named() {
        let sent = request(&CopyObject {
            condition: Condition::Unchanged(etag("y")),
            storage_class: Some("STANDARD_IA".into()),
            unchanged: None,
            ..copy("a", "b")
        });
        assert_eq!(header(&sent, "if-match"), Some("\"y\""));
        assert_eq!(header(&sent, "x-amz-storage-class"), Some("STANDARD_IA"));
        assert_eq!(header(&sent, "x-amz-copy-source-if-match"), None);
    }

    #[test]
    fn the_documented_answers_are_told_apart_though_both_are_200() {
        let done = "<CopyObjectResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
             <LastModified>2009-10-28T22:32:00.000Z</LastModified>\
             <ETag>\"9b2cf535f27731c974343645a3985328\"</ETag></CopyObjectResult>";
        let copy = copy("a", "b");
        let tag = etag("9b2cf535f27731c974343645a3985328");
        assert_eq!(copy.answer(&response(200, &[], done)), Ok(Some(tag)));
        let failed =
            "\n\n<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>";
        let answer = copy.answer(&response(200, &[], failed));
        assert!(matches!(answer, Err(CallError::Service(error)) if error.code == "SlowDown"));
        let cut = copy.answer(&response(200, &[], ""));
        assert!(matches!(cut, Err(CallError::Malformed(_))), "a success that cannot be read is not one");
        let refused = copy.answer(&response(412, &[], "<Error><Code>PreconditionFailed</Code></Error>"));
        assert!(matches!(refused, Err(CallError::Service(error)) if error.status == 412));
    }
}
