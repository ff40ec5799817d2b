//! Where each root goes: which names are taken there, by a file, a folder, or another form of the same name.

use std::collections::HashSet;

use super::Order;
use super::job::{Job, Subject};
use super::link::Link;
use crate::aws::s3::key::{MAX_KEY_BYTES, Prefix};
use crate::aws::s3::list::{ListObjects, Object};
use crate::model::failure::Failure;
use crate::model::files::File;
use crate::model::files::fold::{composed, decomposed};
use crate::model::files::name::keep_both;
use crate::model::organize::{Outcome, Root};
use crate::model::transfer::names::{Names, Scope, scopes};
use crate::model::transfer::{Existing, Resolution, TransferId};

/// A root with its place.
pub struct Placed {
    /// The root, its name settled.
    pub root: Root,
    /// Whether a name that is taken is evaded without asking: a copy beside its original.
    pub is_beside: bool,
}

/// Settles where everything goes, and gives the names that are taken there. Folders that are there are asked about; files are once it
/// is their turn.
pub async fn place(link: &Link, job: &Job, order: &Order) -> Result<(Vec<Placed>, Names), Failure> {
    let mut names = Names::default();
    let files = order.roots.iter().filter_map(|root| match root {
        Root::File { to, .. } => Some((to.folder(), to.name(), to)),
        Root::Folder { .. } => None,
    });
    let files: Vec<_> = files.collect();
    let batch = files.iter().map(|(folder, name, to)| (TransferId(0), folder, *name, *to));
    for (scope, _) in scopes(batch) {
        let found = objects(link, &scope).await?;
        names.on_stat(&scope, found);
    }
    let mut placed = Vec::new();
    for root in &order.roots {
        if job.is_cancelled() {
            break;
        }
        match root {
            Root::File { .. } if root.is_in_place() => {
                let free = names.claim_beside(&root.folder(), root.name());
                let root = free.and_then(|(name, _)| root.named(&name));
                placed.extend(root.map(|root| Placed { root, is_beside: true }));
            }
            Root::File { .. } => placed.push(Placed { root: root.clone(), is_beside: false }),
            Root::Folder { .. } => {
                let root = folder(link, job, order, root, &mut names).await?;
                placed.extend(root.map(|root| Placed { root, is_beside: false }));
            }
        }
    }
    Ok((placed, names))
}

async fn objects(link: &Link, scope: &Scope) -> Result<Vec<File>, Failure> {
    let found = match scope {
        Scope::Objects(keys) => {
            let mut found = Vec::new();
            for key in keys {
                found.extend(link.object(key).await?);
            }
            found
        }
        Scope::Folder(folder) => link.list(ListObjects::folder(folder)).await?,
        Scope::Below(folders) => {
            let mut found = Vec::new();
            for folder in folders {
                found.extend(link.list(ListObjects::below(folder)).await?);
            }
            found
        }
    };
    Ok(found.into_iter().map(Object::into).collect())
}

/// A folder's place. `None` where the person does not want it there, or no more.
async fn folder(
    link: &Link,
    job: &Job,
    order: &Order,
    root: &Root,
    names: &mut Names,
) -> Result<Option<Root>, Failure> {
    if root.is_in_place() {
        return free(link, root).await;
    }
    let Some(there) = taken(link, root).await? else { return Ok(Some(root.clone())) };
    let resolution = if order.is_resumed {
        Some(Resolution::Replace)
    } else {
        job.ask(Subject::Folder, root.name(), None, Existing::default()).await
    };
    match resolution {
        None => Ok(None),
        Some(Resolution::Skip) => {
            job.found(1);
            job.over(root.from(), root.to(), Outcome::Skipped);
            Ok(None)
        }
        Some(Resolution::KeepBoth) => free(link, root).await,
        Some(Resolution::Replace) => {
            if !order.is_resumed {
                job.cannot_go_back();
            }
            let scope = Scope::Below(vec![there.clone()]);
            let found = objects(link, &scope).await?;
            names.on_stat(&scope, found);
            let from = Prefix::new(root.from());
            Ok(Some(Root::Folder { from, to: there }))
        }
    }
}

/// The folder that has the name to be, in whichever form of it.
async fn taken(link: &Link, root: &Root) -> Result<Option<Prefix>, Failure> {
    let (parent, mut seen) = (root.folder(), HashSet::new());
    for name in [root.name().into(), composed(root.name()), decomposed(root.name())] {
        let prefix = parent.folder(&name);
        // Renamed to another form of its own name, a folder is not in its own way.
        if prefix.as_str() != root.from() && seen.insert(prefix.clone()) && is_there(link, &prefix).await? {
            return Ok(Some(prefix));
        }
    }
    Ok(None)
}

/// The same root under the first name that no folder has.
async fn free(link: &Link, root: &Root) -> Result<Option<Root>, Failure> {
    let parent = root.folder();
    let room = MAX_KEY_BYTES.saturating_sub(parent.as_str().len() + 1);
    let mut taken = HashSet::new();
    loop {
        let name = keep_both(root.name(), room, |name| taken.contains(name));
        if !is_there(link, &parent.folder(&name)).await? {
            return Ok(root.named(&name));
        }
        if !taken.insert(name) {
            return Ok(None);
        }
    }
}

/// Whether anything is below a prefix.
async fn is_there(link: &Link, prefix: &Prefix) -> Result<bool, Failure> {
    let Some(marker) = prefix.marker() else { return Ok(true) };
    Ok(!link.perform(&ListObjects::one(&marker)).await?.objects.is_empty())
}
