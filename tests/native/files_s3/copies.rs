//! Copies, and deletions under a condition.

use alcove::aws::http::Response;

use super::answers::{answer, refusal};
use super::{Asked, FakeS3, Object, PartSent};

impl FakeS3 {
    /// The source of a copy, if it has the content that was asked for.
    fn source(&self, asked: &Asked) -> Result<Object, Response> {
        let source = asked.header("x-amz-copy-source").unwrap();
        let source = percent_encoding::percent_decode_str(source).decode_utf8().unwrap();
        let key = source.strip_prefix("/files/").unwrap();
        let Some(object) = self.objects.borrow().get(key).cloned() else {
            return Err(refusal(404, "NoSuchKey"));
        };
        match asked.header("x-amz-copy-source-if-match") {
            Some(etag) if etag != object.etag => Err(refusal(412, "PreconditionFailed")),
            _ => Ok(object),
        }
    }

    /// A copy of what came in parts is one of its own, and has another tag.
    pub(super) fn copy(&self, asked: &Asked) -> Response {
        if asked.key.contains("locked") {
            return refusal(403, "AccessDenied");
        }
        let source = match self.source(asked) {
            Ok(source) => source,
            Err(refused) => return refused,
        };
        if let Some(refused) = self.condition_fails(asked) {
            return refused;
        }
        let etag = match source.etag.split_once('-') {
            Some((hash, _)) => format!("{hash}-copied\""),
            None => source.etag.clone(),
        };
        self.write(
            asked.key.clone(),
            Object { etag: etag.clone(), modified: self.now() / 1000 * 1000, ..source },
        );
        let etag = etag.replace('"', "&quot;");
        answer(200, format!("\n<CopyObjectResult><ETag>{etag}</ETag></CopyObjectResult>"))
    }

    pub(super) fn copy_part(&self, asked: &Asked) -> Response {
        if let Err(refused) = self.source(asked) {
            return refused;
        }
        let range = asked.header("x-amz-copy-source-range").unwrap().strip_prefix("bytes=").unwrap();
        let (first, last) = range.split_once('-').unwrap();
        let size = last.parse::<u64>().unwrap() + 1 - first.parse::<u64>().unwrap();
        let number: u16 = asked.query("partNumber").unwrap().parse().unwrap();
        match self.unfinished.borrow_mut().get_mut(asked.query("uploadId").unwrap()) {
            Some(upload) => {
                upload.parts.insert(number, PartSent { size, sha256: [1; 32] });
                answer(200, "<CopyPartResult><ETag>\"part\"</ETag></CopyPartResult>".into())
            }
            None => refusal(404, "NoSuchUpload"),
        }
    }

    pub(super) fn delete(&self, asked: &Asked) -> Response {
        if let Some(refused) = self.condition_fails(asked) {
            return refused;
        }
        self.objects.borrow_mut().remove(&asked.key);
        answer(204, String::new())
    }
}
