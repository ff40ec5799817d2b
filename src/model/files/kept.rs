//! A folder as a device keeps it for a time without a connection: a listing in JSON, and the page that it becomes again.
//!
//! | | |
//! |---|---|
//! | the whole | `[has a marker, has more entries than these, rows]` |
//! | a folder | `[name with its slash]` |
//! | a file | `[name, size, modified, entity tag or null, storage class]` |
//!
//! Names are what follows the folder's prefix, so the folder that a text belongs to must be known to read it.

use serde_json::{Value, json};

use super::entry::{ETag, Entry, File, Folder, StorageClass};
use super::listing::{Listing, Page};
use crate::aws::s3::key::{ObjectKey, Prefix};

/// So many entries of a folder are kept at most, those that were read first.
pub const MOST_ENTRIES: usize = 5_000;

/// Stands for a class whose name the page does not know.
const NAMELESS: &str = "?";

/// What is kept of a listing.
pub fn to_text(listing: &Listing) -> String {
    let row = |entry: &Entry| {
        let name = entry.id().strip_prefix(listing.prefix().as_str());
        match entry {
            Entry::Folder(_) => json!([name]),
            Entry::File(File { size, modified, etag, class, .. }) => {
                let class = Some(class.name()).filter(|name| !name.is_empty()).unwrap_or(NAMELESS);
                json!([name, size, modified, etag.as_ref().map(ETag::as_str), class])
            }
        }
    };
    let rows: Vec<Value> = listing.entries().take(MOST_ENTRIES).map(row).collect();
    let more = !listing.is_complete() || listing.len() > rows.len();
    json!([listing.has_marker(), more, rows]).to_string()
}

/// The folder as it was kept; `None` for a text that is not of this form.
pub fn from_text(text: &str, folder: &Prefix) -> Option<Page> {
    let kept: Value = serde_json::from_slice(text.as_bytes()).ok()?;
    let entry = |row: &Value| {
        let id = [folder.as_str(), row[0].as_str()?].concat();
        let Some(size) = row[1].as_u64() else {
            return Some(Entry::Folder(Folder { prefix: Prefix::new(id) }));
        };
        let (key, modified) = (ObjectKey::new(id).ok()?, row[2].as_i64()?);
        let (etag, class) = (row[3].as_str().map(ETag::new), StorageClass::of(Some(row[4].as_str()?)));
        Some(Entry::File(File { key, size, modified, etag, class }))
    };
    let entries = kept[2].as_array()?.iter().map(entry).collect::<Option<_>>()?;
    Some(Page { entries, marker: kept[0].as_bool()?, more: kept[1].as_bool()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn listing(entries: Vec<Entry>, marker: bool) -> Listing {
        let mut listing = Listing::new(folder());
        listing.add(Page { entries, marker, more: false });
        listing
    }

    fn folder() -> Prefix {
        Prefix::new("users/a b/")
    }

    fn again(listing: &Listing) -> Listing {
        let mut again = Listing::new(folder());
        again.add(from_text(&to_text(listing), &folder()).unwrap());
        again
    }

    fn file(name: &str, size: u64) -> Entry {
        let key = folder().object(name).unwrap();
        Entry::File(File {
            key,
            size,
            modified: 1_700_000_000_000,
            etag: Some(ETag::new("\"1-2\"")),
            class: StorageClass::DeepArchive,
        })
    }

    #[test]
    fn odd_names_come_back_as_they_were() {
        let names = ["が", "か\u{3099}", "🗂️", "a+b%20#?&", "\"quoted\\", "tab\t and \n line", " ", "."];
        let mut entries: Vec<Entry> = names.iter().map(|name| file(name, 7)).collect();
        entries.extend(names.map(|name| Entry::Folder(Folder { prefix: folder().folder(name) })));
        let listing = listing(entries, true);
        assert_eq!(again(&listing), listing);
    }

    #[test]
    fn a_nameless_folder_and_the_object_of_the_folders_own_key_come_back_too() {
        let nameless = Prefix::new("users/a b//");
        let own = File {
            key: ObjectKey::new("users/a b/").unwrap(),
            size: 3,
            modified: 0,
            etag: None,
            class: StorageClass::Other,
        };
        let listing = listing(vec![Entry::Folder(Folder { prefix: nameless }), Entry::File(own)], false);
        assert_eq!(again(&listing), listing);
    }

    #[test]
    fn of_a_long_folder_the_first_entries_are_kept_and_the_rest_is_known_to_be_missing() {
        let listing = listing((0..=MOST_ENTRIES).map(|at| file(&format!("{at:05}"), 1)).collect(), false);
        let again = again(&listing);
        assert_eq!((again.len(), again.is_complete()), (MOST_ENTRIES, false));
        assert!(again.named("00000").is_some() && again.named("05000").is_none());
    }

    #[test]
    fn another_text_is_no_folder() {
        for text in
            ["", "{}", "[]", "[true,false]", "[true,false,[[]]]", "[true,false,[[\"a\",1]]]", "[1,2,[]]"]
        {
            assert_eq!(from_text(text, &folder()), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_it_is_called_and_however_large_it_is(name in "[^/\\p{C}]{1,40}", size: u64, modified in 0..i64::MAX) {
            let key = folder().object(&name).unwrap();
            let entry = Entry::File(File { key, size, modified, etag: None, class: StorageClass::Other });
            let listing = listing(vec![entry], false);
            prop_assert_eq!(again(&listing), listing);
        }
    }
}
