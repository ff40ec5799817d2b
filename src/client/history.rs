//! Versions: lists them, brings contents back by copies side by side or without the markers over them, deletes them for good.
//!
//! What is copied over what is [`crate::model::history`]'s decision; here it is performed. A copy is refused by S3 where its
//! condition does not hold, and then changes nothing.
//!
//! Where S3 does not know the condition of a copy (501 `NotImplemented`: its own pages disagree), the object is looked at
//! right before the copy instead. Between the two someone else may write, and their file is then one version further down.

mod uncover;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::{StreamExt, TryStreamExt, stream};

use super::files::find;
use super::ports::attachment::{Attachments, Followed};
use super::s3::S3;
use super::transfers::host_pool::Hosts;
use crate::aws::error::{CallError, ErrorKind};
use crate::aws::http::TransportError;
use crate::aws::s3::Operation;
use crate::aws::s3::address::Address;
use crate::aws::s3::condition::Condition;
use crate::aws::s3::copy::Copied;
use crate::aws::s3::copy_version::CopyVersion;
use crate::aws::s3::delete_objects::MAX_OBJECTS;
use crate::aws::s3::delete_versions::DeleteVersions;
use crate::aws::s3::get;
use crate::aws::s3::head_version::HeadVersion;
use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::aws::s3::list_versions::ListVersions;
use crate::aws::sign::Signer;
use crate::model::download::FOLLOWED_AT_MOST;
use crate::model::failure::{Cause, Failure};
use crate::model::files::{File, StorageClass};
use crate::model::history::{History, Restore, State, Timeline};

pub use uncover::{Uncovered, uncover};

/// How long the address of a version's download lives, in seconds.
const LINK_SECONDS: u32 = 300;

/// So many objects are each asked for by a listing of their own, so many at once. More are found by one listing of all.
const FEW: usize = 64;
const AT_ONCE: usize = 5;

/// Of a restore that has brought nothing back yet, so many refusals end it: the rest would be refused for the same reason.
const HOPELESS: usize = 20;

/// What a restore did, so far or in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Objects that are there again, as a listing shows them.
    pub files: Vec<File>,
    /// Objects that were left alone: something else has been written there since.
    pub newer: Vec<ObjectKey>,
    /// Objects that S3 refused to bring back, and why.
    pub refused: Vec<(ObjectKey, Failure)>,
    /// Objects that were not tried any more, because nothing could be done.
    pub untried: usize,
}

impl Restored {
    /// How many objects are done with, in one way or another.
    pub const fn done(&self) -> usize {
        self.files.len() + self.newer.len() + self.refused.len()
    }
}

/// Lists all versions below a folder, and tells `on_page` how many objects have been found after each page.
///
/// Requests: one for each 1,000 versions, one after the other.
///
/// # Errors
///
/// The first page that fails.
pub async fn below(s3: &S3, folder: &Prefix, mut on_page: impl FnMut(usize)) -> Result<History, Failure> {
    let mut history = History::default();
    let mut pages = s3.pages(ListVersions::below(folder));
    while let Some(mut page) = pages.next().await? {
        page.versions.retain(|version| !s3.hides(folder.as_str(), version.key.as_str()));
        history.add(page.versions);
        on_page(history.timelines().len());
    }
    history.end();
    Ok(history)
}

/// The versions of one object; `None` where it has none.
///
/// One request for up to 1,000 versions: the list ends where another key begins.
pub async fn of(s3: &S3, key: &ObjectKey) -> Result<Option<Timeline>, Failure> {
    let mut history = History::default();
    let mut pages = s3.pages(ListVersions::of(key));
    while let Some(mut page) = pages.next().await? {
        let all = page.versions.len();
        page.versions.retain(|version| version.key == *key);
        let ends = page.versions.len() < all;
        history.add(page.versions);
        if ends {
            break;
        }
    }
    history.end();
    Ok(history.of(key).cloned())
}

/// The histories of these objects: of a few each by its own listing, of many by all that is below what they have in common.
pub async fn of_these(s3: &S3, keys: &[ObjectKey]) -> Result<History, Failure> {
    if keys.len() > FEW {
        return below(s3, &common_folder(keys), |_| {}).await;
    }
    let found = stream::iter(keys).map(|key| of(s3, key)).buffer_unordered(AT_ONCE);
    let found: Vec<_> = found.try_collect().await?;
    Ok(History::of_objects(found.into_iter().flatten().collect()))
}

