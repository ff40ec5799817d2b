//! What the sections mean: favourites, recents, settings.

use serde_json::{Map, Value};

use super::document::Document;
use super::spot::Spot;

/// As many favourites as one person can have.
pub const MAX_FAVOURITES: usize = 1_000;
/// As many recents as are kept.
pub const MAX_RECENTS: usize = 100;

const FAVOURITES: &str = "favourites";
const RECENTS: &str = "recents";
const OWNER: &str = "owner";
const SETTINGS: &str = "settings";
/// The setting that says when recents were cleared: what is older is dropped on every device.
const CLEARED: &str = "recents-cleared";
/// The setting that says whether recents are kept.
const KEEPS_RECENTS: &str = "recents";

/// What somebody did with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// Looked at it.
    Opened,
    /// Downloaded it, or an archive with it.
    Downloaded,
    /// Uploaded it.
    Uploaded,
}

impl Did {
    const ALL: [Self; 3] = [Self::Opened, Self::Downloaded, Self::Uploaded];

    const fn word(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Downloaded => "downloaded",
            Self::Uploaded => "uploaded",
        }
    }
}

/// Something that was used lately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// Which.
    pub spot: Spot,
    /// What was done; `None` for what a newer page calls by a name of its own.
    pub did: Option<Did>,
    /// When: milliseconds since the epoch.
    pub at: i64,
}

impl Document {
    /// All favourites, by location and path.
    pub fn favourites(&self) -> Vec<Spot> {
        self.entries(FAVOURITES).filter_map(|(key, _)| Spot::parse(key)).collect()
    }

    /// Whether something is a favourite.
    pub fn is_favourite(&self, spot: &Spot) -> bool {
        self.get(FAVOURITES, &spot.key()).is_some()
    }

    /// Makes something a favourite; `false` where there are as many as there can be.
    pub fn add_favourite(&mut self, spot: &Spot, now: i64) -> bool {
        let has_room = self.is_favourite(spot) || self.entries(FAVOURITES).count() < MAX_FAVOURITES;
        if has_room {
            self.put(FAVOURITES, &spot.key(), Map::new(), now);
        }
        has_room
    }

    /// It is a favourite no longer.
    pub fn remove_favourite(&mut self, spot: &Spot, now: i64) {
        self.remove(FAVOURITES, &spot.key(), now);
    }

    /// What was used lately, the latest first.
    pub fn recents(&self) -> Vec<Recent> {
        let read = |(key, entry): (&str, &super::Entry)| {
            let did = entry.fields.get("did").and_then(Value::as_str);
            let did = did.and_then(|word| Did::ALL.into_iter().find(|did| did.word() == word));
            Some(Recent { spot: Spot::parse(key)?, did, at: entry.at })
        };
        let cleared = self.cleared_at();
        let mut recents: Vec<_> =
            self.entries(RECENTS).filter(|(_, entry)| entry.at > cleared).filter_map(read).collect();
        recents.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.spot.cmp(&b.spot)));
        recents.truncate(MAX_RECENTS);
        recents
    }

    /// Notes what was done with something.
    pub fn note(&mut self, spot: &Spot, did: Did, now: i64) {
        let fields = Map::from_iter([("did".to_owned(), did.word().into())]);
        // Of several at once the later ones come later.
        self.put(RECENTS, &spot.key(), fields, now.max(self.cleared_at().saturating_add(1)));
    }

    /// Takes one out of the recents.
    pub fn forget_recent(&mut self, spot: &Spot, now: i64) {
        self.remove(RECENTS, &spot.key(), now);
    }

    /// Empties the recents, on every device.
    pub fn clear_recents(&mut self, now: i64) {
        let last = self.entries(RECENTS).map(|(_, entry)| entry.at).max();
        let now = last.map_or(now, |last| now.max(last));
        self.put(SETTINGS, CLEARED, Map::new(), now);
        self.tidy(now);
    }

    /// Whether recents are kept, where the person has said so.
    pub fn keeps_recents(&self) -> Option<bool> {
        self.setting(KEEPS_RECENTS)?.as_bool()
    }

    /// Keeps recents from now on, or none.
    pub fn keep_recents(&mut self, keep: bool, now: i64) {
        self.set_setting(KEEPS_RECENTS, keep.into(), now);
        if !keep {
            self.clear_recents(now);
        }
    }

    /// A setting of the page. Which there are, those who read them know.
    pub fn setting(&self, name: &str) -> Option<&Value> {
        self.get(SETTINGS, name)?.fields.get("value")
    }

    /// Changes a setting; one that is so already stays as it was written.
    pub fn set_setting(&mut self, name: &str, value: Value, now: i64) {
        if self.setting(name) != Some(&value) {
            self.put(SETTINGS, name, Map::from_iter([("value".to_owned(), value)]), now);
        }
    }

    /// Names the person whose folder this is, as the user pool does, for who administrates the bucket: its folders are named by
    /// identity ids, and AWS tells nobody whose they are.
    pub fn name_owner(&mut self, username: &str, now: i64) {
        if self.get(OWNER, username).is_none() {
            self.put(OWNER, username, Map::new(), now);
        }
    }

    /// Follows what has another name now: itself, and where it is a folder all below it.
    pub fn moved(&mut self, from: &Spot, to: &Spot, now: i64) {
        let (from, to) = (from.key(), to.key());
        for section in [FAVOURITES, RECENTS] {
            let is_moved = |key: &str| key == from || (from.ends_with('/') && key.starts_with(&from));
            let moved: Vec<_> = self
                .entries(section)
                .filter(|(key, _)| is_moved(key))
                .map(|(key, entry)| (key.to_owned(), entry.clone()))
                .collect();
            for (key, entry) in moved {
                self.remove(section, &key, now);
                // A recent keeps its place in the list.
                let at = if section == RECENTS { entry.at } else { now };
                self.put(section, &[&to, &key[from.len()..]].concat(), entry.fields, at);
            }
        }
    }

    /// Drops what no device needs any more: old removals, recents beyond the last [`MAX_RECENTS`] and before the last clearing,
    /// and all that were noted before it was known that the person wants none.
    pub fn tidy(&mut self, now: i64) {
        self.expire(now);
        if self.keeps_recents() == Some(false) {
            self.retain(RECENTS, |_, entry| entry.is_gone);
        }
        let cleared = self.cleared_at();
        let last =
            self.recents().last().filter(|_| self.entries(RECENTS).count() > MAX_RECENTS).map(|it| it.at);
        self.retain(RECENTS, |_, entry| {
            entry.at > cleared && (entry.is_gone || last.is_none_or(|last| entry.at >= last))
        });
    }

    fn cleared_at(&self) -> i64 {
        self.get(SETTINGS, CLEARED).map_or(i64::MIN, |entry| entry.at)
    }
}
