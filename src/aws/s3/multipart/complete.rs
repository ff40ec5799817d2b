//! `CompleteMultipartUpload`, under a condition. It can answer 200 and still fail: the body says.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Part, UploadId};
use crate::aws::error::CallError;
use crate::aws::http::{Body, Method, Request, Response};
use crate::aws::s3::Operation;
use crate::aws::s3::address::Address;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::error::in_success;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::xml::{Element, escape};
use crate::aws::sign::{self, Payload, Signer};

/// Makes the object of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompleteMultipartUpload {
    /// The object to be.
    pub key: ObjectKey,
    /// Its upload.
    pub upload: UploadId,
    /// Its parts, by number.
    pub parts: Vec<Part>,
    /// When it may be written. After a 412 the parts are still there, and another condition can be tried; after a 409
    /// the upload must begin anew.
    pub condition: Condition,
}

impl CompleteMultipartUpload {
    fn body(&self) -> Result<String, CallError> {
        let mut body =
            String::from("<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
        for part in &self.parts {
            let etag =
                escape(part.etag.as_str()).ok_or_else(|| CallError::Unbuildable("an odd ETag".into()))?;
            let number = part.number;
            let _ = write!(body, "<Part><PartNumber>{number}</PartNumber><ETag>{etag}</ETag>");
            if let Some(sha256) = part.sha256 {
                let _ = write!(body, "<ChecksumSHA256>{}</ChecksumSHA256>", STANDARD.encode(sha256));
            }
            body.push_str("</Part>");
        }
        body.push_str("</CompleteMultipartUpload>");
        Ok(body)
    }
}

impl Operation for CompleteMultipartUpload {
    type Output = Option<ETag>;
    const NAME: &'static str = "CompleteMultipartUpload";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let body = self.body()?.into_bytes();
        let payload = Payload::of(&body);
        let url = bucket.url(&self.key.path()?, &[("uploadId", self.upload.as_str())]);
        let request = Request::new(Method::Post, url).header("content-type", "application/xml");
        sign::headers(self.condition.apply(request).body(Body::Bytes(body)), payload, signer)
    }

    fn parse(&self, response: &Response) -> Result<Option<ETag>, CallError> {
        if let Some(error) = in_success(response) {
            return Err(error.into());
        }
        let root = Element::parse(&response.body, "CompleteMultipartUploadResult")?;
        Ok(root.text("ETag").map(ETag::new))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{etag, header, key, request, response};
    use crate::aws::s3::multipart::PartNumber;

    fn complete() -> CompleteMultipartUpload {
        let part =
            |number, sha256| Part { number: PartNumber::new(number).unwrap(), etag: etag("x"), sha256 };
        CompleteMultipartUpload {
            key: key("a"),
            upload: UploadId::new("u"),
            parts: vec![part(1, Some([7; 32])), part(2, None)],
            condition: Condition::Absent,
        }
    }

    #[test]
    fn the_parts_are_listed_with_their_tags_and_hashes() {
        let sent = request(&complete());
        assert_eq!(sent.url, "https://files.s3.us-east-1.amazonaws.com/a?uploadId=u");
        assert_eq!(header(&sent, "if-none-match"), Some("*"));
        let Body::Bytes(body) = sent.body else { panic!() };
        let expected = "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
             <Part><PartNumber>1</PartNumber><ETag>&quot;x&quot;</ETag>\
             <ChecksumSHA256>BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=</ChecksumSHA256></Part>\
             <Part><PartNumber>2</PartNumber><ETag>&quot;x&quot;</ETag></Part></CompleteMultipartUpload>";
        assert_eq!(str::from_utf8(&body).unwrap(), expected);
    }

    #[test]
    fn the_documented_answers_are_told_apart_though_both_are_200() {
        let done = "\n  \n<CompleteMultipartUploadResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
             <Location>http://Example-Bucket.s3.us-west-2.amazonaws.com/Example-Object</Location>\
             <Bucket>Example-Bucket</Bucket><Key>Example-Object</Key>\
             <ETag>\"3858f62230ac3c915f300c664312c11f-9\"</ETag></CompleteMultipartUploadResult>";
        let tag = etag("3858f62230ac3c915f300c664312c11f-9");
        assert_eq!(complete().answer(&response(200, &[], done)), Ok(Some(tag)));
        let failed = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\n<Error><Code>InternalError</Code>\
             <Message>We encountered an internal error. Please try again.</Message>\
             <RequestId>656c76696e6727732072657175657374</RequestId></Error>";
        let answer = complete().answer(&response(200, &[], failed));
        assert!(matches!(answer, Err(CallError::Service(error)) if error.code == "InternalError"));
        let cut = complete().answer(&response(200, &[], "<Complete"));
        assert!(matches!(cut, Err(CallError::Malformed(_))), "a success that cannot be read is not one");
    }
}
