//! What the bucket does, and the XML that it answers.

use std::fmt::Write;

use alcove::aws::http::{Body, FormFile, Request, Response};
use alcove::aws::s3::key::encode_query;
use alcove::aws::s3::xml::Element;
use alcove::aws::time::Utc;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Asked, FakeS3, Object, PartSent, Unfinished};

pub(super) fn answer(status: u16, body: String) -> Response {
    Response { status, headers: Vec::new(), body: body.into_bytes() }
}

fn tagged(etag: &str) -> Response {
    Response { status: 200, headers: vec![("etag".into(), etag.into())], body: Vec::new() }
}

pub fn refusal(status: u16, code: &str) -> Response {
    answer(status, format!("<Error><Code>{code}</Code><Message>told to</Message></Error>"))
}

/// A form is not told the time.
pub fn policy_expired() -> Response {
    let message = "Invalid according to Policy: Policy expired.";
    answer(403, format!("<Error><Code>AccessDenied</Code><Message>{message}</Message></Error>"))
}

/// A presigned request that came too late is told apart from a forbidden one by the time alone.
pub fn skewed(now: i64, presigned: bool) -> Response {
    let (time, code) =
        (Utc::of(now).iso8601(), if presigned { "AccessDenied" } else { "RequestTimeTooSkewed" });
    answer(403, format!("<Error><Code>{code}</Code><ServerTime>{time}</ServerTime></Error>"))
}

/// The bytes of a range that an object has; none where no range was asked for.
fn slice(size: u64, asked: &Asked) -> Vec<u8> {
    let range = asked.header("range").and_then(|it| it.strip_prefix("bytes=")?.split_once('-'));
    let Some((from, to)) = range else { return Vec::new() };
    let (from, to): (u64, u64) = (from.parse().unwrap(), to.parse().unwrap());
    vec![b'x'; usize::try_from((to + 1).min(size).saturating_sub(from)).unwrap()]
}

impl FakeS3 {
    pub(super) fn done(&self, call: &str, request: &Request, asked: &Asked) -> Response {
        match call {
            "ListObjectsV2" => self.list(asked),
            "PutObject" | "POST Object" => self.store(request, asked),
            "DeleteObject" => self.delete(asked),
            "CopyObject"
                if asked.header("x-amz-copy-source").is_some_and(|it| it.contains("?versionId=")) =>
            {
                self.copy_version(asked)
            }
            "CopyObject" => self.copy(asked),
            "UploadPartCopy" => self.copy_part(asked),
            "DeleteObjects" => self.delete_all(request),
            "HeadObject" => self.head(asked),
            "GetObject" => match self.objects.borrow().get(&asked.key) {
                Some(object) if object.size == 0 && asked.header("range").is_some() => {
                    refusal(416, "InvalidRange")
                }
                Some(object) => Response { body: slice(object.size, asked), ..tagged(&object.etag) },
                None => refusal(404, "NoSuchKey"),
            },
            "GetObjectTagging" => answer(200, "<Tagging><TagSet/></Tagging>".to_owned()),
            "RestoreObject" => answer(202, String::new()),
            "CreateMultipartUpload" => self.create(asked),
            "UploadPart" => self.part(request, asked),
            "ListParts" => self.list_parts(asked),
            "ListMultipartUploads" => self.list_uploads(asked),
            "CompleteMultipartUpload" => self.complete(request, asked),
            "ListObjectVersions" => self.list_versions(asked),
            "AbortMultipartUpload" => {
                match self.unfinished.borrow_mut().remove(asked.query("uploadId").unwrap()) {
                    Some(_) => answer(204, String::new()),
                    None => refusal(404, "NoSuchUpload"),
                }
            }
            other => panic!("no answer to {other}"),
        }
    }

    /// One upload in a page, so that every page is asked for.
    fn list_uploads(&self, asked: &Asked) -> Response {
        let (prefix, after) =
            (asked.query("prefix").unwrap(), asked.query("upload-id-marker").unwrap_or_default());
        let unfinished = self.unfinished.borrow();
        let below =
            |(id, upload): &(&String, &Unfinished)| upload.key.starts_with(prefix) && id.as_str() > after;
        let mut found = unfinished.iter().filter(below);
        let Some((id, upload)) = found.next() else {
            return answer(200, "<ListMultipartUploadsResult></ListMultipartUploadsResult>".to_owned());
        };
        let (key, truncated) = (&upload.key, found.next().is_some());
        let result = "ListMultipartUploadsResult";
        let next =
            format!("<NextKeyMarker>{key}</NextKeyMarker><NextUploadIdMarker>{id}</NextUploadIdMarker>");
        answer(
            200,
            format!(
                "<{result}><IsTruncated>{truncated}</IsTruncated>{next}<Upload><Key>{key}</Key><UploadId>{id}</UploadId>\
                 <Initiated>2026-11-21T10:00:00.000Z</Initiated></Upload></{result}>"
            ),
        )
    }