/// The deepest folder that all keys are in.
fn common_folder(keys: &[ObjectKey]) -> Prefix {
    let Some((first, rest)) = keys.split_first() else { return Prefix::root() };
    let mut folder = first.folder();
    for key in rest {
        while !key.as_str().starts_with(folder.as_str()) {
            folder = folder.parent().unwrap_or_default();
        }
    }
    folder
}

/// Copies versions over their objects, as many side by side as the bucket's host names carry, and calls `on_progress` after
/// each. What S3 refuses one by one does not end it; a connection or a session that is gone does.
///
/// Repeating it is safe: what is there again with the same content counts as brought back. Dropping the future ends what is
/// under way; S3 may still carry out copies that have reached it.
pub async fn restore(s3: &S3, restores: Vec<Restore>, on_progress: impl Fn(&Restored)) -> Restored {
    let hosts = Hosts::new(s3.address(), Rc::new(|_| {}));
    let (width, all) = (hosts.capacity(), restores.len());
    let run = Run { s3, hosts, knows_conditions: Cell::new(true), is_over: Cell::new(false) };
    let done = RefCell::new(Restored::default());
    let copies = stream::iter(restores).map(|restore| run.one(restore)).buffer_unordered(width);
    copies
        .for_each(|end| {
            let mut done = done.borrow_mut();
            match end {
                Some(End::There(file)) => done.files.push(file),
                Some(End::Newer(key)) => done.newer.push(key),
                Some(End::Refused(key, failure)) => {
                    let is_refusal = matches!(failure.cause, Cause::Service(_) | Cause::UnreachableKey(_));
                    done.refused.push((key, failure));
                    if !is_refusal || (done.refused.len() >= HOPELESS && done.files.is_empty()) {
                        run.is_over.set(true);
                    }
                }
                None => {}
            }
            on_progress(&done);
            std::future::ready(())
        })
        .await;
    let mut done = done.take();
    done.untried = all.saturating_sub(done.done());
    done
}

/// How one copy ended.
enum End {
    There(File),
    Newer(ObjectKey),
    Refused(ObjectKey, Failure),
}

/// What the copies of a restore share.
struct Run<'a> {
    s3: &'a S3,
    hosts: Hosts,
    /// Whether S3 knows conditions of copies, as far as is known.
    knows_conditions: Cell<bool>,
    is_over: Cell<bool>,
}

impl Run<'_> {
    async fn one(&self, restore: Restore) -> Option<End> {
        if self.is_over.get() {
            return None;
        }
        let tried = if self.knows_conditions.get() {
            Some(self.copy(&restore, restore.condition.clone()).await)
        } else {
            None
        };
        let copied = match tried {
            Some(Err(failure)) if failure.code() == Some("NotImplemented") => {
                self.knows_conditions.set(false);
                self.looked_at(&restore).await
            }
            Some(copied) => copied,
            None => self.looked_at(&restore).await,
        };
        Some(match copied {
            Ok(copied) => End::There(self.file(&restore, copied)),
            Err(failure) => self.unsuccessful(restore, failure).await,
        })
    }

    async fn copy(&self, restore: &Restore, condition: Condition) -> Result<Copied, Failure> {
        let copy = CopyVersion {
            key: restore.key.clone(),
            version: restore.version.clone(),
            storage_class: restore.content.storage_class.clone(),
            condition,
        };
        self.s3.persist(&self.hosts, &copy, None).await
    }

    /// The same where the service takes no condition: by a look right before it.
    async fn looked_at(&self, restore: &Restore) -> Result<Copied, Failure> {
        let there = find(self.s3, &restore.key).await?;
        let holds = match &restore.condition {
            Condition::Absent => there.is_none(),
            Condition::Unchanged(etag) => there.is_some_and(|file| file.etag.as_ref() == Some(etag)),
            Condition::Always => true,
        };
        if holds {
            self.copy(restore, Condition::Always).await
        } else {
            Err(Failure::new(CopyVersion::NAME, CallError::from(precondition_failed())))
        }
    }

    /// A condition that does not hold may be this copy's own doing, where its answer was lost.
    async fn unsuccessful(&self, restore: Restore, failure: Failure) -> End {
        // With If-Match a key that is gone is answered 404.
        let is_gone = failure.kind() == ErrorKind::NoSuchKey && restore.condition != Condition::Absent;
        if failure.kind() != ErrorKind::PreconditionFailed && !is_gone {
            return End::Refused(restore.key, failure);
        }
        match find(self.s3, &restore.key).await {
            Ok(Some(file)) if file.etag.is_some() && file.etag == restore.content.etag => End::There(file),
            Ok(_) => End::Newer(restore.key),
            Err(failure) => End::Refused(restore.key, failure),
        }
    }

    fn file(&self, restore: &Restore, copied: Copied) -> File {
        File {
            key: restore.key.clone(),
            size: restore.content.size,
            modified: copied.modified.unwrap_or_else(|| self.s3.now()),
            etag: copied.etag.or_else(|| restore.content.etag.clone()),
            class: StorageClass::of(restore.content.storage_class.as_deref()),
        }
    }
}

