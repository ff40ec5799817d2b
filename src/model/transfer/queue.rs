//! The queue above the uploads: which names to stat first, which upload may act, what a command means for each, and the totals.
//!
//! Every event costs no more for 10,000 rows than for ten, but for commands to all of them.
//!
//! | event | what follows |
//! |---|---|
//! | `More`…, `Add` | rows in `Checking`; with `Add` the names of the whole batch are statted |
//! | `Statted` | each member is `Queued` or asks; with no connection the stat goes again |
//! | `Send`, `Continue` | a row that needs no stat |
//! | `Command` | one input for each row that the command names |
//! | `Progress`, `Answered` | an input to one upload, and free slots are given away |
//! | `Busy`, `Silent`, `Widen` | what `pace` and `looks` know changes; no row does |
//! | `Connect`, `GoOn` | what waited goes on |
//!
//! Rows are never reordered: an id is found by binary search, and an index is good until the next `Clear`.

mod add;
mod event;
mod looks;
mod row;

use std::collections::VecDeque;
use std::ops::Range;

use super::connection::Connection;
use super::names::Names;
use super::pace::Pace;
use super::queues::{Queues, Slots};
use super::upload::{self, Fate, Input, Outcome, State};
use super::{Attempt, Command, Resolution, Totals, Transfer, TransferId, Which};
use crate::aws::http::FileId;
use crate::model::files::{File, StorageClass};
pub use event::{Effect, Event, StatId};
use looks::Looks;
use row::Row;

/// How often "for all" answers for one upload before the person is asked again.
const ANSWERS: u8 = 3;
/// How many inputs are dispatched before the page may do other things: some milliseconds of work.
///
/// The rest waits in the backlog for [`Event::GoOn`], so that "cancel all" of 10,000 rows blocks no frame.
const AT_ONCE: usize = 500;

/// An input that waits to be dispatched to its upload.
#[derive(Clone, Debug)]
enum Queued {
    Input(Input),
    Resolution(Resolution),
}

/// All uploads of a session.
///
/// Totals and slots are counted up and down with each change of a row, never summed over all.
#[derive(Clone, Debug)]
pub struct Queue {
    rows: Vec<Row>,
    last_id: u32,
    queues: Queues,
    slots: Slots,
    pace: Pace,
    connection: Connection,
    names: Names,
    looks: Looks,
    /// What is to be said to uploads, in its order: to thousands of them, some at a time.
    backlog: VecDeque<(TransferId, Queued)>,
    /// What the person said "for all"; until more is added.
    for_all: Option<Resolution>,
    totals: Totals,
}

impl Queue {
    /// Nothing to do, and at most so many requests at once when there is.
    pub fn new(most: usize) -> Self {
        Self {
            rows: Vec::new(),
            last_id: 0,
            queues: Queues::default(),
            slots: Slots::default(),
            pace: Pace::new(most),
            connection: Connection::default(),
            names: Names::default(),
            looks: Looks::default(),
            backlog: VecDeque::new(),
            for_all: None,
            totals: Totals::default(),
        }
    }

    /// The same, for a bucket that small files may go to by form: the looks that forms rely on are kept fresh.
    #[must_use]
    pub fn with_forms(mut self, forms: bool) -> Self {
        self.looks.forms = forms;
        self
    }

    /// All in numbers.
    pub const fn totals(&self) -> Totals {
        Totals { offline: self.connection.is_lost() && self.totals.unfinished(), ..self.totals }
    }

    /// The first row that asks, and the first that failed. Cheap: rows are read, not copied.
    ///
    /// A search from the oldest row on: O(n).
    pub fn first(&self, failed: bool) -> Option<Transfer> {
        let is_it = |row: &&Row| {
            if failed { row.upload().is_none() || row.has_failed() } else { row.is_asking() }
        };
        self.rows.iter().find(is_it).map(Row::view)
    }

    /// The rows at these indices, oldest first.
    ///
    /// For the rows on screen alone; an index beyond the last row gives fewer rows, not a panic.
    pub fn rows(&self, range: Range<usize>) -> Vec<Transfer> {
        let end = range.end.min(self.rows.len());
        self.rows[range.start.min(end)..end].iter().map(Row::view).collect()
    }

    /// One row.
    pub fn find(&self, id: TransferId) -> Option<Transfer> {
        self.row(id).map(Row::view)
    }

    /// The newest row.
    pub fn last(&self) -> Option<TransferId> {
        self.rows.last().map(Row::id)
    }

    /// What would become of those that are not over, were the session to end now: each by its name.
    pub fn fates(&self) -> Vec<(String, Fate)> {
        let fate = |row: &Row| {
            let upload = row.upload()?;
            Some((upload.name().to_owned(), upload.fate()?))
        };
        self.rows.iter().filter_map(fate).collect()
    }

