//! The page, as far as these scenarios need it.

use std::cell::RefCell;
use std::rc::Rc;

use alcove::client::organize::{Change, JobId, Notice, Order, Organizer, Snapshot};
use alcove::client::ports::Scope;
use alcove::model::organize::Outcome;
use alcove::model::transfer::Resolution;

use crate::files_s3::Cloud;

/// The page: an organizer, and what it was told to show.
pub struct Desk {
    pub organizer: Organizer,
    pub changes: Rc<RefCell<Vec<Change>>>,
    pub ended: Rc<RefCell<Vec<JobId>>>,
}

impl Desk {
    pub fn new(cloud: &Cloud) -> Self {
        let organizer = Organizer::new(cloud.s3(true), Scope::Device, "us-east-1:me".into());
        let (changes, ended): (Rc<RefCell<Vec<_>>>, Rc<RefCell<Vec<_>>>) = Default::default();
        let (seen, over) = (changes.clone(), ended.clone());
        organizer.subscribe(move |notice| match notice {
            Notice::Changed(changes) => seen.borrow_mut().extend(changes.iter().cloned()),
            Notice::Ended(id) => over.borrow_mut().push(*id),
        });
        Self { organizer, changes, ended }
    }

    pub fn start(&self, cloud: &Cloud, order: Order) -> JobId {
        let id = self.organizer.start(order);
        self.wait(cloud);
        id
    }

    /// Until nothing more happens without the person.
    pub fn wait(&self, cloud: &Cloud) {
        let is_waiting = || {
            self.organizer.ids().into_iter().all(|id| {
                let seen = self.organizer.snapshot(id).unwrap();
                seen.end.is_some() || seen.question.is_some() || seen.progress.is_paused
            })
        };
        let mut steps = 0;
        while cloud.world.step() && !(is_waiting() && steps > 20) {
            steps += 1;
        }
    }

    pub fn seen(&self, id: JobId) -> Snapshot {
        self.organizer.snapshot(id).unwrap()
    }

    pub fn answer(&self, cloud: &Cloud, id: JobId, resolution: Resolution, for_all: bool) {
        let question = self.seen(id).question.expect("a question");
        self.organizer.answer(id, question.number, resolution, for_all);
        self.wait(cloud);
    }

    pub fn problems(&self, id: JobId) -> Vec<(String, Outcome)> {
        self.organizer
            .with_problems(id, |all| all.iter().map(|it| (it.from.clone(), it.outcome.clone())).collect())
    }
}
