//! How uploads come into the queue.
//!
//! | event | stat | name that another upload has |
//! |---|---|---|
//! | [`super::Event::Add`], [`super::Event::More`] | yes, the batch together | a free name beside it |
//! | [`super::Event::Send`] | no: a sync listed both sides | not added |
//! | [`super::Event::Continue`] | no: the condition on the completion | keeps its key, which the parts are bound to |

use super::row::Row;
use super::{Effect, Queue};
use crate::aws::s3::condition::Condition;
use crate::model::transfer::record::Record;
use crate::model::transfer::{NewUpload, TransferId};

impl Queue {
    /// Adds files that the person gave. Their names are statted once the batch is whole.
    ///
    /// A new batch ends the answer "for all" of the one before it. A file with an impossible name stays as
    /// a failed row, and its handle is given back at once.
    pub(super) fn add(&mut self, batch: Vec<NewUpload>, work: &mut Vec<Effect>) {
        self.for_all = None;
        for given in batch {
            self.last_id += 1;
            let row = Row::new(TransferId(self.last_id), given, &mut self.names);
            if row.upload().is_none() {
                work.push(Effect::Forget(row.file()));
            }
            row.count(&mut self.totals, &mut self.slots);
            self.looks.unseen.push(row.id());
            self.rows.push(row);
        }
    }

    /// Nothing where another upload on its way has the name: beside it there would be one that nobody has planned.
    pub(super) fn send(&mut self, given: NewUpload, condition: Condition, work: &mut Vec<Effect>) {
        if given.folder.object(&given.name).is_ok_and(|key| self.names.is_claimed(&key)) {
            return work.push(Effect::Forget(given.file));
        }
        self.last_id += 1;
        let row = Row::new(TransferId(self.last_id), given, &mut self.names).on(condition);
        if row.upload().is_none() {
            work.push(Effect::Forget(row.file()));
        }
        self.begin(row);
    }

    /// Adds a row that needs no stat.
    fn begin(&mut self, mut row: Row) {
        row.count(&mut self.totals, &mut self.slots);
        if let Some(want) = row.new_want() {
            self.queues.push(want, row.id());
        }
        self.rows.push(row);
    }

    /// Adds an upload of an earlier page, which goes on with the parts that S3 has.
    ///
    /// Where the record is none of ours the file is given back and no row appears.
    pub(super) fn go_on_with(&mut self, given: NewUpload, record: &Record, work: &mut Vec<Effect>) {
        self.last_id += 1;
        let file = given.file;
        let row = Row::resumed(TransferId(self.last_id), given, record, &mut self.names);
        let Some(row) = row else { return work.push(Effect::Forget(file)) };
        self.begin(row);
    }
}
