//! `ListObjectVersions`: every version of every object below a folder, and every deletion's marker, up to 1,000 in a page.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html>

use super::encoding::decoder;
use super::key::{ObjectKey, Prefix};
use super::xml::Element;
use super::{Operation, PRESIGNED_SECONDS};
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::s3::address::Address;
use crate::aws::sign::{self, Signer};

/// Lists all versions below a folder. An unversioned object has one, whose id is `null`.
#[derive(Clone, PartialEq, Eq)]
pub struct ListVersions {
    prefix: String,
    after: Option<Marker>,
}

/// Where the next page begins: after this key and version.
#[derive(Clone, PartialEq, Eq)]
pub struct Marker {
    key: String,
    version: String,
}

/// A version, or the marker that a deletion left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The object.
    pub key: ObjectKey,
    /// Which of its versions.
    pub id: String,
}

/// One page.
#[derive(Clone, PartialEq, Eq)]
pub struct VersionsPage {
    /// Versions and markers, by key.
    pub versions: Vec<Version>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Marker>,
}

impl ListVersions {
    /// Everything below a folder, however deep.
    pub fn below(folder: &Prefix) -> Self {
        Self { prefix: folder.as_str().to_owned(), after: None }
    }

    /// The page that begins here.
    #[must_use]
    pub fn after(mut self, marker: Marker) -> Self {
        self.after = Some(marker);
        self
    }
}

impl Operation for ListVersions {
    type Output = VersionsPage;
    const NAME: &'static str = "ListObjectVersions";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let mut query = vec![("encoding-type", "url")];
        if let Some(Marker { key, version }) = &self.after {
            query.extend([("key-marker", key.as_str()), ("version-id-marker", version)]);
        }
        query.extend([("max-keys", "1000"), ("prefix", &self.prefix), ("versions", "")]);
        sign::presign(Request::new(Method::Get, bucket.url("", &query)), signer, PRESIGNED_SECONDS)
    }

    fn parse(&self, response: &Response) -> Result<VersionsPage, CallError> {
        let root = Element::read(&response.body).map_err(CallError::Malformed)?;
        // The documentation has another name for the root than S3 sends.
        if !matches!(root.name.as_str(), "ListVersionsResult" | "ListObjectVersionsResult") {
            return Err(CallError::Malformed(format!(
                "expected <ListVersionsResult>, found <{}>",
                root.name
            )));
        }
        let decode = decoder(&root);
        let is_version = |element: &&Element| matches!(element.name.as_str(), "Version" | "DeleteMarker");
        let versions = root.children.iter().filter(is_version).map(|element| {
            let key = ObjectKey::new(decode(element.required("Key")?)?)
                .map_err(|error| CallError::Malformed(format!("a version's key: {error}")))?;
            Ok(Version { key, id: element.required("VersionId")?.to_owned() })
        });
        let next = match root.text("IsTruncated") {
            Some("true") => Some(Marker {
                key: decode(root.required("NextKeyMarker")?)?,
                version: root.required("NextVersionIdMarker")?.to_owned(),
            }),
            _ => None,
        };
        Ok(VersionsPage { versions: versions.collect::<Result<_, CallError>>()?, next })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{key, request, response};

    /// From the API reference's samples, with `EncodingType` as we ask for it.
    const SAMPLE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
  <Name>bucket</Name><Prefix>my</Prefix><KeyMarker/><VersionIdMarker/><MaxKeys>5</MaxKeys>
  <EncodingType>url</EncodingType><IsTruncated>true</IsTruncated>
  <NextKeyMarker>my+second.jpg</NextKeyMarker><NextVersionIdMarker>03jpff543dhffds434rfdsFDN943fdsFkdmqnh892</NextVersionIdMarker>
  <Version><Key>my+image.jpg</Key><VersionId>3/L4kqtJl40Nr8X8gdRQBpUMLUo</VersionId><IsLatest>true</IsLatest>
    <LastModified>2009-10-12T17:50:30.000Z</LastModified><ETag>"fba9dede5f27731c9771645a39863328"</ETag><Size>434234</Size></Version>
  <DeleteMarker><Key>my+second.jpg</Key><VersionId>03jpff543dhffds434rfdsFDN943fdsFkdmqnh892</VersionId>
    <IsLatest>true</IsLatest><LastModified>2009-11-12T17:50:30.000Z</LastModified></DeleteMarker>
</ListVersionsResult>"#;

    #[test]
    fn a_folder_is_asked_for_by_a_presigned_get_without_headers() {
        let sent = request(&ListVersions::below(&Prefix::new("users/a b")));
        let start = "https://files.s3.us-east-1.amazonaws.com/?encoding-type=url&max-keys=1000\
                     &prefix=users%2Fa%20b%2F&versions=&X-Amz-Algorithm=";
        assert!(sent.url.starts_with(start), "{}", sent.url);
        assert_eq!((sent.method, sent.headers.len()), (Method::Get, 0));
    }

    #[test]
    fn versions_and_markers_are_read_and_the_next_page_begins_after_the_last() {
        let list = ListVersions::below(&Prefix::new("my"));
        let page = list.parse(&response(200, &[], SAMPLE)).unwrap();
        let version = |name: &str, id: &str| Version { key: key(name), id: id.into() };
        let second = "03jpff543dhffds434rfdsFDN943fdsFkdmqnh892";
        assert_eq!(
            page.versions,
            [version("my image.jpg", "3/L4kqtJl40Nr8X8gdRQBpUMLUo"), version("my second.jpg", second)]
        );
        let sent = request(&list.after(page.next.unwrap()));
        let markers = format!("&key-marker=my%20second.jpg&version-id-marker={second}&");
        assert!(sent.url.contains(&markers), "{}", sent.url);
    }

    #[test]
    fn the_last_page_has_no_next() {
        let body = SAMPLE.replace("<IsTruncated>true", "<IsTruncated>false");
        let page = ListVersions::below(&Prefix::root()).parse(&response(200, &[], &body)).unwrap();
        assert!(page.next.is_none() && page.versions.len() == 2);
    }

    #[test]
    fn an_answer_of_another_kind_is_malformed() {
        let parsed = ListVersions::below(&Prefix::root()).parse(&response(200, &[], "<Error/>"));
        assert!(matches!(parsed, Err(CallError::Malformed(_))));
    }
}
