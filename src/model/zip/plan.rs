//! Which members an archive has: what was listed, under names that can be unpacked.

use super::names::{Names, safe};
use crate::model::files::{File, Prefix};

/// A member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A folder that was made as one: empty ones are kept so.
    Folder {
        /// Its path inside, with a slash at the end.
        path: String,
        /// When it was made: milliseconds since the epoch.
        modified: i64,
    },
    /// A file.
    File {
        /// Its path inside.
        path: String,
        /// The object.
        file: File,
    },
}

/// An archive's members, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Folders and files.
    pub items: Vec<Item>,
    /// How many are files.
    pub files: usize,
    /// Bytes of all files.
    pub size: u64,
    /// The path of the note that lists what is missing, should something be.
    pub note: String,
}

/// Plans an archive of these objects, which all lie below `root`. `note` is the name for a note about what is missing.
///
/// The order is that of the listing. Sizes are those of the listing: an object that is replaced meanwhile
/// is refused by its tag and counts as missing. Never fails; no objects make an empty plan.
pub fn plan(root: &Prefix, found: Vec<File>, note: &str) -> Plan {
    let mut names = Names::default();
    let mut paths = Vec::with_capacity(found.len());
    for file in &found {
        let key = file.key.as_str();
        let relative = key.strip_prefix(root.as_str()).unwrap_or(key);
        // A marker that has bytes is no folder: they are to be kept.
        let path = if file.is_marker() { safe(relative) } else { safe_file(relative) };
        names.lead_to(&path);
        paths.push(path);
    }
    let mut plan = Plan::default();
    for (path, file) in paths.into_iter().zip(found) {
        if file.is_marker() {
            plan.items.push(Item::Folder { path, modified: file.modified });
        } else {
            plan.files += 1;
            plan.size += file.size;
            plan.items.push(Item::File { path: names.claim(path), file });
        }
    }
    plan.note = names.claim(safe_file(note));
    plan
}

/// The path of something that is no folder, whatever its key looks like.
fn safe_file(relative: &str) -> String {
    let path = safe(relative);
    if path.ends_with('/') { path + "_" } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::files::{ObjectKey, StorageClass};

    fn found(objects: &[(&str, u64)]) -> Vec<File> {
        let file = |&(key, size): &(&str, u64)| File {
            key: ObjectKey::new(key).unwrap(),
            size,
            modified: 0,
            etag: None,
            class: StorageClass::Standard,
        };
        objects.iter().map(file).collect()
    }

    #[test]
    fn members_are_named_from_the_folder_on_and_markers_are_folders() {
        let objects =
            [("home/trip/", 0), ("home/trip/a.txt", 5), ("home/trip/odd/", 3), ("home/trip/void/", 0)];
        let plan = plan(&Prefix::new("home"), found(&objects), "missing.txt");
        let paths: Vec<&str> = plan
            .items
            .iter()
            .map(|item| match item {
                Item::Folder { path, .. } | Item::File { path, .. } => path.as_str(),
            })
            .collect();
        assert_eq!(paths, ["trip/", "trip/a.txt", "trip/odd/_", "trip/void/"]);
        assert_eq!((plan.files, plan.size, plan.note.as_str()), (2, 8, "missing.txt"));
    }

    #[test]
    fn the_note_has_a_name_of_its_own() {
        let plan = plan(&Prefix::root(), found(&[("Missing.txt", 1)]), "missing.txt");
        assert_eq!(plan.note, "missing (2).txt");
    }
}
