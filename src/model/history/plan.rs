//! What is copied over what, so that nothing newer is ever written over unseen.

use super::gather::{History, State, Timeline};
use super::rows::{Now, Row};
use crate::aws::s3::condition::Condition;
use crate::aws::s3::copy::MAX_BYTES;
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::list_versions::Content;

/// One object to bring back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restore {
    /// The object.
    pub key: ObjectKey,
    /// The version whose content it gets.
    pub version: String,
    /// That content.
    pub content: Content,
    /// What must hold for it: that nothing is there, or what was seen there.
    pub condition: Condition,
    /// Markers of deletions, where nothing else stands over that content: without them it is there again.
    pub markers: Vec<String>,
}

/// Why an object cannot be brought back from a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Its key has a segment of dots, which a browser would fold.
    Unreachable,
    /// Its version is in an archive.
    Archived,
    /// It is larger than one copy may be (5 GiB).
    TooLarge,
}

/// An object that cannot be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The object.
    pub restore: Restore,
    /// Why.
    pub obstacle: Obstacle,
}

/// What is to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// One copy for each object.
    pub restores: Vec<Restore>,
    /// What has to stay as it is.
    pub blocked: Vec<Blocked>,
}

/// What undoes a deletion, or a replacement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undo {
    /// What brings back what is gone.
    pub plan: Plan,
    /// Objects that someone has written since.
    pub newer: Vec<ObjectKey>,
    /// Objects of which no version is left.
    pub lost: Vec<ObjectKey>,
}

/// So many copies take longer than a person likes to wait.
const MANY: usize = 100;

impl Plan {
    /// Takes out what comes back by deleting markers: all that no copy can bring, and the rest where it is much.
    pub fn uncover(&mut self) -> Vec<Restore> {
        let is_much = self.restores.len() > MANY;
        let blocked = self.blocked.extract_if(.., |it| !it.restore.markers.is_empty()).map(|it| it.restore);
        let restores = self.restores.extract_if(.., |it| is_much && !it.markers.is_empty());
        blocked.chain(restores).collect()
    }

    /// Takes back what could not be brought back so: it is copied, or stays as it is.
    pub fn put_back(&mut self, restores: Vec<Restore>) {
        for restore in restores {
            self.push(restore);
        }
    }

    fn push(&mut self, restore: Restore) {
        match obstacle(&restore.key, &restore.content) {
            Some(obstacle) => self.blocked.push(Blocked { restore, obstacle }),
            None => self.restores.push(restore),
        }
    }

    fn add(&mut self, timeline: &Timeline, state: usize) {
        let Some(state_then) = timeline.states.get(state) else { return };
        let Some(content) = &state_then.content else { return };
        let condition = match timeline.compared(state) {
            Now::Deleted(_) => Condition::Absent,
            Now::Changed(Some(etag)) => Condition::Unchanged(etag),
            // A store that names no tags cannot keep a condition, and nothing is written without one.
            Now::Same | Now::Changed(None) => return,
        };
        let above = &timeline.states[..state];
        // Where versioning was switched off, a marker is called "null", and so is what is written there next: that must not go.
        let is_covered = above.iter().all(|it| it.content.is_none() && it.id != "null");
        self.push(Restore {
            key: timeline.key.clone(),
            version: state_then.id.clone(),
            content: content.clone(),
            condition,
            markers: if is_covered { above.iter().map(|it| it.id.clone()).collect() } else { Vec::new() },
        });
    }
}

fn obstacle(key: &ObjectKey, content: &Content) -> Option<Obstacle> {
    if key.path().is_err() {
        Some(Obstacle::Unreachable)
    } else if content.is_archived() {
        Some(Obstacle::Archived)
    } else {
        (content.size > MAX_BYTES).then_some(Obstacle::TooLarge)
    }
}

/// Brings these rows back. What is the same already is left alone.
pub fn plan(history: &History, rows: impl IntoIterator<Item = Row>) -> Plan {
    let mut plan = Plan::default();
    for row in rows {
        if let Some(timeline) = history.timelines().get(row.timeline) {
            plan.add(timeline, row.state);
        }
    }
    plan
}

/// Brings one version of an object back, over what was seen there.
pub fn replace(timeline: &Timeline, state: usize) -> Plan {
    let mut plan = Plan::default();
    plan.add(timeline, state);
    plan
}

/// Undoes the deletion of these objects, and of no others: what was deleted before stays deleted.
pub fn undo<'a>(history: &History, keys: impl IntoIterator<Item = &'a ObjectKey>) -> Undo {
    let mut undo = Undo::default();
    for key in keys {
        match history.of(key) {
            Some(timeline) if timeline.now().is_some() => undo.newer.push(key.clone()),
            Some(timeline) => match timeline.last_content() {
                Some(state) => undo.plan.add(timeline, state),
                None => undo.lost.push(key.clone()),
            },
            None => undo.lost.push(key.clone()),
        }
    }
    undo
}

/// Undoes the replacement of these objects, each of which has had this content since: what was there before it comes back.
pub fn undo_replacement<'a>(
    history: &History,
    replaced: impl IntoIterator<Item = (&'a ObjectKey, &'a ETag)>,
) -> Undo {
    let mut undo = Undo::default();
    for (key, etag) in replaced {
        let states = history.of(key).map(|timeline| (timeline, timeline.states.as_slice()));
        match states {
            Some((timeline, [now, before, ..])) if is_content(now, etag) => match before.content {
                Some(_) => undo.plan.add(timeline, 1),
                None => undo.lost.push(key.clone()),
            },
            Some((_, [now, ..])) if !is_content(now, etag) => undo.newer.push(key.clone()),
            _ => undo.lost.push(key.clone()),
        }
    }
    undo
}

fn is_content(state: &State, etag: &ETag) -> bool {
    state.content.as_ref().is_some_and(|content| content.etag.as_ref() == Some(etag))
}
