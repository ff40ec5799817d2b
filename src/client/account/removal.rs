//! The end of an account: first the files, if the person wants, then the account itself.
//!
//! Files go with all their versions where the rights allow it; where they do not, they are hidden as any deletion hides them,
//! and [`Removal::remains`] says that earlier versions are still there.
//!
//! The files first, since nobody could delete them once the account is gone. Closing the page in between
//! leaves the account, and what is left of the files.

use std::future::ready;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::AccountClient;
use crate::aws::credentials::Credentials;
use crate::aws::error::Retry;
use crate::aws::idp::delete_user;
use crate::aws::s3::delete_objects::{DeleteObjects, MAX_OBJECTS, Refused};
use crate::aws::s3::delete_versions::DeleteVersions;
use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::aws::s3::list::ListObjects;
use crate::aws::s3::list_versions::ListVersions;
use crate::client::files::{FilesClient, Target};
use crate::client::ports::Ports;
use crate::client::s3::{CredentialSource, S3};
use crate::client::session::Idempotency;
use crate::client::transfers::Transfers;
use crate::config::Config;
use crate::model::failure::{Cause, Failure};

/// How often all is gone through for what S3 was too busy to delete.
const ROUNDS: u32 = 3;
/// The wait before another round, in milliseconds.
const ROUND_WAIT: u32 = 1_000;

/// What became of the files.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Removal {
    /// Versions and objects that are gone.
    pub deleted: u64,
    /// Keys of objects that S3 refused to delete, and why.
    pub refused: Vec<(String, Failure)>,
    /// What is there still beside the refused.
    pub remains: Remains,
}

/// What is there still after all objects went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Remains {
    /// Nothing.
    #[default]
    Nothing,
    /// Earlier versions, which the rights do not reach.
    EarlierVersions,
}

/// What a folder holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Objects.
    pub objects: u64,
    /// Their bytes, without earlier versions.
    pub bytes: u64,
}

impl AccountClient {
    /// Deletes the account. The session ends with it, on this device at once and on others by what the pool then refuses.
    ///
    /// `DeleteUser` removes the user of the pool. The identity in the identity pool stays, without a way to
    /// sign in to it.
    pub async fn delete(&self) -> Result<(), Failure> {
        self.session.act("DeleteUser", Idempotency::Once, &delete_user::request).await?;
        self.session.account_is_gone();
        Ok(())
    }

    /// Transfers by the credentials of now: those outlive the account by up to an hour, so what it began can be discarded once it
    /// is gone, and stays where it is not.
    pub async fn parting_transfers(&self, ports: &Ports, config: &Config) -> Result<Transfers, Failure> {
        let source = self.session.credentials();
        let held = Held { credentials: source.get().await?, source };
        Ok(Transfers::new(S3::new(&config.bucket, ports.clone(), Rc::new(held))))
    }
}

/// Credentials that are not renewed.
struct Held {
    credentials: Credentials,
    /// Knows the time.
    source: Rc<dyn CredentialSource>,
}

impl CredentialSource for Held {
    fn get(&self) -> LocalBoxFuture<'static, Result<Credentials, Failure>> {
        ready(Ok(self.credentials.clone())).boxed_local()
    }

    fn renew_after(&self, _: &Credentials) -> LocalBoxFuture<'static, Result<Credentials, Failure>> {
        ready(Err(Failure::new("GetCredentialsForIdentity", Cause::SessionEnded))).boxed_local()
    }

    fn now(&self) -> i64 {
        self.source.now()
    }
}

/// What the folders hold, down to their bottom.
///
/// Requests: one for each 1,000 objects. Nothing is changed.
///
/// # Errors
///
/// The first listing that fails.
pub async fn measure(files: &FilesClient, folders: &[Prefix]) -> Result<Holdings, Failure> {
    let mut holdings = Holdings::default();
    for folder in folders {
        let mut pages = files.s3().all_pages(ListObjects::below(folder));
        while let Some(page) = pages.next().await? {
            holdings.objects += page.objects.len() as u64;
            holdings.bytes += page.objects.iter().map(|object| object.size).sum::<u64>();
        }
    }
    Ok(holdings)
}

