//! What a person chooses from: one row for each object that can be brought back.

use super::gather::{History, State, Timeline};
use crate::aws::s3::etag::ETag;
use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::list_versions::Content;

/// A content that was there, by its indices in a [`History`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which timeline.
    pub timeline: usize,
    /// Which of its states.
    pub state: usize,
}

/// A row's content, and what has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The object.
    pub key: &'a ObjectKey,
    /// The version's id.
    pub id: &'a str,
    /// When it was written: milliseconds since the epoch.
    pub since: i64,
    /// What it holds.
    pub content: &'a Content,
    /// What the object is now.
    pub now: Now,
}

/// What an object is now, compared with one of its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Now {
    /// The same version, or another with the same content.
    Same,
    /// Another content, of this tag.
    Changed(Option<ETag>),
    /// Deleted, at this moment (milliseconds since the epoch).
    Deleted(i64),
}

impl History {
    /// Deleted objects, the last deleted first. Those of which no version is left are not among them.
    pub fn deleted(&self) -> Vec<Row> {
        let rows = self.timelines().iter().enumerate();
        let mut rows: Vec<Row> =
            rows.filter_map(|(timeline, it)| Some(Row { timeline, state: it.last_content()? })).collect();
        // Those of one second stay by key, as the sort is stable: S3 counts in seconds, and a deletion takes many at once.
        let second = |row: &Row| self.timelines()[row.timeline].states[0].since / 1000;
        rows.sort_by_key(|row| std::cmp::Reverse(second(row)));
        rows
    }

    /// What was there at a moment (milliseconds since the epoch), by key.
    pub fn as_it_was(&self, moment: i64) -> Vec<Row> {
        let rows = self.timelines().iter().enumerate();
        rows.filter_map(|(timeline, it)| Some(Row { timeline, state: it.at(moment)? })).collect()
    }

    /// What a row shows; `None` for a row of another history.
    pub fn shown(&self, row: Row) -> Option<Shown<'_>> {
        let timeline = self.timelines().get(row.timeline)?;
        let State { id, since, content } = timeline.states.get(row.state)?;
        let content = content.as_ref()?;
        Some(Shown { key: &timeline.key, id, since: *since, content, now: timeline.compared(row.state) })
    }
}

impl Timeline {
    /// What the object is now, compared with the state of this index.
    pub fn compared(&self, index: usize) -> Now {
        let (Some(newest), Some(state)) = (self.states.first(), self.states.get(index)) else {
            return Now::Changed(None);
        };
        match (&newest.content, &state.content) {
            (None, _) => Now::Deleted(newest.since),
            _ if index == 0 => Now::Same,
            (Some(now), Some(then)) if now.etag.is_some() && now.etag == then.etag => Now::Same,
            (Some(now), _) => Now::Changed(now.etag.clone()),
        }
    }
}