    /// Three parts in a page, so that every page is asked for.
    fn list_parts(&self, asked: &Asked) -> Response {
        let unfinished = self.unfinished.borrow();
        let Some(upload) = unfinished.get(asked.query("uploadId").unwrap()) else {
            return refusal(404, "NoSuchUpload");
        };
        let after: u16 = asked.query("part-number-marker").map_or(0, |text| text.parse().unwrap());
        let mut body = String::new();
        for (number, part) in upload.parts.range(after + 1..).take(3) {
            let sha256 = STANDARD.encode(part.sha256);
            write!(
                body,
                "<Part><PartNumber>{number}</PartNumber><ETag>\"part\"</ETag><Size>{}</Size>\
                 <ChecksumSHA256>{sha256}</ChecksumSHA256></Part>",
                part.size
            )
            .unwrap();
        }
        let truncated = upload.parts.range(after + 1..).count() > 3;
        answer(
            200,
            format!("<ListPartsResult><IsTruncated>{truncated}</IsTruncated>{body}</ListPartsResult>"),
        )
    }

    /// Up to `max-keys` keys and common prefixes after the token, as S3 counts them.
    fn list(&self, asked: &Asked) -> Response {
        let prefix = asked.query("prefix").unwrap_or_default();
        let token = asked.query("continuation-token").or_else(|| asked.query("start-after"));
        let after = token.unwrap_or_default();
        let most: usize = asked.query("max-keys").unwrap().parse().unwrap();
        let (mut body, mut count, mut last) = (String::new(), 0, after.to_owned());
        let (mut folder, mut next) = (String::new(), String::new());
        for (key, object) in self.objects.borrow().iter() {
            let in_last = last.ends_with('/') && last.len() > prefix.len() && key.starts_with(&last);
            if !key.starts_with(prefix) || key.as_str() <= after || in_last {
                continue;
            }
            let below = asked.query("delimiter").and_then(|slash| key[prefix.len()..].find(slash));
            let common = below.map(|at| key[..=prefix.len() + at].to_owned());
            if common.as_ref().is_some_and(|common| *common == folder) {
                continue;
            }
            if count == most {
                next = format!("<NextContinuationToken>{last}</NextContinuationToken>");
                break;
            }
            count += 1;
            if let Some(common) = common {
                let encoded = encode_query(&common);
                write!(body, "<CommonPrefixes><Prefix>{encoded}</Prefix></CommonPrefixes>").unwrap();
                (last, folder) = (common.clone(), common);
            } else {
                last.clone_from(key);
                let (encoded, modified) = (encode_query(key), Utc::of(object.modified).iso8601());
                let Object { size, etag, .. } = object;
                write!(
                    body,
                    "<Contents><Key>{encoded}</Key><LastModified>{modified}</LastModified><ETag>{etag}</ETag>\
                     <Size>{size}</Size></Contents>"
                )
                .unwrap();
            }
        }
        let truncated = !next.is_empty();
        let head = format!("<EncodingType>url</EncodingType><IsTruncated>{truncated}</IsTruncated>");
        answer(200, format!("<ListBucketResult>{head}{next}{body}</ListBucketResult>"))
    }

    fn store(&self, request: &Request, asked: &Asked) -> Response {
        if let Some(refused) = self.condition_fails(asked) {
            return refused;
        }
        let size = match &request.body {
            Body::Buffer(buffer) | Body::Form { file: FormFile::Buffer(buffer), .. } => {
                self.files.len(*buffer)
            }
            Body::Bytes(bytes) => bytes.len() as u64,
            _ => 0,
        };
        let etag = self.tag();
        let media_type =
            asked.header("content-type").or(asked.header("Content-Type")).unwrap_or_default().to_owned();
        let sha256 = asked.header("x-amz-checksum-sha256").unwrap_or_default().to_owned();
        let modified = self.now() / 1000 * 1000;
        let object = Object { size, etag: etag.clone(), modified, media_type, sha256 };
        self.write(asked.key.clone(), object);
        tagged(&etag)
    }

    pub(super) fn write(&self, key: String, object: Object) {
        self.writes.set(self.writes.get() + 1);
        self.objects.borrow_mut().insert(key, object);
    }