/// Deletes everything below the folders, and tells `on_progress` how much is gone. An `Err` means that the work stopped; what
/// was deleted until then stays deleted, and beginning again goes on with the rest.
///
/// Goes by versions where those may be listed and deleted (`ListObjectVersions`, `DeleteObjects` with version
/// ids), which leaves nothing; else by objects, which leaves markers and versions.
pub async fn remove_files(
    files: &FilesClient,
    folders: &[Prefix],
    mut on_progress: impl FnMut(u64),
) -> Result<Removal, Failure> {
    let mut removal = Removal::default();
    for folder in folders {
        remove(files, folder, &mut removal, &mut on_progress).await?;
    }
    Ok(removal)
}

async fn remove(
    files: &FilesClient,
    folder: &Prefix,
    removal: &mut Removal,
    on_progress: &mut dyn FnMut(u64),
) -> Result<(), Failure> {
    if sweep(files.s3(), folder, removal, on_progress).await? {
        return Ok(());
    }
    let before = removal.deleted;
    let targets = [Target::Folder(folder.clone())];
    let deletion = files.delete(&targets, |so_far| on_progress(before + so_far.deleted)).await?;
    removal.deleted += deletion.deleted;
    removal.refused.extend(deletion.refused.into_iter().map(|(key, failure)| (key.to_string(), failure)));
    let left = match files.s3().perform(&ListVersions::below(folder)).await {
        Ok(page) => page
            .versions
            .iter()
            .any(|version| !removal.refused.iter().any(|(key, _)| *key == version.key.as_str())),
        Err(_) => files.s3().versioned(),
    };
    if left {
        removal.remains = Remains::EarlierVersions;
    }
    Ok(())
}

/// Deletes every version below a folder; `false` where some may not be listed or deleted.
///
/// Up to three rounds over all that is left; what S3 refuses for another reason than being busy ends them
/// early.
async fn sweep(
    s3: &S3,
    folder: &Prefix,
    removal: &mut Removal,
    on_progress: &mut dyn FnMut(u64),
) -> Result<bool, Failure> {
    for round in 1..=ROUNDS {
        let mut refused = Vec::new();
        let mut pages = s3.pages(ListVersions::below(folder));
        loop {
            let page = match pages.next().await {
                Ok(Some(page)) => page,
                Ok(None) => break,
                // Not allowed, or not known to a store that only resembles S3: then without versions.
                Err(Failure { cause: Cause::Service(_), .. }) => return Ok(false),
                Err(failure) => return Err(failure),
            };
            let versions = page.versions.into_iter().map(|version| (version.key, version.id));
            let (named, unnamed): (Vec<_>, Vec<_>) =
                versions.partition(|(key, _)| DeleteObjects::can_name(key));
            refused.extend(delete(s3, named, removal, on_progress).await?);
            if !unnamed.is_empty() {
                return Ok(false);
            }
        }
        if refused.is_empty() {
            return Ok(true);
        }
        if round == ROUNDS || !refused.iter().any(|it| it.error.retry() == Retry::Backoff) {
            break;
        }
        s3.ports().timer.sleep(ROUND_WAIT * round).await;
    }
    Ok(false)
}

/// `on_progress` hears the number of all that is gone so far, not of this batch.
async fn delete(
    s3: &S3,
    versions: Vec<(ObjectKey, String)>,
    removal: &mut Removal,
    on_progress: &mut dyn FnMut(u64),
) -> Result<Vec<Refused>, Failure> {
    let mut all = Vec::new();
    for batch in versions.chunks(MAX_OBJECTS) {
        let refused = s3.perform(&DeleteVersions { versions: batch.to_vec() }).await?;
        removal.deleted += batch.len().saturating_sub(refused.len()) as u64;
        on_progress(removal.deleted);
        all.extend(refused);
    }
    Ok(all)
}
