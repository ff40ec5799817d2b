//! What a request asks for.

use std::collections::HashMap;

use alcove::aws::http::{Body, Method, Request};

/// A request, taken apart.
pub struct Asked {
    pub key: String,
    query: HashMap<String, String>,
    headers: HashMap<String, String>,
    pub signed_by: String,
}

impl Asked {
    pub fn of(request: &Request) -> Self {
        let decode =
            |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned();
        let (url, query) = request.url.split_once('?').unwrap_or((&request.url, ""));
        let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let query: HashMap<_, _> = pairs.map(|(name, value)| (decode(name), decode(value))).collect();
        let mut headers: HashMap<_, _> = request.headers.iter().cloned().collect();
        if let Body::Form { fields, .. } = &request.body {
            headers.extend(fields.iter().cloned());
        }
        let signed_by = ["authorization", "x-amz-credential"].iter().find_map(|name| headers.get(*name));
        let signed_by = signed_by.or_else(|| query.get("X-Amz-Credential")).expect("a signature").clone();
        let path = decode(url.splitn(4, '/').nth(3).unwrap());
        let in_path = url.starts_with("https://s3.");
        let path = if in_path { path.strip_prefix("files/").unwrap().to_owned() } else { path };
        let key = headers.get("key").cloned().unwrap_or(path);
        Self { key, query, headers, signed_by }
    }

    pub fn query(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// Whether it was signed within 15 minutes of this.
    pub fn dated(&self, now: i64) -> bool {
        let date = self.header("x-amz-date").or_else(|| self.query("X-Amz-Date")).unwrap();
        [-900_000, 0, 900_000].iter().any(|off| {
            let basic = alcove::aws::time::Utc::of(now + off).basic();
            basic[..11] == date[..11]
        })
    }
}

/// S3's name of a request.
pub fn call_of(request: &Request) -> &'static str {
    let (_, query) = request.url.split_once('?').unwrap_or((&request.url, ""));
    let has = |name: &str| query.split('&').any(|pair| pair.split('=').next() == Some(name));
    match (request.method, &request.body) {
        (Method::Get, _) if has("list-type") => "ListObjectsV2",
        (Method::Get, _) if has("versions") => "ListObjectVersions",
        (Method::Get, _) if has("uploadId") => "ListParts",
        (Method::Get, _) if has("tagging") => "GetObjectTagging",
        (Method::Get, _) if has("uploads") => "ListMultipartUploads",
        (Method::Get, _) => "GetObject",
        (Method::Head, _) => "HeadObject",
        (Method::Put, _) if copies(request) && has("partNumber") => "UploadPartCopy",
        (Method::Put, _) if copies(request) => "CopyObject",
        (Method::Put, _) if has("partNumber") => "UploadPart",
        (Method::Put, _) if has("tagging") => "PutObjectTagging",
        (Method::Put, _) => "PutObject",
        (Method::Delete, _) if has("uploadId") => "AbortMultipartUpload",
        (Method::Delete, _) => "DeleteObject",
        (Method::Post, Body::Form { .. }) => "POST Object",
        (Method::Post, _) if has("delete") => "DeleteObjects",
        (Method::Post, _) if has("restore") => "RestoreObject",
        (Method::Post, _) if has("uploads") => "CreateMultipartUpload",
        (Method::Post, _) => "CompleteMultipartUpload",
    }
}

fn copies(request: &Request) -> bool {
    request.headers.iter().any(|(name, _)| name == "x-amz-copy-source")
}
