//! Looks at names: before a batch begins, and again while it waits. A form carries no condition and relies on a look of seconds
//! ago ([`LOOK_LASTS`]): one listing now and then, for all that wait, costs less than a preflight for each of them.
//!
//! One look goes through these stages: waiting (in `under_way` and in `waiting`) → asked (in `under_way`
//! alone, [`Effect::Stat`] sent) → known (in neither). Without a connection an asked look waits again, at
//! the end.

use std::collections::{BTreeMap, VecDeque};

use super::row::Row;
use super::{Effect, Queue, Queued, StatId};
use crate::aws::s3::key::ObjectKey;
use crate::model::failure::Failure;
use crate::model::files::File;
use crate::model::transfer::TransferId;
use crate::model::transfer::names::{Names, Scope, scopes};
use crate::model::transfer::upload::{Input, LOOK_LASTS, Upload, Want};

/// How many looks are under way at once; each may be many pages.
///
/// Looks take none of the queue's slots.
const AT_ONCE: usize = 2;
/// From this age on, in milliseconds, what was seen is looked at again: half of what it lasts is left for the answer.
const LOOK_AGAIN: i64 = LOOK_LASTS / 2;
/// A folder that takes longer to list, in milliseconds, is not listed again: what was seen would be old when it is known.
const SLOW: i64 = LOOK_LASTS * 2 / 5;

/// The looks of a queue, under way and due.
#[derive(Clone, Debug, Default)]
pub struct Looks {
    /// Whether small files may go by form. Where they may not, nothing relies on a look for long.
    pub forms: bool,
    under_way: BTreeMap<StatId, Look>,
    waiting: VecDeque<StatId>,
    /// Uploads whose names are still to be looked for: their batch goes on.
    pub unseen: Vec<TransferId>,
    /// When names were looked for again last.
    last: Option<i64>,
    /// Whether that takes too long.
    is_slow: bool,
    /// When a request was not answered last: what was seen until then is old, however short a time it was.
    silent: Option<i64>,
}

/// A look of the second kind (`is_again`) never moves an upload out of `Checking`: its members left that
/// state long ago.
#[derive(Clone, Debug)]
struct Look {
    scope: Scope,
    members: Vec<TransferId>,
    /// When its request was begun: what came later it need not have seen.
    began: i64,
    /// Its members were looked for before, and wait.
    is_again: bool,
}

impl Looks {
    /// A request was not answered: others may have written since, and this page seen nothing of it.
    pub const fn silent(&mut self, now: i64) {
        self.silent = Some(now);
    }

    /// Whether names may be looked for again now. A clock that was set back holds up nothing.
    ///
    /// Three bars: no form is possible, the last listing was slow, or the last repeat is too recent.
    fn may_repeat(&self, now: i64) -> bool {
        let rests = self.last.is_some_and(|last| (last..last + LOOK_AGAIN).contains(&now));
        self.forms && !self.is_slow && !rests
    }
}

impl Queue {
    /// Looks for the names of a batch that is whole.
    pub(super) fn stat_names(&mut self, now: i64, work: &mut Vec<Effect>) {
        self.looks.is_slow = false;
        let unseen = std::mem::take(&mut self.looks.unseen);
        self.look_for(&unseen, false, now, work);
    }

    /// Before an upload begins: a look from before a silence is forgotten, and that or one that grows old is repeated for all
    /// that wait. The one that begins does not wait for it: without a fresh look it goes under a condition.
    pub(super) fn before_start(&mut self, id: TransferId, now: i64, work: &mut Vec<Effect>) {
        let Some(seen) = self.row(id).and_then(Row::upload).and_then(Upload::seen_free) else { return };
        let is_void = self.looks.silent.is_some_and(|silent| seen <= silent);
        if is_void {
            self.dispatch(id, Input::Unseen, now, work);
        }
        if (is_void || now - seen >= LOOK_AGAIN) && self.looks.may_repeat(now) {
            self.looks.last = Some(now);
            let waits = |upload: &&Upload| upload.want() == Some(Want::Small) && upload.seen_free().is_some();
            let waiting = |row: &Row| row.upload().filter(waits).map(|_| row.id());
            let waiting: Vec<_> = self.rows.iter().filter_map(waiting).filter(|other| *other != id).collect();
            self.look_for(&waiting, true, now, work);
        }
    }

