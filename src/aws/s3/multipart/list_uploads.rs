//! `ListMultipartUploads`: uploads that were begun below a prefix and neither completed nor aborted. Up to 1,000 in
//! a page.
//!
//! It needs `s3:ListBucketMultipartUploads`, which knows no prefix condition: whoever has it can list everyone's. The
//! template grants it only where its owner says so.

use super::UploadId;
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::s3::address::Address;
use crate::aws::s3::encoding::{Decode, decoder};
use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::aws::s3::xml::Element;
use crate::aws::s3::{Operation, PRESIGNED_SECONDS};
use crate::aws::sign::{self, Signer};
use crate::aws::time::parse_iso8601;

/// Asks for the unfinished uploads below a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListMultipartUploads {
    /// The folder.
    pub folder: Prefix,
    /// Where the page before ended; `None` for the first page.
    pub after: Option<UploadMarker>,
}

/// Where a page ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadMarker {
    key: String,
    upload: String,
}

/// An unfinished upload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// The object that it was to be.
    pub key: ObjectKey,
    /// Its upload.
    pub upload: UploadId,
    /// When it was begun: milliseconds since the epoch.
    pub begun: i64,
    /// Whether its parts carry SHA-256, as those of this page do. S3 takes no others than an upload was begun with; where
    /// the answer does not say, they may.
    pub takes_sha256: bool,
}

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadPage {
    /// The uploads, by key.
    pub uploads: Vec<Unfinished>,
    /// Where this page ended; `None` on the last one.
    pub next: Option<UploadMarker>,
}

impl Operation for ListMultipartUploads {
    type Output = UploadPage;
    const NAME: &'static str = "ListMultipartUploads";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let mut query = vec![("encoding-type", "url")];
        if let Some(marker) = &self.after {
            query.push(("key-marker", &marker.key));
            query.push(("upload-id-marker", &marker.upload));
        }
        query.extend([("prefix", self.folder.as_str()), ("uploads", "")]);
        sign::presign(Request::new(Method::Get, bucket.url("", &query)), signer, PRESIGNED_SECONDS)
    }

    fn parse(&self, response: &Response) -> Result<UploadPage, CallError> {
        let root = Element::parse(&response.body, "ListMultipartUploadsResult")?;
        let decode = decoder(&root);
        let uploads = root.children("Upload").map(|upload| unfinished(upload, decode));
        let next = (root.text("IsTruncated") == Some("true")).then(|| {
            let key = decode(root.required("NextKeyMarker")?)?;
            Ok::<_, CallError>(UploadMarker { key, upload: root.required("NextUploadIdMarker")?.to_owned() })
        });
        Ok(UploadPage { uploads: uploads.collect::<Result<_, _>>()?, next: next.transpose()? })
    }
}

fn unfinished(upload: &Element<'_>, decode: Decode) -> Result<Unfinished, CallError> {
    let malformed = |what: &str| CallError::Malformed(format!("<Upload> with an odd <{what}>"));
    let key = decode(upload.required("Key")?)?;
    Ok(Unfinished {
        key: ObjectKey::new(key).map_err(|_| malformed("Key"))?,
        upload: UploadId::new(upload.required("UploadId")?),
        begun: parse_iso8601(upload.required("Initiated")?).ok_or_else(|| malformed("Initiated"))?,
        takes_sha256: upload.text("ChecksumAlgorithm").is_none_or(|algorithm| algorithm == "SHA256"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{key, request, response};

    #[test]
    fn the_documented_answer_is_read_and_the_next_page_asked_for() {
        let body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
            <ListMultipartUploadsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Bucket>bucket</Bucket>\
            <KeyMarker></KeyMarker><UploadIdMarker></UploadIdMarker><EncodingType>url</EncodingType>\
            <NextKeyMarker>my-movie%2B.m2ts</NextKeyMarker><NextUploadIdMarker>YW55IGlkZWE</NextUploadIdMarker>\
            <MaxUploads>3</MaxUploads><IsTruncated>true</IsTruncated><Upload><Key>my+divisor</Key>\
            <UploadId>XMgbGlrZSBlbHZpbmc</UploadId><StorageClass>STANDARD</StorageClass>\
            <Initiated>2010-11-10T20:48:33.000Z</Initiated></Upload></ListMultipartUploadsResult>";
        let list = ListMultipartUploads { folder: Prefix::new("users/a"), after: None };
        let page = list.answer(&response(200, &[], body)).unwrap();
        let expected = Unfinished {
            key: key("my divisor"),
            upload: UploadId::new("XMgbGlrZSBlbHZpbmc"),
            begun: 1_289_422_113_000,
            takes_sha256: true,
        };
        assert_eq!(page.uploads, [expected]);
        let other = body.replace("</Upload>", "<ChecksumAlgorithm>CRC32</ChecksumAlgorithm></Upload>");
        assert!(!list.answer(&response(200, &[], &other)).unwrap().uploads[0].takes_sha256);
        let url = request(&ListMultipartUploads { after: page.next, ..list }).url;
        let start = "https://files.s3.us-east-1.amazonaws.com/?encoding-type=url&key-marker=my-movie%2B.m2ts\
                     &upload-id-marker=YW55IGlkZWE&prefix=users%2Fa%2F&uploads=&X-Amz-";
        assert!(url.starts_with(start), "{url}");
    }
}
