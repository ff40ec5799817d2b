//! `UploadPartCopy`: a range of an object as one part of another, for objects that `CopyObject` does not take. Copying a part again
//! replaces it, so a retry is safe.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html>

use std::ops::Range;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Part, PartNumber, UploadId};
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::s3::Operation;
use crate::aws::s3::address::Address;
use crate::aws::s3::copy::copy_source;
use crate::aws::s3::error::in_success;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::xml::Element;
use crate::aws::sign::{self, Payload, Signer};

/// Copies a range of an object into a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadPartCopy {
    /// The source.
    pub source: ObjectKey,
    /// Which content the source must have; otherwise 412.
    pub unchanged: Option<ETag>,
    /// Which of its bytes: not empty, at most 5 GiB.
    pub range: Range<u64>,
    /// The object to be.
    pub target: ObjectKey,
    /// Its upload.
    pub upload: UploadId,
    /// The part's place.
    pub number: PartNumber,
}

impl Operation for UploadPartCopy {
    type Output = Part;
    const NAME: &'static str = "UploadPartCopy";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let number = self.number.to_string();
        let query = [("partNumber", number.as_str()), ("uploadId", self.upload.as_str())];
        let range = format!("bytes={}-{}", self.range.start, self.range.end.saturating_sub(1));
        let mut request = Request::new(Method::Put, bucket.url(&self.target.path()?, &query))
            .header("x-amz-copy-source", copy_source(bucket, &self.source))
            .header("x-amz-copy-source-range", range);
        if let Some(etag) = &self.unchanged {
            request = request.header("x-amz-copy-source-if-match", etag.as_str());
        }
        sign::headers(request, Payload::of(b""), signer)
    }

    /// Like `CopyObject`, it can answer 200 and still fail.
    fn parse(&self, response: &Response) -> Result<Part, CallError> {
        if let Some(error) = in_success(response) {
            return Err(error.into());
        }
        let root = Element::parse(&response.body, "CopyPartResult")?;
        let sha256 = root.text("ChecksumSHA256").and_then(|text| STANDARD.decode(text).ok()?.try_into().ok());
        Ok(Part { number: self.number, etag: ETag::new(root.required("ETag")?), sha256 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{etag, header, key, request, response};

    fn part() -> UploadPartCopy {
        UploadPartCopy {
            source: key("a b"),
            unchanged: Some(etag("x-2")),
            range: 5 << 30..6 << 30,
            target: key("c"),
            upload: UploadId::new("u+1"),
            number: PartNumber::new(2).unwrap(),
        }
    }

    #[test]
    fn a_range_of_the_source_becomes_a_part() {
        let sent = request(&part());
        assert_eq!(sent.url, "https://files.s3.us-east-1.amazonaws.com/c?partNumber=2&uploadId=u%2B1");
        assert_eq!(header(&sent, "x-amz-copy-source"), Some("/files/a%20b"));
        assert_eq!(header(&sent, "x-amz-copy-source-range"), Some("bytes=5368709120-6442450943"));
        assert_eq!(header(&sent, "x-amz-copy-source-if-match"), Some("\"x-2\""));
    }

    #[test]
    fn the_documented_answer_is_read_and_a_refusal_in_a_success_is_one() {
        let done = "<CopyPartResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
             <LastModified>2011-04-11T20:34:56.000Z</LastModified><ETag>\"9b2cf535\"</ETag></CopyPartResult>";
        let expected = Part { number: part().number, etag: etag("9b2cf535"), sha256: None };
        assert_eq!(part().answer(&response(200, &[], done)), Ok(expected));
        let sevens = STANDARD.encode([7; 32]);
        let hashed = done.replace("</ETag>", &format!("</ETag><ChecksumSHA256>{sevens}</ChecksumSHA256>"));
        assert_eq!(part().answer(&response(200, &[], &hashed)).unwrap().sha256, Some([7; 32]));
        let failed = "<Error><Code>InternalError</Code></Error>";
        assert!(part().answer(&response(200, &[], failed)).is_err());
    }
}