    /// The files that are still held.
    ///
    /// The files whose handles the browser must keep: a failed upload counts, since it can be retried.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        self.rows.iter().filter(|row| !row.is_over()).map(Row::file)
    }

    /// How many requests are under way, stats left out.
    pub const fn flying(&self) -> usize {
        self.slots.taken
    }

    /// What follows from an event. `now`: milliseconds since the epoch.
    ///
    /// Never fails; an event that names a row or an attempt that is gone changes nothing. Free slots are
    /// given away after each event, and once nothing is unfinished the names and the answer "for all" are
    /// forgotten: the next batch asks anew.
    pub fn update(&mut self, event: Event, now: i64) -> Vec<Effect> {
        let mut work = Vec::new();
        match event {
            Event::Add(batch) => {
                self.add(batch, &mut work);
                self.stat_names(now, &mut work);
            }
            Event::More(batch) => self.add(batch, &mut work),
            Event::Send(given, condition) => self.send(*given, condition, &mut work),
            Event::Continue(given, record) => self.go_on_with(given, &record, &mut work),
            Event::Command(command) => self.command(command, now, &mut work),
            Event::Statted(stat, found) => self.on_stat(stat, found, now, &mut work),
            Event::Progress(id, attempt, sent) => {
                self.dispatch(id, Input::Progress(attempt, sent), now, &mut work);
            }
            Event::Answered(id, attempt, outcome) => self.answered(id, attempt, outcome, now, &mut work),
            Event::Busy => self.pace.busy(now),
            Event::Silent => self.looks.silent(now),
            Event::Widen(most) => self.pace.widen(most),
            Event::Connect => {
                self.connection.try_again();
                self.stat(now, &mut work);
            }
            Event::GoOn => self.drain(now, &mut work),
        }
        self.fill(now, &mut work);
        if !self.totals.unfinished() {
            (self.names, self.for_all) = (Names::default(), None);
        }
        work
    }

    /// Dispatches up to [`AT_ONCE`] inputs of the backlog; the rest once the page had time for other things.
    fn drain(&mut self, now: i64, work: &mut Vec<Effect>) {
        for _ in 0..AT_ONCE {
            match self.backlog.pop_front() {
                Some((id, Queued::Input(input))) => self.dispatch(id, input, now, work),
                Some((id, Queued::Resolution(resolution))) => self.resolve(id, resolution, now, work),
                None => return,
            }
        }
        if !self.backlog.is_empty() {
            work.push(Effect::GoOn);
        }
    }

    /// Three kinds of failure take three ways: one that the connection causes interrupts the upload (no
    /// failure is shown), a refusal proves that the service answers, and any other failure says nothing of
    /// the connection.
    fn answered(
        &mut self,
        id: TransferId,
        attempt: Attempt,
        outcome: Outcome,
        now: i64,
        work: &mut Vec<Effect>,
    ) {
        if !self.row(id).and_then(Row::upload).is_some_and(|upload| upload.awaits(attempt)) {
            return;
        }
        match &outcome {
            Outcome::Failed(failure) if self.connection.is_cause_of(failure) => {
                self.dispatch(id, Input::Interrupted(attempt), now, work);
                return self.lost(now, work);
            }
            Outcome::Failed(failure) if !failure.is_refusal() => {}
            _ => self.connected(now, work),
        }
        if matches!(outcome, Outcome::Stored(_) | Outcome::Part(_)) {
            let bytes = self.row(id).and_then(Row::upload).map_or(0, |upload| upload.bytes_of(attempt));
            self.pace.answered(bytes, self.slots.taken >= self.pace.limit(), now);
        }
        if let (Outcome::Taken(Some(existing)), Some(upload)) =
            (&outcome, self.row(id).and_then(|row| row.upload()))
        {
            self.names.found(upload.key().clone(), existing.clone());
        }
        self.dispatch(id, Input::Answered(attempt, outcome), now, work);
    }

    /// The service answered: whatever waited for a connection goes on.
    fn connected(&mut self, now: i64, work: &mut Vec<Effect>) {
        let was_lost = self.connection.is_lost();
        self.connection.answered();
        if was_lost {
            self.stat(now, work);
        }
    }

    /// There was no answer: everything waits, and what was seen until now is relied on no more.
    fn lost(&mut self, now: i64, work: &mut Vec<Effect>) {
        self.looks.silent(now);
        work.extend(self.connection.lost().map(Effect::Wait));
    }

    fn command(&mut self, command: Command, now: i64, work: &mut Vec<Effect>) {
        let (which, input) = match command {
            Command::Pause(which) => (which, Input::Pause),
            Command::Resume(which) => (which, Input::Resume),
            Command::Cancel(which) => (which, Input::Cancel),
            Command::Retry(which) => (which, Input::Retry),
            Command::Resolve(which, resolution) => return self.resolve_some(which, resolution, now, work),
            Command::Clear => return self.clear(now, work),
        };
        let queued = self.ids(which).into_iter().map(|id| (id, Queued::Input(input.clone())));
        self.backlog.extend(queued);
        self.drain(now, work);
    }

    /// "For all" leaves out the uploads of an approved plan ([`Event::Send`]): nobody who answered saw
    /// their names.
    fn resolve_some(&mut self, which: Which, resolution: Resolution, now: i64, work: &mut Vec<Effect>) {
        let mut ids = self.ids(which);
        if which == Which::All {
            self.for_all = Some(resolution);
            ids.retain(|id| self.row(*id).is_some_and(|row| !row.is_planned()));
        }
        self.backlog.extend(ids.into_iter().map(|id| (id, Queued::Resolution(resolution))));
        self.drain(now, work);
    }

    fn resolve(&mut self, id: TransferId, resolution: Resolution, now: i64, work: &mut Vec<Effect>) {
        let Some(upload) = index(&self.rows, id).and_then(|index| self.rows[index].upload()) else { return };
        if !matches!(upload.state(), State::Asking { .. }) {
            return;
        }
        let input = match resolution {
            Resolution::Replace => Input::Replace,
            Resolution::Skip => Input::Skip,
            Resolution::KeepBoth => {
                let free = self.names.claim_beside(&upload.given().folder, upload.name());
                let Some((name, key)) = free else { return };
                Input::Rename(name, key)
            }
        };
        self.dispatch(id, input, now, work);
    }

    /// Forgets the rows that are over. One that failed with parts left at S3 is cancelled first, so that they go.
    fn clear(&mut self, now: i64, work: &mut Vec<Effect>) {
        for id in self.ids(Which::All) {
            if self.row(id).is_some_and(Row::has_failed) {
                self.dispatch(id, Input::Cancel, now, work);
            }
        }
        let (totals, slots) = (&mut self.totals, &mut self.slots);
        self.rows.retain(|row| {
            if row.is_over() {
                row.discount(totals, slots);
            }
            !row.is_over()
        });
    }

    /// Gives free slots to those whose turn it is.
    ///
    /// Stops at the first upload that was given a slot and began no request, or the same upload would be
    /// given it without end.
    fn fill(&mut self, now: i64, work: &mut Vec<Effect>) {
        loop {
            let rows = &self.rows;
            let wants = |id| index(rows, id).and_then(|index| rows[index].upload()?.want());
            let limit = self.connection.allows(self.pace.limit());
            let slots = Slots { limit, ..self.slots };
            let Some(id) = self.queues.next(slots, wants) else { return };
            self.before_start(id, now, work);
            let before = work.len();
            self.dispatch(id, Input::Start(now), now, work);
            if work.len() == before {
                return;
            }
        }
    }

    /// Gives an upload its input, and performs what follows from the change.
    fn dispatch(&mut self, id: TransferId, input: Input, now: i64, work: &mut Vec<Effect>) {
        let Some(index) = index(&self.rows, id) else { return };
        let row = &mut self.rows[index];
        row.discount(&mut self.totals, &mut self.slots);
        let effects = row.update(input, &mut self.names);
        row.count(&mut self.totals, &mut self.slots);
        if let Some(want) = row.new_want() {
            self.queues.push(want, id);
        }
        work.extend(effects.into_iter().map(|effect| raise(id, effect, now)));
        if let Some(resolution) = self.for_all
            && self.rows[index].may_answer(ANSWERS)
        {
            self.resolve(id, resolution, now, work);
        }
    }

    fn ids(&self, which: Which) -> Vec<TransferId> {
        match which {
            Which::One(id) => vec![id],
            Which::All => self.rows.iter().map(Row::id).collect(),
        }
    }

    fn row(&self, id: TransferId) -> Option<&Row> {
        index(&self.rows, id).map(|index| &self.rows[index])
    }
}

/// Rows stand in the order of their ids.
fn index(rows: &[Row], id: TransferId) -> Option<usize> {
    rows.binary_search_by_key(&id, Row::id).ok()
}

fn raise(id: TransferId, effect: upload::Effect, now: i64) -> Effect {
    match effect {
        upload::Effect::Perform(attempt, work) => Effect::Perform(id, attempt, work),
        upload::Effect::Stop => Effect::Stop(id),
        upload::Effect::Keep(file, record) => Effect::Keep(file, record),
        upload::Effect::Unkeep(upload) => Effect::Unkeep(upload),
        upload::Effect::Forget(file) => Effect::Forget(file),
        upload::Effect::Uploaded { key, size, etag } => {
            Effect::Uploaded(File { key, size, modified: now, etag, class: StorageClass::Standard })
        }
    }
}

#[cfg(test)]
mod tests;
