//! The records of jobs under way, in the browser's storage. All tabs share one list; each job is one tab's at a time, by a lock.

use super::super::ports::{Ports, Scope};
use crate::model::organize::record::{Record, STORED_AS, read, write};

/// How many roots a record may have: storage is a few megabytes for the whole site. What has more ends with its page.
const MOST_ROOTS: usize = 5_000;

/// Where records are kept.
#[derive(Clone)]
pub struct Records {
    ports: Ports,
    scope: Scope,
}

impl Records {
    /// In this part of the browser's storage.
    pub const fn new(ports: Ports, scope: Scope) -> Self {
        Self { ports, scope }
    }

    fn all(&self) -> Vec<Record> {
        self.ports.store.get(self.scope, STORED_AS).map(|text| read(&text)).unwrap_or_default()
    }

    fn set(&self, records: &[Record]) {
        if records.is_empty() {
            self.ports.store.remove(self.scope, STORED_AS);
        } else {
            self.ports.store.set(self.scope, STORED_AS, &write(records));
        }
    }

    /// Those of an identity.
    pub fn of(&self, identity: &str) -> Vec<Record> {
        self.all().into_iter().filter(|record| record.identity == identity).collect()
    }

    /// The record of a job, if it is still there.
    pub fn get(&self, id: &str) -> Option<Record> {
        self.all().into_iter().find(|record| record.id == id)
    }

    /// Keeps a record, in the place of the one before.
    pub fn keep(&self, record: Record) {
        if record.roots.len() > MOST_ROOTS {
            return;
        }
        let mut all = self.all();
        all.retain(|it| it.id != record.id);
        all.push(record);
        self.set(&all);
    }

    /// Removes it: nothing of the job is left to do.
    pub fn remove(&self, id: &str) {
        let mut all = self.all();
        all.retain(|it| it.id != id);
        self.set(&all);
    }
}
