//! A guest's files, taken over by the user that the guest has become. Nobody may both read the ones and write the others, so each
//! file passes through the page: read with the guest's credentials, written with the user's.
//!
//! Nothing is overwritten, and no original is deleted before its copy is there in full. A failure leaves the original in place.

use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::files::find;
use super::ports::Ports;
use super::s3::{CredentialSource, S3};
use super::session::Session;
use crate::aws::credentials::Credentials;
use crate::aws::error::{CallError, ErrorKind};
use crate::aws::http::Body;
use crate::aws::identity::IdentityId;
use crate::aws::s3::Operation;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::delete::DeleteObject;
use crate::aws::s3::key::{MAX_KEY_BYTES, ObjectKey, Prefix};
use crate::aws::s3::list::ListObjects;
use crate::aws::s3::multipart::abort::AbortMultipartUpload;
use crate::aws::s3::multipart::complete::CompleteMultipartUpload;
use crate::aws::s3::multipart::create::CreateMultipartUpload;
use crate::aws::s3::multipart::upload_part::UploadPart;
use crate::aws::s3::multipart::{Part, PartNumber, UploadId};
use crate::aws::s3::put::PutObject;
use crate::aws::s3::read::{ReadObject, Slice};
use crate::aws::sign::sha256;
use crate::config::Config;
use crate::model::failure::Failure;
use crate::model::files::File;
use crate::model::files::name::keep_both;

/// What passes through memory at a time, in bytes: the least that a part may have, so that hashing it holds up nothing.
const PIECE: u64 = 5 << 20;

/// A guest's files, and where they go.
pub struct Claim {
    guest: S3,
    user: S3,
    folders: Vec<FolderPair>,
}

/// One location's folder, the guest's and the user's.
struct FolderPair {
    from: Prefix,
    to: Prefix,
    may_delete: bool,
}

/// A file to take over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// Where it is.
    pub from: ObjectKey,
    /// Its size in bytes.
    pub size: u64,
    /// Whether the original goes once its copy is there.
    pub may_delete: bool,
    content: File,
    to: ObjectKey,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claimed {
    /// It is in the user's folder under its own name, now or since before.
    Whole,
    /// The same, under another name: its own was taken.
    Renamed,
}

impl Claim {
    /// Where a guest could have left files: locations of their own that guests may list and read. `None` where there is none.
    pub fn new(
        session: &Rc<Session>,
        config: &Config,
        ports: &Ports,
        guest: &IdentityId,
        user: &IdentityId,
    ) -> Option<Self> {
        let own = config.locations.iter().filter(|it| it.is_own());
        let folders: Vec<_> = own
            .filter(|it| it.guests.list && it.guests.read && it.users.write)
            .map(|it| FolderPair {
                from: it.prefix_for(guest.as_str()),
                to: it.prefix_for(user.as_str()),
                may_delete: it.guests.delete,
            })
            .collect();
        let source = Rc::new(OfGuest { session: session.clone(), guest: guest.clone() });
        (!folders.is_empty()).then(|| Self {
            guest: S3::new(&config.bucket, ports.clone(), source),
            user: S3::new(&config.bucket, ports.clone(), session.credentials()),
            folders,
        })
    }

    /// The files that the guest left. Folders without files are not worth a mention.
    pub async fn list(&self) -> Result<Vec<Find>, Failure> {
        let mut finds = Vec::new();
        for pair in &self.folders {
            let mut pages = self.guest.pages(ListObjects::below(&pair.from));
            while let Some(page) = pages.next().await? {
                finds.extend(page.objects.into_iter().filter_map(|object| pair.find(File::from(object))));
            }
        }
        Ok(finds)
    }

    /// Takes one file over. Repeated after a failure, a file whose copy has the original's tag is not copied again. Above 5 MiB the
    /// tags can differ though the bytes are equal: then a second copy is made, under another name.
    pub async fn take(&self, find: &Find) -> Result<Claimed, Failure> {
        let to = self.copy(find).await?;
        if find.may_delete {
            self.guest.perform(&DeleteObject { key: find.from.clone(), unchanged: None }).await?;
        }
        Ok(if to == find.to { Claimed::Whole } else { Claimed::Renamed })
    }

    /// Copies it to the first name that is free, unless it is there already. Gives its key, once it is there in full.
    async fn copy(&self, source: &Find) -> Result<ObjectKey, Failure> {
        let mut to = source.to.clone();
        loop {
            let written = match find(&self.user, &to).await? {
                Some(there) if is_same(&there, &source.content) => return Ok(to),
                Some(_) => false,
                None => self.write(source, &to).await?,
            };
            if written {
                let there = find(&self.user, &to).await?.is_some_and(|there| there.size == source.size);
                return if there { Ok(to) } else { Err(incomplete()) };
            }
            let next = keep_both(to.as_str(), MAX_KEY_BYTES, |name| name == to.as_str());
            to = ObjectKey::new(next)
                .map_err(|error| Failure::new(PutObject::NAME, CallError::from(error)))?;
        }
    }

