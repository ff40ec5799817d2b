//! Scans both sides, and compares contents where sizes and times do not decide.
//!
//! Both sides are scanned side by side, and the memory is read meanwhile. Contents are compared only where
//! the sizes are equal and a change since the last sync cannot be ruled out (`to_compare`).

use std::cell::Cell;
use std::rc::Rc;

use futures_util::{StreamExt, TryStreamExt, future, stream};

use super::{OnProgress, Scanning, Sync, failure, memory};
use crate::aws::error::ErrorKind;
use crate::aws::s3::list::ListObjects;
use crate::client::ports::directory::{Directory, Walked};
use crate::client::verify::{Verdict, verify};
use crate::model::failure::Failure;
use crate::model::files::File;
use crate::model::sync::{Contents, InAlcove, OnDevice, Scanned, Spelling, Tree, tree, tree_of};

/// How many contents are compared at once: each is a request, and a file to read.
const AT_ONCE: usize = 6;

/// Both sides and the memory.
///
/// # Errors
///
/// A folder that does not open, or a listing that fails. Files that do not open are in `unreadable`, and the
/// plan leaves them alone.
pub async fn both(sync: &Sync, on: OnProgress<Scanning>) -> Result<Scanned, Failure> {
    let (here, there) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(0)));
    let notify = {
        let (here, there) = (here.clone(), there.clone());
        Rc::new(move || on(Scanning::Found(here.get(), there.get())))
    };
    let notify_found = notify.clone();
    let on_found = move |found| {
        here.set(found);
        notify_found();
    };
    let walk = async {
        let walked = sync.directory.walk(Rc::new(on_found)).await;
        walked.map_err(|refused| failure("Read folder", refused))
    };
    let list = list(sync, |found| {
        there.set(found);
        notify();
    });
    let recall = async { Ok(sync.directory.recall(&sync.memory_key).await) };
    let (Walked { files, unreadable }, alcove, note) = future::try_join3(walk, list, recall).await?;
    let on_device = |it: crate::client::ports::directory::FoundFile| {
        (it.path, OnDevice { size: it.size, modified: it.modified })
    };
    // A copy of what the page keeps in the bucket is no file to sync: over there it would be a stale one.
    let is_ours = |it: &crate::client::ports::directory::FoundFile| {
        let folder = sync.folder.as_str();
        sync.s3.hides(folder, &[folder, &it.path].concat())
    };
    let files = files.into_iter().filter(|it| !is_ours(it));
    let mut scanned = Scanned {
        device: tree(files.map(on_device)),
        alcove,
        agreed: note.map(|note| memory::read(&note)).unwrap_or_default(),
        unreadable,
    };
    sync.directory.learn(Spelling::unify(&mut scanned));
    Ok(scanned)
}

/// Folder markers and keys outside the folder are left out by the model.
async fn list(sync: &Sync, on_found: impl Fn(usize)) -> Result<Tree<InAlcove>, Failure> {
    let mut tree = Tree::new();
    let mut pages = sync.s3.pages(ListObjects::below(&sync.folder));
    while let Some(page) = pages.next().await? {
        tree.extend(tree_of(&sync.folder, page.objects.into_iter().map(File::from)));
        on_found(tree.len());
    }
    Ok(tree)
}

/// Compares the contents of these, file by file.
///
/// # Errors
///
/// The first comparison that fails; others under way are dropped with it.
pub async fn compare(
    sync: &Sync,
    paths: Vec<String>,
    on: OnProgress<Scanning>,
) -> Result<Tree<Contents>, Failure> {
    let (done, all) = (Cell::new(0), paths.len());
    let compared = stream::iter(paths).map(|path| {
        let (done, on) = (&done, &on);
        async move {
            let contents = contents(sync, &path).await?;
            done.set(done.get() + 1);
            on(Scanning::Compared(done.get(), all));
            Ok((path, contents))
        }
    });
    compared.buffer_unordered(AT_ONCE).try_collect().await
}

/// `Untold` is no failure: the model decides by sizes and times then.
async fn contents(sync: &Sync, path: &str) -> Result<Contents, Failure> {
    let Ok(key) = sync.folder.object(path) else { return Ok(Contents::Untold) };
    let Some(file) = sync.directory.open(path).await else { return Ok(Contents::Untold) };
    let verdict = verify(&sync.s3, &key, &file, &|_| {}).await;
    sync.s3.ports().files.forget(file.id);
    match verdict {
        Ok(Verdict::Same(_)) => Ok(Contents::Same),
        Ok(Verdict::OtherSize { .. } | Verdict::OtherContent) => Ok(Contents::Different),
        Ok(Verdict::Untold) => Ok(Contents::Untold),
        // It went meanwhile, or may not be read: the contents are not known.
        Err(failure) if matches!(failure.kind(), ErrorKind::NoSuchKey | ErrorKind::AccessDenied) => {
            Ok(Contents::Untold)
        }
        Err(failure) => Err(failure),
    }
}
