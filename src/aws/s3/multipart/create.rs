//! `CreateMultipartUpload`. It takes no condition: completing does.

use super::UploadId;
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::s3::address::Address;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::xml::Element;
use crate::aws::s3::{Operation, media_type};
use crate::aws::sign::{self, Payload, Signer};

/// Begins an upload in parts, each with its SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateMultipartUpload {
    /// The object to be.
    pub key: ObjectKey,
    /// What it is; unknown where empty.
    pub media_type: String,
    /// `STANDARD_IA`, `GLACIER`, …; `None` for the standard class.
    pub storage_class: Option<String>,
}

impl Operation for CreateMultipartUpload {
    type Output = UploadId;
    const NAME: &'static str = "CreateMultipartUpload";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let mut request = Request::new(Method::Post, bucket.url(&self.key.path()?, &[("uploads", "")]))
            .header("content-type", media_type(&self.media_type))
            .header("x-amz-checksum-algorithm", "SHA256");
        if let Some(class) = &self.storage_class {
            request = request.header("x-amz-storage-class", class.as_str());
        }
        sign::headers(request, Payload::of(b""), signer)
    }

    fn parse(&self, response: &Response) -> Result<UploadId, CallError> {
        let root = Element::parse(&response.body, "InitiateMultipartUploadResult")?;
        Ok(UploadId::new(root.required("UploadId")?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{header, key, request, response};

    #[test]
    fn the_documented_exchange() {
        let create = CreateMultipartUpload {
            key: key("example object"),
            media_type: "image/jpeg".into(),
            storage_class: Some("STANDARD_IA".into()),
        };
        let sent = request(&create);
        assert_eq!(header(&sent, "x-amz-storage-class"), Some("STANDARD_IA"));
        assert_eq!(sent.url, "https://files.s3.us-east-1.amazonaws.com/example%20object?uploads=");
        assert_eq!(header(&sent, "x-amz-checksum-algorithm"), Some("SHA256"));
        assert_eq!(header(&sent, "content-type"), Some("image/jpeg"));
        let body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
                    <InitiateMultipartUploadResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
                    <Bucket>example-bucket</Bucket><Key>example-object</Key>\
                    <UploadId>VXBsb2FkIElEIGZvciA2aWWpbmcncyBteS1tb3ZpZS5tMnRzIHVwbG9hZA</UploadId>\
                    </InitiateMultipartUploadResult>";
        let id = UploadId::new("VXBsb2FkIElEIGZvciA2aWWpbmcncyBteS1tb3ZpZS5tMnRzIHVwbG9hZA");
        assert_eq!(create.answer(&response(200, &[], body)), Ok(id));
    }
}
