//! `CopyObject` from a version of the same object: what brings a deleted or replaced content back, under a condition.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html>
//!
//! The copy becomes the newest version, and every older one stays. It needs `s3:GetObjectVersion` and `s3:PutObject`, and
//! takes metadata and tags along (`s3:GetObjectVersionTagging`, `s3:PutObjectTagging` where there are tags). At most 5 GiB;
//! an archived version is refused (`InvalidObjectState`).
//!
//! Pages of AWS's own disagree on whether `CopyObject` takes `If-None-Match`: an answer is 412 where the key is taken, or 501
//! `NotImplemented` where the condition is not known. The caller handles both.

use super::Operation;
use super::address::Address;
use super::condition::Condition;
use super::copy::{Copied, copied};
use super::key::{ObjectKey, encode_path, encode_query};
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::sign::{self, Payload, Signer};

/// Copies a version over its own object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyVersion {
    /// The object.
    pub key: ObjectKey,
    /// Which of its versions.
    pub version: String,
    /// The class that the version has; `None` for the standard one, which a copy has unless it names another.
    pub storage_class: Option<String>,
    /// When the copy may be written.
    pub condition: Condition,
}

impl Operation for CopyVersion {
    type Output = Copied;
    const NAME: &'static str = "CopyObject";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let path = self.key.path()?;
        let source =
            ["/", &encode_path(bucket.bucket()), "/", &path, "?versionId=", &encode_query(&self.version)];
        let mut request = Request::new(Method::Put, bucket.url(&path, &[]))
            .header("x-amz-copy-source", source.concat())
            .header("x-amz-metadata-directive", "COPY");
        if let Some(class) = &self.storage_class {
            request = request.header("x-amz-storage-class", class.as_str());
        }
        sign::headers(self.condition.apply(request), Payload::of(b""), signer)
    }

    fn parse(&self, response: &Response) -> Result<Copied, CallError> {
        copied(response)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{etag, header, key, request, response, signed_headers};

    fn copy() -> CopyVersion {
        CopyVersion {
            key: key("a b/100%+é.txt"),
            version: "3/L4kqtJl".into(),
            storage_class: None,
            condition: Condition::Absent,
        }
    }

    #[test]
    fn the_source_is_encoded_once_and_names_the_version() {
        let sent = request(&copy());
        let path = "a%20b/100%25%2B%C3%A9.txt";
        assert_eq!(sent.method, Method::Put);
        assert_eq!(sent.url, ["https://files.s3.us-east-1.amazonaws.com/", path].concat());
        let source = ["/files/", path, "?versionId=3%2FL4kqtJl"].concat();
        assert_eq!(header(&sent, "x-amz-copy-source"), Some(source.as_str()));
        assert_eq!(header(&sent, "x-amz-metadata-directive"), Some("COPY"));
        assert_eq!(header(&sent, "if-none-match"), Some("*"));
        assert_eq!(header(&sent, "x-amz-storage-class"), None);
        let covered = "host;if-none-match;x-amz-content-sha256;x-amz-copy-source;x-amz-date;x-amz-metadata-directive;\
                       x-amz-security-token";
        assert_eq!(signed_headers(&sent), covered);
    }

    #[test]
    fn a_class_is_kept_and_a_replacement_names_what_it_replaces() {
        let condition = Condition::Unchanged(etag("x"));
        let sent = request(&CopyVersion { storage_class: Some("STANDARD_IA".into()), condition, ..copy() });
        assert_eq!(header(&sent, "x-amz-storage-class"), Some("STANDARD_IA"));
        assert_eq!(header(&sent, "if-match"), Some("\"x\""));
    }

    #[test]
    fn the_new_version_is_told() {
        let body = "<CopyObjectResult><LastModified>2009-10-12T17:50:30.000Z</LastModified>\
                    <ETag>&quot;9b2c&quot;</ETag></CopyObjectResult>";
        let copied = Copied { etag: Some(etag("9b2c")), modified: Some(1_255_369_830_000) };
        assert_eq!(copy().answer(&response(200, &[], body)), Ok(copied));
    }

    #[test]
    fn a_refusal_inside_a_success_is_a_refusal() {
        let body = "<Error><Code>InternalError</Code><Message>again</Message></Error>";
        let answer = copy().answer(&response(200, &[], body));
        assert!(matches!(answer, Err(CallError::Service(error)) if error.code == "InternalError"));
    }
}
