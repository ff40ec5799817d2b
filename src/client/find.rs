//! Searches all below a folder: lists every name there, and gives what is found as it comes. What is found, and which pages are
//! asked for, [`crate::model::find`] decides.
//!
//! A long folder is listed over several connections, and host names where the bucket has more than one. The page stays
//! responsive: after some milliseconds of work the browser gets its turn.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;

use super::s3::S3;
use super::transfers::host_pool::Hosts;
use crate::aws::s3::list::{ListObjects, ListPage, Object};
use crate::model::failure::Failure;
use crate::model::files::{Entry, Prefix};
use crate::model::find::{Ask, Filter, Ranges, Searched};
use crate::model::transfer::queue::Event;

/// How long the page may work on answers before the browser gets its turn, in milliseconds: a frame is 16.
const TURN: i64 = 8;
/// After how many answers a search that was told to slow down tries one more connection.
const PATIENCE: u32 = 16;

/// One search in one folder.
///
/// [`Walk::run`] may be dropped and called again: it goes on where it was, and asks again only for pages that were under way.
pub struct Walk {
    s3: S3,
    folder: Prefix,
    filter: Filter,
    hosts: Hosts,
    ranges: RefCell<Ranges<Entry>>,
    /// Whether the service refused a request for being busy.
    is_busy: Rc<Cell<bool>>,
    /// Connections now, and answers since that changed.
    width: Cell<(usize, u32)>,
}

impl Walk {
    /// All below a folder. Nothing is sent before [`Walk::run`].
    pub fn new(s3: &S3, folder: Prefix, filter: Filter) -> Self {
        let is_busy = Rc::new(Cell::new(false));
        let heard = is_busy.clone();
        let on_trouble = Rc::new(move |event| heard.set(heard.get() || event == Event::Busy));
        let hosts = Hosts::new(s3.address(), on_trouble);
        let width = hosts.capacity();
        let ranges = RefCell::new(Ranges::new(folder.as_str(), width));
        Self { s3: s3.clone(), folder, filter, hosts, ranges, is_busy, width: Cell::new((width, 0)) }
    }

    /// Lists on, and gives `on_page` each page that has come: how many names it had, and all that is found now in the order of
    /// keys. What is found is given once; a folder may be given several times, one after the other or not.
    ///
    /// # Errors
    ///
    /// The first page that fails, after the patience of the background; without a connection at once.
    pub async fn run(&self, on_page: impl Fn(Searched)) -> Result<(), Failure> {
        self.ranges.borrow_mut().give_back();
        let clock = &self.s3.ports().clock;
        let mut since = clock.now();
        let mut flying = FuturesUnordered::new();
        loop {
            loop {
                let ask = self.ranges.borrow_mut().ask();
                let Some(ask) = ask else { break };
                flying.push(self.list(ask));
            }
            let Some(answer) = flying.next().await else { return Ok(()) };
            let (range, objects, has_more) = answer?;
            on_page(self.take(range, objects, has_more));
            self.pace();
            if clock.now() - since >= TURN {
                self.s3.ports().timer.sleep(0).await;
                since = clock.now();
            }
        }
    }

    /// One page. A page without a name that is not the last is passed over, as a range goes on behind its last name.
    async fn list(&self, ask: Ask) -> Result<(u32, Vec<Object>, bool), Failure> {
        let mut list = ListObjects::below(&self.folder);
        if let Some(key) = ask.after {
            list = list.behind(key);
        }
        loop {
            let ListPage { objects, next, .. } = self.s3.persist(&self.hosts, &list, None).await?;
            match next {
                Some(token) if objects.is_empty() => list = ListObjects::below(&self.folder).after(token),
                next => return Ok((ask.range, objects, next.is_some())),
            }
        }
    }

    fn take(&self, range: u32, mut objects: Vec<Object>, has_more: bool) -> Searched {
        let mut ranges = self.ranges.borrow_mut();
        let keys: Vec<_> = objects.iter().map(|object| object.key.as_str()).collect();
        let own = ranges.answer(range, &keys, has_more);
        objects.truncate(own);
        objects.retain(|object| !self.s3.hides(self.folder.as_str(), object.key.as_str()));
        let Searched { names, found } = self.filter.page(&objects);
        Searched { names, found: ranges.release(range, found) }
    }

    /// Half as many connections where the service is busy; later one more, and one more.
    fn pace(&self) {
        let (width, answers) = self.width.get();
        let (width, answers) = match self.is_busy.take() {
            true => ((width / 2).max(1), 0),
            false if answers >= PATIENCE => ((width + 1).min(self.hosts.capacity()), 0),
            false => (width, answers + 1),
        };
        self.width.set((width, answers));
        self.ranges.borrow_mut().set_width(width);
    }
}
