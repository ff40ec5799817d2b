//! The bucket, below the location of whoever looks: what the page does with files, once each.

use std::cell::RefCell;

use super::Examiner;
use crate::aws::error::CallError;
use crate::aws::http::{Body, Request, Response};
use crate::aws::s3::Operation;
use crate::aws::s3::address::Address;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::delete::DeleteObject;
use crate::aws::s3::delete_versions::DeleteVersions;
use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::aws::s3::list::ListObjects;
use crate::aws::s3::list_versions::ListVersions;
use crate::aws::s3::multipart::abort::AbortMultipartUpload;
use crate::aws::s3::multipart::create::CreateMultipartUpload;
use crate::aws::s3::put::PutObject;
use crate::aws::s3::read::ReadObject;
use crate::aws::sign::{Signer, sha256};
use crate::client::s3::S3;
use crate::config::{Location, Rights};
use crate::model::check::{ALLOWED, Deleted, Seen, Visitor};
use crate::model::failure::{ErrorKind, Failure};

/// What is written.
const CONTENT: &[u8] = b"Alcove wrote this file to examine its set-up, and deletes it again.\n";

impl Examiner {
    /// Tries what `config.json` offers in one location: the visitor's own, where they have one.
    pub(super) async fn bucket(&self) {
        let Some((location, rights)) = self.location() else { return };
        let Some(identity) = self.session.identity() else { return };
        let s3 = S3::new(&self.config.bucket, self.ports.clone(), self.session.credentials());
        let prefix = location.prefix_for(identity.as_str());
        self.note(|seen| seen.bucket.prefix.clone_from(&location.prefix));
        let Ok(key) = prefix.object(&format!("alcove-check-{}.txt", self.random())) else { return };

        let first = self.list(&s3, &prefix).await;
        self.headers(&s3, &key).await;
        // What could not be deleted again is not written.
        if location.is_own() && rights.write && rights.delete {
            self.object(&s3, &key, rights).await;
        } else if rights.read {
            self.foreign(&s3, first).await;
        }
        if location.is_own() && rights.write {
            self.parts(&s3, &key).await;
        }
    }

    fn location(&self) -> Option<(&Location, Rights)> {
        let is_guest = self.visitor() == Visitor::Guest;
        let offered = |location: &Location| if is_guest { location.guests } else { location.users };
        let all: Vec<_> = self.config.locations.iter().map(|it| (it, offered(it))).collect();
        let own = all.iter().find(|(location, rights)| location.is_own() && rights.list);
        own.or_else(|| all.iter().find(|(_, rights)| rights.list || rights.read)).copied()
    }

    /// The first object that is there.
    async fn list(&self, s3: &S3, prefix: &Prefix) -> Option<ObjectKey> {
        let listed = s3.perform(&self.headed(&ListObjects::folder(prefix))).await;
        let first =
            listed.as_ref().ok().and_then(|(page, _)| page.objects.first().map(|object| object.key.clone()));
        let listed = listed.map(drop);
        self.note(|seen| {
            if listed.is_ok() {
                seen.bucket.expected.extend(["date", "x-amz-id-2", "x-amz-request-id"]);
            }
            seen.bucket.list = Some(listed);
        });
        first
    }

    /// Writes an object, reads it, and deletes it.
    async fn object(&self, s3: &S3, key: &ObjectKey, rights: Rights) {
        let put = PutObject {
            key: key.clone(),
            media_type: "text/plain".to_owned(),
            condition: Condition::Absent,
            sha256: sha256(CONTENT),
            body: Body::Bytes(CONTENT.to_vec()),
        };
        let (put, header) = match s3.perform(&self.headed(&put)).await {
            Ok((_, version)) => (Ok(()), version),
            // The answer to an earlier attempt was lost: the name is nobody else's.
            Err(failure) if failure.attempts > 1 && failure.kind() == ErrorKind::PreconditionFailed => {
                (Ok(()), None)
            }
            Err(failure) => (Err(failure), None),
        };
        let is_there = put.is_ok();
        let may_be_there = is_there || put.as_ref().is_err_and(|failure| !failure.is_refusal());
        self.note(|seen| seen.bucket.put = Some(put));
        if is_there {
            if rights.read {
                let read = s3.perform(&self.headed(&ReadObject { key: key.clone(), range: None })).await;
                self.note(|seen| {
                    if read.is_ok() {
                        seen.bucket.expected.push("etag");
                    }
                    seen.bucket.get = Some(read.map(|(slice, _)| slice.bytes == CONTENT));
                });
            }
            let version = self.version(s3, key, header, rights).await;
            self.delete(s3, key, version).await;
        } else if may_be_there {
            self.delete(s3, key, None).await;
        }
    }

    /// The version that was written, where the bucket keeps versions and something tells which.
    async fn version(
        &self,
        s3: &S3,
        key: &ObjectKey,
        header: Option<String>,
        rights: Rights,
    ) -> Option<String> {
        let header = header.filter(|version| version != "null");
        if !rights.versions {
            let told = header.is_some().then_some(true);
            self.note(|seen| seen.bucket.versions = Some(Ok(told)));
            return header;
        }
        let listed = s3.perform(&ListVersions::of(key)).await;
        let listed = listed.map(|page| page.versions.into_iter().find(|version| version.key == *key));
        let id = listed.as_ref().ok().and_then(Option::as_ref).map(|version| version.id.clone());
        let id = id.filter(|id| id != "null");
        self.note(|seen| {
            if id.is_some() {
                seen.bucket.expected.push("x-amz-version-id");
            }
            seen.bucket.versions = Some(listed.map(|version| version.map(|version| version.id != "null")));
        });
        id.or(header)
    }

