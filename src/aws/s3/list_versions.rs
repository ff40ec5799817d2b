//! `ListObjectVersions`: every version of every object below a folder, and every deletion's marker, up to 1,000 in a page.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html>

use super::encoding::{Decode, decoder};
use super::etag::ETag;
use super::key::{ObjectKey, Prefix};
use super::xml::Element;
use super::{Operation, PRESIGNED_SECONDS};
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::s3::address::Address;
use crate::aws::sign::{self, Signer};
use crate::aws::time::parse_iso8601;

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
    /// Whether it is what the key stands for now. A marker that is means that the object is deleted.
    pub is_latest: bool,
    /// When it was written, or when the object was deleted: milliseconds since the epoch. S3 counts whole seconds.
    pub modified: i64,
    /// What is stored; `None` for the marker of a deletion.
    pub content: Option<Content>,
}

/// What a version holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// Bytes.
    pub size: u64,
    /// Which content it is; S3-compatible stores may leave it out.
    pub etag: Option<ETag>,
    /// `STANDARD_IA`, `GLACIER`, …; `None` for the standard class. A copy has the standard class unless it names another.
    pub storage_class: Option<String>,
}

impl Content {
    /// Whether it must be restored from an archive before it can be read or copied.
    pub fn is_archived(&self) -> bool {
        matches!(self.storage_class.as_deref(), Some("GLACIER" | "DEEP_ARCHIVE"))
    }
}

/// One page.
#[derive(Clone, PartialEq, Eq)]
pub struct VersionsPage {
    /// Versions and markers, by key, and those of a key from the newest to the oldest.
    pub versions: Vec<Version>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Marker>,
}

impl ListVersions {
    /// Everything below a folder, however deep.
    pub fn below(folder: &Prefix) -> Self {
        Self { prefix: folder.as_str().to_owned(), after: None }
    }

    /// The versions of one object, among those of all whose keys begin so: it comes first.
    pub fn of(key: &ObjectKey) -> Self {
        Self { prefix: key.as_str().to_owned(), after: None }
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
        if !matches!(root.name, "ListVersionsResult" | "ListObjectVersionsResult") {
            return Err(CallError::Malformed(format!(
                "expected <ListVersionsResult>, found <{}>",
                root.name
            )));
        }
        let decode = decoder(&root);
        let is_version = |element: &&Element<'_>| matches!(element.name, "Version" | "DeleteMarker");
        let versions = root.children.iter().filter(is_version).map(|element| version(element, decode));
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

fn version(element: &Element<'_>, decode: Decode) -> Result<Version, CallError> {
    let malformed = |what: &str| CallError::Malformed(format!("a version with an odd <{what}>"));
    let content = match element.name {
        "DeleteMarker" => None,
        _ => Some(Content {
            size: element.required("Size")?.parse().map_err(|_| malformed("Size"))?,
            etag: element.text("ETag").filter(|tag| !tag.is_empty()).map(ETag::new),
            storage_class: element
                .text("StorageClass")
                .filter(|class| *class != "STANDARD")
                .map(str::to_owned),
        }),
    };
    Ok(Version {
        key: ObjectKey::new(decode(element.required("Key")?)?).map_err(|_| malformed("Key"))?,
        id: element.required("VersionId")?.to_owned(),
        is_latest: element.text("IsLatest") == Some("true"),
        modified: parse_iso8601(element.required("LastModified")?)
            .ok_or_else(|| malformed("LastModified"))?,
        content,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aws::s3::fixtures::{etag, key, request, response};

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
        let second = "03jpff543dhffds434rfdsFDN943fdsFkdmqnh892";
        let etag = Some(etag("fba9dede5f27731c9771645a39863328"));
        let image = Version {
            key: key("my image.jpg"),
            id: "3/L4kqtJl40Nr8X8gdRQBpUMLUo".into(),
            is_latest: true,
            modified: 1_255_369_830_000,
            content: Some(Content { size: 434_234, etag, storage_class: None }),
        };
        let marker = Version {
            key: key("my second.jpg"),
            id: second.into(),
            is_latest: true,
            modified: 1_258_048_230_000,
            content: None,
        };
        assert_eq!(page.versions, [image, marker]);
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
    fn the_versions_of_one_object_are_asked_for_by_its_whole_key() {
        let sent = request(&ListVersions::of(&key("a b.txt")));
        assert!(sent.url.contains("&prefix=a%20b.txt&versions=&"), "{}", sent.url);
    }

    #[test]
    fn an_archived_version_says_so() {
        let archived = |class: &str| Content { storage_class: Some(class.into()), ..Content::default() };
        assert!(archived("GLACIER").is_archived() && archived("DEEP_ARCHIVE").is_archived());
        assert!(!archived("GLACIER_IR").is_archived() && !Content::default().is_archived());
    }

    #[test]
    fn an_answer_of_another_kind_is_malformed() {
        let parsed = ListVersions::below(&Prefix::root()).parse(&response(200, &[], "<Error/>"));
        assert!(matches!(parsed, Err(CallError::Malformed(_))));
    }
}
