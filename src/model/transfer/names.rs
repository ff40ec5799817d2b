//! Which names are taken: by objects that were there, and by uploads that are on their way.
//!
//! Keys are compared byte by byte, as S3 does: `a.txt` and `A.txt` are two objects. Two files of one batch
//! can have one name (dropped from two folders), so a claim is made before any request.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::{Existing, TransferId};
use crate::aws::s3::key::{MAX_KEY_BYTES, ObjectKey, Prefix};
use crate::model::files::File;
use crate::model::files::fold::{composed, decomposed};
use crate::model::files::name::keep_both;

/// Up to so many files of one folder are statted one by one, which is cheaper than listing a large folder.
const LOOK_ONE_BY_ONE: usize = 4;

/// What to stat before a batch of uploads begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// For these objects, one by one.
    /// One `ListObjectsV2` for each.
    Objects(Vec<ObjectKey>),
    /// In this folder.
    /// One listing with a delimiter, in pages of 1,000.
    Folder(Prefix),
    /// Everywhere below this folder, which is uploaded as a whole, in each form that its name comes in.
    /// One listing without a delimiter for each: the folder is new in most cases, and the answer is one empty page.
    Below(Vec<Prefix>),
}

impl Scope {
    /// Whether the object is looked for.
    pub fn covers(&self, key: &ObjectKey) -> bool {
        match self {
            Self::Objects(keys) => keys.contains(key),
            Self::Folder(folder) => key.folder() == *folder,
            Self::Below(folders) => folders.iter().any(|folder| key.as_str().starts_with(folder.as_str())),
        }
    }
}

type Members<'a> = Vec<(TransferId, &'a ObjectKey)>;

/// What to stat for a batch (each with its folder, relative name and key), and for whom.
///
/// Files are grouped by folder and by the first segment of their relative name. O(n log n), no request yet.
pub fn scopes<'a>(
    batch: impl Iterator<Item = (TransferId, &'a Prefix, &'a str, &'a ObjectKey)>,
) -> Vec<(Scope, Vec<TransferId>)> {
    let mut groups: BTreeMap<(&Prefix, Option<&str>), Members<'_>> = BTreeMap::new();
    for (id, folder, name, key) in batch {
        let top = name.split_once('/').map(|(top, _)| top);
        groups.entry((folder, top)).or_default().push((id, key));
    }
    let scope = |folder: &Prefix, top: Option<&str>, members: &Members<'_>| match top {
        Some(top) => Scope::Below(forms(top).into_iter().map(|top| folder.folder(&top)).collect()),
        None if members.len() <= LOOK_ONE_BY_ONE => {
            Scope::Objects(members.iter().flat_map(|(_, key)| spellings(folder, key)).collect())
        }
        None => Scope::Folder(folder.clone()),
    };
    groups
        .into_iter()
        .map(|((folder, top), members)| {
            (scope(folder, top, &members), members.into_iter().map(|(id, _)| id).collect())
        })
        .collect()
}

/// An object in `folder`, and what has the same name to people though not to S3.
fn spellings(folder: &Prefix, key: &ObjectKey) -> Vec<ObjectKey> {
    let name = key.as_str().strip_prefix(folder.as_str()).unwrap_or_default();
    forms(name).into_iter().filter_map(|name| folder.object(&name).ok()).collect()
}