    fn look_for(&mut self, ids: &[TransferId], is_again: bool, now: i64, work: &mut Vec<Effect>) {
        let uploads = ids.iter().filter_map(|id| Some((*id, self.row(*id)?.upload()?)));
        let batch = uploads.map(|(id, upload)| (id, &upload.given().folder, upload.name(), upload.key()));
        for (scope, members) in scopes(batch) {
            self.last_id += 1;
            let stat = StatId(self.last_id);
            self.looks.under_way.insert(stat, Look { scope, members, began: now, is_again });
            self.looks.waiting.push_back(stat);
        }
        self.stat(now, work);
    }

    /// Begins looks that wait for their turn.
    pub(super) fn stat(&mut self, now: i64, work: &mut Vec<Effect>) {
        let most = self.connection.allows(AT_ONCE);
        let looks = &mut self.looks;
        while looks.under_way.len() - looks.waiting.len() < most {
            let Some(stat) = looks.waiting.pop_front() else { return };
            if let Some(look) = looks.under_way.get_mut(&stat) {
                look.began = now;
                work.push(Effect::Stat(stat, look.scope.clone()));
            }
        }
    }

    /// An answer to a look that is not known any more changes nothing. One slow answer stops repeats until
    /// the next batch.
    pub(super) fn on_stat(
        &mut self,
        stat: StatId,
        found: Result<Vec<File>, Failure>,
        now: i64,
        work: &mut Vec<Effect>,
    ) {
        match &found {
            Err(failure) if self.connection.is_cause_of(failure) => {
                self.looks.waiting.push_back(stat);
                return self.lost(now, work);
            }
            Err(failure) if !failure.is_refusal() => {}
            _ => self.connection.answered(),
        }
        let Some(look) = self.looks.under_way.remove(&stat) else { return };
        self.looks.is_slow |= now - look.began > SLOW;
        if look.is_again {
            self.seen_again(look, found);
        } else {
            self.seen(look, found);
        }
        self.stat(now, work);
        self.drain(now, work);
    }

    /// A stat that failed for good still lets its members go on.
    fn seen(&mut self, look: Look, found: Result<Vec<File>, Failure>) {
        let seen = found.map(|found| self.names.on_stat(&look.scope, found)).is_ok();
        for id in look.members {
            let Some(upload) = self.row(id).and_then(Row::upload) else { continue };
            let spelled = self.names.spelled(&upload.given().folder, upload.name());
            let key = spelled.as_ref().map_or_else(|| upload.key(), |(_, key)| key);
            let existing = self.names.existing(key);
            if let Some((name, key)) = spelled {
                self.backlog.push_back((id, Queued::Input(Input::Rename(name, key))));
            }
            // Who may write but not list uploads all the same: the condition on each request guards what is there.
            let input = if seen { Input::Checked(existing, look.began) } else { Input::Unchecked };
            self.backlog.push_back((id, Queued::Input(input)));
        }
    }

    /// What was not found in time is old, and goes under a condition: a look that failed changes nothing.
    fn seen_again(&mut self, look: Look, found: Result<Vec<File>, Failure>) {
        let Ok(found) = found else { return };
        let mut there = Names::default();
        there.on_stat(&look.scope, found);
        for id in look.members {
            let Some(key) = self.key(id).filter(|key| look.scope.covers(key)) else { continue };
            let existing = there.existing(&key);
            if let Some(existing) = &existing {
                self.names.found(key, existing.clone());
            }
            let seen = Input::Checked(existing, look.began);
            self.backlog.push_back((id, Queued::Input(seen)));
        }
    }

    fn key(&self, id: TransferId) -> Option<ObjectKey> {
        Some(self.row(id)?.upload()?.key().clone())
    }
}