    /// Deletes the object: its version, else the object, whose version stays below a marker where the bucket keeps versions.
    async fn delete(&self, s3: &S3, key: &ObjectKey, version: Option<String>) {
        if let Some(version) = version.clone() {
            let delete = DeleteVersions { versions: vec![(key.clone(), version)] };
            if s3.perform(&delete).await.is_ok_and(|refused| refused.is_empty()) {
                return self.note(|seen| seen.bucket.delete = Some(Ok(Deleted::All)));
            }
        }
        let deleted = s3.perform(&DeleteObject { key: key.clone(), unchanged: None }).await;
        self.note(|seen| {
            let keeps = version.is_some() || matches!(seen.bucket.versions, Some(Ok(Some(true))));
            if deleted.is_err() && matches!(seen.bucket.put, Some(Ok(()))) {
                seen.bucket.left = Some(key.as_str().to_owned());
            }
            seen.bucket.delete = Some(deleted.map(|()| if keeps { Deleted::Marker } else { Deleted::All }));
        });
    }

    /// Reads the first byte of an object that somebody else has put there.
    async fn foreign(&self, s3: &S3, first: Option<ObjectKey>) {
        let Some(key) = first else {
            return self.note(|seen| seen.bucket.has_nothing_to_read = true);
        };
        let read = s3.perform(&self.headed(&ReadObject { key, range: Some(0..1) })).await;
        self.note(|seen| {
            if read.is_ok() {
                seen.bucket.expected.push("etag");
            }
            // An empty object has no first byte.
            seen.bucket.get = Some(match read {
                Err(failure) if failure.kind() == ErrorKind::InvalidRange => Ok(true),
                read => read.map(|_| true),
            });
        });
    }

    /// Begins an upload in parts and ends it: nothing is stored.
    async fn parts(&self, s3: &S3, key: &ObjectKey) {
        let create = CreateMultipartUpload {
            key: key.clone(),
            media_type: "text/plain".to_owned(),
            storage_class: None,
        };
        let created = s3.perform(&create).await;
        let upload = created.as_ref().ok().cloned();
        self.note(|seen| seen.bucket.create = Some(created.map(drop)));
        if let Some(upload) = upload {
            let aborted = s3.perform(&AbortMultipartUpload { key: key.clone(), upload }).await;
            self.note(|seen| seen.bucket.abort = Some(aborted.map(drop)));
        }
    }

    /// Which request headers CORS lets through: a listing with each of them, which S3 may refuse. An answer that can be read, a
    /// refusal too, tells that the browser's own question was answered with yes.
    async fn headers(&self, s3: &S3, key: &ObjectKey) {
        if self
            .seen
            .borrow()
            .bucket
            .list
            .as_ref()
            .is_some_and(|list| list.as_ref().is_err_and(|it| !it.is_refusal()))
        {
            return;
        }
        let is_through = async |names: &[&'static str]| -> Result<bool, Failure> {
            let sign = |bucket: &Address, signer: &Signer<'_>| ListObjects::one(key).request(bucket, signer);
            let request = s3.link("ListObjectsV2", sign).await?;
            let request = names.iter().fold(request, |request, name| request.header(name, sample(name)));
            Ok(self.ports.http.send(request, None).await.is_ok())
        };
        let Ok(all) = is_through(&ALLOWED).await else { return };
        let mut forbidden = Vec::new();
        if !all {
            for name in ALLOWED {
                if is_through(&[name]).await == Ok(false) {
                    forbidden.push(name);
                }
            }
        }
        self.note(|seen| seen.bucket.forbidden = Some(forbidden));
    }

    fn headed<'a, O: Operation>(&'a self, operation: &'a O) -> Headed<'a, O> {
        Headed { operation, seen: &self.seen }
    }
}

/// A value that makes the browser ask first: none that every page may send.
fn sample(header: &str) -> &'static str {
    match header {
        "content-type" => "application/x-alcove-check",
        "range" => "bytes=0-0,2-2",
        "if-match" | "if-none-match" => "\"alcove-check\"",
        "x-amz-date" => "20000101T000000Z",
        _ => "alcove-check",
    }
}

/// An operation whose answer's headers are noted; with its output, the version that it names.
struct Headed<'a, O> {
    operation: &'a O,
    seen: &'a RefCell<Seen>,
}

impl<O: Operation> Operation for Headed<'_, O> {
    type Output = (O::Output, Option<String>);
    const NAME: &'static str = O::NAME;

    fn request(&self, bucket: &Address, signer: &Signer<'_>) -> Result<Request, CallError> {
        self.operation.request(bucket, signer)
    }

    fn parse(&self, response: &Response) -> Result<Self::Output, CallError> {
        self.answer(response)
    }

    fn answer(&self, response: &Response) -> Result<Self::Output, CallError> {
        let output = self.operation.answer(response)?;
        let exposed = &mut self.seen.borrow_mut().bucket.exposed;
        for (name, _) in &response.headers {
            if !exposed.contains(name) {
                exposed.push(name.clone());
            }
        }
        Ok((output, response.header("x-amz-version-id").map(str::to_owned)))
    }
}
