//! `ListParts`: what S3 has of an upload, so that only the rest need go. Up to 1,000 in a page.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Part, PartNumber, UploadId};
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::s3::address::Address;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::xml::Element;
use crate::aws::s3::{Operation, PRESIGNED_SECONDS};
use crate::aws::sign::{self, Signer};

/// Asks for the parts after a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListParts {
    /// The object to be.
    pub key: ObjectKey,
    /// Its upload.
    pub upload: UploadId,
    /// The last part of the page before; `None` for the first page.
    pub after: Option<PartNumber>,
}

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartPage {
    /// The parts, by number, with the bytes of each.
    pub parts: Vec<(Part, u64)>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<PartNumber>,
}

impl Operation for ListParts {
    type Output = PartPage;
    const NAME: &'static str = "ListParts";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let after = self.after.map(|number| number.to_string());
        let mut query = vec![("max-parts", "1000")];
        if let Some(after) = &after {
            query.push(("part-number-marker", after));
        }
        query.push(("uploadId", self.upload.as_str()));
        let request = Request::new(Method::Get, bucket.url(&self.key.path()?, &query));
        sign::presign(request, signer, PRESIGNED_SECONDS)
    }

    fn parse(&self, response: &Response) -> Result<PartPage, CallError> {
        let root = Element::parse(&response.body, "ListPartsResult")?;
        let parts = root.children("Part").map(part).collect::<Result<Vec<_>, _>>()?;
        let truncated = root.text("IsTruncated") == Some("true");
        let next = parts.last().filter(|_| truncated).map(|(part, _)| part.number);
        Ok(PartPage { parts, next })
    }
}

fn part(element: &Element<'_>) -> Result<(Part, u64), CallError> {
    let malformed = |what: &str| CallError::Malformed(format!("<Part> with an odd <{what}>"));
    let number = element.required("PartNumber")?.parse().ok().and_then(PartNumber::new);
    let sha256 = element.text("ChecksumSHA256").and_then(|text| STANDARD.decode(text).ok()?.try_into().ok());
    let part = Part {
        number: number.ok_or_else(|| malformed("PartNumber"))?,
        etag: ETag::new(element.required("ETag")?),
        sha256,
    };
    Ok((part, element.required("Size")?.parse().map_err(|_| malformed("Size"))?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{etag, key, request, response};

    #[test]
    fn the_documented_answer_is_read_and_the_next_page_asked_for() {
        let body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
            <ListPartsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Bucket>example-bucket</Bucket>\
            <Key>example-object</Key><UploadId>XXBsb2FkIElE</UploadId><PartNumberMarker>1</PartNumberMarker>\
            <NextPartNumberMarker>3</NextPartNumberMarker><MaxParts>2</MaxParts><IsTruncated>true</IsTruncated>\
            <Part><PartNumber>2</PartNumber><LastModified>2010-11-10T20:48:34.000Z</LastModified>\
            <ETag>\"7778aef83f66abc1fa1e8477f296d394\"</ETag><Size>10485760</Size></Part>\
            <Part><PartNumber>3</PartNumber><LastModified>2010-11-10T20:48:33.000Z</LastModified>\
            <ETag>\"aaaa18db4cc2f85cedef654fccc4a4x8\"</ETag><Size>10485760</Size>\
            <ChecksumSHA256>BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=</ChecksumSHA256></Part></ListPartsResult>";
        let list = ListParts { key: key("a"), upload: UploadId::new("u"), after: PartNumber::new(1) };
        let url = request(&list).url;
        assert!(url.contains("/a?max-parts=1000&part-number-marker=1&uploadId=u&X-Amz-"), "{url}");
        let page = list.answer(&response(200, &[], body)).unwrap();
        assert_eq!(page.next, PartNumber::new(3));
        assert_eq!(page.parts[0].0.etag, etag("7778aef83f66abc1fa1e8477f296d394"));
        assert_eq!((page.parts[0].1, page.parts[1].0.sha256), (10_485_760, Some([7; 32])));
        let last = list.answer(&response(200, &[], &body.replace("true", "false"))).unwrap();
        assert_eq!(last.next, None);
    }
}
