//! `ListObjectsV2`: the objects and folders below a prefix, up to 1,000 in a page.
//!
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>

use super::address::Address;
use super::encoding::{Decode, decoder};
use super::etag::ETag;
use super::key::{ObjectKey, Prefix};
use super::xml::Element;
use super::{Operation, PRESIGNED_SECONDS};
use crate::aws::error::CallError;
use crate::aws::http::{Method, Request, Response};
use crate::aws::sign::{self, Signer};
use crate::aws::time::parse_iso8601;

/// Lists what begins with a prefix. For a folder the prefix ends in a slash, which an IAM condition on `s3:prefix`
/// such as `users/…/*` needs too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListObjects {
    prefix: String,
    delimited: bool,
    max_keys: u16,
    after: Option<After>,
}

/// Where a page begins, which is not the first.
#[derive(Clone, Debug, PartialEq, Eq)]
enum After {
    Page(ContinuationToken),
    Key(String),
}

/// Where the next page begins. Opaque.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContinuationToken(String);

impl ContinuationToken {
    /// That of an answer which has not been read yet; `None` on the last page, or where it does not stand before the objects, as S3
    /// writes it. A guess until the answer is read: a prefix in CDATA may look like it.
    pub fn in_answer(body: &[u8]) -> Option<Self> {
        const END: &str = "</NextContinuationToken>";
        /// A prefix and a token of a kilobyte each, and what stands around them. To search all of an answer takes 2 ms.
        const HEAD: usize = 4096;
        let head = &body[..body.len().min(HEAD)];
        let text = head.utf8_chunks().next()?.valid();
        if !text.contains("<IsTruncated>true<") {
            return None;
        }
        let from = text.find("<NextContinuationToken>")?;
        let to = from + text[from..].find(END)? + END.len();
        let element = Element::parse(&body[from..to], "NextContinuationToken").ok()?;
        (!element.text.is_empty()).then(|| Self(element.text.into_owned()))
    }
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPage {
    /// The objects, by key.
    pub objects: Vec<Object>,
    /// The folders (prefixes up to the next slash); none where all below is listed.
    pub folders: Vec<Prefix>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<ContinuationToken>,
}

/// An object, as a listing shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// Its key.
    pub key: ObjectKey,
    /// Bytes.
    pub size: u64,
    /// When it was last written: milliseconds since the epoch.
    pub modified: i64,
    /// Which content it has; S3-compatible stores may leave it out.
    pub etag: Option<ETag>,
    /// Whether its storage class is an archive, which is not read before it is restored: `GLACIER` or `DEEP_ARCHIVE`. A
    /// listing does not say whether it has been restored, nor which tier of `INTELLIGENT_TIERING` an object is in.
    pub is_archived: bool,
    /// `STANDARD_IA`, `GLACIER`, …; `None` for the standard class.
    pub storage_class: Option<String>,
}

impl ListObjects {
    /// What is directly in a folder.
    pub fn folder(folder: &Prefix) -> Self {
        Self { prefix: folder.as_str().to_owned(), delimited: true, max_keys: 1000, after: None }
    }

    /// Everything below a folder, however deep.
    pub fn below(folder: &Prefix) -> Self {
        Self { delimited: false, ..Self::folder(folder) }
    }

    /// At most the object of this key: the first of those that begin so, since a key sorts before its extensions.
    pub fn one(key: &ObjectKey) -> Self {
        Self { prefix: key.as_str().to_owned(), delimited: false, max_keys: 1, after: None }
    }

    /// What all that it lists begins with.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The page that begins here.
    #[must_use]
    pub fn after(mut self, token: ContinuationToken) -> Self {
        self.after = Some(After::Page(token));
        self
    }

    /// The page of what sorts behind this text, which may be a key or not (`start-after`).
    #[must_use]
    pub fn behind(mut self, key: String) -> Self {
        self.after = Some(After::Key(key));
        self
    }
}

impl Operation for ListObjects {
    type Output = ListPage;
    const NAME: &'static str = "ListObjectsV2";

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        let max_keys = self.max_keys.to_string();
        let mut query = vec![("encoding-type", "url"), ("list-type", "2"), ("max-keys", max_keys.as_str())];
        match &self.after {
            Some(After::Page(ContinuationToken(token))) => query.push(("continuation-token", token)),
            Some(After::Key(key)) => query.push(("start-after", key)),
            None => {}
        }
        if self.delimited {
            query.push(("delimiter", "/"));
        }
        query.push(("prefix", &self.prefix));
        sign::presign(Request::new(Method::Get, bucket.url("", &query)), signer, PRESIGNED_SECONDS)
    }

    fn parse(&self, response: &Response) -> Result<ListPage, CallError> {
        let root = Element::parse(&response.body, "ListBucketResult")?;
        let decode = decoder(&root);
        let objects = root.children("Contents").map(|contents| object(contents, decode));
        let folders = root
            .children("CommonPrefixes")
            .map(|common| Ok(Prefix::new(decode(common.required("Prefix")?)?)));
        let truncated = root.text("IsTruncated") == Some("true");
        let next = root.text("NextContinuationToken").map(|token| ContinuationToken(token.to_owned()));
        if truncated && next.is_none() {
            return Err(CallError::Malformed("a truncated page without NextContinuationToken".into()));
        }
        Ok(ListPage {
            objects: objects.collect::<Result<_, CallError>>()?,
            folders: folders.collect::<Result<_, CallError>>()?,
            next: next.filter(|_| truncated),
        })
    }
}

fn object(contents: &Element<'_>, decode: Decode) -> Result<Object, CallError> {
    let malformed = |what: &str| CallError::Malformed(format!("<Contents> with an odd <{what}>"));
    let storage_class = contents.text("StorageClass").filter(|class| *class != "STANDARD");
    Ok(Object {
        key: ObjectKey::new(decode(contents.required("Key")?)?).map_err(|_| malformed("Key"))?,
        size: contents.required("Size")?.parse().map_err(|_| malformed("Size"))?,
        modified: parse_iso8601(contents.required("LastModified")?)
            .ok_or_else(|| malformed("LastModified"))?,
        etag: contents.text("ETag").filter(|tag| !tag.is_empty()).map(ETag::new),
        is_archived: matches!(storage_class, Some("GLACIER" | "DEEP_ARCHIVE")),
        storage_class: storage_class.map(str::to_owned),
    })
}

#[cfg(test)]
mod tests;
