//! From what is selected, and a folder or a name, to pairs of keys.

use crate::aws::s3::key::{MAX_KEY_BYTES, ObjectKey, Prefix};
use crate::model::files::Entry;

use super::Verb;

/// One thing that was chosen, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// One object.
    File {
        /// Its key.
        from: ObjectKey,
        /// The key to be.
        to: ObjectKey,
    },
    /// Everything below a prefix, the folder's own marker too.
    Folder {
        /// The prefix.
        from: Prefix,
        /// The prefix to be.
        to: Prefix,
    },
}

/// Why nothing can be done with a choice. Known before any request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A folder would go into itself or into a folder below it. By the folder's name.
    IntoItself(String),
    /// All of it is there already.
    AlreadyThere,
    /// The browser cannot request it: a segment `.` or `..`. By its name.
    Unreachable(String),
    /// With its new folder the key is longer than S3's 1,024 bytes. By its name.
    TooLong(String),
}

impl Root {
    /// A file or folder under another name, or in another folder.
    fn new(entry: &Entry, folder: &Prefix, name: &str) -> Result<Self, Refusal> {
        let too_long = |_| Refusal::TooLong(name.to_owned());
        let root = match entry {
            Entry::File(file) => {
                Self::File { from: file.key.clone(), to: folder.object(name).map_err(too_long)? }
            }
            Entry::Folder(it) => Self::Folder { from: it.prefix.clone(), to: folder.folder(name) },
        };
        root.check(name)?;
        Ok(root)
    }

    fn check(&self, name: &str) -> Result<(), Refusal> {
        let (from, to) = (self.from(), self.to());
        let is_unreachable = |key: &str| key.split('/').any(|segment| matches!(segment, "." | ".."));
        if is_unreachable(from) || is_unreachable(to) {
            return Err(Refusal::Unreachable(name.to_owned()));
        }
        if to.len() > MAX_KEY_BYTES {
            return Err(Refusal::TooLong(name.to_owned()));
        }
        let is_inside = self.is_folder() && to != from && to.starts_with(from);
        if is_inside { Err(Refusal::IntoItself(name.to_owned())) } else { Ok(()) }
    }

    /// The key or prefix where it is.
    pub fn from(&self) -> &str {
        match self {
            Self::File { from, .. } => from.as_str(),
            Self::Folder { from, .. } => from.as_str(),
        }
    }

    /// The key or prefix where it goes.
    pub fn to(&self) -> &str {
        match self {
            Self::File { to, .. } => to.as_str(),
            Self::Folder { to, .. } => to.as_str(),
        }
    }

    /// Whether it is a folder.
    pub const fn is_folder(&self) -> bool {
        matches!(self, Self::Folder { .. })
    }

    /// Whether it would come to stand on itself.
    pub fn is_in_place(&self) -> bool {
        self.from() == self.to()
    }

    /// The name to be, without its folder.
    pub fn name(&self) -> &str {
        match self {
            Self::File { to, .. } => to.name(),
            Self::Folder { to, .. } => to.name(),
        }
    }

    /// The folder to be in.
    pub fn folder(&self) -> Prefix {
        match self {
            Self::File { to, .. } => to.folder(),
            Self::Folder { to, .. } => to.parent().unwrap_or_default(),
        }
    }

    /// The same source under another name in the folder to be. `None` where that is no key.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<Self> {
        let folder = self.folder();
        Some(match self {
            Self::File { from, .. } => Self::File { from: from.clone(), to: folder.object(name).ok()? },
            Self::Folder { from, .. } => Self::Folder { from: from.clone(), to: folder.folder(name) },
        })
    }

    /// The way back. Right after a move whose target was free.
    #[must_use]
    pub fn reversed(&self) -> Self {
        match self.clone() {
            Self::File { from, to } => Self::File { from: to, to: from },
            Self::Folder { from, to } => Self::Folder { from: to, to: from },
        }
    }

    /// The key to be of one object of it. `None` for an object that is none of it, or whose key would be too long.
    pub fn target(&self, key: &ObjectKey) -> Option<ObjectKey> {
        match self {
            Self::File { from, to } => (from == key).then(|| to.clone()),
            Self::Folder { from, to } => to.object(key.as_str().strip_prefix(from.as_str())?).ok(),
        }
    }
}

