//! Versions: what a test has put there beside the objects of now, listed and copied under a condition.

use std::fmt::Write;

use alcove::aws::http::Response;
use alcove::aws::s3::key::encode_query;
use alcove::aws::time::Utc;

use super::answers::{answer, refusal};
use super::{Asked, FakeS3, Object};

impl FakeS3 {
    /// An object of so many bytes that was written and then deleted.
    pub fn deleted(&self, key: &str, size: u64) {
        self.deleted_often(key, size, 1);
    }

    /// The same, with so many markers over it: a version is kept of each deletion of what is gone already, too.
    pub fn deleted_often(&self, key: &str, size: u64, times: usize) {
        let object = Object { size, etag: self.tag(), modified: self.now() - 7_200_000, ..Object::default() };
        let mut states: Vec<_> = (0..times).map(|_| (self.id(), None)).collect();
        states.push((self.id(), Some(object)));
        self.versions.borrow_mut().insert(key.to_owned(), states);
    }

    fn id(&self) -> String {
        format!("v{}", self.tag().trim_matches('"'))
    }

    /// What a marker stood over is there again.
    pub(super) fn drop_version(&self, key: &str, version: &str) {
        if let Some(states) = self.versions.borrow_mut().get_mut(key) {
            states.retain(|(id, _)| id != version);
            if let Some((_, Some(object))) = states.first() {
                self.objects.borrow_mut().entry(key.to_owned()).or_insert_with(|| object.clone());
            }
        }
    }

    pub(super) fn list_versions(&self, asked: &Asked) -> Response {
        let prefix = asked.query("prefix").unwrap();
        let after = asked.query("key-marker").map(|key| (key, asked.query("version-id-marker").unwrap()));
        let versions = self.versions.borrow();
        let all: Vec<_> = versions
            .iter()
            .filter(|(key, _)| key.starts_with(prefix))
            .flat_map(|(key, states)| {
                states.iter().map(move |(id, object)| (key.as_str(), id.as_str(), object))
            })
            .collect();
        let first = after.map_or(0, |after| all.iter().position(|it| (it.0, it.1) == after).unwrap() + 1);
        let page = &all[first..all.len().min(first + 1000)];
        let mut body = String::new();
        for (key, id, object) in page {
            let key = encode_query(key);
            let (kind, rest) = match object {
                Some(Object { size, etag, .. }) => {
                    ("Version", format!("<Size>{size}</Size><ETag>{etag}</ETag>"))
                }
                None => ("DeleteMarker", String::new()),
            };
            let modified = Utc::of(object.as_ref().map_or(self.now(), |object| object.modified)).iso8601();
            write!(
                body,
                "<{kind}><Key>{key}</Key><VersionId>{id}</VersionId><LastModified>{modified}</LastModified>{rest}</{kind}>"
            )
            .unwrap();
        }
        let truncated = first + page.len() < all.len();
        if let Some((key, id, _)) = page.last().filter(|_| truncated) {
            let key = encode_query(key);
            write!(
                body,
                "<NextKeyMarker>{key}</NextKeyMarker><NextVersionIdMarker>{id}</NextVersionIdMarker>"
            )
            .unwrap();
        }
        let head = format!("<EncodingType>url</EncodingType><IsTruncated>{truncated}</IsTruncated>");
        answer(200, format!("<ListVersionsResult>{head}{body}</ListVersionsResult>"))
    }

    pub(super) fn copy_version(&self, asked: &Asked) -> Response {
        if let Some(refused) = self.condition_fails(asked) {
            return refused;
        }
        let (_, id) = asked.header("x-amz-copy-source").unwrap().split_once("?versionId=").unwrap();
        let versions = self.versions.borrow();
        let state = versions.get(&asked.key).and_then(|states| states.iter().find(|(other, _)| other == id));
        let Some((_, Some(object))) = state else { return refusal(404, "NoSuchVersion") };
        let object = Object { modified: self.now() / 1000 * 1000, ..object.clone() };
        let (etag, modified) = (object.etag.replace('"', "&quot;"), Utc::of(object.modified).iso8601());
        self.write(asked.key.clone(), object);
        answer(
            200,
            format!(
                "<CopyObjectResult><LastModified>{modified}</LastModified><ETag>{etag}</ETag></CopyObjectResult>"
            ),
        )
    }
}
