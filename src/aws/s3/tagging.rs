//! `GetObjectTagging` and `PutObjectTagging`: an object's tags, which are read and written apart from its bytes and make no version.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html>: at most ten, keys of up to 128 and values of up to 256
//! characters, each key once. Neither call knows a condition: of two writers at once the later one's tags stand.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::address::Address;
use super::key::{ObjectKey, encode_query};
use super::xml::{Element, escape};
use super::{Operation, PRESIGNED_SECONDS};
use crate::aws::error::CallError;
use crate::aws::http::{Body, Method, Request, Response};
use crate::aws::sign::{self, Payload, Signer};

/// A tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// Its key: at least one character.
    pub key: String,
    /// Its value; may be empty.
    pub value: String,
}

/// Reads the tags of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetObjectTagging {
    /// The object.
    pub key: ObjectKey,
}

/// Writes the tags of an object, in place of all that it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutObjectTagging {
    /// The object.
    pub key: ObjectKey,
    /// All of them.
    pub tags: Vec<Tag>,
}

/// Tags as a request's header carries them: like a query.
pub(super) fn tagging_header(tags: &[Tag]) -> String {
    let pair = |tag: &Tag| [&encode_query(&tag.key), "=", &encode_query(&tag.value)].concat();
    tags.iter().map(pair).collect::<Vec<_>>().join("&")
}

impl Operation for GetObjectTagging {
    type Output = Vec<Tag>;
    const NAME: &'static str = "GetObjectTagging";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let request = Request::new(Method::Get, bucket.url(&self.key.path()?, &[("tagging", "")]));
        sign::presign(request, signer, PRESIGNED_SECONDS)
    }

    fn parse(&self, response: &Response) -> Result<Vec<Tag>, CallError> {
        let root = Element::parse(&response.body, "Tagging")?;
        let tag = |tag: &Element<'_>| {
            let text = |name| tag.text(name).unwrap_or_default().to_owned();
            Tag { key: text("Key"), value: text("Value") }
        };
        Ok(root.child("TagSet").map(|set| set.children("Tag").map(tag).collect()).unwrap_or_default())
    }
}

impl Operation for PutObjectTagging {
    type Output = ();
    const NAME: &'static str = "PutObjectTagging";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let mut body = "<Tagging xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><TagSet>".to_owned();
        for Tag { key, value } in &self.tags {
            let unwritable = || CallError::Unbuildable(format!("XML cannot write the tag {key:?}"));
            let (key, value) = escape(key).zip(escape(value)).ok_or_else(unwritable)?;
            body.extend(["<Tag><Key>", &key, "</Key><Value>", &value, "</Value></Tag>"]);
        }
        body.push_str("</TagSet></Tagging>");
        let body = body.into_bytes();
        let request = Request::new(Method::Put, bucket.url(&self.key.path()?, &[("tagging", "")]))
            .header("content-type", "application/xml")
            .header("x-amz-checksum-sha256", STANDARD.encode(sign::sha256(&body)));
        let payload = Payload::of(&body);
        sign::headers(request.body(Body::Bytes(body)), payload, signer)
    }

    fn parse(&self, _: &Response) -> Result<(), CallError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{key, request, response};

    fn tag(key: &str, value: &str) -> Tag {
        Tag { key: key.into(), value: value.into() }
    }

    #[test]
    fn the_documented_answer_is_read() {
        let body = "<Tagging xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><TagSet>\
             <Tag><Key>tag1</Key><Value>val1</Value></Tag><Tag><Key>a&amp;b</Key><Value></Value></Tag>\
             </TagSet></Tagging>";
        let get = GetObjectTagging { key: key("a") };
        assert!(request(&get).url.starts_with("https://files.s3.us-east-1.amazonaws.com/a?tagging=&X-Amz-"));
        assert_eq!(get.answer(&response(200, &[], body)), Ok(vec![tag("tag1", "val1"), tag("a&b", "")]));
        let none = "<Tagging><TagSet/></Tagging>";
        assert_eq!(get.answer(&response(200, &[], none)), Ok(Vec::new()));
    }

    #[test]
    fn tags_are_escaped_into_a_body_with_its_checksum() {
        let sent = request(&PutObjectTagging { key: key("a"), tags: vec![tag("a<b", "1 & 2")] });
        let Body::Bytes(body) = &sent.body else { panic!() };
        let body = std::str::from_utf8(body).unwrap();
        assert!(body.contains("<Tag><Key>a&lt;b</Key><Value>1 &amp; 2</Value></Tag>"), "{body}");
        assert!(sent.headers.iter().any(|(name, _)| name == "x-amz-checksum-sha256"));
    }
}
