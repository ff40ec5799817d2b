//! Gathers pages of a listing of versions into one timeline for each object.

use crate::aws::s3::key::ObjectKey;
use crate::aws::s3::list_versions::{Content, Version};

/// All that was ever at one key, as far as versions are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The object.
    pub key: ObjectKey,
    /// Its states, the newest first; never empty.
    pub states: Vec<State>,
}

/// A version, or the marker of a deletion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The version's id.
    pub id: String,
    /// Since when, in milliseconds since the epoch.
    ///
    /// S3 dates an upload in parts by its beginning, so that a version may look older than the one before it. A state is never
    /// taken to be older than what it came after.
    pub since: i64,
    /// What was stored; `None` where it was deleted.
    pub content: Option<Content>,
}

impl Timeline {
    /// What is there now; `None` where the object is deleted.
    pub fn now(&self) -> Option<&State> {
        self.states.first().filter(|state| state.content.is_some())
    }

    /// The index of the last content of a deleted object; `None` where the object is there, or where no version is left.
    pub fn last_content(&self) -> Option<usize> {
        let last = self.states.iter().position(|state| state.content.is_some())?;
        (last > 0).then_some(last)
    }

    /// The index of the content that was there at a moment; `None` where the object was not there.
    pub fn at(&self, moment: i64) -> Option<usize> {
        let index = self.states.iter().position(|state| state.since <= moment)?;
        self.states[index].content.is_some().then_some(index)
    }

    /// Dates each state no earlier than the one that it came after.
    fn settle(&mut self) {
        let mut least = i64::MIN;
        for state in self.states.iter_mut().rev() {
            state.since = state.since.max(least);
            least = state.since;
        }
    }
}

/// The timelines of a folder, or of one object, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    timelines: Vec<Timeline>,
}

impl History {
    /// Takes in what follows in the listing. The versions of one object may be spread over pages.
    pub fn add(&mut self, versions: Vec<Version>) {
        for Version { key, id, modified, content, .. } in versions {
            let state = State { id, since: modified, content };
            match self.timelines.last_mut() {
                Some(last) if last.key == key => last.states.push(state),
                last => {
                    if let Some(last) = last {
                        last.settle();
                    }
                    self.timelines.push(Timeline { key, states: vec![state] });
                }
            }
        }
    }

    /// Of these objects, each gathered by itself.
    pub fn of_objects(mut timelines: Vec<Timeline>) -> Self {
        timelines.sort_by(|a, b| a.key.cmp(&b.key));
        Self { timelines }
    }

    /// The end of the listing.
    pub fn end(&mut self) {
        if let Some(last) = self.timelines.last_mut() {
            last.settle();
        }
    }

    /// All timelines, by key.
    pub fn timelines(&self) -> &[Timeline] {
        &self.timelines
    }

    /// The timeline of a key.
    pub fn of(&self, key: &ObjectKey) -> Option<&Timeline> {
        // S3 lists by the bytes of keys, and so does `Ord` of a `String`.
        let index = self.timelines.binary_search_by(|it| it.key.cmp(key)).ok()?;
        self.timelines.get(index)
    }
}
