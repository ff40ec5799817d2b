//! One job from its beginning to its end: what there is, which names are taken, then every object.
//!
//! 1. Each root gets its place: a folder of the same name that is there is asked about, a copy beside its original gets a free name.
//! 2. What was settled is on record from here on.
//! 3. Everything is counted: folders are listed once for that, and once more for the work. Between the two nothing is held, so
//!    that a folder may have any size.
//! 4. Objects go side by side, as many as there are connections. A folder's row goes once nothing of it is left.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::flight::Flight;
use super::job::{Change, Job};
use super::link::Link;
use super::perform::Work;
use super::place::{Placed, place};
use super::{End, Order};
use crate::aws::s3::key::{ObjectKey, Prefix};
use crate::aws::s3::list::{ListObjects, Object};
use crate::model::failure::Failure;
use crate::model::organize::{Outcome, Root};

/// Up to so many files of one folder are looked up one by one.
const ONE_BY_ONE: usize = 4;

/// Keeps what is settled on record.
pub type Keep<'a> = &'a dyn Fn(&[Root]);

/// Performs an order to its end.
pub async fn run(link: &Link, job: &Rc<Job>, order: &Order, keep: Keep<'_>) -> End {
    match work(link, job, order, keep).await {
        Err(failure) => End::Stopped(failure),
        Ok(()) => match job.stopped() {
            Some(failure) => End::Stopped(failure),
            None if job.is_cancelled() => End::Cancelled,
            None => End::Done,
        },
    }
}

async fn work(link: &Link, job: &Rc<Job>, order: &Order, keep: Keep<'_>) -> Result<(), Failure> {
    let (placed, names) = place(link, job, order).await?;
    let roots: Vec<_> = placed.iter().map(|it| it.root.clone()).collect();
    keep(&roots);
    let files = files(link, &roots).await?;
    job.found(files.len() as u64);
    for root in roots.iter().filter(|root| root.is_folder()) {
        let mut pages = link.pages(ListObjects::below(&Prefix::new(root.from())));
        while let Some(page) = link.next(&mut pages).await? {
            job.found(page.len() as u64);
        }
    }
    job.works();
    let on_answer = || keep(&roots);
    let names = RefCell::new(names);
    let work = Work { link, job, verb: order.verb, names, on_answer: &on_answer };
    let mut flight = Flight::new(&work, order);
    for Placed { root, is_beside } in placed.iter().filter(|it| !it.root.is_folder()) {
        let Root::File { from, .. } = root else { continue };
        match files.get(from) {
            Some(object) => flight.send(object.clone(), root, *is_beside).await,
            // An earlier page has moved it.
            None if order.is_resumed => {}
            None => {
                job.found(1);
                job.changed(Change::Gone(from.as_str().to_owned()));
                job.over(from.as_str(), root.to(), Outcome::Missing);
            }
        }
    }
    flight.land().await;
    for root in roots.iter().filter(|root| root.is_folder()) {
        flight.folder(root).await?;
    }
    Ok(())
}

/// The files that were chosen, as they are now: a few one by one, many of a folder by its listing.
async fn files(link: &Link, roots: &[Root]) -> Result<HashMap<ObjectKey, Object>, Failure> {
    let mut by_folder: HashMap<Prefix, Vec<&ObjectKey>> = HashMap::new();
    for root in roots {
        if let Root::File { from, .. } = root {
            by_folder.entry(from.folder()).or_default().push(from);
        }
    }
    let mut found = HashMap::new();
    for (folder, keys) in by_folder {
        let mut objects = Vec::new();
        if keys.len() > ONE_BY_ONE {
            objects = link.list(ListObjects::folder(&folder)).await?;
        } else {
            for key in &keys {
                objects.extend(link.object(key).await?);
            }
        }
        let mut objects: HashMap<_, _> = objects.into_iter().map(|it| (it.key.clone(), it)).collect();
        found.extend(keys.into_iter().filter_map(|key| objects.remove_entry(key)));
    }
    Ok(found)
}