/// A name as it is, and in the forms of Unicode that it has besides.
fn forms(name: &str) -> Vec<Cow<'_, str>> {
    let mut forms = vec![Cow::Borrowed(name)];
    for form in [composed(name), decomposed(name)] {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// The names in use, as far as they are known. Two keys that are one name to people are one here ([`composed`]).
#[derive(Clone, Debug, Default)]
pub struct Names {
    there: HashMap<ObjectKey, Existing>,
    /// By the composed name.
    known: HashMap<String, Known>,
    /// The folders that are there and whose names have several forms, by the composed name.
    folders: HashMap<String, Vec<Prefix>>,
}

/// What is known of a name in all its forms.
#[derive(Clone, Debug, Default)]
struct Known {
    /// Whether an upload has it.
    is_claimed: bool,
    /// Of a name that has several forms, one that is there, or was.
    twin: Option<ObjectKey>,
}

impl Names {
    /// Takes in what a stat found.
    ///
    /// What was known within the scope is forgotten first: an object deleted since is free.
    pub fn on_stat(&mut self, scope: &Scope, found: Vec<File>) {
        self.there.retain(|key, _| !scope.covers(key));
        if let Scope::Below(tops) = scope {
            let is_in = |folder: &Prefix| tops.iter().any(|top| folder.as_str().starts_with(top.as_str()));
            self.folders.retain(|_, folders| {
                folders.retain(|folder| !is_in(folder));
                !folders.is_empty()
            });
        }
        for file in found {
            let File { key, size, modified, etag, .. } = file;
            self.found_folder(key.folder());
            self.found(key, Existing { size: Some(size), modified: Some(modified), etag, twin: None });
        }
    }

    /// Learns of one object: of this key, or of the twin that [`Self::existing`] has named.
    pub fn found(&mut self, key: ObjectKey, existing: Existing) {
        let key = existing.twin.unwrap_or(key);
        if !key.as_str().is_ascii() {
            self.known(&key).twin = Some(key.clone());
        }
        self.there.insert(key, Existing { twin: None, ..existing });
    }

    /// Learns of a folder and those above it.
    fn found_folder(&mut self, folder: Prefix) {
        let mut next = Some(folder);
        while let Some(folder) = next.filter(|folder| !folder.as_str().is_ascii()) {
            let known = self.folders.entry(composed(folder.as_str()).into_owned()).or_default();
            if known.contains(&folder) {
                return;
            }
            next = folder.parent();
            known.push(folder);
        }
    }

    /// The name below `folder` as the folders in it are spelled that are there: who uploads a folder whose name is there in other
    /// characters means that folder, and would otherwise have two of one name. `None` where nothing is spelled otherwise.
    pub fn spelled(&self, folder: &Prefix, name: &str) -> Option<(String, ObjectKey)> {
        if self.folders.is_empty() || name.is_ascii() {
            return None;
        }
        let (above, last) = name.rsplit_once('/')?;
        let there = above.split('/').fold(folder.clone(), |at, segment| {
            let given = at.folder(segment);
            let twins = self.folders.get(&*composed(given.as_str()));
            twins
                .filter(|twins| !twins.contains(&given))
                .and_then(|twins| twins.first())
                .cloned()
                .unwrap_or(given)
        });
        let key = there.object(last).ok()?;
        let spelled = key.as_str().strip_prefix(folder.as_str())?.to_owned();
        (spelled != name).then_some((spelled, key))
    }

    /// What has this name, if anything is known to: the object of this key, or else a twin.
    pub fn existing(&self, key: &ObjectKey) -> Option<Existing> {
        let twin = || {
            let twin = self.known.get(&*composed(key.as_str()))?.twin.as_ref()?;
            Some(Existing { twin: Some(twin.clone()), ..self.there.get(twin)?.clone() })
        };
        self.there.get(key).cloned().or_else(twin)
    }

    /// Takes a name for an upload; `false` when another has it.
    ///
    /// Held until [`Self::release`], also through failures: a retry must find its name free.
    pub fn claim(&mut self, key: &ObjectKey) -> bool {
        !std::mem::replace(&mut self.known(key).is_claimed, true)
    }

    /// Whether an upload has it.
    pub fn is_claimed(&self, key: &ObjectKey) -> bool {
        self.known.get(&*composed(key.as_str())).is_some_and(|known| known.is_claimed)
    }

    /// Gives it back.
    pub fn release(&mut self, key: &ObjectKey) {
        self.known(key).is_claimed = false;
    }

    fn known(&mut self, key: &ObjectKey) -> &mut Known {
        self.known.entry(composed(key.as_str()).into_owned()).or_default()
    }

    /// A name beside `name` that nothing has, and its key; claimed at once.
    ///
    /// `None` where no name of at most 1,024 bytes with its folder is a key.
    pub fn claim_beside(&mut self, folder: &Prefix, name: &str) -> Option<(String, ObjectKey)> {
        let room = MAX_KEY_BYTES.saturating_sub(folder.as_str().len());
        let taken = |name: &str| {
            let key = folder.object(name);
            key.is_ok_and(|key| self.existing(&key).is_some() || self.is_claimed(&key))
        };
        let free = keep_both(name, room, taken);
        let key = folder.object(&free).ok()?;
        self.claim(&key);
        Some((free, key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::files::StorageClass;

    fn key(text: &str) -> ObjectKey {
        ObjectKey::new(text).unwrap()
    }

    fn scopes_of(names: &[&str]) -> Vec<(Scope, usize)> {
        let home = Prefix::new("home");
        let batch: Vec<_> = names.iter().map(|name| (*name, home.object(name).unwrap())).collect();
        let batch = batch.iter().zip(0..).map(|((name, key), id)| (TransferId(id), &home, *name, key));
        scopes(batch).into_iter().map(|(scope, members)| (scope, members.len())).collect()
    }

    #[test]
    fn a_few_files_are_looked_for_many_are_listed_and_folders_are_listed_to_their_bottom() {
        assert_eq!(scopes_of(&["a"]), [(Scope::Objects(vec![key("home/a")]), 1)]);
        assert_eq!(scopes_of(&["a", "b", "c", "d", "e"]), [(Scope::Folder(Prefix::new("home")), 5)]);
        let below = Scope::Below(vec![Prefix::new("home/trip")]);
        assert_eq!(scopes_of(&["trip/a", "trip/deep/b"]), [(below, 2)]);
        let below = Scope::Below(vec![Prefix::new("home/caf\u{e9}"), Prefix::new("home/cafe\u{301}")]);
        assert_eq!(scopes_of(&["caf\u{e9}/a"]), [(below, 1)]);
    }

    #[test]
    fn a_new_look_replaces_what_an_old_one_saw() {
        let mut names = Names::default();
        names.found(key("home/a"), Existing::default());
        names.found(key("home/deep/a"), Existing::default());
        names.on_stat(&Scope::Folder(Prefix::new("home")), vec![]);
        assert_eq!(names.existing(&key("home/a")), None);
        assert!(names.existing(&key("home/deep/a")).is_some());
    }

    /// `é` in one character, and as `e` with an accent after it.
    const FORMS: [&str; 2] = ["home/caf\u{e9}.txt", "home/cafe\u{301}.txt"];

    #[test]
    fn a_name_in_other_characters_is_looked_for_and_found() {
        let folder = Prefix::new("home");
        for (given, there) in [(FORMS[0], FORMS[1]), (FORMS[1], FORMS[0])] {
            let keys = spellings(&folder, &key(given));
            assert!(keys.len() == 2 && keys.contains(&key(there)), "{keys:?}");
            let mut names = Names::default();
            let file =
                File { key: key(there), size: 7, modified: 1, etag: None, class: StorageClass::Standard };
            names.on_stat(&Scope::Objects(keys), vec![file]);
            let existing = names.existing(&key(given)).unwrap();
            assert_eq!((existing.size, existing.twin), (Some(7), Some(key(there))));
            assert_eq!(names.existing(&key(there)).unwrap().twin, None);
            assert_eq!(names.claim_beside(&folder, "caf\u{e9}.txt").unwrap().0, "caf\u{e9} (2).txt");
        }
        assert_eq!(spellings(&folder, &key("home/a.txt")), [key("home/a.txt")]);
    }

    #[test]
    fn a_folder_in_other_characters_is_the_folder_that_is_meant() {
        let (home, composed, other) = (Prefix::new("home"), "caf\u{e9}", "cafe\u{301}");
        for (given, there) in [(composed, other), (other, composed)] {
            let mut names = Names::default();
            let below = Scope::Below(vec![home.folder(given), home.folder(there)]);
            let file = |name: String| File {
                key: key(&["home/", &name].concat()),
                size: 7,
                modified: 1,
                etag: None,
                class: StorageClass::Standard,
            };
            names.on_stat(&below, vec![file(format!("{there}/a/{there}/b.txt"))]);
            let spelled = |names: &Names, name: String| names.spelled(&home, &name).map(|(name, _)| name);
            assert_eq!(spelled(&names, format!("{given}/new.txt")), Some(format!("{there}/new.txt")));
            let deep = spelled(&names, format!("{given}/a/{given}/{given}.txt"));
            assert_eq!(
                deep,
                Some(format!("{there}/a/{there}/{given}.txt")),
                "names of files are asked about"
            );
            assert_eq!(spelled(&names, format!("{there}/new.txt")), None);
            assert_eq!(spelled(&names, format!("x{given}/new.txt")), None);
            assert_eq!(spelled(&names, "ascii/new.txt".into()), None);
            names.on_stat(&below, vec![file(format!("{there}/a.txt")), file(format!("{given}/a.txt"))]);
            assert_eq!(spelled(&names, format!("{given}/new.txt")), None, "both are there");
            names.on_stat(&below, vec![]);
            assert_eq!(spelled(&names, format!("{given}/new.txt")), None, "it is gone");
        }
    }

    #[test]
    fn two_uploads_of_one_name_in_two_forms_are_two_of_one_name() {
        let mut names = Names::default();
        assert!(names.claim(&key(FORMS[0])) && !names.claim(&key(FORMS[1])));
        names.release(&key(FORMS[1]));
        assert!(!names.is_claimed(&key(FORMS[0])));
    }

    #[test]
    fn a_free_name_is_beside_objects_and_other_uploads() {
        let (mut names, home) = (Names::default(), Prefix::new("home"));
        names.found(key("home/a (2).txt"), Existing::default());
        assert!(names.claim(&key("home/a (3).txt")));
        assert_eq!(names.claim_beside(&home, "a.txt").unwrap().0, "a (4).txt");
        assert_eq!(names.claim_beside(&home, "a.txt").unwrap().0, "a (5).txt");
    }
}