    /// Writes it where nothing is; `false` where something came to be meanwhile.
    async fn write(&self, source: &Find, to: &ObjectKey) -> Result<bool, Failure> {
        let written = if source.size <= PIECE {
            let Slice { bytes, media_type, .. } = self.read(source, 0).await?;
            let put = PutObject {
                key: to.clone(),
                media_type,
                condition: Condition::Absent,
                sha256: sha256(&bytes),
                body: Body::Bytes(bytes),
            };
            self.user.perform(&put).await.map(drop)
        } else {
            self.write_in_parts(source, to).await
        };
        match written {
            Err(failure) if failure.kind() == ErrorKind::PreconditionFailed => Ok(false),
            outcome => outcome.map(|()| true),
        }
    }

    async fn write_in_parts(&self, source: &Find, to: &ObjectKey) -> Result<(), Failure> {
        let first = self.read(source, 0).await?;
        let create = CreateMultipartUpload { key: to.clone(), media_type: first.media_type.clone() };
        let upload = self.user.perform(&create).await?;
        let outcome = self.send_parts(source, to, &upload, first).await;
        if outcome.is_err() {
            // Else its parts are kept, and paid for, until the bucket's lifecycle rule finds them.
            self.user.perform(&AbortMultipartUpload { key: to.clone(), upload }).await.ok();
        }
        outcome
    }

    async fn send_parts(
        &self,
        source: &Find,
        to: &ObjectKey,
        upload: &UploadId,
        first: Slice,
    ) -> Result<(), Failure> {
        let mut parts: Vec<Part> = Vec::new();
        let (mut slice, mut start) = (first, 0);
        loop {
            start += slice.bytes.len() as u64;
            let number =
                u16::try_from(parts.len() + 1).ok().and_then(PartNumber::new).ok_or_else(too_large)?;
            let part = UploadPart {
                key: to.clone(),
                upload: upload.clone(),
                number,
                sha256: sha256(&slice.bytes),
                body: Body::Bytes(slice.bytes),
            };
            parts.push(self.user.perform(&part).await?);
            if start >= source.size {
                break;
            }
            slice = self.read(source, start).await?;
        }
        let condition = Condition::Absent;
        let complete = CompleteMultipartUpload { key: to.clone(), upload: upload.clone(), parts, condition };
        self.user.perform(&complete).await.map(drop)
    }

    /// A piece of the original, from its `start`th byte on.
    async fn read(&self, source: &Find, start: u64) -> Result<Slice, Failure> {
        let end = source.size.min(start + PIECE);
        let range = (source.size > PIECE).then_some(start..end);
        let slice = self.guest.perform(&ReadObject { key: source.from.clone(), range }).await?;
        if slice.bytes.len() as u64 == end - start { Ok(slice) } else { Err(incomplete()) }
    }
}

impl FolderPair {
    fn find(&self, content: File) -> Option<Find> {
        let below = content.key.as_str().strip_prefix(self.from.as_str())?;
        let to = self.to.object(below).ok().filter(|to| to.path().is_ok())?;
        (!below.ends_with('/')).then(|| Find {
            from: content.key.clone(),
            size: content.size,
            content,
            to,
            may_delete: self.may_delete,
        })
    }
}

/// Whether two objects are known to have the same bytes: by size and tag. The tag is the MD5 of the bytes, or of the parts'
/// MD5s. Objects above [`PIECE`] whose parts have other sizes have other tags though their bytes are equal; they count as
/// different, and a second copy gets another name.
fn is_same(there: &File, source: &File) -> bool {
    there.size == source.size && there.etag.is_some() && there.etag == source.etag
}

fn incomplete() -> Failure {
    Failure::new("GetObject", CallError::Malformed("not as many bytes as the listing said".into()))
}

/// More parts than S3 takes.
fn too_large() -> Failure {
    Failure::new("UploadPart", CallError::Unbuildable("more than 10,000 parts".into()))
}

/// The credentials of a guest who has signed in since.
struct OfGuest {
    session: Rc<Session>,
    guest: IdentityId,
}

impl CredentialSource for OfGuest {
    fn get(&self) -> LocalBoxFuture<'static, Result<Credentials, Failure>> {
        let (session, guest) = (self.session.clone(), self.guest.clone());
        async move { session.credentials_before(&guest, None).await }.boxed_local()
    }

    fn renew_after(&self, refused: &Credentials) -> LocalBoxFuture<'static, Result<Credentials, Failure>> {
        let (session, guest, refused) = (self.session.clone(), self.guest.clone(), refused.clone());
        async move { session.credentials_before(&guest, Some(&refused)).await }.boxed_local()
    }

    fn now(&self) -> i64 {
        self.session.now()
    }
}
