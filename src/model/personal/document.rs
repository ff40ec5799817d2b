//! The file as a whole: sections of entries, which are merged one by one.
//!
//! ```json
//! {
//!   "alcove": 1,
//!   "favourites": { "my-files/2024/a.txt": { "at": 1767225600000 }, "my-files/old/": { "at": 1767225601000, "gone": true } },
//!   "recents": { "my-files/2024/a.txt": { "at": 1767225602000, "did": "opened" } },
//!   "owner": { "5a2c7c1e-…": { "at": 1767225600000 } },
//!   "settings": { "sort": { "at": 1767225603000, "value": "modified desc" } }
//! }
//! ```
//!
//! Each entry has the time at which it was written, and the later one stays: a last-writer-wins map, so merging is commutative,
//! associative and idempotent, and needs no common ancestor. Sections, entries and fields that this page does not know are kept and
//! merged alike, so an older page loses nothing of a newer one.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::entry::Entry;

/// What the file's form is called. A page that knows a later one only reads this number.
const VERSION: i64 = 1;
/// The key of that number.
const VERSION_KEY: &str = "alcove";
/// A file of more bytes than this is not this page's.
pub const MAX_BYTES: u64 = 4 << 20;
/// How long a removal is kept: a device that was away for longer may bring back what it still has.
const REMOVAL_LIFE_MS: i64 = 180 * 24 * 60 * 60 * 1000;

/// Why a file cannot be used. It is left as it is: somebody may have put something of theirs there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Not in this form.
    Broken,
    /// Of a later version of the page.
    Newer,
    /// More than [`MAX_BYTES`].
    TooLarge,
}

/// What follows a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    sections: BTreeMap<String, BTreeMap<String, Entry>>,
}

impl Document {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] for whatever this page could not write back without a loss.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() as u64 > MAX_BYTES {
            return Err(Unreadable::TooLarge);
        }
        let file: Map<String, Value> = serde_json::from_slice(bytes).map_err(|_| Unreadable::Broken)?;
        match file.get(VERSION_KEY).and_then(Value::as_i64) {
            Some(VERSION) => {}
            Some(later) if later > VERSION => return Err(Unreadable::Newer),
            _ => return Err(Unreadable::Broken),
        }
        let section = |value: &Value| {
            let entries = value.as_object()?.iter();
            entries.map(|(key, entry)| Some((key.clone(), Entry::read(entry)?))).collect::<Option<_>>()
        };
        let sections = file.iter().filter(|(name, _)| *name != VERSION_KEY);
        let sections = sections.map(|(name, value)| Some((name.clone(), section(value)?)));
        Ok(Self { sections: sections.collect::<Option<_>>().ok_or(Unreadable::Broken)? })
    }

    /// The file's bytes.
    pub fn write(&self) -> Vec<u8> {
        let section = |entries: &BTreeMap<String, Entry>| {
            entries.iter().map(|(key, entry)| (key.clone(), entry.write())).collect::<Map<_, _>>()
        };
        let mut file = Map::new();
        file.insert(VERSION_KEY.to_owned(), VERSION.into());
        for (name, entries) in &self.sections {
            file.insert(name.clone(), Value::Object(section(entries)));
        }
        Value::Object(file).to_string().into_bytes()
    }

    /// Whether nothing was ever written here.
    pub fn is_empty(&self) -> bool {
        self.sections.values().all(BTreeMap::is_empty)
    }

    /// Takes in what another device has written.
    pub fn merge(&mut self, other: &Self) {
        for (name, entries) in &other.sections {
            let own = self.sections.entry(name.clone()).or_default();
            for (key, entry) in entries {
                if own.get(key).is_none_or(|before| entry.outlasts(before)) {
                    own.insert(key.clone(), entry.clone());
                }
            }
        }
    }

    /// Drops removals that every device has seen by `now`.
    pub fn expire(&mut self, now: i64) {
        for entries in self.sections.values_mut() {
            entries.retain(|_, entry| !entry.is_gone || now.saturating_sub(entry.at) < REMOVAL_LIFE_MS);
        }
    }

    /// An entry, unless it was removed.
    pub fn get(&self, section: &str, key: &str) -> Option<&Entry> {
        self.sections.get(section)?.get(key).filter(|entry| !entry.is_gone)
    }

    /// The entries of a section that were not removed, by their keys.
    pub fn entries<'a>(&'a self, section: &str) -> impl Iterator<Item = (&'a str, &'a Entry)> + use<'a> {
        let entries = self.sections.get(section).into_iter().flatten();
        entries.filter(|(_, entry)| !entry.is_gone).map(|(key, entry)| (key.as_str(), entry))
    }

    /// Writes an entry.
    pub fn put(&mut self, section: &str, key: &str, fields: Map<String, Value>, now: i64) {
        self.set(section, key, |at| Entry::new(at, fields), now);
    }

    /// Removes an entry; nothing where there is none.
    pub fn remove(&mut self, section: &str, key: &str, now: i64) {
        if self.get(section, key).is_some() {
            self.set(section, key, Entry::gone, now);
        }
    }

    /// Takes entries out without a trace: for what a rule makes every device drop.
    pub(super) fn retain(&mut self, section: &str, keep: impl FnMut(&String, &mut Entry) -> bool) {
        if let Some(entries) = self.sections.get_mut(section) {
            entries.retain(keep);
        }
    }

    /// What is written here comes after what it replaces, whatever the clocks of both devices say.
    fn set(&mut self, section: &str, key: &str, entry: impl FnOnce(i64) -> Entry, now: i64) {
        let entries = self.sections.entry(section.to_owned()).or_default();
        let after = entries.get(key).map_or(now, |before| now.max(before.at.saturating_add(1)));
        entries.insert(key.to_owned(), entry(after));
    }
}