/// What is chosen, into a folder under its own names.
///
/// Of a move, what is there already is left out. Copies into their own folder stand on their originals here: `client::organize`
/// finds a free name for each.
///
/// # Errors
///
/// The first [`Refusal`]; nothing is done then.
pub fn roots(verb: Verb, entries: &[Entry], folder: &Prefix) -> Result<Vec<Root>, Refusal> {
    let mut roots = Vec::new();
    for entry in entries {
        let name = match entry {
            Entry::File(_) => entry.name(),
            Entry::Folder(it) => it.prefix.name(), // empty for `a//`, which people read as `/`
        };
        let root = Root::new(entry, folder, name)?;
        if verb == Verb::Copy || !root.is_in_place() {
            roots.push(root);
        }
    }
    if roots.is_empty() { Err(Refusal::AlreadyThere) } else { Ok(roots) }
}

/// One entry under another name in its own folder.
///
/// # Errors
///
/// As of [`roots`]. The name's own faults are `model::files::name`'s to find.
pub fn renamed(entry: &Entry, name: &str) -> Result<Root, Refusal> {
    let folder = match entry {
        Entry::File(file) => file.key.folder(),
        Entry::Folder(it) => it.prefix.parent().unwrap_or_default(),
    };
    let root = Root::new(entry, &folder, name)?;
    if root.is_in_place() { Err(Refusal::AlreadyThere) } else { Ok(root) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::files::{File, Folder, StorageClass};

    fn file(key: &str) -> Entry {
        let key = ObjectKey::new(key).unwrap();
        Entry::File(File { key, size: 1, modified: 0, etag: None, class: StorageClass::Standard })
    }

    fn folder(prefix: &str) -> Entry {
        Entry::Folder(Folder { prefix: Prefix::new(prefix) })
    }

    fn pairs(roots: &[Root]) -> Vec<(&str, &str)> {
        roots.iter().map(|root| (root.from(), root.to())).collect()
    }

    #[test]
    fn what_is_chosen_goes_into_a_folder_under_its_own_names() {
        let chosen = [file("home/a b+.txt"), folder("home/trip")];
        let into = roots(Verb::Move, &chosen, &Prefix::new("home/old")).unwrap();
        assert_eq!(pairs(&into), [("home/a b+.txt", "home/old/a b+.txt"), ("home/trip/", "home/old/trip/")]);
        let inside = ObjectKey::new("home/trip/x/y").unwrap();
        assert_eq!(into[1].target(&inside).unwrap().as_str(), "home/old/trip/x/y");
        let marker = ObjectKey::new("home/trip/").unwrap();
        assert_eq!(into[1].target(&marker).unwrap().as_str(), "home/old/trip/");
        assert_eq!(into[1].target(&ObjectKey::new("home/tripod").unwrap()), None);
    }

    #[test]
    fn a_folder_goes_neither_into_itself_nor_below() {
        let trip = [folder("home/trip")];
        for into in ["home/trip", "home/trip/deep"] {
            let refused = roots(Verb::Copy, &trip, &Prefix::new(into));
            assert_eq!(refused, Err(Refusal::IntoItself("trip".into())), "{into}");
        }
        assert!(roots(Verb::Move, &trip, &Prefix::new("home/trip 2")).is_ok());
    }

    #[test]
    fn a_move_to_where_it_is_does_nothing_and_a_copy_stands_on_itself() {
        let all = [file("home/a"), folder("home/b")];
        let home = Prefix::new("home");
        assert_eq!(roots(Verb::Move, &all, &home), Err(Refusal::AlreadyThere));
        assert!(roots(Verb::Copy, &all, &home).unwrap().iter().all(Root::is_in_place));
        assert_eq!(renamed(&all[0], "a"), Err(Refusal::AlreadyThere));
        assert_eq!(renamed(&all[1], "c").unwrap().to(), "home/c/");
    }

    #[test]
    fn names_that_no_browser_can_request_or_s3_would_not_take_are_refused() {
        let old = Prefix::new("old");
        assert_eq!(roots(Verb::Move, &[file("a/..")], &old), Err(Refusal::Unreachable("..".into())));
        let long = "n".repeat(1022);
        assert_eq!(roots(Verb::Move, &[file(&long)], &old), Err(Refusal::TooLong(long)));
    }

    #[test]
    fn a_root_is_renamed_and_turned_around() {
        let root = renamed(&folder("home/b"), "c").unwrap();
        assert_eq!(root.named("c (2)").unwrap().to(), "home/c (2)/");
        assert_eq!(pairs(&[root.reversed()]), [("home/c/", "home/b/")]);
        assert_eq!((root.name(), root.folder()), ("c", Prefix::new("home")));
    }
}
