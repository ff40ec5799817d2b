//! Performs the transfers that `model::transfer` decides.

use std::ops::Range;
use std::rc::Rc;

use super::ports::Ports;
use super::s3::S3;
use crate::aws::s3::key::Prefix;
use crate::model::files::File;
use crate::model::transfer::{Command, NewUpload, Totals, Transfer};

/// Hears of changes. Called often (each block of bytes sent): do little, such as marking a frame as due.
pub type Listener = Rc<dyn Fn(&Notice)>;

/// What a [`Listener`] hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Some row or total changed: read what is on screen again.
    Changed,
    /// This object is there now.
    Uploaded(File),
}

/// Ends a subscription when it is dropped.
pub struct Subscription(Rc<Listener>);

/// The transfers of one session. Cheap to clone. When the last clone goes, all requests under way are dropped.
#[derive(Clone)]
pub struct Transfers {
    s3: S3,
    ports: Ports,
}

impl Transfers {
    /// No transfers yet.
    pub fn new(s3: S3, ports: Ports) -> Self {
        Self { s3, ports }
    }

    /// Calls `listener` on each change until the subscription is dropped.
    #[must_use = "dropping the subscription ends it"]
    pub fn subscribe(&self, listener: Listener) -> Subscription {
        todo!()
    }

    /// Adds a batch of uploads; they start by themselves. Names that are taken ask first.
    pub fn add(&self, uploads: Vec<NewUpload>) {
        todo!()
    }

    /// Does what a person says.
    pub fn dispatch(&self, command: Command) {
        todo!()
    }

    /// All in numbers.
    pub fn totals(&self) -> Totals {
        todo!()
    }

    /// The rows at these places (oldest first), for the part of the list that is on screen.
    pub fn rows(&self, range: Range<usize>) -> Vec<Transfer> {
        todo!()
    }
}