fn precondition_failed() -> crate::aws::error::ServiceError {
    crate::aws::error::ServiceError {
        code: "PreconditionFailed".into(),
        message: String::new(),
        status: 412,
        request_id: None,
    }
}

/// Deletes every version and marker of these objects for good, up to 1,000 in a request, and tells `on_progress` how many
/// are gone. Versions that were written since they were listed stay.
///
/// # Errors
///
/// The first request that fails as a whole; what S3 refuses one by one is given, with its key.
pub async fn purge(
    s3: &S3,
    timelines: &[Timeline],
    mut on_progress: impl FnMut(usize),
) -> Result<Vec<(ObjectKey, Failure)>, Failure> {
    let of = |timeline: &Timeline| {
        let key = timeline.key.clone();
        timeline.states.iter().map(move |State { id, .. }| (key.clone(), id.clone())).collect::<Vec<_>>()
    };
    let versions: Vec<_> = timelines.iter().flat_map(of).collect();
    let (mut refused, mut gone) = (Vec::new(), 0);
    for batch in versions.chunks(MAX_OBJECTS) {
        let answer = s3.perform(&DeleteVersions { versions: batch.to_vec() }).await?;
        gone += batch.len().saturating_sub(answer.len());
        on_progress(gone);
        refused.extend(
            answer
                .into_iter()
                .map(|it| (it.key, Failure::new(DeleteVersions::NAME, CallError::from(it.error)))),
        );
    }
    Ok(refused)
}

/// Has the browser download one version, by its own name.
///
/// # Errors
///
/// A version that is refused, asked for by its headers first: the browser would follow a refusal without a word.
pub async fn download(
    s3: &S3,
    browser: &dyn Attachments,
    key: &ObjectKey,
    version: &str,
) -> Result<(), Failure> {
    super::files::reachable("GetObject", key)?;
    let head = HeadVersion { key: key.clone(), version: version.to_owned() };
    s3.perform(&head).await?;
    let sign = |bucket: &Address, signer: &Signer<'_>| {
        get::download_version(key, version, key.name(), LINK_SECONDS, bucket, signer)
    };
    for _ in 0..FOLLOWED_AT_MOST {
        let url = s3.link("GetObject", sign).await?;
        if browser.follow(&url).await == Followed::Silence {
            return Ok(());
        }
        // What the browser was told the page cannot see: it asks by itself.
        s3.perform(&head).await?;
    }
    let host = String::new();
    Err(Failure::new("GetObject", CallError::Transport(TransportError::Unreachable { host })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_folder_holds_every_key() {
        let folder = |keys: &[&str]| {
            let keys: Vec<_> = keys.iter().map(|key| ObjectKey::new(*key).unwrap()).collect();
            common_folder(&keys).to_string()
        };
        assert_eq!(folder(&["a/b/c", "a/b/d/e", "a/b/"]), "a/b/", "a folder's own marker begins so too");
        assert_eq!(folder(&["a/b/c", "a/b/d/e"]), "a/b/");
        assert_eq!(folder(&["a/bc", "a/b"]), "a/");
        assert_eq!(folder(&["a", "b/c"]), "");
    }
}
