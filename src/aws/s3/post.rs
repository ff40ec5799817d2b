//! POST Object: a whole object as a form, which a browser sends without a preflight.
//!
//! A form carries no condition, so it may overwrite: for versioned buckets, where the older version stays, and names that
//! were seen to be free a moment ago. It is not for repeating: what an earlier try wrote may have been replaced since. <https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html>

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::address::Address;
use super::etag::ETag;
use super::key::ObjectKey;
use super::xml::Element;
use super::{Operation, media_type};
use crate::aws::error::{CallError, ServiceError};
use crate::aws::http::{Body, FormFile, Method, Request, Response};
use crate::aws::sign::Signer;
use crate::aws::sign::policy::{self, Condition};

/// How long a policy lives: the form is sent at once, but a slow line may take a while to begin.
const POLICY_MILLISECONDS: i64 = 3_600_000;

/// Writes an object by form. S3 compares the file with the hash and keeps it: that a form may carry
/// `x-amz-checksum-sha256` is believed, and the local cloud's word. A service that does not know the field passes over
/// it, since the policy names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostObject {
    /// Its key; see [`PostObject::can_carry`].
    pub key: ObjectKey,
    /// What it is; unknown where empty.
    pub media_type: String,
    /// Bytes: the policy allows no other length.
    pub size: u64,
    /// The file's SHA-256.
    pub sha256: [u8; 32],
    /// The file.
    pub file: FormFile,
    /// Until when it may be sent, by the signer's clock: milliseconds since the epoch. After that the name may be taken.
    pub until: i64,
}

impl PostObject {
    /// Whether a form can name this key: S3 replaces `${filename}` in it, and a browser changes line ends in fields.
    pub fn can_carry(key: &ObjectKey) -> bool {
        !key.as_str().contains("${filename}") && !key.as_str().contains(['\r', '\n'])
    }

    /// Whether the policy had ended when the form arrived: this device's clock is behind, or jumped. Unlike other requests a
    /// form is not told what time it is.
    pub fn came_too_late(refusal: &ServiceError) -> bool {
        refusal.code == "AccessDenied" && refusal.message.contains("Policy expired")
    }
}

impl Operation for PostObject {
    type Output = Option<ETag>;
    const NAME: &'static str = "POST Object";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        self.key.path()?;
        if signer.now > self.until {
            return Err(CallError::Unbuildable("too long ago the name was seen to be free".into()));
        }
        if !Self::can_carry(&self.key) {
            return Err(CallError::Unbuildable("a form cannot carry this key".into()));
        }
        let checksum = STANDARD.encode(self.sha256);
        let fields = [
            ("key", self.key.as_str()),
            ("Content-Type", media_type(&self.media_type)),
            ("success_action_status", "201"),
            ("x-amz-checksum-sha256", checksum.as_str()),
        ];
        let mut conditions: Vec<_> =
            fields.iter().map(|(name, value)| Condition::Equals(name, value)).collect();
        conditions.push(Condition::Equals("bucket", bucket.bucket()));
        conditions.push(Condition::Length(self.size, self.size));
        let signed = policy::fields(&conditions, signer.now + POLICY_MILLISECONDS, signer);
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let body = Body::Form { fields: fields.chain(signed).collect(), file: self.file.clone() };
        Ok(Request::new(Method::Post, bucket.url("", &[])).body(body))
    }

    fn parse(&self, response: &Response) -> Result<Option<ETag>, CallError> {
        let in_body = || Element::parse(&response.body, "PostResponse").ok()?.text("ETag").map(ETag::new);
        Ok(response.header("etag").map(ETag::new).or_else(in_body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::http::BufferId;
    use crate::aws::s3::fixtures::{etag, key, request, response, try_request};

    fn post(name: &str) -> PostObject {
        PostObject {
            key: key(name),
            media_type: String::new(),
            size: 5,
            sha256: [7; 32],
            file: FormFile::Buffer(BufferId(1)),
            until: i64::MAX,
        }
    }

    #[test]
    fn the_form_is_simple_for_cors_and_every_field_is_in_the_policy() {
        let sent = request(&post("a/\"é\" + 1.txt"));
        assert_eq!(
            (sent.method, sent.url.as_str()),
            (Method::Post, "https://files.s3.us-east-1.amazonaws.com/")
        );
        assert!(sent.headers.is_empty());
        let Body::Form { fields, file } = &sent.body else { panic!() };
        assert_eq!(file, &FormFile::Buffer(BufferId(1)));
        let names: Vec<_> = fields.iter().map(|(name, _)| name.as_str()).collect();
        let expected = [
            "key",
            "Content-Type",
            "success_action_status",
            "x-amz-checksum-sha256",
            "x-amz-algorithm",
            "x-amz-credential",
            "x-amz-date",
            "x-amz-security-token",
            "policy",
            "x-amz-signature",
        ];
        assert_eq!(names, expected);
        let policy = fields.iter().find(|(name, _)| name == "policy").unwrap();
        let policy: serde_json::Value = serde_json::from_slice(&STANDARD.decode(&policy.1).unwrap()).unwrap();
        let conditions = policy["conditions"].as_array().unwrap();
        for (name, value) in fields.iter().filter(|(name, _)| name != "policy" && name != "x-amz-signature") {
            assert!(conditions.contains(&serde_json::json!({ name: value })), "{name}");
        }
        assert!(conditions.contains(&serde_json::json!({ "bucket": "files" })));
        assert!(conditions.contains(&serde_json::json!(["content-length-range", 5, 5])));
    }

    #[test]
    fn keys_that_a_form_would_change_are_refused() {
        for name in ["a${filename}", "a\nb", "a\rb", "a/../b"] {
            assert!(matches!(try_request(&post(name)), Err(CallError::Unbuildable(_))), "{name:?}");
        }
        assert!(try_request(&post("a$filename{}")).is_ok());
    }

    #[test]
    fn a_form_that_waited_too_long_is_not_sent() {
        let late = PostObject { until: 0, ..post("a") };
        assert!(matches!(try_request(&late), Err(CallError::Unbuildable(_))));
    }

    #[test]
    fn the_tag_is_read_from_the_header_or_from_the_documented_body() {
        let body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><PostResponse><Location>https://x/</Location>\
                    <Bucket>files</Bucket><Key>a</Key><ETag>\"828ef3fdfa96f00ad9f27c383fc9ac7f\"</ETag></PostResponse>";
        let tag = Ok(Some(etag("828ef3fdfa96f00ad9f27c383fc9ac7f")));
        assert_eq!(post("a").answer(&response(201, &[], body)), tag);
        assert_eq!(post("a").answer(&response(201, &[("etag", "\"x\"")], body)), Ok(Some(etag("x"))));
        assert_eq!(post("a").answer(&response(204, &[], "")), Ok(None));
    }
}
