//! Objects side by side: as many as there are connections, and what is left of a folder.

use futures_util::StreamExt;
use futures_util::future::LocalBoxFuture;
use futures_util::stream::FuturesUnordered;

use super::Order;
use super::job::Change;
use super::perform::{Work, source};
use crate::aws::s3::key::Prefix;
use crate::aws::s3::list::{ListObjects, Object};
use crate::model::failure::Failure;
use crate::model::organize::{Item, Outcome, Root, Verb};

/// What is under way.
pub struct Flight<'a> {
    work: &'a Work<'a>,
    order: &'a Order,
    /// Whether the objects under way are files that were chosen, and not of a folder.
    is_of_files: bool,
    /// Objects of the folder under way that are still there.
    left: usize,
    under_way: FuturesUnordered<LocalBoxFuture<'a, Option<Item>>>,
}

impl<'a> Flight<'a> {
    /// Nothing yet; files that were chosen come first.
    pub fn new(work: &'a Work<'a>, order: &'a Order) -> Self {
        Self { work, order, is_of_files: true, left: 0, under_way: FuturesUnordered::new() }
    }

    /// Begins with an object, once there is a connection for it.
    pub async fn send(&mut self, object: Object, root: &Root, is_beside: bool) {
        while self.under_way.len() >= self.work.link.width() {
            self.next().await;
        }
        self.left += 1;
        let Some(target) = root.target(&object.key) else {
            return self.work.job.over(object.key.as_str(), root.to(), Outcome::KeptChanging);
        };
        let item = Item::new(self.order.verb, source(object), target, self.order.is_resumed);
        let item = if is_beside { item.beside() } else { item };
        self.under_way.push(Box::pin(self.work.run(item)));
    }

    /// Waits for one that is under way.
    async fn next(&mut self) {
        let Some(Some(item)) = self.under_way.next().await else { return };
        if matches!(item.outcome(), Some(Outcome::Done | Outcome::Missing)) {
            self.left = self.left.saturating_sub(1);
        }
        // What a folder's objects come to is the folder's own.
        if self.is_of_files && item.outcome() == Some(&Outcome::Done) {
            let (from, to) = (item.source().key.clone(), item.target().clone());
            self.work.job.settled(self.order.verb, Root::File { from, to });
        }
    }

    /// Waits for all that are under way.
    pub async fn land(&mut self) {
        while !self.under_way.is_empty() {
            self.next().await;
        }
    }

    /// All objects of a folder, page by page.
    pub async fn folder(&mut self, root: &Root) -> Result<(), Failure> {
        (self.left, self.is_of_files) = (0, false);
        let (link, job, verb) = (self.work.link, self.work.job, self.order.verb);
        let mut is_any = self.order.is_resumed; // an earlier page may have moved all of it
        let mut pages = link.pages(ListObjects::below(&Prefix::new(root.from())));
        while !job.is_cancelled()
            && let Some(page) = link.next(&mut pages).await?
        {
            is_any |= !page.is_empty();
            for object in page {
                if job.is_cancelled() {
                    break;
                }
                self.send(object, root, false).await;
            }
        }
        self.land().await;
        if job.is_cancelled() {
            return Ok(());
        }
        if !is_any {
            job.found(1);
            job.over(root.from(), root.to(), Outcome::Missing);
        }
        if !is_any || verb == Verb::Move && self.left == 0 {
            job.changed(Change::Gone(root.from().to_owned()));
        }
        if is_any && (verb == Verb::Copy || self.left == 0) {
            job.settled(verb, root.clone());
        }
        Ok(())
    }
}