    fn head(&self, asked: &Asked) -> Response {
        let objects = self.objects.borrow();
        let Some(object) = objects.get(&asked.key) else { return answer(404, String::new()) };
        let mut head = tagged(&object.etag);
        head.headers.push(("x-amz-checksum-sha256".into(), object.sha256.clone()));
        head
    }

    pub(super) fn condition_fails(&self, asked: &Asked) -> Option<Response> {
        let objects = self.objects.borrow();
        let there = objects.get(&asked.key);
        match (asked.header("if-none-match"), asked.header("if-match")) {
            (Some(_), _) if there.is_some() => Some(refusal(412, "PreconditionFailed")),
            (_, Some(_)) if there.is_none() => Some(refusal(404, "NoSuchKey")),
            (_, Some(etag)) if there.is_some_and(|object| object.etag != etag) => {
                Some(refusal(412, "PreconditionFailed"))
            }
            _ => None,
        }
    }

    fn delete_all(&self, request: &Request) -> Response {
        let Body::Bytes(body) = &request.body else { panic!() };
        let root = Element::parse(body, "Delete").unwrap();
        let mut refused = String::new();
        for object in root.children("Object") {
            let key = object.text("Key").unwrap();
            if let Some(version) = object.text("VersionId").filter(|_| !key.contains("locked")) {
                self.drop_version(key, version);
                continue;
            }
            let there = self.objects.borrow().get(key).map(|it| it.etag.clone());
            let code = match (object.text("ETag"), there) {
                _ if key.contains("locked") => "AccessDenied",
                (Some(_), None) => "NoSuchKey",
                (Some(tag), Some(there)) if tag != there => "PreconditionFailed",
                _ => {
                    self.objects.borrow_mut().remove(key);
                    continue;
                }
            };
            write!(refused, "<Error><Key>{key}</Key><Code>{code}</Code></Error>").unwrap();
        }
        answer(200, format!("<DeleteResult>{refused}</DeleteResult>"))
    }

    fn create(&self, asked: &Asked) -> Response {
        let id = format!("upload{}", self.tag().trim_matches('"'));
        let media_type = asked.header("content-type").unwrap_or_default().to_owned();
        let unfinished = Unfinished { key: asked.key.clone(), media_type, ..Unfinished::default() };
        self.unfinished.borrow_mut().insert(id.clone(), unfinished);
        answer(
            200,
            format!(
                "<InitiateMultipartUploadResult><UploadId>{id}</UploadId></InitiateMultipartUploadResult>"
            ),
        )
    }

    fn part(&self, request: &Request, asked: &Asked) -> Response {
        let Body::Buffer(buffer) = request.body else { panic!() };
        let number: u16 = asked.query("partNumber").unwrap().parse().unwrap();
        match self.unfinished.borrow_mut().get_mut(asked.query("uploadId").unwrap()) {
            Some(upload) => {
                let part = PartSent { size: self.files.len(buffer), sha256: self.files.hash(buffer) };
                upload.parts.insert(number, part);
                tagged(&format!("\"part{number}\""))
            }
            None => refusal(404, "NoSuchUpload"),
        }
    }

    fn complete(&self, request: &Request, asked: &Asked) -> Response {
        if let Some(refused) = self.condition_fails(asked) {
            return refused;
        }
        let Body::Bytes(body) = &request.body else { panic!() };
        let Some(upload) = self.unfinished.borrow_mut().remove(asked.query("uploadId").unwrap()) else {
            return refusal(404, "NoSuchUpload");
        };
        let root = Element::parse(body, "CompleteMultipartUpload").unwrap();
        let named = root.children("Part").map(|part| part.text("PartNumber").unwrap().parse().unwrap());
        assert_eq!(named.collect::<Vec<u16>>(), upload.parts.keys().copied().collect::<Vec<_>>());
        let etag = format!("\"whole{}-{}\"", self.tag().trim_matches('"'), upload.parts.len());
        let hashes: Vec<_> = upload.parts.values().map(|part| part.sha256).collect();
        let sha256 = STANDARD.encode(alcove::aws::sign::sha256(&hashes.concat()));
        let object = Object {
            size: upload.parts.values().map(|part| part.size).sum(),
            etag: etag.clone(),
            modified: self.now() / 1000 * 1000,
            media_type: upload.media_type,
            sha256: format!("{sha256}-{}", upload.parts.len()),
        };
        self.write(upload.key, object);
        let result = "CompleteMultipartUploadResult";
        answer(200, format!("<{result}><ETag>{}</ETag></{result}>", etag.replace('"', "&quot;")))
    }
}
